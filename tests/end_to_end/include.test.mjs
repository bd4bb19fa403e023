// Templates that include other documents, through every command that opens a template.
import assert from 'node:assert/strict';
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { docx } from './docx.mjs';
import { engross, paragraphs, parts, practice, temporaryFolder, top, validatorErrors } from './engross.mjs';

const block = docx(['Signed by {{ client.name.full }}', '{% for child in children %}', '{{ child.name }}', '{% endfor %}']);

// A folder with a template, what it includes, and values.
function folderOf(t, marks) {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'letter.docx'), docx(['Dear sir', ...marks]));
  writeFileSync(join(folder, 'signature block.docx'), block);
  writeFileSync(join(folder, 'data.json'), JSON.stringify({ client: { name: { full: 'Ann Roy' } }, children: [{ name: 'Al' }, { name: 'Bo' }] }));
  return (name) => join(folder, name);
}

test('check, fields, fill and bench-fill know what a template includes', (t) => {
  const at = folderOf(t, ['{% include "signature block" %}']);
  assert.equal(engross(['check', at('letter.docx'), '--data', at('data.json')]).status, 0);
  const fields = JSON.parse(engross(['fields', at('letter.docx'), '--json']).out);
  assert.deepEqual(fields.map(({ path, loop, parts: where }) => [path, loop, where.join()]), [
    ['client.name.full', null, 'signature block'],
    ['children', null, 'signature block'],
    ['child.name', 'children', 'signature block'],
  ]);
  const filled = engross(['fill', '--template', at('letter.docx'), '--data', at('data.json'), '--out', at('out.docx')]);
  assert.equal(filled.status, 0, filled.err);
  assert.deepEqual(paragraphs(parts(at('out.docx'))['word/document.xml']), ['Dear sir', 'Signed by Ann Roy', 'Al', 'Bo']);
  assert.deepEqual(validatorErrors(at('out.docx')), []);
  assert.equal(engross(['check', '--output', at('out.docx')]).status, 0);
  assert.equal(engross(['bench-fill', '--template', at('letter.docx'), '--data', at('data.json'), '--iterations', '2']).status, 0);
});

for (const [name, mark, says] of [
  ['a file that is not there', '{% include "none" %}', /“none” cannot be included: .*does not exist.*body, paragraph 2/],
  ['a path', '{% include "../secret" %}', /no name of a document beside the template/],
  ['a link out of the folder', '{% include "linked" %}', /“linked” cannot be included: .*a link/],
  ['a folder', '{% include "folder.docx" %}', /“folder” cannot be included: .*a folder/],
  ['the template itself', '{% include "letter" %}', /“letter” includes itself.*letter, paragraph 2/],
  ['what is no document', '{% include "data.json" %}', /cannot be included/],
]) {
  test(`${name} is refused with its place`, (t) => {
    const at = folderOf(t, [mark]);
    copyFileSync(at('signature block.docx'), join(mkdtempSync(at('out-')), 'secret.docx'));
    symlinkSync(join(temporaryFolder(t), 'elsewhere.docx'), at('linked.docx'));
    mkdirSync(at('folder.docx'));
    const checked = engross(['check', at('letter.docx')]);
    assert.equal(checked.status, 3, checked.err);
    assert.match(checked.err, says);
  });
}

test('a kept template that includes another is drafted from a matter', async (t) => {
  const share = join(temporaryFolder(t), 'share');
  cpSync(join(top, 'build/share/engross'), share, { recursive: true, dereference: true });
  const letter = join(share, 'templates/letter');
  mkdirSync(letter);
  writeFileSync(
    join(letter, 'template.json'),
    JSON.stringify({ schema: 1, id: 'letter', title: 'Letter', document: 'letter.docx', jurisdiction: 'CA-ON', review_note: 'A lawyer reviews it.', file_name: 'Letter' }),
  );
  writeFileSync(join(letter, 'letter.docx'), docx(['Dear sir', '{% include "signature block" %}']));
  writeFileSync(join(letter, 'signature block.docx'), docx(['Signed by {{ client.name.full }}']));
  const clio = await practice(t, [], { share });
  const out = temporaryFolder(t);
  const drafted = clio.engross(['draft', '00001-Whitfield', '--template', 'letter', '--out', out, '--confirm', 'Jo Park'], { env: { ENGROSS_SHARE: share } });
  assert.equal(drafted.status, 0, drafted.err);
  assert.deepEqual(paragraphs(parts(join(out, 'Letter.docx'))['word/document.xml']), ['Dear sir', 'Signed by Thomas Edward Whitfield']);
});
