// Signing in from the pane, by keyboard alone: a helper that wants it, Clio's page answered in the
// browser itself, and pictures of what is shown.
import assert from 'node:assert/strict';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { barriers, browser, builtPane, openPane, pictures, tabTo } from '../../addin/pane/test/browser.mjs';
import { walkedHelper } from '../../addin/pane/test/walked.mjs';
import { watched } from './described.mjs';
import { engross, practice, program, temporaryFolder } from './engross.mjs';
import { freePort, start } from './signing.mjs';

builtPane();

// A helper whose practice Clio wants a sign-in, in a world where a browser is opened, or none is.
export async function desk(t, { opens = true, locale = 'en-CA' } = {}) {
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

// Axe, light and dark; and pictures of both widths.
export async function looked(page, name) {
  await pictures(page, name);
  assert.deepEqual(await barriers(page), [], name);
}

export const enter = async (page, name) => {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
};

// What the person does on Clio's page, in a tab of the same browser.
export async function answerOnClio(page, address, button) {
  const tab = await page.context().newPage();
  await tab.goto(address);
  await tab.keyboard.press('Tab');
  for (let times = 0; times < 20 && (await tab.evaluate(() => document.activeElement.textContent)) !== button; times += 1) await tab.keyboard.press('Tab');
  await tab.keyboard.press('Enter');
  await tab.getByText(/close this page/).waitFor();
  await tab.close();
}

export const waitFor = async (d) => {
  await d.page.locator('#connect-cancel').waitFor();
  await d.page.locator('summary', { hasText: 'No page opened?' }).waitFor();
  return d.opened();
};

// A helper for real accounts, on a computer whose way to the internet leads nowhere.
export async function realAccounts(t) {
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
