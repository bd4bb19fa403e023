// The whole pane in a browser, which Writer's menu opened, works on the will that is open in Writer.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import test from 'node:test';
import { browser, builtPane, press } from '../../addin/pane/test/browser.mjs';
import { watched } from './described.mjs';
import { openPage } from './small_word.mjs';
import { asSomebody, helperIn, place, writerIn } from './writer.mjs';
import { asked, edit, openWill, waitFor } from './writer_documents.mjs';

builtPane();

test('the pane compares, fills and makes plain the will that is open in Writer', async (t) => {
  const folder = place(t);
  const helper = await helperIn(t, folder);
  const writer = await writerIn(t, folder);
  const draft = await openWill(writer);
  const values = async (tag) => (await writer.controls()).filter(([one]) => one === tag).map(([, text]) => text);

  // After the will was made the client's name is corrected in the review, and the guardian's in Writer.
  await writer.type_over('guardian.name.full', 0, 'Helen M. Whitfield-Moss');
  const { people } = await asked(writer, `/drafts/${draft}`);
  const { id: client } = people.find((one) => one.client);
  await edit(writer, draft, { do: 'correct', subject: client, field: 'name.first', value: 'Tomas' }, { do: 'confirm' });

  assert.equal(await writer.run('pane', {}), 'The pane is open in your browser.');
  const address = await waitFor(() => readFileSync(join(folder, 'opened'), 'utf8').split('\n')[0]);
  const launched = await browser(t, folder, helper.certificate, [], asSomebody);
  const context = await launched.newContext({ viewport: { width: 350, height: 700 }, locale: 'en-CA' });
  // Until a test gives up; no bound of the product.
  context.setDefaultTimeout(60_000);
  const { page, complaints } = await openPage(context, address);
  const undescribed = watched(page, helper.bridge);
  await press(page, 'Pair');
  await asked(writer, '/pairings/allow', { code: (await page.locator('.code').textContent()).replace(/\D/g, '') });

  await page.getByText('Made by Engross from 00001-Whitfield').waitFor();
  await page.locator('#compare').click();
  await page.getByText('6 values differ, 19 values as today').first().waitFor();
  assert.equal(await page.locator('[data-line]').getByText('changed since').count(), 5);
  assert.equal(await page.locator('[data-line]').getByText('typed over').count(), 1);
  await page.locator('#fill').click();
  await page.getByText('5 values filled').first().waitFor();
  assert.deepEqual(await values('client.name.full'), Array(3).fill('Tomas Edward Whitfield'));
  assert.deepEqual(await values('client.name.full | upper'), Array(2).fill('TOMAS EDWARD WHITFIELD'));
  assert.deepEqual(await values('guardian.name.full'), ['Helen M. Whitfield-Moss']);
  assert.equal((await writer.undo_titles())[0], 'Fill from Clio');

  const pdf = join(folder, 'office/will.pdf');
  await writer.save(pdf, 'pdf');
  const page1 = spawnSync('pdftotext', ['-l', '1', '-layout', pdf, '-'], { encoding: 'utf8' }).stdout;
  assert.match(page1, /LAST WILL OF TOMAS EDWARD WHITFIELD/);

  await press(page, 'Make it plain text');
  await page.locator('.choices fluent-button').first().click();
  await page.getByText('Plain text now.').first().waitFor();
  assert.deepEqual(await writer.controls(), []);
  assert.deepEqual(await undescribed(), []);
  assert.deepEqual(complaints, []);
});
