// What goes wrong between LibreOffice and the helper: each is said in a line, nothing waits longer than
// two seconds for a helper that is not there, and the document stays whole.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:tls';
import { join } from 'node:path';
import test from 'node:test';
import { addressOf, asked, control, document, kShowing, letIn, paragraph, run } from './writer_documents.mjs';
import { helperIn, place, writerIn } from './writer.mjs';

const kPatience = 2_000; // of a call to a helper that is not there

const letter = (folder, name = 'letter.docx', count = 1) =>
  document(folder, name, ...Array.from({ length: count }, () => paragraph(run('Dear '), control('client.name.full', 'Click here', kShowing))));

async function within(milliseconds, work) {
  const begun = performance.now();
  const result = await work();
  const took = performance.now() - begun;
  assert.ok(took < milliseconds, `it took ${Math.round(took)} ms`);
  return result;
}

test('no helper has ever run; then it is started from Writer, let in, and killed while Writer is open', async (t) => {
  const folder = place(t);
  const writer = await writerIn(t, folder, { env: { ENGROSS_PROGRAM: join(folder, 'engross') } });
  await writer.open(letter(folder));
  assert.match(await within(kPatience, () => writer.run('fill', {})), /^The helper has not run for this user yet \(.+ is missing\)\. Choose Start helper, or run engross serve\.$/);
  assert.equal(await writer.run('start', {}), 'The helper runs.');
  assert.match(await letIn(writer, 'find', { Query: 'xy' }), /./);
  const [stopped] = await writer.ask('/stop', { stop: true });
  assert.equal(stopped, 200);
  await gone(writer);
  assert.match(await within(kPatience, () => writer.run('find', { Query: 'xy' })), /^The helper is not running \(nothing answers at localhost:\d+\)\. Choose Start helper, or run engross serve\.$/);
  assert.deepEqual(await writer.controls(), [['client.name.full', '']]);
});

// The helper answers no longer.
async function gone(writer) {
  for (let tries = 0; tries < 100; tries += 1) {
    if ((await writer.ask('/status'))[1].code === 'absent') return;
    await new Promise((wake) => setTimeout(wake, 50));
  }
  throw new Error('the helper still answers');
}

test('the program named is not there: it is said what to do', async (t) => {
  const folder = place(t);
  const writer = await writerIn(t, folder, { env: { ENGROSS_PROGRAM: join(folder, 'nothing') } });
  await writer.open(letter(folder));
  assert.equal(await writer.run('start', {}), "The helper's program was not found on this computer. Install Engross, or name the program in ENGROSS_PROGRAM.");
});

test('another program on the port, with a certificate of its own, is told nothing', async (t) => {
  const folder = place(t);
  const helper = await helperIn(t, folder);
  const writer = await writerIn(t, folder);
  await writer.open(letter(folder));
  await letIn(writer, 'find', { Matter: '00001-Whitfield' });
  await helper.stop();
  const made = spawnSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2', '-subj', '/CN=localhost',
    '-addext', 'subjectAltName=DNS:localhost', '-keyout', join(folder, 'key.pem'), '-out', join(folder, 'cert.pem')], { encoding: 'utf8' });
  assert.equal(made.status, 0, made.stderr);
  let heard = '';
  const other = createServer({ key: readFileSync(join(folder, 'key.pem')), cert: readFileSync(join(folder, 'cert.pem')) }, (socket) => socket.on('data', (piece) => (heard += piece)).on('error', () => {}));
  other.on('tlsClientError', () => {});
  await new Promise((listens) => other.listen(0, 'localhost', listens));
  t.after(() => new Promise((closed) => other.close(closed)));
  writeFileSync(join(folder, 'home/port'), `${other.address().port}\n`);
  const said = await within(kPatience, () => writer.run('fill', {}));
  assert.equal(said, "What answers at the helper's port has another certificate than the helper's own. Nothing was sent to it. Run engross doctor, then start the helper again.");
  assert.equal(heard, '');
  assert.deepEqual(await writer.controls(), [['client.name.full', '']]);
});

test('nobody lets this Writer in: it is said, and the next try asks again', async (t) => {
  const folder = place(t);
  await helperIn(t, folder);
  const writer = await writerIn(t, folder);
  await writer.open(letter(folder));
  const before = await writer.lines();
  const said = await writer.run('fill', {}, '\\d{6}');
  await asked(writer, '/pairings/refuse', { code: /\b\d{6}\b/.exec(said)[0] });
  assert.equal(await writer.wait(before, '^0 '), 'Nobody let this Writer in. Choose the command again, and allow the six digits in the window that appears.');
  await letIn(writer, 'find', { Matter: '00001-Whitfield' });
  // Let in no longer: the token opens nothing.
  const { pairings } = await asked(writer, '/pairings');
  await asked(writer, '/pairings/revoke', { id: pairings[0].id });
  assert.match(await writer.run('fill', {}, '\\d{6}'), /Does the helper show \d{6}\?/);
});

test('others can read the token: it proves nothing', async (t) => {
  const folder = place(t);
  await helperIn(t, folder);
  chmodSync(join(folder, 'home/owner-token'), 0o644);
  const writer = await writerIn(t, folder);
  await writer.open(letter(folder));
  assert.match(await writer.run('fill', {}), /^Others can read .+owner-token, so it proves nothing\. Delete it, then start the helper again\.$/);
});

test('the helper is killed while the pane drives the document; the document holds all of the fill or nothing, and takes the next helper', async (t) => {
  const folder = place(t);
  const helper = await helperIn(t, folder);
  const writer = await writerIn(t, folder);
  await writer.open(letter(folder, 'long.docx', 300));
  await letIn(writer, 'find', { Matter: '00001-Whitfield' });
  await writer.run('pane', {});
  const id = await addressOf(folder);
  const fills = Array.from({ length: 300 }, (_, nth) => ({ tag: 'client.name.full', nth, was: '', text: `Name ${nth}` }));
  const answer = writer.ask(`/open-documents/${id}/operations`, { operation: { do: 'apply', fills, tracked: false } });
  // The driver waits for its answer; the helper goes away under it.
  process.kill(helper.pid, 'SIGKILL');
  assert.notEqual((await answer)[0], 200);
  const filled = (await writer.controls()).filter(([, text]) => text !== '').length;
  assert.ok([0, 300].includes(filled), `${filled} of 300`);
  assert.match(await within(kPatience, () => writer.run('refresh', {})), /^The helper is not running/);
  await helperIn(t, folder);
  assert.match(await writer.run('fill', {}), /filled from Clio\. Undo takes all of it back\.$|^Nothing to fill/);
});

test('Writer is killed while it is filled: the helper forgets the document, and the file is as it was saved', async (t) => {
  const folder = place(t);
  await helperIn(t, folder);
  const path = letter(folder, 'long.docx', 300);
  const before = readFileSync(path);
  const writer = await writerIn(t, folder);
  await writer.open(path);
  await letIn(writer, 'find', { Matter: '00001-Whitfield' });
  await writer.run('pane', {});
  const id = await addressOf(folder);
  const other = await writerIn(t, folder, { name: 'second' });
  const fills = Array.from({ length: 300 }, (_, nth) => ({ tag: 'client.name.full', nth, was: '', text: `Name ${nth}` }));
  const answer = other.ask(`/open-documents/${id}/operations`, { operation: { do: 'apply', fills, tracked: false } });
  process.kill(await writer.pid(), 'SIGKILL');
  assert.ok([200, 404, 503].includes((await answer)[0]));
  assert.deepEqual(readFileSync(path), before);
  // The other Writer of the same user has a pairing of its own, and goes on.
  await other.open(letter(folder, 'other.docx'));
  await letIn(other, 'find', { Matter: '00001-Whitfield' });
  assert.match(await other.run('fill', {}), /^1 filled from Clio/);
});

test('two Writers and two documents at once are driven apart', async (t) => {
  const folder = place(t);
  await helperIn(t, folder);
  const writers = await Promise.all(['one', 'two'].map((name) => writerIn(t, folder, { name })));
  const known = [];
  for (const [at, writer] of writers.entries()) {
    await writer.open(letter(folder, `${at}.docx`));
    await letIn(writer, 'find', { Matter: '00001-Whitfield' });
    assert.equal(await writer.run('pane', {}), 'The pane is open in your browser.');
    known.push(await addressOf(folder, at));
  }
  const operation = (at, text) => writers[at].ask(`/open-documents/${known[at]}/operations`, { operation: { do: 'apply', fills: [{ tag: 'client.name.full', nth: 0, was: '', text }], tracked: false } });
  const answers = await Promise.all([operation(0, 'first'), operation(1, 'second')]);
  assert.deepEqual(answers.map(([status]) => status), [200, 200]);
  assert.deepEqual(await Promise.all(writers.map((one) => one.controls())), [[['client.name.full', 'first']], [['client.name.full', 'second']]]);
});
