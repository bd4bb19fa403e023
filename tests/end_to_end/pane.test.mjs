// The pane in Chromium on the helper's own origin: from pairing to a will on disk, and by keyboard alone.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import { barriers, browser, builtPane, openPane, press, tabTo } from '../../addin/pane/test/browser.mjs';
import { walkedHelper } from '../../addin/pane/test/walked.mjs';
import { watched } from './described.mjs';
import { engross, paragraphs, parts, practice, program, temporaryFolder } from './engross.mjs';

builtPane();

const option = (page, name) => page.locator('[role=option]', { hasText: name }).first();

async function allow(page, helper) {
  const digits = (await page.locator('.code').textContent()).replace(/\D/g, '');
  assert.match(digits, /^\d{6}$/);
  helper.allow(digits);
  await page.locator('#search').waitFor();
}

async function start(t, options = {}) {
  const helper = await walkedHelper(t, { engross, practice, program });
  const launched = await browser(t, temporaryFolder(t), helper.certificate);
  const { page, complaints } = await openPane(launched, helper.bridge, options);
  return { helper, page, complaints, undescribed: watched(page, helper.bridge) };
}

async function correct(page, name, label, value) {
  await option(page, name).click();
  await page.locator(`fluent-button[aria-label="Correct: ${label}"]`).click();
  await page.locator('#correction').fill(value);
  await page.keyboard.press('Enter');
  await page.locator('.value', { hasText: label }).getByText('corrected', { exact: true }).waitFor();
  await press(page, 'Done');
}

test('pairing, a search, two corrections, a removal, the questions, and the will on disk', async (t) => {
  const { helper, page, complaints, undescribed } = await start(t);
  await press(page, 'Pair');
  await allow(page, helper);

  await page.locator('#search').fill('Whitfield');
  await option(page, '00001-Whitfield').click();
  await press(page, 'Use matter');
  await option(page, 'Daniel James Whitfield').waitFor();

  await correct(page, 'Daniel James Whitfield', 'Middle name', 'Jacques');
  await correct(page, 'Sophie Anne Whitfield', 'Last name', 'Whitfield-Roy');
  await option(page, 'Ivy Rose Whitfield').focus();
  await page.keyboard.press('Delete');
  await page.locator('.gone', { hasText: 'Ivy Rose Whitfield' }).waitFor();

  await press(page, 'Confirm');
  await page.locator('#person').fill('Jo Park');
  await press(page, 'Confirm');
  await page.getByText('Confirmed by Jo Park').waitFor();

  await press(page, 'Go to questions');
  await page.locator('#template').selectOption('will');
  await page.locator('.section-top', { hasText: 'Executors' }).waitFor();
  if ((await page.locator('#q-alternate_executor').count()) === 0) await page.locator('.section-top', { hasText: 'Executors' }).click();
  await page.locator('#q-alternate_executor').fill('Jacques');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByText(/^Saved \d\d:\d\d on this computer$/).waitFor();
  assert.equal(await page.locator('#q-alternate_executor').inputValue(), 'Daniel Jacques Whitfield');

  await press(page, 'See documents');
  await page.getByText('Nothing is missing').waitFor();
  await press(page, 'Make documents');
  const [download] = await Promise.all([page.waitForEvent('download'), press(page.locator('#made'), 'Download')]);
  assert.equal(download.suggestedFilename(), 'Will - Thomas Edward Whitfield.docx');
  const path = join(temporaryFolder(t), 'will.docx');
  await download.saveAs(path);
  const text = paragraphs(parts(path)['word/document.xml']).join('\n');
  for (const value of ['THOMAS EDWARD WHITFIELD', 'Daniel Jacques Whitfield', 'Sophie Anne Whitfield-Roy', 'Noah Daniel Whitfield']) {
    assert.ok(text.includes(value), value);
  }
  for (const value of ['Daniel James', 'Ivy Rose', '{{']) assert.ok(!text.includes(value), value);

  await page.locator('#filing-folder').fill('Wills');
  await press(page, 'See what would be filed');
  const list = page.locator('#filing-list');
  await list.getByText('Would be filed in 00001-Whitfield (Thomas Edward Whitfield)').waitFor();
  await list.getByText('In the folder “Wills”, which is new').waitFor();
  assert.deepEqual(await barriers(page), [], 'the list of what would be filed');
  await press(page, 'File this document');
  await page.locator('#filing-report').getByText('Will - Thomas Edward Whitfield.docx, version 1').waitFor();
  assert.deepEqual(await barriers(page), [], 'what was filed');
  const inClio = await (await fetch(`${helper.url}/api/v4/documents.json?matter_id=1001&fields=id,name,latest_document_version{size,fully_uploaded}`, {
    headers: { authorization: `Bearer ${helper.token}` },
  })).json();
  const filed = inClio.data.filter((one) => one.name === 'Will - Thomas Edward Whitfield.docx');
  assert.deepEqual(filed.map((one) => one.latest_document_version.fully_uploaded), [true]);

  await page.locator('.tab', { hasText: 'Activity' }).click();
  await page.locator('.entry').first().waitFor();
  assert.ok((await page.locator('.entry').count()) >= 4);
  assert.deepEqual(complaints, []);
  assert.deepEqual(await undescribed(), []);
});

test('the same without a mouse: two spouses are settled, somebody is removed and brought back, the review is confirmed', async (t) => {
  const { helper, page, complaints, undescribed } = await start(t);
  await tabTo(page, /^Pair$/);
  await page.keyboard.press('Enter');
  await page.locator('.code').waitFor();
  await allow(page, helper);

  await page.keyboard.press('Alt+c');
  await page.keyboard.type('Blackwater');
  await page.keyboard.press('Enter');
  await option(page, '00004-Blackwater').waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await option(page, 'Denise Marie Charbonneau').waitFor();
  assert.equal(await page.locator('#confirm').getAttribute('aria-disabled'), 'true');

  await tabTo(page, /^Denise Marie Charbonneau is no spouse/);
  await page.keyboard.press('Enter');
  await tabTo(page, /^Why\?/);
  await page.keyboard.type('a business partner');
  await tabTo(page, /^Set role$/);
  await page.keyboard.press('Enter');
  await page.locator('[aria-label=Parties] [role=option]', { hasText: 'Denise Marie Charbonneau' }).waitFor();

  await tabTo(page, /^Raymond Joseph Blackwater/);
  await page.keyboard.press('End');
  const last = await page.evaluate(() => document.activeElement.querySelector('.name').textContent);
  await page.keyboard.press('Delete');
  await page.locator('.gone', { hasText: last }).waitFor();
  await page.keyboard.press('Control+z');
  await page.locator('.gone').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+y');
  await page.locator('.gone', { hasText: last }).waitFor();

  await tabTo(page, /^Confirm$/);
  await page.keyboard.press('Enter');
  await page.keyboard.type('Ada Beaumont');
  await page.keyboard.press('Enter');
  await page.getByText('Confirmed by Ada Beaumont').waitFor();

  await tabTo(page, /^Questions/);
  await page.keyboard.press('Enter');
  await page.locator('.section').first().waitFor();
  await tabTo(page, /^Settings$/, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await page.locator('#language').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.section').first().waitFor();
  assert.deepEqual(complaints, []);
  assert.deepEqual(await undescribed(), []);
});
