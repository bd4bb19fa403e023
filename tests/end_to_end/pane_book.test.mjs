// The address book in Chromium: 1,200 contacts by keyboard alone, imported twice; and from a draft, a
// contact brought, a merge settled.
import assert from 'node:assert/strict';
import test from 'node:test';
import { browser, builtPane, openPane, press, tabTo } from '../../addin/pane/test/browser.mjs';
import { walkedHelper } from '../../addin/pane/test/walked.mjs';
import { watched } from './described.mjs';
import { engross, practice, program, temporaryFolder } from './engross.mjs';

builtPane();

const option = (page, name) => page.locator('[role=option]', { hasText: name }).first();
const button = (page, label) => page.locator(`fluent-button[aria-label="${label}"]`);

async function start(t) {
  const helper = await walkedHelper(t, { engross, practice, program });
  const launched = await browser(t, temporaryFolder(t), helper.certificate);
  const { page, complaints } = await openPane(launched, helper.bridge);
  const undescribed = watched(page, helper.bridge);
  await press(page, 'Pair');
  helper.allow((await page.locator('.code').textContent()).replace(/\D/g, ''));
  await page.locator('#search').waitFor();
  return { page, fine: async () => assert.deepEqual([...complaints, ...(await undescribed())], []) };
}

// The most rows that were drawn or changed in one turn of the page since the last look: what keeps a
// list of 1,200 from standing still. How long that takes is measured in tests/bench/pane_pauses.mjs.
async function watchTurns(page) {
  await page.evaluate(() => {
    globalThis.turns = [];
    const rowsIn = ({ type, target, addedNodes }) =>
      type === 'attributes' ? [target] : [...addedNodes].filter((node) => node.nodeType === 1).flatMap((node) => [node, ...node.querySelectorAll('[role=option]')]);
    new MutationObserver((records) => {
      const rows = new Set(records.flatMap(rowsIn).filter((row) => row.matches('[role=option]')));
      if (rows.size > 0) globalThis.turns.push(rows.size);
    }).observe(document, { subtree: true, childList: true, attributeFilter: ['aria-selected'] });
  });
  return () => page.evaluate(() => Math.max(0, ...globalThis.turns.splice(0)));
}

async function use(page, number, somebody) {
  await page.locator('#search').fill(number);
  await option(page, number).click();
  await press(page, 'Use matter');
  await option(page, somebody).waitFor();
}

test('without a mouse: everybody is listed and chosen, some are imported, and imported again', async (t) => {
  const { page, fine } = await start(t);
  const mostAtOnce = await watchTurns(page);
  await tabTo(page, /^Address book$/);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelectorAll('[role=option]').length === 1200);
  assert.equal(await mostAtOnce(), 25, 'the list comes in portions');
  assert.equal(await page.locator('.badge-warn').count(), 315);
  await tabTo(page, /^Abdi Abdi/);
  await page.keyboard.press('Control+a');
  await page.waitForFunction(() => document.querySelectorAll('[role=option][aria-selected=true]').length === 1200);
  assert.equal(await mostAtOnce(), 60, 'all are chosen in portions');
  await page.keyboard.press('End');
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.querySelectorAll('[role=option][aria-selected=true]').length === 0);
  assert.equal(await mostAtOnce(), 60, 'so is nobody, after a scroll to the end');
  await tabTo(page, /^Name, e-mail/, 'Shift+Tab');
  await page.keyboard.type('theberge');
  await page.waitForFunction(() => document.querySelectorAll('[role=option]').length === 6);
  await tabTo(page, /^André Marcel/);
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await tabTo(page, /^Import 2 contacts$/);
  await page.keyboard.press('Enter');
  await page.locator('#imported', { hasText: '2 new, 0 changed, 0 the same' }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'imported');
  await press(page, 'Select these 6');
  await press(page, 'Import 6 contacts');
  await page.locator('#imported', { hasText: '4 new, 0 changed, 2 the same' }).waitFor();
  await page.locator('#no-email').check();
  assert.deepEqual(await page.locator('[role=option] .name').allTextContents(), ['André Marcel Théberge']);
  await page.keyboard.press('Escape');
  await page.locator('#search').waitFor();
  await fine();
});

test('from a draft: a contact is brought, somebody added by hand is kept apart, then merged', async (t) => {
  const { page, fine } = await start(t);
  await use(page, '00001-Whitfield', 'Daniel');
  await press(page, 'From the address book');
  await page.getByText('Nobody else was imported').waitFor();
  await press(page, 'Import from Clio');
  await page.locator('#book-query').fill('theberge');
  await option(page, 'Félix').click();
  await option(page, 'Geneviève').click();
  await press(page, 'Import 2 contacts');
  await press(page, 'Bring somebody into 00001-Whitfield');
  await page.locator('label.radio', { hasText: 'Félix Théberge' }).click();
  await page.locator('#relationship').fill('friend');
  await press(page, 'Bring into this draft');
  await option(page, 'Félix').locator('.badge', { hasText: 'from the address book' }).waitFor();

  await press(page, 'Add a person');
  await page.locator('#name').fill('genevieve theberge');
  await page.locator('#decide').click();
  await option(page, 'genevieve').click();
  await page.locator('summary', { hasText: 'empty value' }).click();
  await button(page, 'Correct: Birth date').click();
  await page.locator('#correction').fill('1968-11-03');
  await page.keyboard.press('Enter');
  await page.locator('.value', { hasText: 'Birth date' }).getByText('typed here').waitFor();
  await press(page, 'Done');
  await press(page, 'From the address book');
  await press(page, 'Import from Clio');
  const side = page.locator('#merges ~ ul .side');
  await side.first().waitFor();
  assert.deepEqual(await side.locator('strong').allTextContents(), ['genevieve theberge', 'Geneviève Théberge']);
  await button(page, 'Keep both: genevieve theberge, 00001-Whitfield').click();
  await side.first().waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  await page.locator('#title', { hasText: 'People' }).waitFor();
  await page.keyboard.press('Control+z');
  await page.locator('#live', { hasText: 'Undone' }).waitFor({ state: 'attached' });
  await press(page, 'From the address book');
  await press(page, 'Import from Clio');
  await button(page, 'Merge: genevieve theberge, 00001-Whitfield').click();
  await side.first().waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  await option(page, 'Geneviève').locator('.badge', { hasText: 'from the address book' }).waitFor();
  await option(page, 'genevieve').locator('.badge', { hasText: 'merged into Geneviève Théberge' }).waitFor();
  await fine();
});
