// Documents of content controls, and what a person does beside the extension.
import assert from 'node:assert/strict';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentOf } from './letter.mjs';

export const run = (text) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
export const paragraph = (...content) => `<w:p>${content.join('')}</w:p>`;
export const kShowing = '<w:showingPlcHdr/>';
export const control = (tag, text, more = '') =>
  `<w:sdt><w:sdtPr><w:alias w:val="${tag}"/><w:tag w:val="${tag}"/>${more}</w:sdtPr><w:sdtContent>${run(text)}</w:sdtContent></w:sdt>`;

// In this file, for whoever opens it.
export function document(folder, name, ...paragraphs) {
  writeFileSync(join(folder, name), documentOf(paragraphs.join('')));
  chmodSync(join(folder, name), 0o666);
  return join(folder, name);
}

export async function waitFor(look) {
  for (let tries = 0; tries < 200; tries += 1) {
    const found = await look();
    if (found) return found;
    await new Promise((wake) => setTimeout(wake, 50));
  }
  throw new Error('it did not come');
}

// What the browser was given to open, the nth time: the document's name in the helper.
export async function addressOf(folder, nth = 0) {
  const line = await waitFor(() => readFileSync(join(folder, 'opened'), 'utf8').split('\n').filter(Boolean)[nth]);
  return /^https:\/\/localhost:\d+\/pane\/index\.html#document=(W-[A-Z0-9]+)$/.exec(line)[1];
}

export async function asked(writer, path, body) {
  const [status, answer] = await writer.ask(path, body);
  assert.equal(status, 200, JSON.stringify(answer));
  return answer;
}

export const edit = (writer, draft, ...edits) => asked(writer, `/drafts/${draft}/edits`, { by: 'Jo Park', edits });

// The first command of a Writer that was never let in: the person at this machine allows its digits.
export async function letIn(writer, command, given) {
  const before = await writer.lines();
  const said = await writer.run(command, given, '\\d{6}');
  await asked(writer, '/pairings/allow', { code: /\b\d{6}\b/.exec(said)[0] });
  return writer.wait(before, '^0 ');
}

// The will of the practice firm's sample family, made by the menu and open in a window of its own.
// Returns its draft.
export async function openWill(writer) {
  await writer.make([]);
  await letIn(writer, 'find', { Matter: '00001-Whitfield' });
  const [{ id: draft }] = (await asked(writer, '/drafts')).drafts;
  await edit(writer, draft, { do: 'confirm' });
  const open = await writer.ids();
  const said = await writer.run('new', { Template: 'will', Confirm: 'Jo Park' });
  assert.equal(said, 'Will - Thomas Edward Whitfield.docx is open in a window of its own. Save it under this name.');
  await writer.turn_to((await writer.others(open))[0]);
  return draft;
}
