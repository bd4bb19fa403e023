// The window that asks the person at the machine who wants in: what it says, and what each answer does.
// zenity and kdialog are stood in for by programs of this test, on a desktop that is one by name.
import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { bridgeOf } from './bridge.mjs';
import { practice, temporaryFolder } from './engross.mjs';

const rest = (ms) => new Promise((wake) => setTimeout(wake, ms));

// A helper on a desktop whose window program ends with `status`, or stays until it is killed.
async function desktop(t, name, ends, display = { DISPLAY: ':99' }) {
  const folder = temporaryFolder(t);
  const path = join(folder, 'bin');
  mkdirSync(path);
  const asked = join(folder, 'asked');
  writeFileSync(join(path, name), `#!/bin/sh\nprintf '%s\\n' "$@" > ${asked}.part && mv ${asked}.part ${asked}\n${ends}\n`);
  chmodSync(join(path, name), 0o755);
  const env = { PATH: `${path}:/usr/bin:/bin`, DISPLAY: '', WAYLAND_DISPLAY: '', ...display };
  const clio = await practice(t, [], { env });
  return { clio, bridge: bridgeOf(clio), said: () => (existsSync(asked) ? readFileSync(asked, 'utf8') : '') };
}

const ask = (bridge) => bridge.call('POST', '/api/v1/pairings', { body: { program: 'Word', document: '<b>Will</b>.docx' }, token: '' });
const claim = (bridge, { pairing }) => bridge.call('POST', '/api/v1/pairings/claim', { body: { pairing }, token: '' });

async function decided(bridge, asked) {
  for (let tries = 0; tries < 200; tries += 1) {
    const { status } = await claim(bridge, asked);
    if (status !== 202) return status;
    await rest(25);
  }
  return 202;
}

const rows = [
  ['Allow in zenity lets it in', 'zenity', 'exit 0', 200],
  ['the other button in zenity ends the request', 'zenity', 'exit 1', 404],
  ['Allow in kdialog lets it in', 'kdialog', 'exit 0', 200],
  ['the other button in kdialog ends the request', 'kdialog', 'exit 1', 404],
];
for (const [name, program, ends, status] of rows) {
  test(name, async (t) => {
    const { bridge, said } = await desktop(t, program, ends);
    const { body } = await ask(bridge);
    assert.equal(await decided(bridge, body), status);
    const words = said();
    for (const part of ['Word (<b>Will</b>.docx) asks', `the digits ${body.code}`, 'Do not allow']) assert.ok(words.includes(part), words);
    if (program === 'zenity') for (const part of ['--no-markup', '--default-cancel']) assert.ok(words.includes(part), words);
  });
}

const undecided = [
  ['a window program that fails decides nothing', 'zenity', 'exit 5', undefined],
  ['without a desktop there is no window', 'zenity', 'exit 0', {}],
  ['a window program of another name is not asked', 'xmessage', 'exit 0', undefined],
];
for (const [name, program, ends, display] of undecided) {
  test(name, async (t) => {
    const { clio, bridge, said } = await desktop(t, program, ends, display);
    const { body } = await ask(bridge);
    await rest(500);
    assert.equal((await claim(bridge, body)).status, 202);
    if (program !== 'zenity' || display) assert.equal(said(), '');
    assert.match(clio.said(), new RegExp(`engross pair --allow ${body.code}`));
  });
}

test('a helper that ends takes its window with it', async (t) => {
  const { clio, bridge, said } = await desktop(t, 'zenity', 'exec sleep 600');
  await ask(bridge);
  for (let tries = 0; said() === '' && tries < 200; tries += 1) await rest(25);
  const began = Date.now();
  await clio.stop();
  assert.ok(Date.now() - began < 10_000, 'the end of the helper waits for nobody');
});
