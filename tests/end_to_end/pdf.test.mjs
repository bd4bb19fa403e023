// engross pdf: finished documents as PDF, with the LibreOffice of this machine and with none.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { docx, zip } from './docx.mjs';
import { engross, temporaryFolder } from './engross.mjs';

const textOf = (pdf) => spawnSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).stdout;

// Two letters in a folder of their own, beside one for temporary files.
function letters(t) {
  const folder = temporaryFolder(t);
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary);
  const at = join(folder, 'Été & more');
  mkdirSync(at);
  const made = ['one', 'two'].map((name) => {
    writeFileSync(join(at, `${name}.docx`), docx([`Dear ${name}`, 'Sincerely']));
    return join(at, `${name}.docx`);
  });
  const pdf = (args, env = {}) => engross(['pdf', ...args], { env: { TMPDIR: temporary, ...env } });
  const script = (text) => {
    const path = join(folder, 'soffice');
    writeFileSync(path, `#!/bin/sh\n${text}\n`);
    chmodSync(path, 0o755);
    return { ENGROSS_SOFFICE: path };
  };
  return { folder: at, made, pdf, script, temporary };
}

test('documents become PDFs beside them, several at once, and nothing else is left', (t) => {
  const { folder, made, pdf, temporary } = letters(t);
  const done = pdf(made);
  assert.equal(done.status, 0, done.err);
  assert.deepEqual(done.out.split('\n'), [join(folder, 'one.pdf'), join(folder, 'two.pdf'), '']);
  assert.deepEqual(readdirSync(folder).sort(), ['one.docx', 'one.pdf', 'two.docx', 'two.pdf']);
  assert.match(textOf(join(folder, 'one.pdf')), /Dear one/);
  assert.match(textOf(join(folder, 'two.pdf')), /Dear two/);
  assert.deepEqual(readdirSync(temporary), []);
});

test('in a folder, as JSON', (t) => {
  const { folder, made, pdf } = letters(t);
  const out = join(folder, 'made/here');
  const done = pdf([made[0], '--out', out, '--json']);
  assert.equal(done.status, 0, done.err);
  assert.deepEqual(JSON.parse(done.out), { documents: [{ document: made[0], pdf: join(out, 'one.pdf') }] });
  assert.match(textOf(join(out, 'one.pdf')), /Dear one/);
  assert.deepEqual(readdirSync(folder).sort(), ['made', 'one.docx', 'two.docx']);
});

test('one that fails keeps back no other, and its PDF of before stays', (t) => {
  const { folder, made, pdf, script } = letters(t);
  writeFileSync(join(folder, 'two.pdf'), 'of before');
  const env = script('while [ $# -gt 1 ]; do [ "$1" = --outdir ] && out=$2; shift; done; mkdir "$out"\n'
    + `/usr/bin/python3 -c "import sys, zipfile; sys.exit(b'two' in zipfile.ZipFile(sys.argv[1]).read('word/document.xml'))" "$1" `
    + '&& printf "%%PDF-1.7" > "$out/document.pdf"');
  const done = pdf([...made, join(folder, 'none.docx'), '--json'], env);
  assert.equal(done.status, 1);
  assert.deepEqual(JSON.parse(done.out).documents.map(({ document }) => document), [made[0]]);
  assert.match(done.err, /^error: LibreOffice makes no PDF of it, .*two\.docx, open it/m);
  assert.match(done.err, /^error: .*none\.docx/m);
  assert.equal(readFileSync(join(folder, 'two.pdf'), 'utf8'), 'of before');
});

function written(folder, name, text) {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

// What says only what kind of file it is.
function book(folder, name) {
  const types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    + '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" '
    + 'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>';
  const relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    + 'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>';
  writeFileSync(join(folder, name), zip([['[Content_Types].xml', types], ['_rels/.rels', relations], ['xl/workbook.xml', '<workbook/>']]));
  return join(folder, name);
}

// name, arguments, environment, exit status, what is said
const refused = [
  ['no document', () => [[]], 2, /document/],
  ['an option that is none', ({ made }) => [[made[0], '--size', 'A4']], 2, /--size/],
  ['no LibreOffice', ({ made }) => [made, { ENGROSS_SOFFICE: '/nowhere/soffice' }], 1, /ENGROSS_SOFFICE names no program, \/nowhere\/soffice, name LibreOffice's soffice/],
  ['a document that is not there', ({ folder }) => [[join(folder, 'none.docx')]], 1, /none\.docx/],
  ['a text under a name of Word', ({ folder }) => [[written(folder, 'note.docx', 'Dear Sir')]], 1, /not a Word document \(it is a file of another kind\), .*note\.docx, choose/],
  ['an old document under a new name', ({ folder }) => [[written(folder, 'old.DOCX', '{\\rtf1 Dear Sir}')]], 1, /not a Word document \(it is an RTF file\), .*old\.DOCX, open it/],
  ['a workbook under a name of Word', ({ folder }) => [[book(folder, 'book.docx')]], 1, /not a Word document \(it is an Excel workbook\), .*book\.docx/],
  ['a folder', ({ folder }) => [[folder]], 1, /folder/],
  ['a PDF', ({ folder }) => [[join(folder, 'one.pdf')]], 2, /this is a PDF already/],
  ['one document twice', ({ made }) => [[made[0], made[0]]], 2, /would have the place of/],
  ['two of one name in one folder', ({ folder, made }) => [[made[0], join(folder, 'other/one.docx'), '--out', folder]], 2, /would have the place of/],
  ['a folder that is a file', ({ made }) => [[made[0], '--out', made[1]]], 2, /two\.docx/],
];

for (const [name, given, status, said] of refused) {
  test(`refused: ${name}`, (t) => {
    const all = letters(t);
    const [args, env] = given(all);
    const done = all.pdf(args, env);
    assert.equal(done.status, status, done.err);
    assert.match(done.err, said);
    assert.equal(done.out, '');
    assert.equal(existsSync(join(all.folder, 'one.pdf')), false);
  });
}
