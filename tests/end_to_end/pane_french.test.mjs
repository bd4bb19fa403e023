// The review in French: nothing that the helper says in English is left on the page.
import assert from 'node:assert/strict';
import test from 'node:test';
import { barriers, browser, builtPane, openPane, pictures, press } from '../../addin/pane/test/browser.mjs';
import { walkedHelper } from '../../addin/pane/test/walked.mjs';
import { watched } from './described.mjs';
import { engross, practice, program, temporaryFolder } from './engross.mjs';

builtPane();

// [text, message] of everything that the helper has told.
const told = (body) => [
  ...(body.people ?? []).map((one) => [one.reason, one.reason_message]),
  ...(body.findings ?? []).map((one) => [one.text, one.message]),
  ...(body.entries?.map ? body.entries.map((one) => [one.what, one.message]) : []),
  ...(body.last ? [[body.last, body.last_message]] : []),
].filter(([text]) => text !== '');

test('people, reasons, findings and history are French, each with its id', async (t) => {
  const helper = await walkedHelper(t, { engross, practice, program });
  const launched = await browser(t, temporaryFolder(t), helper.certificate);
  const { page, complaints } = await openPane(launched, helper.bridge, { locale: 'fr-CA' });
  const undescribed = watched(page, helper.bridge);
  const heard = [];
  page.on('response', async (answer) => {
    if (!/\/api\/v1\/drafts(\/[^/]+(\/(history|edits))?)?$/.test(answer.url()) || answer.status() !== 200) return;
    heard.push(...told(await answer.json()));
  });

  await press(page, 'Jumeler');
  helper.allow((await page.locator('.code').textContent()).replace(/\D/g, ''));
  await page.locator('#search').fill('Whitfield');
  await page.locator('[role=option]', { hasText: '00001-Whitfield' }).first().click();
  await press(page, 'Utiliser le dossier');
  await page.locator('[role=option]', { hasText: 'Daniel James Whitfield' }).first().waitFor();
  await pictures(page, 'people-fr');
  const people = await page.locator('main').innerText();
  await page.locator('[role=option]', { hasText: 'Ivy Rose Whitfield' }).first().focus();
  await page.keyboard.press('Delete');
  await page.locator('.gone', { hasText: 'Ivy Rose Whitfield' }).waitFor();
  const after = await page.locator('main').innerText();
  await page.locator('.tab', { hasText: 'Suivi' }).click();
  await page.locator('.entry').first().waitFor();
  await pictures(page, 'history-fr');
  const shown = [people, after, await page.locator('body').innerText()].join('\n').toLowerCase();

  assert.ok(heard.length > 5, `${heard.length} texts`);
  for (const [text, message] of heard) {
    assert.ok(message, `no id: ${text}`);
    assert.ok(!shown.includes(text.toLowerCase()), text);
  }
  assert.match(shown, /retrait de la révision\s: ivy rose whitfield/);
  assert.match(shown, /est un mot de la liste anglaise \(rôle\s: enfant\)/);
  assert.deepEqual(await barriers(page), []);
  assert.deepEqual(complaints, []);
  assert.deepEqual(await undescribed(), []);
});
