// What goes wrong between LibreOffice and the helper: each is said in a line, nothing waits longer than
// two seconds for a helper that is not there, and the document stays whole.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, readFileSync, statSync, writeFileSync } from 'node:fs';
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

// The helper answers no longer.
async function gone(writer) {
  for (let tries = 0; tries < 100; tries += 1) {
    if ((await writer.ask('/status'))[1].code === 'absent') return;
    await new Promise((wake) => setTimeout(wake, 50));
  }
  throw new Error('the helper still answers');
}

// Another program on a port of this machine; what it was sent.
async function somebodyElse(t, folder) {
  const made = spawnSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2', '-subj', '/CN=localhost',
    '-addext', 'subjectAltName=DNS:localhost', '-keyout', join(folder, 'key.pem'), '-out', join(folder, 'cert.pem')], { encoding: 'utf8' });
  assert.equal(made.status, 0, made.stderr);
  const heard = [];
  const keys = { key: readFileSync(join(folder, 'key.pem')), cert: readFileSync(join(folder, 'cert.pem')) };
  const other = createServer(keys, (socket) => socket.on('data', (piece) => heard.push(piece)).on('error', () => {}));
  other.on('tlsClientError', () => {});
  await new Promise((listens) => other.listen(0, 'localhost', listens));
  t.after(() => new Promise((closed) => other.close(closed)));
  return { port: other.address().port, heard };
}

test('from a helper that was never there to one that is another program', async (t) => {
  const folder = place(t);
  const named = join(folder, 'named');
  const writer = await writerIn(t, folder, { env: { ENGROSS_PROGRAM: named } });
  await writer.open(letter(folder));
  const stays = async () => assert.deepEqual(await writer.controls(), [['client.name.full', '']]);

  await t.test('it has never run', async () => {
    assert.match(await within(kPatience, () => writer.run('fill', {})), /^The helper has not run for this user yet \(.+ is missing\)\. Choose Start helper, or run engross serve\.$/);
  });
  await t.test('its program is not there', async () => {
    assert.equal(await writer.run('start', {}), "The helper's program was not found on this computer. Install Engross, or name the program in ENGROSS_PROGRAM.");
  });
  await t.test('it is started from Writer', async () => {
    cpSync(join(folder, 'engross'), named);
    assert.equal(await writer.run('start', {}), 'The helper runs.');
  });
  await t.test('nobody lets this Writer in', async () => {
    const before = await writer.lines();
    const said = await writer.run('fill', {}, '\\d{6}');
    await asked(writer, '/pairings/refuse', { code: /\b\d{6}\b/.exec(said)[0] });
    assert.equal(await writer.wait(before, '^0 '), 'Nobody let this Writer in. Choose the command again, and allow the six digits in the window that appears.');
  });
  await t.test('let in, nobody is signed in to Clio', async () => {
    assert.match(await letIn(writer, 'find', { Query: 'xy' }), /./);
    assert.equal(statSync(join(folder, 'office/profile/user/engross/pairing.json')).mode & 0o777, 0o600);
  });
  await t.test('its token opens nothing any more', async () => {
    const { pairings } = await asked(writer, '/pairings');
    await asked(writer, '/pairings/revoke', { id: pairings[0].id });
    assert.match(await letIn(writer, 'find', { Query: 'xy' }), /./);
  });
  await t.test('it has ended', async () => {
    await asked(writer, '/stop', { stop: true });
    await gone(writer);
    assert.match(await within(kPatience, () => writer.run('fill', {})), /^The helper is not running \(nothing answers at localhost:\d+\)\. Choose Start helper, or run engross serve\.$/);
  });
  await t.test('another program has its port, with a certificate of its own: it is told nothing', async (t) => {
    const other = await somebodyElse(t, folder);
    writeFileSync(join(folder, 'home/port'), `${other.port}\n`);
    assert.equal(
      await within(kPatience, () => writer.run('fill', {})),
      "What answers at the helper's port has another certificate than the helper's own. Nothing was sent to it. Run engross doctor, then start the helper again.",
    );
    assert.deepEqual(other.heard, []);
  });
  await t.test('others can read the token: it proves nothing', async () => {
    chmodSync(join(folder, 'home/owner-token'), 0o644);
    assert.match(await writer.run('fill', {}), /^Others can read .+owner-token, so it proves nothing\. Delete it, then start the helper again\.$/);
  });
  await stays();
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

test('two Writers are driven apart; one is killed while it is filled, and its file is as it was saved', async (t) => {
  const folder = place(t);
  await helperIn(t, folder);
  const writers = await Promise.all(['one', 'two'].map((name) => writerIn(t, folder, { name })));
  const paths = writers.map((_, at) => letter(folder, `${at}.docx`, 300));
  const saved = readFileSync(paths[0]);
  const known = [];
  for (const [at, writer] of writers.entries()) {
    await writer.open(paths[at]);
    await letIn(writer, 'find', { Matter: '00001-Whitfield' });
    assert.equal(await writer.run('pane', {}), 'The pane is open in your browser.');
    known.push(await addressOf(folder, at));
  }
  const operation = (by, at, fills) => writers[by].ask(`/open-documents/${known[at]}/operations`, { operation: { do: 'apply', fills, tracked: false } });
  const one = (text) => [{ tag: 'client.name.full', nth: 0, was: '', text }];
  const answers = await Promise.all([operation(0, 0, one('first')), operation(1, 1, one('second'))]);
  assert.deepEqual(answers.map(([status]) => status), [200, 200]);
  const firsts = await Promise.all(writers.map(async (writer) => (await writer.controls())[0][1]));
  assert.deepEqual(firsts, ['first', 'second']);

  const fills = Array.from({ length: 299 }, (_, at) => ({ tag: 'client.name.full', nth: at + 1, was: '', text: `Name ${at}` }));
  const pid = await writers[0].pid();
  const answer = operation(1, 0, fills);
  process.kill(pid, 'SIGKILL');
  assert.ok([200, 404, 503].includes((await answer)[0]));
  assert.deepEqual(readFileSync(paths[0]), saved);
  assert.match(await writers[1].run('fill', {}), /^299 filled from Clio/);
});
