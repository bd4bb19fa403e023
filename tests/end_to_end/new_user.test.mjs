// What a person reads who signs in for the first time, or finds a sign-in that is no longer good.
import assert from 'node:assert/strict';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { temporaryFolder } from './engross.mjs';
import { browser, desk, run } from './signing.mjs';

// For each region what a person meets who has not signed in yet: what is typed, with which status it
// ends, and the last line. No Clio is reached: this computer is set to a proxy that is not there.
const regions = [
  ['us', 'Clio United States (app.clio.com)'],
  ['ca', 'Clio Canada (ca.app.clio.com)'],
  ['eu', 'Clio Europe (eu.app.clio.com)'],
  ['au', 'Clio Australia (au.app.clio.com)'],
];
const noKey = (name, why) => `error: ${why}, copy the ${name} from your app's page in Clio's developer portal, whole and alone, and start again; nothing was changed`;
const newUser = [
  ['status', ['status'], '', 6, (word, place) => `error: not signed in, ${place}, run: engross connect --region ${word}`],
  ['a search', ['matters', 'Roy'], '', 6, (word, place) => `error: not signed in, ${place}, run: engross connect --region ${word}`],
  ['signing out', ['disconnect'], '', 6, (word, place) => `error: not signed in, ${place}, nothing was to do; what was imported is erased by engross disconnect --purge --region ${word}`],
  ['erasing', ['disconnect', '--purge'], '', 0, (word, place) => `Nothing of ${place} is kept on this computer: nothing was erased.`],
  ['an input that is closed', ['connect'], '', 2, (word, place) => `error: nothing was typed: the input has ended, ${place}, nothing was changed; run engross connect --region ${word} again in a window where you can type`],
  ['an input that ends after the key', ['connect'], 'kT9canary\n', 2, (word, place) => `error: nothing was typed: the input has ended, ${place}, nothing was changed; run engross connect --region ${word} again in a window where you can type`],
  ['an input that ends before the code', ['connect', '--paste-code'], 'kT9key\nkT9canary\n', 2, (word, place) => `error: nothing was typed: the input has ended, ${place}, nothing was changed; run engross connect --region ${word} again in a window where you can type`],
  ['blank lines', ['connect'], '\n\n', 2, () => noKey('app key', 'no app key was given')],
  ['no secret', ['connect'], 'kT9canary\n \n', 2, () => noKey('app secret', 'no app secret was given')],
  ['a key with a blank inside', ['connect'], 'kT9 canary\nsecret\n', 2, () => noKey('app key', 'that is no app key: it has a blank inside')],
  ['a secret with a tab inside', ['connect'], 'key\nkT9\tcanary\n', 2, () => noKey('app secret', 'that is no app secret: it has a blank inside')],
  ['a key with a letter that none has', ['connect'], 'kT9-canary-\u00e9\nsecret\n', 2, () => noKey('app key', 'that is no app key: it is too long, or has a letter that none has')],
  ['a whole page for a key', ['connect'], `kT9-canary${'x'.repeat(600)}\nsecret\n`, 2, () => noKey('app key', 'that is no app key: it is too long, or has a letter that none has')],
  ["the app's number", ['connect'], '12345\nkT9canary\n', 2, () => "error: that is the app's number, not its key, copy the app key, the long text below it in Clio's developer portal, and start again; nothing was changed"],
  ['no code', ['connect', '--paste-code'], 'kT9key\nkT9canary\n\n', 1, () => 'error: there is no code in what was pasted, start again, and copy what stands after "code=" on Clio\'s page, whole and alone'],
  ['a code of somebody who declined', ['connect', '--paste-code'], 'kT9key\nkT9canary\nerror=access_denied\n', 6, () => "error: Clio was not allowed to let Engross in, start again, and choose Allow on Clio's page"],
  [
    'keys with blanks around them, and no network', ['connect', '--paste-code'], '  kT9key \n\tkT9canary \nkT9canarycode\n', 5,
    (word, place) => `error: the proxy 127.0.0.1:1 (HTTPS_PROXY) cannot be reached: the connection was refused, https://${place.match(/\((.*)\)/)[1]}, this computer's way to the internet is set to that proxy: away from the office switch HTTPS_PROXY off, else ask your IT; key and secret were not kept and are asked for again`,
  ],
];
for (const [index, [name, args, input, status, says]] of newUser.entries()) {
  test(`a new user of each region: ${name}`, async (test) => {
    const home = join(temporaryFolder(test), 'state');
    for (const [word, place] of regions) {
      const done = await run([...args, '--region', word, '--home', home], { input, env: { HTTPS_PROXY: 'http://127.0.0.1:1', NO_PROXY: '', no_proxy: '', https_proxy: '' } });
      assert.equal(done.status, status, `${index} ${word}: ${done.err}`);
      assert.equal((done.out + done.err).trim().split('\n').at(-1), says(word, place));
      // The key stands in the address for the browser by design.
      assert.doesNotMatch(done.out + done.err, /canary/);
    }
    assert.deepEqual(readdirSync(home).filter((kept) => !kept.endsWith('.lock')), [], 'nothing is kept');
  });
}

test('regions that are none say which there are', async (test) => {
  const home = join(temporaryFolder(test), 'state');
  const use = 'use us, ca, eu or au, or paste the address your browser shows when you are in Clio';
  for (const [typed, says] of [
    ['nz', `error: "nz" is not a region of Clio, ${use}`],
    ['u s', `error: "u s" is not a region of Clio, ${use}`],
    ['https://app.clio.com.evil.example/', `error: "https://app.clio.com.evil.example/" is not a region of Clio, ${use}`],
    ['', `error: no region of Clio was named, ${use}`],
  ]) {
    const done = await run(['connect', '--home', home], { input: `${typed}\n` });
    assert.equal(done.status, 2);
    assert.equal(done.err.trim().split('\n').at(-1), says);
  }
});

test('a kept sign-in that is damaged is told by every command, until there is another or it is erased', async (test) => {
  const d = await desk(test);
  assert.equal((await d.connect({ path: browser(test) })).status, 0);
  assert.equal((await d.engross(['import', '00001-Whitfield'])).status, 0);
  const [sealed] = readdirSync(d.home).filter((name) => name.endsWith('.sealed'));
  writeFileSync(join(d.home, sealed), 'damaged');
  const told = new RegExp(
    `^error: the sign-in that was kept here is damaged and was set aside \\(.*${sealed}\\.set-aside-1\\), Clio at ${d.clio.url}, ` +
      `sign in again: engross connect --clio-url ${d.clio.url}, which asks for the app's key and secret once more; what was imported is untouched$`,
    'm',
  );
  for (const args of [['status'], ['matters', 'Whitfield'], ['import', '00001-Whitfield'], ['disconnect'], ['status', '--clio-url', d.clio.url], ['matters', 'Roy', '--clio-url', d.clio.url]]) {
    const done = await d.engross(args);
    assert.equal(done.status, 6, args.join(' '));
    assert.match(done.err, told, args.join(' '));
  }
  const [line] = JSON.parse((await d.engross(['status', '--json'])).out);
  assert.equal(line.signed_in, false);
  assert.match(line.problem, /is damaged and was set aside/);
  assert.match(line.remedy, /sign in again/);
  const again = await d.connect({ path: browser(test) });
  assert.equal(again.status, 0, again.err);
  assert.match(again.err, /^Note: the sign-in that was kept here is damaged and was set aside/m);
  assert.equal((await d.engross(['status'])).status, 0);
  writeFileSync(join(d.home, sealed), 'damaged');
  const purged = await d.engross(['disconnect', '--purge'], { input: 'yes\n' });
  assert.equal(purged.status, 0, purged.err);
  assert.deepEqual(readdirSync(d.home).filter((name) => name.includes('sealed')), [], 'nor is what was set aside left');
  assert.match((await d.engross(['status'])).err, /^error: not signed in to Clio, /m);
});
