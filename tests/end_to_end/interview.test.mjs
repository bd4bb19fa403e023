// The interview in a terminal, left and taken up again; questionnaire, docassemble interview and
// answer files of every kind; answer sets for the spouse's mirror will.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { changedFirm, paragraphs, parts, pdfText, practice, temporaryFolder, top, validatorErrors } from './engross.mjs';

const json = (done) => {
  assert.equal(done.status, 0, done.err);
  return JSON.parse(done.out);
};
const imported = (clio, matter = '00001-Whitfield') => json(clio.engross(['import', matter, '--json'])).draft;
const asked = (clio, draft, template = 'will') => json(clio.engross(['interview', template, '--draft', draft, '--json']));
const answer = (clio, draft, path) => asked(clio, draft).find((one) => one.path === path);

test('a session asks what is open, keeps each answer, is left and taken up again', async (t) => {
  const clio = await practice(t);
  const draft = imported(clio, '00005-Ramcharan');
  const first = clio.engross(['interview', 'will', '--draft', draft, '--by', 'Ada'], { input: 'Devanand Ramcharan\n.\n' });
  assert.equal(first.status, 0, first.err);
  assert.match(first.out, /Executor \(estate trustee\) \(needed\)/);
  assert.equal(answer(clio, draft, 'executor').value, 'Devanand Ramcharan');
  assert.equal(answer(clio, draft, 'executor').origin, 'answered');
  const second = clio.engross(['interview', 'will', '--draft', draft], { input: '\n'.repeat(40) });
  assert.doesNotMatch(second.out, /Executor \(estate trustee\)/);
  assert.match(second.out, /Alternate executor/);
});

test('a person is chosen by number, help is told, a wrong answer is asked again, an answer is taken away', async (t) => {
  const clio = await practice(t);
  const draft = imported(clio, '00005-Ramcharan');
  const people = clio.engross(['interview', 'will', '--draft', draft], { input: '?\n.\n' });
  assert.match(people.out, /The one person who carries out the will/);
  const number = people.out.match(/^ +(\d+) {2}Anjali Ramcharan/m)[1];
  clio.engross(['interview', 'will', '--draft', draft], { input: `${number}\n.\n` });
  assert.equal(answer(clio, draft, 'executor').value, 'Anjali Ramcharan');
  const all = clio.engross(['interview', 'will', '--draft', draft, '--all'], {
    input: '\n'.repeat(3) + 'sixteen\n16\n25\n.\n',
  });
  assert.match(all.out, /!! "sixteen"|!! .*sixteen/);
  assert.equal(answer(clio, draft, 'trust_age').value, '25');
});

test('a question that the matter answers is left empty on purpose, and given back to the matter', async (t) => {
  const clio = await practice(t);
  const draft = imported(clio);
  const says = () => {
    const { value, origin } = answer(clio, draft, 'alternate_executor');
    return [value, origin];
  };
  assert.deepEqual(says(), ['Helen Margaret Whitfield-Moss', 'from the matter']);
  clio.engross(['interview', 'will', '--draft', draft, '--all'], { input: '\n-\n.\n' });
  assert.deepEqual(says(), [null, 'answered']);
  const will = clio.engross(['draft', '00001-Whitfield', '--template', 'will', '--out', join(temporaryFolder(t), 'out')]);
  assert.equal(will.status, 0, will.err);
  assert.match(will.out, /Alternate executor +answered +- \(the matter says Helen/);
  clio.engross(['interview', 'will', '--draft', draft, '--all'], { input: '\n=\n.\n' });
  assert.deepEqual(says(), ['Helen Margaret Whitfield-Moss', 'from the matter']);
});

test('answers that others keep during a session stay', async (t) => {
  const clio = await practice(t);
  const draft = imported(clio, '00005-Ramcharan');
  const file = join(temporaryFolder(t), 'a.json');
  writeFileSync(file, JSON.stringify({ trust_age: 33 }));
  const session = clio.talk(['interview', 'will', '--draft', draft]);
  await session.until(/Executor \(estate trustee\)[^]*> $/);
  assert.equal(clio.engross(['answers', draft, '--template', 'will', '--from', file]).status, 0);
  session.say('Anjali Ramcharan\n.\n');
  await session.end();
  assert.equal(answer(clio, draft, 'trust_age').value, '33');
  assert.equal(answer(clio, draft, 'executor').value, 'Anjali Ramcharan');
});

test('a name in a file is the person: a correction in the review reaches it', async (t) => {
  const clio = await practice(t);
  const draft = imported(clio);
  const file = join(temporaryFolder(t), 'a.json');
  writeFileSync(file, JSON.stringify({ executor: 'Amélie Rose Whitfield', first_witness: 'Daniel James Whitfield' }));
  assert.equal(clio.engross(['answers', draft, '--template', 'will', '--from', file]).status, 0);
  json(clio.engross(['review', draft, '--correct', 'Amélie Rose Whitfield.name.first=Emilie', '--correct', 'Daniel James Whitfield.name.first=Dan', '--json']));
  assert.equal(answer(clio, draft, 'executor').value, 'Emilie Rose Whitfield');
  const will = clio.engross(['draft', '00001-Whitfield', '--template', 'will', '--out', join(temporaryFolder(t), 'out')]);
  assert.equal(will.status, 7);
  assert.match(will.err, /Dan James Whitfield is a witness and takes/);
});

test('a person who was removed holds no office', async (t) => {
  const clio = await practice(t);
  const draft = imported(clio);
  json(clio.engross(['review', draft, '--remove', 'Helen Margaret Whitfield-Moss', '--json']));
  const will = clio.engross(['draft', '00001-Whitfield', '--template', 'will', '--out', join(temporaryFolder(t), 'out')]);
  assert.equal(will.status, 7);
  assert.match(will.err, /Helen Margaret Whitfield-Moss is named as an executor and was removed in the review/);
});

test('a correction in the review reaches the answer that names the person', async (t) => {
  const clio = await practice(t);
  const draft = imported(clio, '00005-Ramcharan');
  clio.engross(['interview', 'will', '--draft', draft], { input: 'Anjali Ramcharan\n.\n' });
  json(clio.engross(['review', draft, '--correct', 'Anjali Ramcharan.name.last=Ramcharan-Lee', '--json']));
  assert.equal(answer(clio, draft, 'executor').value, 'Anjali Ramcharan-Lee');
});

test('the questionnaire is a sound document of every question, with what is known to be confirmed', async (t) => {
  const clio = await practice(t);
  const draft = imported(clio);
  const folder = temporaryFolder(t);
  const path = join(folder, 'questions.docx');
  const done = clio.engross(['interview', 'will', '--draft', draft, '--questionnaire', path]);
  assert.equal(done.status, 0, done.err);
  const text = paragraphs(parts(path)['word/document.xml']).join('\n');
  for (const line of ['QUESTIONNAIRE', 'Thomas Edward Whitfield', 'Executor (estate trustee)', 'We have: Amélie Rose Whitfield', 'Gift over', 'Funeral wishes', '☐ Correct'])
    assert.ok(text.includes(line), `${line} in ${text}`);
  assert.doesNotMatch(text, /\{\{|\{%/);
  const template = validatorErrors(join(top, 'templates/questionnaire/questionnaire.docx')).map((e) => e.id + e.description);
  assert.deepEqual(validatorErrors(path).filter((e) => !template.includes(e.id + e.description)), []);
  assert.ok(pdfText(path, folder).includes('Executor (estate trustee)'));
  const blank = join(folder, 'blank.docx');
  assert.equal(clio.engross(['interview', 'referral-agreement', '--questionnaire', blank]).status, 0);
  const asks = paragraphs(parts(blank)['word/document.xml']).join('\n');
  assert.ok(asks.includes('☐ Paralegal') && !asks.includes('We have:'), asks);
});

test('an interview becomes a docassemble interview', async (t) => {
  const clio = await practice(t);
  const path = join(temporaryFolder(t), 'will.yml');
  const done = clio.engross(['interview', 'will', '--docassemble', path]);
  assert.equal(done.status, 0, done.err);
  const yaml = readFileSync(path, 'utf8');
  assert.match(yaml, /^---$/m);
  assert.match(yaml, /docx template file: "will\.docx"/);
});

for (const [format, name] of [
  ['json', 'answers.json'],
  ['anx', 'answers.anx'],
  ['docassemble', 'session.json'],
]) {
  test(`answers go out as ${format} and come back the same`, async (t) => {
    const clio = await practice(t);
    const folder = temporaryFolder(t);
    const draft = imported(clio);
    clio.engross(['interview', 'will', '--draft', draft], {
      input: '.\n',
    });
    const given = join(folder, 'given.json');
    writeFileSync(given, JSON.stringify({ gift_over: 'to "A & B"\nand <C>', trust_age: 30, include_step_children: true }));
    assert.equal(clio.engross(['answers', draft, '--from', given]).status, 0);
    const path = join(folder, name);
    const out = clio.engross(['answers', draft, '--format', format, '--out', path]);
    assert.equal(out.status, 0, out.err);
    if (format === 'anx') assert.equal(readFileSync(path).subarray(0, 3).toString('hex'), 'efbbbf');
    const before = asked(clio, draft);
    const other = await practice(t);
    const again = imported(other);
    other.engross(['interview', 'will', '--draft', again], { input: '.\n' });
    const read = other.engross(['answers', again, '--from', path]);
    assert.equal(read.status, 0, read.err);
    const values = (answers) => answers.map((one) => [one.path, one.value]);
    assert.deepEqual(values(asked(other, again)), values(before));
  });
}

// name, the file's name and text, the first errors
for (const [name, file, text, says] of [
  ['answers that nothing asks for', 'a.json', '{"executer": "Ann"}', [/^error: "executer" is no question.*did you mean "executor"\?/]],
  ['no JSON', 'a.json', '{"executor": ', [/^error: .*a\.json/]],
  ['no answer set', 'a.anx', '<Answers/>', [/^error: .*AnswerSet/]],
  ['two faults at once', 'a.anx', '<?xml version="1.0"?>\n<AnswerSet title="" version="1.1">\n<Answer name="Trust Age NU"><NumValue>x</NumValue></Answer>\n<Answer name="Gift Over TE"></Answer>\n</AnswerSet>', [/^error: .*line 3/, /^error: .*line 4/]],
]) {
  test(`refused: ${name}`, async (t) => {
    const clio = await practice(t);
    const draft = imported(clio);
    const path = join(temporaryFolder(t), file);
    writeFileSync(path, text);
    const done = clio.engross(['answers', draft, '--template', 'will', '--from', path]);
    assert.notEqual(done.status, 0);
    const errors = done.err.split('\n').filter((line) => line.startsWith('error:'));
    says.forEach((pattern, i) => assert.match(errors[i] ?? '', pattern));
  });
}

test('a component file stops an answer file that HotDocs would not take', async (t) => {
  const clio = await practice(t);
  const folder = temporaryFolder(t);
  const draft = imported(clio);
  const cmp = join(folder, 'will.cmp');
  writeFileSync(cmp, '<hd:componentLibrary xmlns:hd="http://www.hotdocs.com/schemas/component_library/2009" version="11"><hd:components><hd:text name="Client Name TE"/></hd:components></hd:componentLibrary>');
  const out = join(folder, 'will.anx');
  const done = clio.engross(['answers', draft, '--template', 'will', '--format', 'anx', '--cmp', cmp, '--out', out]);
  assert.equal(done.status, 1, done.err);
  assert.match(done.err, /^error: /);
  assert.ok(!existsSync(out));
});

test('an answer set is used for the spouse’s mirror will, with the roles turned round', async (t) => {
  const share = changedFirm(t, 'matters.json', (matters) => {
    const his = matters.find((matter) => matter.id === 1001);
    matters.push({
      ...structuredClone(his),
      id: 1901,
      display_number: '00901-Whitfield',
      client: 30002,
      custom: {},
      relationships: [
        [30001, 'Husband'], [30003, 'Son'], [30004, 'Daughter'], [30005, 'Daughter'], [30008, 'Sister-in-law'],
      ].map(([contact, description], i) => ({ id: 49001 + i, contact, description })),
    });
  });
  const clio = await practice(t, [], { share });
  const his = imported(clio);
  const given = join(temporaryFolder(t), 'his.json');
  writeFileSync(given, JSON.stringify({ executor: 'Amélie Rose Whitfield', alternate_executor: 'Helen Margaret Whitfield-Moss', guardian: 'Helen Margaret Whitfield-Moss', trust_age: 30 }));
  assert.equal(clio.engross(['answers', his, '--template', 'will', '--from', given]).status, 0);
  const saved = clio.engross(['answers', his, '--template', 'will', '--save-set', 'Whitfield 2026']);
  assert.equal(saved.status, 0, saved.err);
  const hers = imported(clio, '00901-Whitfield');
  const used = clio.engross(['answers', hers, '--template', 'will', '--use-set', 'whitfield 2026']);
  assert.equal(used.status, 0, used.err);
  assert.match(used.err, /the roles are turned round/);
  const values = Object.fromEntries(asked(clio, hers).map((one) => [one.path, one.value]));
  assert.equal(values.executor, 'Thomas Edward Whitfield');
  assert.equal(values.alternate_executor, 'Helen Margaret Whitfield-Moss');
  assert.equal(values.trust_age, '30');
  const out = temporaryFolder(t);
  const done = clio.engross(['draft', '00901-Whitfield', '--template', 'will', '--out', out]);
  assert.equal(done.status, 0, done.err);
  const will = paragraphs(parts(join(out, readdirSync(out)[0]))['word/document.xml']).join('\n');
  assert.ok(will.includes('AMÉLIE ROSE WHITFIELD'));
  assert.match(will, /Thomas Edward Whitfield.* to be the sole executor/);
});

test('no such answer set', async (t) => {
  const clio = await practice(t);
  const done = clio.engross(['answers', imported(clio), '--template', 'will', '--use-set', 'Nobody']);
  assert.equal(done.status, 1);
  assert.match(done.err, /^error: no answer set "Nobody"/);
});
