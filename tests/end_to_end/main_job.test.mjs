// From the practice Clio's sample matter to a will and a referral-fee agreement.
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { paragraphs, parts, pdfText, practice, temporaryFolder, top, validatorErrors } from './engross.mjs';

const documents = [
  {
    id: 'will',
    file: 'Will - Thomas Edward Whitfield.docx',
    holds: [
      'THIS IS THE LAST WILL of me, THOMAS EDWARD WHITFIELD (also known as Tom Whitfield), of Peterborough',
      'Amélie Rose Whitfield',
      'Daniel James Whitfield and Sophie Anne Whitfield',
      'Noah Daniel Whitfield and Ivy Rose Whitfield',
      'Helen Margaret Whitfield-Moss',
      'twenty-five (25) years',
      'thirty (30) days',
      'Cremation, and the ashes scattered at Stony Lake.',
    ],
    never: ['Chloé', 'Marcus Oyelaran'],
  },
  {
    id: 'referral-agreement',
    file: 'Referral fee agreement - Thomas Edward Whitfield.docx',
    holds: [
      'not the Law Society of Ontario’s standard referral agreement',
      'Marcus Oyelaran',
      'Oyelaran Disputes Professional Corporation',
      'Priya Nair',
      'Beaumont Hale LLP',
      '14 September 2026',
      '15 September 2026',
      '$86,500.00',
      '$7,500.00',
      '$36,500.00',
      '$1,825.00',
      '$9,325.00',
      '$25,000.00',
    ],
    never: ['Amélie', 'Sophie'],
  },
];

test('the sample family is read in at most four calls', async (t) => {
  const clio = await practice(t);
  const done = clio.engross(['import', '00001-Whitfield', '--json']);
  assert.equal(done.status, 0, done.err);
  assert.ok((await clio.log()).length <= 4, JSON.stringify(await clio.log()));
  const review = JSON.parse(done.out);
  assert.deepEqual(
    review.people.map((p) => [p.name, p.relationship, p.role, p.doubts.map((d) => d.code).join()]),
    [
      ['Amélie Rose Whitfield', 'Wife', 'spouse', ''],
      ['Daniel James Whitfield', 'Son', 'child', ''],
      ['Chloé Marie Bergeron', 'Step-daughter', 'child', 'step'],
      ['Sophie Anne Whitfield', 'daughter', 'child', ''],
      ['Noah Daniel Whitfield', 'Grandson', 'grandchild', ''],
      ['Ivy Rose Whitfield', 'Granddaughter', 'grandchild', ''],
      ['Helen Margaret Whitfield-Moss', 'Sister', 'party', ''],
      ['Marcus Oyelaran', 'Referring lawyer', 'party', ''],
    ],
  );
  assert.equal(review.client.name, 'Thomas Edward Whitfield');
  const custom = Object.fromEntries(review.matter.custom.map((field) => [field.slug, [field.type, field.value]]));
  assert.deepEqual(custom.executor, ['contact', 'Amélie Rose Whitfield']);
  assert.deepEqual(custom.will_type, ['picklist', 'Will with trust']);
  assert.deepEqual(custom.estimated_legal_fees, ['currency', '86500.00']);
  assert.deepEqual(custom.existing_will, ['checkbox', true]);
  assert.deepEqual(custom.signing_appointment, ['time', null]);
});

test('the sample family drafts both documents, every value in them, no mark, nothing damaged', async (t) => {
  const clio = await practice(t);
  const out = temporaryFolder(t);
  const done = clio.engross(['draft', '00001-Whitfield', '--template', 'will', '--template', 'referral-agreement', '--out', out]);
  assert.equal(done.status, 0, done.err);
  assert.deepEqual(readdirSync(out).sort(), documents.map((d) => d.file).sort());
  assert.match(done.out, /Step-daughter/);
  for (const { id, file, holds, never } of documents) {
    const path = join(out, file);
    const written = parts(path);
    const body = paragraphs(written['word/document.xml']);
    const text = body.join('\n');
    for (const value of holds) assert.ok(text.includes(value), `${file}: ${value}`);
    for (const value of never) assert.ok(!text.includes(value), `${file}: ${value}`);
    for (const [name, xml] of Object.entries(written)) {
      if (!/^word\/(document|header|footer|footnotes)/.test(name)) continue;
      assert.doesNotMatch(paragraphs(xml).join('\n'), /\{\{|\}\}|\{%|%\}/, `${file}, ${name}`);
    }
    const templateBody = paragraphs(parts(join(top, `templates/${id}/${id}.docx`))['word/document.xml']);
    const blank = (list) => list.filter((paragraph) => paragraph.trim() === '').length;
    assert.ok(blank(body) <= blank(templateBody), `${file}: ${blank(body)} empty paragraphs`);
    const before = validatorErrors(join(top, `templates/${id}/${id}.docx`)).map((e) => e.id + e.description);
    assert.deepEqual(validatorErrors(path).filter((e) => !before.includes(e.id + e.description)), []);
    const checked = clio.engross(['check', '--output', path]);
    assert.equal(checked.status, 0, checked.err);
  }
});

test('the documents become PDF pages that hold every value', async (t) => {
  const clio = await practice(t);
  const out = temporaryFolder(t);
  const done = clio.engross(['draft', '00001-Whitfield', '--template', 'will', '--template', 'referral-agreement', '--out', out]);
  assert.equal(done.status, 0, done.err);
  for (const { file, holds } of documents) {
    const folder = join(out, file.slice(0, 4));
    mkdirSync(folder);
    const text = pdfText(join(out, file), folder);
    const flat = text.replace(/\s+/g, ' ');
    // A table's cell and a page's end may cut a long value in two.
    for (const value of holds) {
      for (const word of value.split(' ')) assert.ok(flat.includes(word), `${file}: ${word} of ${value}`);
    }
    const pages = text.split('\f').length - 1;
    assert.ok(pages >= 2, file);
    for (let page = 1; page <= pages; page += 1) assert.ok(flat.includes(`Page ${page} of ${pages}`), `${file}: page ${page} of ${pages}`);
    assert.ok(flat.includes('00001-Whitfield'), file);
  }
});

test('a second draft never replaces the first document', async (t) => {
  const clio = await practice(t);
  const out = temporaryFolder(t);
  for (const names of [1, 2]) {
    const done = clio.engross(['draft', '1001', '--template', 'will', '--out', out]);
    assert.equal(done.status, 0, done.err);
    assert.equal(readdirSync(out).length, names);
  }
  assert.deepEqual(readdirSync(out).sort(), ['Will - Thomas Edward Whitfield (2).docx', 'Will - Thomas Edward Whitfield.docx']);
});

for (const id of ['will', 'referral-agreement']) {
  test(`the ${id} template filled with its sample values reads as its author wrote it down`, async (t) => {
    const clio = await practice(t);
    const out = temporaryFolder(t);
    const done = clio.engross(['fill', '--template', id, '--data', join(top, `templates/${id}/sample.json`), '--out', join(out, 'filled.docx')]);
    assert.equal(done.status, 0, done.err);
    const written = parts(join(out, 'filled.docx'));
    const lines = paragraphs(written['word/document.xml']);
    for (const [label, pattern] of [['[header]', /^word\/header\d*\.xml$/], ['[footer]', /^word\/footer\d*\.xml$/]]) {
      const names = Object.keys(written).filter((name) => pattern.test(name)).sort();
      lines.push(label, ...names.flatMap((name) => paragraphs(written[name])));
    }
    const shown = lines.map((line) => line.replace(/\n/g, '\\n').replace(/\t/g, '\\t'));
    const expected = readFileSync(join(top, `templates/${id}/expected.txt`), 'utf8').replace(/\n$/, '').split('\n');
    assert.deepEqual(shown, expected);
  });
}

test('what Clio could not hold is asked of the answers, and a step-child counts only when told so', async (t) => {
  const clio = await practice(t);
  const out = temporaryFolder(t);
  const answers = join(out, 'answers.json');
  const { writeFileSync } = await import('node:fs');
  writeFileSync(answers, JSON.stringify({ include_step_children: 'yes', alternate_executor: 'Daniel James Whitfield' }));
  const done = clio.engross(['draft', '1001', '--template', 'will', '--out', join(out, 'made'), '--answers', answers]);
  assert.equal(done.status, 0, done.err);
  const text = paragraphs(parts(join(out, 'made', 'Will - Thomas Edward Whitfield.docx'))['word/document.xml']).join('\n');
  assert.ok(text.includes('Daniel James Whitfield, Chloé Marie Bergeron and Sophie Anne Whitfield'), text);
});
