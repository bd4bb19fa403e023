// Nobody is kept out: axe finds nothing serious in any view, light and dark; and the pane survives
// a helper that goes away.
import assert from 'node:assert/strict';
import test from 'node:test';
import { barriers, browser, builtPane, openPane, pictures, press } from '../../addin/pane/test/browser.mjs';
import { walkedHelper } from '../../addin/pane/test/walked.mjs';
import { watched } from './described.mjs';
import { engross, practice, program, temporaryFolder } from './engross.mjs';

builtPane();

const option = (page, name) => page.locator('[role=option]', { hasText: name }).first();

async function letIn(page, helper) {
  await press(page, 'Pair');
  const digits = (await page.locator('.code').textContent()).replace(/\D/g, '');
  helper.allow(digits);
  await page.locator('#search').waitFor();
}

async function use(page, number, somebody) {
  await page.locator('#search').fill(number);
  await option(page, number).click();
  await press(page, 'Use matter');
  await option(page, somebody).waitFor();
}

// Somebody who looks like an imported contact; ends in the address book.
async function addedByHand(page) {
  await page.keyboard.press('Escape');
  await press(page, 'Add a person');
  await page.locator('#name').fill('Geneviève Théberge');
  await page.locator('#decide').click();
  await option(page, 'Geneviève').click();
  await page.locator('summary', { hasText: 'empty value' }).click();
  await page.locator('fluent-button[aria-label="Correct: Birth date"]').click();
  await page.locator('#correction').fill('1968-11-03');
  await page.keyboard.press('Enter');
  await page.locator('.value', { hasText: 'Birth date' }).getByText('typed here').waitFor();
  await press(page, 'Done');
  await press(page, 'From the address book');
  await press(page, 'Import from Clio');
  await page.locator('#merges').waitFor();
}

// name, how to come there from the one before
const views = [
  ['pairing', async () => undefined],
  ['the digits', async (page) => { await press(page, 'Pair'); await page.locator('.code').waitFor(); }],
  ['matters', async (page, helper) => { await press(page, 'Cancel'); await letIn(page, helper); }],
  ['matters found', async (page) => { await page.locator('#search').fill('00'); await page.locator('.group', { hasText: 'Found in Clio' }).waitFor(); }],
  ['address book', async (page) => { await page.locator('#open-book').click(); await option(page, 'Abdi Abdi').waitFor(); }],
  ['contacts chosen', async (page) => { await page.locator('#book-query').fill('theberge'); await press(page, 'Select these 6'); await page.locator('.ticked').first().waitFor(); }],
  ['contacts imported', async (page) => { await press(page, 'Import 6 contacts'); await page.locator('#imported').waitFor(); }],
  ['people', async (page) => { await page.keyboard.press('Escape'); await use(page, '00004-Blackwater', 'Denise'); }],
  ['bringing', async (page) => { await press(page, 'From the address book'); await page.locator('#bring-query').waitFor(); }],
  ['a proposed merge', async (page) => addedByHand(page)],
  ['people again', async (page) => { await page.keyboard.press('Escape'); await option(page, 'Denise').waitFor(); }],
  ['a role', async (page) => press(page, 'Denise Marie Charbonneau is no spouse')],
  ['overruling', async (page) => { await page.keyboard.press('Escape'); await press(page, 'Right as it is'); }],
  ['adding', async (page) => { await page.keyboard.press('Escape'); await press(page, 'Add a person'); }],
  ['a person', async (page) => { await page.keyboard.press('Escape'); await option(page, 'Loretta').click(); await page.locator('.value').first().waitFor(); }],
  ['correcting', async (page) => { await page.locator('.value fluent-button').first().click(); await page.locator('#correction').waitFor(); }],
  ['merging', async (page) => { await press(page, 'Same person as'); await page.locator('#merged-with').waitFor(); }],
  ['writing to Clio', async (page) => { await page.keyboard.press('Escape'); await page.keyboard.press('Escape'); await page.locator('#write-back').click(); await page.locator('#title', { hasText: 'Write corrections' }).waitFor(); await page.locator('#writing-look').waitFor({ state: 'detached' }); }],
  ['questions', async (page) => { await page.locator('.tab').nth(1).click(); await page.locator('.section-body').waitFor(); }],
  ['documents', async (page) => { await page.locator('.tab').nth(2).click(); await page.locator('[data-template=will]').check(); }],
  ['a problem', async (page) => { await page.locator('#confirm-name').fill('Jo Park'); await press(page, 'Make documents'); await page.locator('.problem').waitFor(); }],
  ['activity', async (page) => { await page.locator('.tab').nth(3).click(); await page.locator('#title', { hasText: 'Activity' }).waitFor(); }],
  ['settings', async (page) => { await page.locator('.bar fluent-button').last().click(); await page.locator('#language').waitFor(); }],
];

test('axe finds nothing serious, light and dark', async (t) => {
  const helper = await walkedHelper(t, { engross, practice, program });
  const launched = await browser(t, temporaryFolder(t), helper.certificate);
  const { page, complaints } = await openPane(launched, helper.bridge);
  const undescribed = watched(page, helper.bridge);
  for (const [name, come] of views) {
    await come(page, helper);
    assert.deepEqual(await barriers(page), [], name);
    await pictures(page, name.replaceAll(' ', '-'));
  }
  assert.deepEqual(complaints, []);
  assert.deepEqual(await undescribed(), []);
});

test('an answer typed while the helper is away is saved when it is back', async (t) => {
  const helper = await walkedHelper(t, { engross, practice, program });
  const launched = await browser(t, temporaryFolder(t), helper.certificate);
  const { page } = await openPane(launched, helper.bridge);
  await letIn(page, helper);
  await use(page, '00001-Whitfield', 'Daniel');
  await page.locator('.tab').nth(1).click();
  await page.locator('#template').selectOption('will');
  await page.locator('.section-top', { hasText: 'Funeral' }).click();
  await helper.stop();
  await page.locator('#q-funeral_wishes').fill('A tree at Stony Lake.');
  await page.keyboard.press('Tab');
  await page.getByText('The helper is not running').waitFor();
  assert.equal(await page.locator('#q-funeral_wishes').inputValue(), 'A tree at Stony Lake.');
  await helper.again();
  await page.getByText(/^Saved \d\d:\d\d on this computer$/).waitFor({ timeout: 20_000 });
  assert.equal(await page.locator('#q-funeral_wishes').inputValue(), 'A tree at Stony Lake.');
});
