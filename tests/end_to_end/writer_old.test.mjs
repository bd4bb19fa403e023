// LibreOffices that cannot do it: 7.4, which loses the tags of content controls, and one without Python.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { temporaryFolder, top } from './engross.mjs';
import { helperIn, place, writerIn } from './writer.mjs';
import { control, document, kShowing, letIn, paragraph, run } from './writer_documents.mjs';

const kTooOld = 'This LibreOffice loses the tags of content controls: 7.5 or later fills in place. Choose New document: the helper makes the filled copy.';

// Null: apt has no such packages here.
function unpacked(t) {
  const folder = temporaryFolder(t);
  chmodSync(folder, 0o755);
  const done = spawnSync('sh', [join(top, 'tests/end_to_end/writer/unpack.sh'), folder], { encoding: 'utf8' });
  if (done.status !== 0) t.diagnostic(done.stderr);
  return done.status === 0 ? join(folder, 'root') : null;
}

test('LibreOffice 7.4 says that it is too old, and opens the filled copy; without Python it does nothing and breaks nothing', async (t) => {
  const root = unpacked(t);
  if (root === null) return t.skip('LibreOffice 7.4.7 is not to be had from the mirrors of apt');
  const folder = place(t);
  await helperIn(t, folder);
  const letter = document(folder, 'letter.docx', paragraph(run('Dear '), control('client.name.full', 'Click here', kShowing)));
  const before = readFileSync(letter);
  const writer = await writerIn(t, folder, { env: { OFFICE_ROOT: root } });
  await writer.open(letter);
  assert.equal(await letIn(writer, 'find', { Matter: '00001-Whitfield' }), '00001-Whitfield: Thomas Edward Whitfield.');
  assert.equal(await writer.run('fill', {}), kTooOld);
  assert.equal(await writer.run('refresh', {}), kTooOld);
  assert.equal(await writer.run('insert', { Fact: 'matter.number', As: 'control' }), kTooOld);
  assert.match(await writer.run('check', {}), /^No faults\./);
  assert.deepEqual(readFileSync(letter), before);
  const open = await writer.ids();
  assert.equal(
    await writer.run('new', { Template: 'referral-agreement' }),
    'Referral fee agreement - Thomas Edward Whitfield.docx is open in a window of its own. Save it under this name.',
  );
  await writer.turn_to((await writer.others(open))[0]);
  assert.match(await writer.text(), /Thomas Edward Whitfield/);

  const loader = join(root, 'usr/lib/libreoffice/program/pythonloader.py');
  renameSync(loader, `${loader}.away`);
  const bare = await writerIn(t, folder, { env: { OFFICE_ROOT: root }, name: 'bare' });
  await bare.open(document(folder, 'bare.docx', paragraph(run('Dear '))));
  assert.equal(await bare.has_handler(), false);
  assert.deepEqual(readFileSync(letter), before);
});
