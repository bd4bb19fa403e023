// What bad input gets: an `error:` line that names what, where and what to do, the exit status of
// its kind, and no output file.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { docx } from './docx.mjs';
import { changedFirm, engross, parts, practice, temporaryFolder, validatorErrors } from './engross.mjs';

const draft = (out, matter = '00001-Whitfield') => ['draft', matter, '--template', 'will', '--out', out];

// name, the practice Clio's switches, the command, exit status, what the first error says
const clioRows = [
  ['no such matter by id', {}, () => ['import', '9999'], 1, /^error: .*9999.*Clio/],
  ['no such matter by number', {}, () => ['import', '00099-Nobody'], 1, /^error: .*00099-Nobody/],
  ['a query of one character', {}, () => ['matters', 'W'], 2, /^error: .*2 characters/],
  ['a query of blanks', {}, () => ['matters', '   '], 2, /^error: .*2 characters/],
  ['nothing found', {}, () => ['matters', 'zzzzzz'], 1, /^error: no matter with "zzzzzz"/],
  ['Clio without the Matters permission', { missing_scopes: ['Matters'] }, draft, 5, /^error: .*Matters.*permission/i],
  ['Clio without the Contacts permission', { missing_scopes: ['Contacts'] }, draft, 5, /^error: .*Contacts.*permission/i],
  ['custom fields without values', { strip_custom_fields: true }, draft, 5, /^error: .*Custom Fields.*permission/i],
  ['an expired sign-in', { clock_ahead_s: 3000000 }, draft, 6, /^error: Clio does not accept this access token, .*expired/],
  ['another region', { region: 'ca' }, draft, 6, /^error: Clio does not accept this access token/],
  ['a rate limit of an hour', { faults: [{ status: 429, retry_after: '3600', times: -1 }] }, draft, 5, /^error: Clio allows no more calls for now.*wait 1 h/],
  ['a server in trouble', { faults: [{ status: 422, times: -1 }] }, draft, 5, /^error: /],
  ['a page of a wireless network', { faults: [{ status: 200, body: '<html>Welcome</html>', content_type: 'text/html', times: -1 }] }, draft, 5, /^error: .*network.*sign-in/i],
  ['findings that block', {}, (out) => draft(out, '00004-Blackwater'), 7, /^error: 2 spouses: .*settle it in the review/],
  ['an unknown template', {}, (out) => ['draft', '1001', '--template', 'codicil', '--out', out], 1, /^error: no template "codicil".*will/],
];

for (const [name, switches, command, status, says] of clioRows) {
  test(name, async (t) => {
    const clio = await practice(t);
    await clio.set(switches);
    const out = join(temporaryFolder(t), 'out');
    const done = clio.engross(command(out));
    assert.match(done.err, says);
    assert.equal(done.status, status, done.err);
    assert.throws(() => readdirSync(out), /ENOENT/);
    for (const line of done.err.split('\n')) assert.ok(!line.includes(clio.token), 'the token is never shown');
  });
}

const template = (t, name, bytes) => {
  const path = join(temporaryFolder(t), name);
  writeFileSync(path, bytes);
  return path;
};
const good = () => docx(['Dear {{ name }},']);

// name, the template's bytes, the values, exit status, all errors in order
const fillRows = [
  ['a PDF named docx', () => '%PDF-1.7 and so on', '{}', 1, [/^error: .*PDF/]],
  ['an empty file', () => '', '{}', 1, [/^error: .*empty/]],
  ['a text', () => 'Dear Sir', '{}', 1, [/^error: not a Word document/]],
  ['a cut document', () => good().subarray(0, 300), '{}', 1, [/^error: /]],
  [
    'three faults at once',
    () => docx(['{% if spouse %}', 'To {{ spouse.name.full | uper }}', 'and {{ client. }}']),
    '{}',
    3,
    [/^error: .*if spouse.*paragraph 1/, /^error: .*uper.*paragraph 2.*upper/, /^error: .*client.*paragraph 3/],
  ],
  ['two missing values', () => docx(['{{ a }}', '{{ b.c }}']), '{}', 4, [/^error: no value for a, .*paragraph 1/, /^error: no value for b\.c, .*paragraph 2/]],
  ['a value that is null', () => docx(['{{ a }}']), '{"a": null}', 4, [/^error: no value for a/]],
  ['values that are no JSON', good, '{name: 1}', 1, [/^error: this is not JSON, .*data\.json, line 1/]],
  ['values that are a list', good, '[1]', 1, [/^error: the values are not in one JSON object, .*data\.json/]],
  ['a key that stands twice', good, '{"name": "a", "name": "b"}', 1, [/^error: .*"name" stands twice/]],
];

for (const [name, bytes, values, status, says] of fillRows) {
  test(`fill: ${name}`, (t) => {
    const folder = temporaryFolder(t);
    writeFileSync(join(folder, 'data.json'), values);
    const done = engross(['fill', '--template', template(t, 'letter.docx', bytes()), '--data', join(folder, 'data.json'), '--out', join(folder, 'out.docx')]);
    const errors = done.err.split('\n').filter((line) => line.startsWith('error:'));
    assert.equal(errors.length, says.length, done.err);
    errors.forEach((line, i) => assert.match(line, says[i]));
    assert.equal(done.status, status, done.err);
    assert.deepEqual(readdirSync(folder), ['data.json']);
  });
}

// A file of one question with these keys.
const interview = (keys) => `id: t\ntitle: T\nsections:\n- title: S\n  questions:\n  - {name: a, ask: A, ${keys}}\n`;
const names = (variables) => `{"schema": 1, "form": "will", "variables": [\n${variables}]}`;

// name, the file's name, what it holds, all errors in order
const checkRows = [
  [
    'an interview that asks for what nobody has',
    'i.yaml',
    interview('type: number, shown when: zqx, required: facts.excutor, default: client.nme.full, valid when: a < len, otherwise: No'),
    [/client\.nme\.full, and client has no "nme", .*i\.yaml, line 6, question a, did you mean "client\.name"/, /facts has no "excutor".*did you mean "facts\.executor"/, /zqx, which is unknown/, /len, which is unknown/],
  ],
  ['a tab and a fault below it', 'i.yaml', interview('type: text').replace('  - {', '\t- {') + '  - {name: b, ask: B, type: txt}\n', [/a tab in the indentation, .*line 6/, /"type" is no type of answer: txt, .*line 7/]],
  [
    'HotDocs names that lead nowhere',
    'n.json',
    names('{"variable": "A", "type": "text", "path": "client.nam.full"},\n{"variable": "B", "type": "text", "path": "trust_aeg"},\n{"variable": "C", "type": "text", "path": "facts.zqx"}'),
    [/line 2, did you mean "client\.name"/, /line 3, did you mean "trust_age"/, /facts has no "zqx"/],
  ],
  ['a repeated key beside another fault', 'n.json', names('{"variable": "A", "type": "text",\n"type": "date", "path": "today"}, {"variable": "B", "type": "txt", "path": "today"}'), [/"type" stands twice, first on line 2, .*n\.json, line 3/, /the "type" "txt" is not known, .*line 3/]],
  ['JSON without a comma', 'n.json', '{"schema": 1\n "form": "will"}', [/not JSON: a comma or } is expected here, .*n\.json, line 2, column 2/]],
  ['an empty answer file', 'a.anx', '', [/the file is empty, .*a\.anx/]],
  ['an older answer file of HotDocs', 'a.ans', 'HDANS\u0001\u0000', [/an older HotDocs answer file.*save it as "HotDocs XML answer file" \(\.anx\)/]],
];

for (const [name, file, text, says] of checkRows) {
  test(`check: ${name}`, (t) => {
    const done = engross(['check', template(t, file, text)]);
    const errors = done.err.split('\n').filter((line) => line.startsWith('error:'));
    assert.equal(errors.length, says.length, done.err);
    errors.forEach((line, i) => assert.match(line, says[i]));
    assert.equal(done.status, 1, done.err);
  });
}

test('a template is checked with its interview', (t) => {
  const share = changedFirm(t, 'matters.json', () => {});
  const path = join(share, 'mapping/interviews/will.yaml');
  writeFileSync(path, readFileSync(path, 'utf8').replace('default: facts.executor', 'default: facts.exectuor').replace('type: text', 'type: txt'));
  const document = join(share, 'templates/will/will.docx');
  const interviewAlone = engross(['check', 'will'], { env: { ENGROSS_SHARE: share } });
  assert.match(interviewAlone.err, /^error: .*facts has no "exectuor", mapping\/interviews\/will\.yaml, line 9, question executor.*\nerror: "type" is no type of answer: txt/);
  assert.equal(interviewAlone.status, 1);
  writeFileSync(document, docx(['{{ client.name.full | uper }}']));
  const both = engross(['check', 'will'], { env: { ENGROSS_SHARE: share } });
  assert.match(both.err, /^error: .*uper.*\nerror: .*exectuor.*\nerror: .*txt/);
  assert.equal(both.status, 3);
  const listed = JSON.parse(engross(['check', 'will', '--json'], { env: { ENGROSS_SHARE: share } }).out);
  assert.deepEqual(listed.map((fault) => fault.code).slice(1), ['interview', 'interview']);
});

const usageRows = [
  ['no command', [], 2, /^error: .*engross --help/],
  ['an unknown command', ['engros'], 2, /^error: /],
  ['an unknown option', ['matters', 'Wh', '--fast'], 2, /^error: .*--fast/],
  ['an unknown region', ['matters', 'Wh', '--region', 'mars'], 2, /^error: .*mars/],
  ['an unknown missing policy', ['fill', '--template', 'x', '--data', 'y', '--out', 'z', '--missing', 'ignore'], 2, /^error: .*ignore/],
  ['nobody signed in', ['matters', 'Wh'], 6, /^error: not signed in to Clio/],
  ['plain http to another machine', ['matters', 'Wh', '--clio-url', 'http://clio.example'], 2, /^error: .*http/],
  ['a closed port', ['matters', 'Wh', '--clio-url', 'http://127.0.0.1:9'], 5, /^error: .*127\.0\.0\.1:9,/m],
  ['a template that is not there', ['fields', 'nowhere.docx'], 1, /^error: .*nowhere\.docx/],
  ['a word of 1,001 letters', ['classify', 'x'.repeat(1001)], 1, /^error: .*longer than 1,000/],
  ['a token of a letter', ['matters', 'Wh', '--clio-url', 'http://127.0.0.1:9'], 2, /^error: ENGROSS_TOKEN is too short for a token/, 'e'],
];

for (const [name, args, status, says, token = 'practice-token-that-is-long-enough'] of usageRows) {
  test(`command line: ${name}`, (t) => {
    const done = engross(['--home', join(temporaryFolder(t), 'home'), ...args], { token });
    assert.match(done.err, says);
    assert.equal(done.status, status, done.err);
    assert.equal(done.out, '');
  });
}

// Everything that is wrong with an answers file, at once and line by line, and no document.
test('an answers file tells all its faults at once', async (t) => {
  const clio = await practice(t);
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'answers.json'), '{"executer":"Ann","trust_age":"old",\n"survival_days":9999}');
  const done = clio.engross([...draft(join(folder, 'out')), '--answers', join(folder, 'answers.json')]);
  assert.deepEqual(done.err.replaceAll(`${folder}/`, '').trim().split('\n'), [
    'error: "executer" is no question of these templates, answers.json, line 1, did you mean "executor"?',
    'error: Trust age: "old" is not a number; write digits, as 30, answers.json, line 1, trust_age, correct the file',
    'error: Survival period (days): "9999" is not between 0 and 365; change the answer, answers.json, line 2, survival_days, correct the file',
  ]);
  assert.equal(done.status, 1);
  assert.throws(() => readdirSync(join(folder, 'out')), /ENOENT/);
});

const faulty = () => docx(['Dear {{ name | uper }},', '{% if spouse %}']);

// name, the template's bytes, where the copy goes, exit status, what the last line says
const annotateRows = [
  ['beside it', faulty, 'copy.docx', 3, /^error: .*never ended/],
  ['in its own place', faulty, 't.docx', 2, /^error: the copy would take the template's place, .*t\.docx, name another file/],
  ['in no folder', faulty, 'nowhere/copy.docx', 1, /^error: /],
  ['of a template without faults', good, 'copy.docx', 0, /^no fault found in .*, so nothing was written to .*copy\.docx$/],
  ['of a text', () => 'Dear Sir', 'copy.docx', 1, /^error: not a Word document/],
];

for (const [name, bytes, to, status, says] of annotateRows) {
  test(`check --annotate: a copy ${name}`, (t) => {
    const path = template(t, 't.docx', bytes());
    const before = readFileSync(path);
    const copy = join(dirname(path), to);
    const done = engross(['check', path, '--annotate', copy]);
    assert.equal(done.status, status, done.err);
    assert.match(done.err.trim().split('\n').at(-1), says);
    assert.deepEqual(readFileSync(path), before);
    const made = status === 3;
    assert.deepEqual(readdirSync(dirname(path)), made ? ['copy.docx', 't.docx'] : ['t.docx']);
    if (!made) return;
    assert.deepEqual(validatorErrors(copy), validatorErrors(path));
    assert.equal(engross(['check', '--output', copy]).status, 0);
    const comments = [...parts(copy)['word/comments.xml'].toString().matchAll(/w:author="(.*?)".*?<w:t [^>]*>(.*?)<\/w:t>/g)];
    assert.deepEqual(
      comments.map(([, author, text]) => [author, text.replaceAll('&quot;', '"')]),
      [
        ['Engross', 'there is no filter "uper" ({{ name | uper }}): did you mean "upper"?'],
        ['Engross', '“{% if spouse %}” is never ended ({% if spouse %}): write “{% endif %}” where it ends'],
      ],
    );
  });
}
