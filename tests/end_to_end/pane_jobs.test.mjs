// What takes long in the pane, in Chromium, beside a practice Clio that has enough of us: the wait is
// shown and counted down, it is stopped, and it goes on while the pane is closed. Then time recorded.
import assert from 'node:assert/strict';
import test from 'node:test';
import { barriers, browser, builtPane, openPane, pictures, press } from '../../addin/pane/test/browser.mjs';
import { walkedHelper } from '../../addin/pane/test/walked.mjs';
import { watched } from './described.mjs';
import { engross, practice, program, temporaryFolder } from './engross.mjs';

builtPane();

async function looked(page, name) {
  assert.deepEqual(await barriers(page), [], name);
  await pictures(page, name);
}

const option = (page, name) => page.locator('[role=option]', { hasText: name }).first();

test('a wait for Clio is shown, counted down and stopped, and work goes on while the pane is closed', async (t) => {
  const helper = await walkedHelper(t, { engross, practice, program });
  const launched = await browser(t, temporaryFolder(t), helper.certificate);
  const { page, complaints } = await openPane(launched, helper.bridge);
  const undescribed = watched(page, helper.bridge);
  await press(page, 'Pair');
  helper.allow((await page.locator('.code').textContent()).replace(/\D/g, ''));
  await page.locator('#search').fill('Whitfield');
  await option(page, '00001-Whitfield').click();

  // Clio wants a minute, again and again.
  await helper.set({ faults: [{ status: 429, retry_after: '60', times: -1 }] });
  await press(page, 'Use matter');
  await page.locator('#stop').waitFor();
  const told = page.locator('.busy .quiet');
  await told.waitFor();
  const seconds = async () => Number(/wait (\d+)/.exec(await told.textContent())[1]);
  const first = await seconds();
  assert.ok(first <= 60 && first > 40, `${first}`);
  await page.waitForFunction((before) => Number(/wait (\d+)/.exec(document.querySelector('.busy .quiet').textContent)[1]) < before, first);
  await looked(page, 'job-waits');
  await page.locator('#stop').click();
  await page.locator('.busy').waitFor({ state: 'detached' });
  assert.equal(await page.locator('.problem').count(), 0, 'nothing went wrong');
  await page.waitForFunction(() => document.getElementById('live').textContent === 'Stopped.');

  // Clio wants a few seconds once; meanwhile the pane is closed and opened again.
  await helper.set({ faults: [{ status: 429, retry_after: '5', times: 1 }] });
  await press(page, 'Use matter');
  await page.locator('#stop').waitFor();
  await page.reload();
  const card = page.locator('[data-job]');
  await card.waitFor();
  await card.getByText('Fetching a matter · 00001-Whitfield').waitFor();
  await looked(page, 'job-from-before');
  await page.locator('[data-job=done]').waitFor();
  await press(page, 'Open the review');
  await option(page, 'Whitfield').waitFor();
  assert.equal(await page.locator('#title').textContent(), 'People');

  // Half an hour for it, looked at and then recorded, once.
  await page.locator('.tab', { hasText: 'Documents' }).click();
  await page.locator('#record-open').click();
  await page.locator('#record-amount').fill('0:30');
  await page.locator('#record-note').fill('Telephone call');
  await page.locator('#record-look').click();
  await page.locator('#record-line', { hasText: '30 min of time' }).waitFor();
  await looked(page, 'record');
  await page.locator('#record-now').click();
  await page.locator('#recorded', { hasText: 'Recorded in Clio, number' }).waitFor();
  await page.locator('#record-open').click();
  await page.locator('#record-amount').fill('30 min');
  await page.locator('#record-note').fill('Telephone call');
  await page.locator('#record-look').click();
  await page.locator('#record-line', { hasText: 'equal one already' }).waitFor();
  assert.deepEqual([...complaints, ...(await undescribed())], []);
});
