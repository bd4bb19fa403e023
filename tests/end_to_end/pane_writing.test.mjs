// Corrections written to Clio by the pane itself: a part of what is listed, and never over what
// somebody changed in Clio meanwhile.
import assert from 'node:assert/strict';
import test from 'node:test';
import { browser, builtPane, openPane, press } from '../../addin/pane/test/browser.mjs';
import { walkedHelper } from '../../addin/pane/test/walked.mjs';
import { engross, practice, program, temporaryFolder } from './engross.mjs';

builtPane();

const option = (page, name) => page.locator('[role=option]', { hasText: name }).first();

async function corrected(page, name, field, value) {
  await option(page, name).click();
  await page.locator('.value', { hasText: field }).first().locator('fluent-button').first().click();
  await page.locator('#correction').fill(value);
  await page.keyboard.press('Enter');
  await page.locator('.value', { hasText: value }).first().waitFor();
  await page.keyboard.press('Escape');
  await option(page, 'Daniel').waitFor();
}

test('what is ticked is written to Clio, and nothing else', async (t) => {
  const helper = await walkedHelper(t, { engross, practice, program });
  const launched = await browser(t, temporaryFolder(t), helper.certificate);
  const { page, complaints } = await openPane(launched, helper.bridge);
  await press(page, 'Pair');
  helper.allow((await page.locator('.code').textContent()).replace(/\D/g, ''));
  await page.locator('#search').fill('00001');
  await option(page, '00001-Whitfield').click();
  await press(page, 'Use matter');
  await option(page, 'Daniel').waitFor();
  await corrected(page, 'Amélie', 'City', 'Lakefield');
  await corrected(page, 'Amélie', 'E-mail', 'amelie@kawarthanet.example');
  const headers = { authorization: `Bearer ${helper.token}`, connection: 'close', 'content-type': 'application/json' };
  const wife = async (fields) => (await (await fetch(`${helper.url}/api/v4/contacts/30002?fields=${fields}`, { headers })).json()).data;

  await page.locator('#write-back').click();
  await page.locator('#writing-by').fill('Jo Park');
  await page.locator('[id="write-30002.email"]').uncheck();
  // Somebody else sets another city right: what was shown is no longer so.
  const elsewhere = { data: { addresses: [{ id: 300021, city: 'Bridgenorth' }] } };
  assert.equal((await fetch(`${helper.url}/api/v4/contacts/30002`, { method: 'PATCH', headers, body: JSON.stringify(elsewhere) })).status, 200);
  await press(page, 'Write this value');
  await page.locator('h2', { hasText: 'Changed in Clio meanwhile' }).waitFor();
  assert.equal((await wife('addresses{city}')).addresses[0].city, 'Bridgenorth');

  await page.locator('.foot fluent-button', { hasText: 'Back to the people' }).click();
  await page.locator('#write-back').click();
  await page.locator('[id="write-30002.email"]').waitFor();
  await press(page, 'Write this value');
  await page.locator('#writing-report', { hasText: 'Written to Clio' }).waitFor();
  assert.deepEqual(await wife('primary_email_address,addresses{city}'), {
    primary_email_address: 'amelie@kawarthanet.example',
    addresses: [{ city: 'Bridgenorth' }],
  });
  assert.deepEqual(complaints, []);
});
