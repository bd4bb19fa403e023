// The pane in a tab of Chromium for a document that is open in a word processor without a pane of its
// own: known again, compared, filled, closed.
import assert from 'node:assert/strict';
import test from 'node:test';
import { barriers, browser, builtPane, press } from '../../addin/pane/test/browser.mjs';
import { AddIn } from './add_in.mjs';
import { bridgeOf } from './bridge.mjs';
import { watched } from './described.mjs';
import { engross, practice, temporaryFolder } from './engross.mjs';
import { withLetter } from './letter.mjs';
import { openPage } from './small_word.mjs';

builtPane();

const control = (tag, title, text) => ({ tag, title, text, locked: false });

// A letter that was filled when the client had another name, and whose spouse somebody typed over.
async function openLetter(helper, bridge) {
  const { body: review } = await bridge.call('POST', '/api/v1/drafts', { body: { matter: '00001-Whitfield' } });
  const line = (tag, fresh) => ({ tag, nth: 0, fresh, state: 'unknown' });
  const lines = [line('client.name.full', 'Thom Whitfield'), line('spouse.name.full', 'Amélie Whitfield')];
  const filled = lines.map(({ tag, nth }) => ({ tag, nth }));
  const { body } = await bridge.call('POST', `/api/v1/drafts/${review.draft}/records`, { body: { template: 'letter', records: [], lines, filled } });
  const { token } = await bridge.paired('LibreOffice Writer');
  const addIn = new AddIn(bridge, token, {
    controls: [control('client.name.full', 'Client', 'Thom Whitfield'), control('spouse.name.full', 'Spouse', 'Amélie R. Whitfield')],
    kept: [body.record], draft: review.draft,
  });
  await addIn.open();
  return addIn;
}

test('a letter open in Writer is known again, compared and filled from a tab, which says when it is closed', async (t) => {
  const helper = await practice(t, [], { share: withLetter(t) });
  const bridge = bridgeOf(helper);
  const addIn = await openLetter(helper, bridge);
  const before = addIn.kept[0];
  const launched = await browser(t, temporaryFolder(t), helper.certificate);
  const context = await launched.newContext({ viewport: { width: 350, height: 700 }, locale: 'en-CA' });
  // Until a test gives up; no bound of the product.
  context.setDefaultTimeout(60_000);
  const { page, complaints } = await openPage(context, `${helper.bridge}pane/index.html#document=${addIn.id}`);
  const undescribed = watched(page, helper.bridge);
  await press(page, 'Pair');
  const digits = (await page.locator('.code').textContent()).replace(/\D/g, '');
  assert.equal(engross(['pair', '--allow', digits, '--home', helper.home]).status, 0);

  await page.getByText('Made by Engross from 00001-Whitfield').waitFor();
  await page.locator('#compare').click();
  await page.getByText('2 values differ').first().waitFor();
  assert.equal(await page.locator('[data-line]').first().getByText('changed since').count(), 1);
  assert.equal(await page.locator('[data-line]').last().getByText('typed over').count(), 1);
  await page.locator('#fill').click();
  await page.getByText('1 value filled').first().waitFor();
  assert.deepEqual(addIn.controls.map(({ text }) => text), ['Thomas Edward Whitfield', 'Amélie R. Whitfield']);
  assert.equal(addIn.kept.length, 1);
  assert.notEqual(addIn.kept[0], before);

  await addIn.close();
  await addIn.ended;
  await press(page, 'Compare again');
  await page.getByText('The document was closed in the word processor.').first().waitFor();
  assert.deepEqual(await barriers(page), []);
  assert.deepEqual(await undescribed(), []);
  assert.deepEqual(complaints, []);
});

test('a tab for a document that is open no longer says so, in the language of its person', async (t) => {
  const helper = await practice(t);
  const launched = await browser(t, temporaryFolder(t), helper.certificate);
  const context = await launched.newContext({ viewport: { width: 350, height: 700 }, locale: 'fr-CA' });
  context.setDefaultTimeout(60_000);
  const { page, complaints } = await openPage(context, `${helper.bridge}pane/index.html#document=W-00000000`);
  await page.locator('#pair').click();
  const digits = (await page.locator('.code').textContent()).replace(/\D/g, '');
  assert.equal(engross(['pair', '--allow', digits, '--home', helper.home]).status, 0);
  await page.getByText('Le document a été fermé dans le traitement de texte.').first().waitFor();
  await page.locator('#search').waitFor();
  assert.deepEqual(complaints, []);
});
