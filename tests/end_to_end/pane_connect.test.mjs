// Signing in to Clio from the pane, by keyboard alone: from a computer where nobody ever did to the
// matters, and back; each way in which it can fail. Clio's page is answered in the browser itself.
import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import test from 'node:test';
import { barriers, browser, builtPane, openPane, tabTo } from '../../addin/pane/test/browser.mjs';
import { walkedHelper } from '../../addin/pane/test/walked.mjs';
import { watched } from './described.mjs';
import { engross, practice, program, temporaryFolder } from './engross.mjs';
import { freePort, start } from './signing.mjs';

builtPane();

// Where the pictures of the states go, for whoever wants to look at them.
const shots = process.env.ENGROSS_SHOTS;

// A helper whose practice Clio wants a sign-in, in a world where a browser is opened, or none is.
async function desk(t, { opens = true, locale = 'en-CA' } = {}) {
  const folder = temporaryFolder(t);
  const callback = await freePort();
  writeFileSync(join(folder, 'xdg-open'), `#!/bin/sh\n${opens ? `echo "$1" >> "${folder}/opened"` : 'exit 3'}\n`);
  chmodSync(join(folder, 'xdg-open'), 0o755);
  const env = { PATH: `${folder}:${process.env.PATH}`, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' };
  const practiceOfIt = (test, more, options) => practice(test, [...more, '--sign-in', '--callback-port', `${callback}`], { ...options, env });
  const helper = await walkedHelper(t, { engross, practice: practiceOfIt, program });
  await helper.set({ redirect_uris: [`http://127.0.0.1:${callback}/callback`] });
  const launched = await browser(t, temporaryFolder(t), helper.certificate);
  const { page, complaints } = await openPane(launched, helper.bridge, { locale });
  const undescribed = watched(page, helper.bridge);
  await page.locator('#pair').waitFor();
  await tabTo(page, /^(Pair|Jumeler)/);
  await page.keyboard.press('Enter');
  helper.allow((await page.locator('.code').textContent()).replace(/\D/g, ''));
  await page.locator('#connect-now').waitFor();
  const control = (name) => fetch(`${helper.url}/practice/${name}`, { method: 'POST' });
  return { helper, page, complaints, undescribed, callback, control, opened: () => readFileSync(join(folder, 'opened'), 'utf8').trim().split('\n').at(-1) };
}

async function pictures(page, name) {
  mkdirSync(shots, { recursive: true });
  for (const width of [320, 450]) {
    await page.setViewportSize({ width, height: 700 });
    await page.screenshot({ path: join(shots, `${name}-${width}.png`) });
  }
  await page.setViewportSize({ width: 350, height: 700 });
}

// Axe, light and dark; and pictures of both widths.
async function looked(page, name) {
  if (shots) await pictures(page, name);
  assert.deepEqual(await barriers(page), [], name);
}

const enter = async (page, name) => {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
};

// What the person does on Clio's page, in a tab of the same browser.
async function answerOnClio(page, address, button) {
  const tab = await page.context().newPage();
  await tab.goto(address);
  await tab.keyboard.press('Tab');
  for (let times = 0; times < 20 && (await tab.evaluate(() => document.activeElement.textContent)) !== button; times += 1) await tab.keyboard.press('Tab');
  await tab.keyboard.press('Enter');
  await tab.getByText(/close this page/).waitFor();
  await tab.close();
}

const waitFor = async (d) => {
  await d.page.locator('#connect-cancel').waitFor();
  await d.page.locator('summary', { hasText: 'No page opened?' }).waitFor();
  return d.opened();
};

test('from nobody to who is signed in, to the matters, and out again', async (t) => {
  const d = await desk(t);
  const { page } = d;
  assert.match(await page.locator('main').textContent(), /Nobody is signed in to Clio.*This is the practice Clio/s);
  await looked(page, 'nobody');
  await enter(page, /^Sign in to Clio$/);
  const address = await waitFor(d);
  await looked(page, 'waiting');
  await enter(page, /^No page opened/);
  assert.equal(await page.locator('#connect-address').inputValue(), address);
  await looked(page, 'waiting-address');
  await answerOnClio(page, address, 'Allow');
  await page.locator('#connect-done').waitFor();
  assert.match(await page.locator('main').textContent(), /Priya Nair.*Beaumont Hale LLP/s);
  await looked(page, 'done');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'connect-on');
  await page.keyboard.press('Enter');
  await page.locator('#search').waitFor();
  await page.keyboard.type('00001');
  await page.locator('[role=option]', { hasText: '00001-Whitfield' }).first().waitFor();

  await tabTo(page, /^Settings$/, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await page.locator('[data-account]').waitFor();
  await looked(page, 'settings');
  await enter(page, /^Sign out…$/);
  await page.locator('[data-leaving]', { hasText: 'app key and secret of the firm' }).waitFor();
  await looked(page, 'leaving');
  await page.keyboard.press('Enter');
  await page.locator('#signed-out').waitFor();
  await looked(page, 'signed-out');
  await enter(page, /^Sign in to Clio$/);
  await page.locator('#connect-now').waitFor();
  assert.match(await page.locator('main').textContent(), /are kept on this computer|brings an app key of its own/);
  assert.deepEqual(d.complaints, []);
  assert.deepEqual(await d.undescribed(), []);
});

test('each way to fail says what happened, what is safe and what to do', async (t) => {
  const d = await desk(t);
  const { page, helper } = d;
  const failed = async (name, says) => {
    await page.locator('#connect-end').waitFor();
    const text = await page.locator('#connect-end').textContent();
    for (const part of [says, 'what was imported is untouched']) assert.ok(text.includes(part), `${name}: ${text}`);
    await looked(page, name);
  };
  const again = async () => {
    await enter(page, /^Sign in to Clio$/);
    return waitFor(d);
  };

  await again();
  await page.keyboard.press('Tab');
  await enter(page, /^Cancel$/);
  await page.getByText('Cancelled. Nothing was changed.').waitFor();
  await looked(page, 'cancelled');

  await answerOnClio(page, await again(), 'Deny');
  await failed('declined', 'You did not let Engross into Clio');

  await enter(page, /^Give another app key$/);
  await page.locator('#app-key').waitFor();
  await looked(page, 'keys');
  const { client_id: key } = await (await fetch(`${helper.url}/practice/app`)).json();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'app-key');
  await page.keyboard.type(key);
  await page.keyboard.press('Tab');
  await page.keyboard.type('kT9-canary');
  await page.keyboard.press('Enter');
  await answerOnClio(page, await waitFor(d), 'Allow');
  await failed('wrong-keys', 'Clio does not know this app key and secret');
  assert.equal(await page.locator('#app-secret').inputValue(), '');

  const holder = createServer().listen(d.callback, '127.0.0.1');
  await new Promise((ready) => holder.once('listening', ready));
  await page.reload();
  await page.locator('#connect-now').waitFor();
  await enter(page, /^Sign in to Clio$/);
  await failed('port', 'Another program stands in the way of Clio’s answer');
  assert.match(await page.locator('#connect-end').textContent(), new RegExp(`taken by process ${process.pid}`));
  await new Promise((closed) => holder.close(closed));

  // The page is answered in one region, the rest in another.
  const page2004 = await (await fetch(await again())).text();
  const body = new URLSearchParams({ request_id: page2004.match(/name="request_id" value="([0-9a-f]+)"/)[1], user_id: '2004', decision: 'allow' });
  const back = await fetch(`${helper.url}/oauth/authorize`, { method: 'POST', body, redirect: 'manual' });
  await helper.set({ region: 'eu' });
  await fetch(back.headers.get('location'));
  await failed('region', 'Your Clio account is in another region');
  await helper.set({ region: 'us' });

  await helper.set({ faults: [{ path_prefix: '/oauth/token', status: 503, times: -1 }] });
  await answerOnClio(page, await again(), 'Allow');
  await failed('network', 'Clio could not be reached');
  await helper.set({ faults: [] });
  assert.deepEqual(d.complaints, []);
  assert.deepEqual(await d.undescribed(), []);
  assert.doesNotMatch(await page.evaluate(() => JSON.stringify({ ...localStorage })), /canary/);
});

test('without a browser the address is shown, and in French; a sign-in that Clio ended is told', async (t) => {
  const d = await desk(t, { opens: false, locale: 'fr-CA' });
  const { page } = d;
  await looked(page, 'fr-nobody');
  await enter(page, /^Se connecter à Clio$/);
  await page.getByText('Aucun navigateur n’a pu être ouvert').waitFor();
  await looked(page, 'fr-no-browser');
  await answerOnClio(page, await page.locator('#connect-address').inputValue(), 'Allow');
  await page.locator('#connect-done').waitFor();
  await looked(page, 'fr-done');
  await d.control('revoke_app');
  await page.reload();
  await page.locator('#connect-why', { hasText: 'Clio a mis fin à la connexion de Priya Nair, Beaumont Hale LLP' }).waitFor();
  await looked(page, 'fr-ended');
  await enter(page, /^Pas maintenant$/);
  await page.locator('#to-connect').waitFor();
  await looked(page, 'fr-matters');
  assert.deepEqual(d.complaints, []);
  assert.deepEqual(await d.undescribed(), []);
});

// A helper for real accounts, on a computer whose way to the internet leads nowhere.
async function realAccounts(t) {
  const folder = temporaryFolder(t);
  const callback = await freePort();
  writeFileSync(join(folder, 'xdg-open'), `#!/bin/sh\necho "$1" >> "${folder}/opened"\n`);
  chmodSync(join(folder, 'xdg-open'), 0o755);
  const home = join(folder, 'state');
  const none = { HTTPS_PROXY: 'http://127.0.0.1:1', https_proxy: '', NO_PROXY: '', no_proxy: '', DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' };
  const { child, until } = start(['serve', '--port', '0', '--callback-port', `${callback}`, '--home', home], { path: folder, env: none });
  t.after(() => child.kill('SIGTERM'));
  const [, bridge] = await until(/^Bridge: *(\S+)/m);
  const [, certificate] = await until(/^Certificate: *(\S+)/m);
  await until(/^Ready/m);
  const { page, complaints } = await openPane(await browser(t, temporaryFolder(t), certificate), bridge);
  await tabTo(page, /^Pair/);
  await page.keyboard.press('Enter');
  const digits = (await page.locator('.code').textContent()).replace(/\D/g, '');
  assert.equal(engross(['pair', '--allow', digits, '--home', home]).status, 0);
  await page.locator('#connect-now').waitFor();
  return { page, complaints, callback, home, opened: () => readFileSync(join(folder, 'opened'), 'utf8').trim().split('\n').at(-1) };
}

test('with real accounts the region is chosen, the keys are given, and no network is told', async (t) => {
  const d = await realAccounts(t);
  const { page } = d;
  await looked(page, 'regions');
  await tabTo(page, /^United States/);
  await page.keyboard.press('ArrowDown');
  await page.locator('#app-key').waitFor();
  assert.equal(await page.locator('input[value=ca]').isChecked(), true);
  await looked(page, 'region-chosen');
  await tabTo(page, /^App key$/);
  await page.keyboard.type('kT9 canary');
  await page.keyboard.press('Tab');
  await page.keyboard.type('kT9-canary-secret');
  await page.keyboard.press('Enter');
  await page.locator('.problem', { hasText: 'it has a blank inside' }).waitFor();
  await looked(page, 'bad-key');
  await tabTo(page, /^App key$/);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('firm-key');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('kT9-canary-secret');
  await page.keyboard.press('Enter');
  const address = new URL(await waitFor(d));
  assert.deepEqual([address.host, address.searchParams.get('client_id')], ['ca.app.clio.com', 'firm-key']);
  await fetch(`http://127.0.0.1:${d.callback}/callback?code=c0de&state=${address.searchParams.get('state')}`);
  await page.locator('#connect-end', { hasText: 'Clio could not be reached' }).waitFor();
  assert.match(await page.locator('#connect-end').textContent(), /App key and secret were not kept/);
  await looked(page, 'no-network');
  await page.reload();
  await page.locator('#connect-now').waitFor();
  assert.equal(await page.locator('input[value=ca]').isChecked(), true, 'the last one is remembered');
  assert.deepEqual(d.complaints, []);
  const files = readdirSync(d.home, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).map((one) => readFileSync(join(one.path ?? one.parentPath, one.name), 'latin1'));
  assert.doesNotMatch(files.join(''), /canary/);
});
