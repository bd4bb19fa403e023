// Each way in which signing in from the pane can fail, and what is told then.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import test from 'node:test';
import { pictures, tabTo } from '../../addin/pane/test/browser.mjs';
import { answerOnClio, desk, enter, looked, realAccounts, waitFor } from './connecting.mjs';

test('each way to fail says what happened, what is safe and what to do', async (t) => {
  const d = await desk(t);
  const { page, helper } = d;
  // They look alike: axe sees one with keys and one without.
  const failed = async (name, says, axe = false) => {
    await page.locator('#connect-end').waitFor();
    const text = await page.locator('#connect-end').textContent();
    for (const part of [says, 'what was imported is untouched']) assert.ok(text.includes(part), `${name}: ${text}`);
    await (axe ? looked : pictures)(page, name);
  };
  const again = async () => {
    await enter(page, /^Sign in to Clio$/);
    return waitFor(d);
  };

  await again();
  await page.keyboard.press('Tab');
  await enter(page, /^Cancel$/);
  await page.getByText('Cancelled. Nothing was changed.').waitFor();
  await pictures(page, 'cancelled');

  await answerOnClio(page, await again(), 'Deny');
  await failed('declined', 'You did not let Engross into Clio', true);

  await enter(page, /^Give another app key$/);
  await page.locator('#app-key').waitFor();
  await pictures(page, 'keys');
  const { client_id: key } = await (await fetch(`${helper.url}/practice/app`)).json();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'app-key');
  await page.keyboard.type(key);
  await page.keyboard.press('Tab');
  await page.keyboard.type('kT9-canary');
  await page.keyboard.press('Enter');
  await answerOnClio(page, await waitFor(d), 'Allow');
  await failed('wrong-keys', 'Clio does not know this app key and secret', true);
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

test('with real accounts the region is chosen, the keys are given, and no network is told', async (t) => {
  const d = await realAccounts(t);
  const { page } = d;
  await pictures(page, 'regions');
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
  assert.equal(await page.locator('#app-secret').inputValue(), 'kT9-canary-secret', 'what was right is not typed twice');
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
