// The extension in a real LibreOffice, against a real helper with the practice Clio: every command of
// the menu, one after the other, as somebody uses them.
import assert from 'node:assert/strict';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import test from 'node:test';
import { zip } from './docx.mjs';
import { engross, parts, top } from './engross.mjs';
import { helperIn, place, writerIn } from './writer.mjs';

const { accepted, refused } = JSON.parse(readFileSync(join(top, 'tests/cases/host-operations.json'), 'utf8'));

const run = (text) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (...content) => `<w:p>${content.join('')}</w:p>`;
const control = (tag, text, more = '') =>
  `<w:sdt><w:sdtPr><w:alias w:val="${tag}"/><w:tag w:val="${tag}"/>${more}</w:sdtPr><w:sdtContent>${run(text)}</w:sdtContent></w:sdt>`;
const kShowing = '<w:showingPlcHdr/>';

// The will's styles, header and footer around another text.
function document(folder, name, ...paragraphs) {
  const all = parts(join(top, 'templates/will/will.docx'));
  all['word/document.xml'] = all['word/document.xml'].replace(/(<w:body>)[\s\S]*(<w:sectPr[\s\S]*<\/w:body>)/, `$1${paragraphs.join('')}$2`);
  writeFileSync(join(folder, name), zip(Object.entries(all)));
  chmodSync(join(folder, name), 0o644);
  return join(folder, name);
}

const asked = async (writer, path, body) => {
  const [status, answer] = await writer.ask(path, body);
  assert.equal(status, 200, JSON.stringify(answer));
  return answer;
};

function changed(folder, file, change) {
  const path = join(folder, 'share/practice', file);
  const records = JSON.parse(readFileSync(path, 'utf8'));
  change(records);
  writeFileSync(path, JSON.stringify(records));
}

// The first command of a Writer that was never let in: the person at this machine allows its digits.
async function letIn(writer, command, given) {
  const said = await writer.run(command, given, '\\d{6}');
  await asked(writer, '/pairings/allow', { code: /\b\d{6}\b/.exec(said)[0] });
  return writer.goes_on('^0 (?!Engross is ready)');
}

const edit = async (writer, draft, ...edits) => asked(writer, `/drafts/${draft}/edits`, { by: 'Jo Park', edits });

const byTag = (one) =>
  Array.isArray(one) && typeof one[0]?.tag === 'string' ? [...one].sort((a, b) => (a.tag < b.tag ? -1 : a.tag > b.tag ? 1 : (a.nth ?? 0) - (b.nth ?? 0))) : one;
const sorted = (one) => (one?.filled ? { filled: byTag(one.filled), left: byTag(one.left) } : byTag(one));

test('a will of controls is filled in place, undone in one step, refreshed after a change in Clio, exported, and a template checked', async (t) => {
  const folder = place(t);
  const helper = await helperIn(t, folder);
  const letter = document(
    folder, 'letter.docx',
    paragraph(run('Dear '), control('client.name.full', 'Click here', kShowing)),
    paragraph(run('cc '), control('spouse.name.full', 'Click here', kShowing)),
    paragraph(run('Re '), control('matter.number', 'locked', '<w:lock w:val="sdtContentLocked"/>')),
    paragraph(run('By '), control('lawyer.name.full', 'somebody of mine')),
  );
  const writer = await writerIn(t, folder);
  await writer.open(letter);
  assert.equal(await letIn(writer, 'find', { Matter: '00001-Whitfield' }), '00001-Whitfield: Thomas Edward Whitfield.');
  const [{ id: draft }] = (await asked(writer, '/drafts')).drafts;
  console.log(await writer.run('fill', {}));
  await edit(writer, draft, { do: 'confirm' });

  // Fill, undo, redo.
  const before = await writer.controls();
  assert.equal(await writer.run('fill', {}), '2 filled from Clio. Undo takes all of it back. 1 locked, left alone.');
  const filled = await writer.controls();
  assert.deepEqual(filled.slice(0, 2), [['client.name.full', 'Thomas Edward Whitfield'], ['spouse.name.full', 'Amélie Rose Whitfield']]);
  assert.deepEqual(filled[3], ['lawyer.name.full', 'somebody of mine']);
  assert.deepEqual(await writer.undo_titles(), ['Fill from Clio']);
  await writer.undo();
  assert.deepEqual(await writer.controls(), before);
  await writer.redo();
  assert.deepEqual(await writer.controls(), filled);

  // Typed over by hand, then Clio changes both.
  await writer.type_over('spouse.name.full', 0, 'Amélie R. Whitfield');
  const kept = join(folder, 'office/kept.docx');
  await writer.save(kept, 'docx');
  await writer.close();
  await writer.open(kept);
  await helper.stop();
  changed(folder, 'contacts_families.json', (all) => {
    all.find(({ id }) => id === 30001).first_name = 'Tomas';
    all.find(({ first_name }) => first_name === 'Amélie').first_name = 'Amelia';
  });
  await helperIn(t, folder);
  console.log(await writer.run('refresh', {}));
  const { changes } = await asked(writer, `/drafts/${draft}`);
  console.log(changes);
  await edit(writer, draft, ...changes.map(({ key }) => ({ do: 'take', key })), { do: 'confirm' });
  console.log(await writer.run('refresh', {}));
  console.log(await writer.controls(), writer.log());
});
