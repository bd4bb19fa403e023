// Signing in to Clio from the pane, by keyboard alone: from a computer where nobody ever did to the
// matters, and out again.
import assert from 'node:assert/strict';
import test from 'node:test';
import { pictures, tabTo } from '../../addin/pane/test/browser.mjs';
import { answerOnClio, desk, enter, looked, waitFor } from './connecting.mjs';

test('from nobody to who is signed in, to the matters, and out again', async (t) => {
  const d = await desk(t);
  const { page } = d;
  assert.match(await page.locator('main').textContent(), /Nobody is signed in to Clio.*This is the practice Clio/s);
  await looked(page, 'nobody');
  await enter(page, /^Sign in to Clio$/);
  const address = await waitFor(d);
  await pictures(page, 'waiting');
  await enter(page, /^No page opened/);
  assert.equal(await page.locator('#connect-address').inputValue(), address);
  await looked(page, 'waiting-address');
  await answerOnClio(page, address, 'Allow');
  await page.locator('#connect-done').waitFor();
  assert.match(await page.locator('main').textContent(), /Priya Nair.*Beaumont Hale LLP/s);
  await looked(page, 'done');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'connect-on');
  await page.keyboard.press('Enter');
  await page.locator('#search').waitFor();
  await page.keyboard.type('00001');
  await page.locator('[role=option]', { hasText: '00001-Whitfield' }).first().waitFor();

  await tabTo(page, /^Settings$/, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await page.locator('[data-account]').waitFor();
  await pictures(page, 'settings');
  await enter(page, /^Sign out…$/);
  await page.locator('[data-leaving]', { hasText: 'app key and secret of the firm' }).waitFor();
  await looked(page, 'leaving');
  await page.keyboard.press('Enter');
  await page.locator('#signed-out').waitFor();
  await looked(page, 'signed-out');
  await enter(page, /^Erase…$/);
  await page.locator('[data-erasing]').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'erase-cancel');
  await looked(page, 'erasing');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await page.locator('#erased').waitFor();
  await looked(page, 'erased');
  await enter(page, /^Sign in to Clio$/);
  await page.locator('#connect-now').waitFor();
  assert.match(await page.locator('main').textContent(), /brings an app key of its own/);
  assert.deepEqual(d.complaints, []);
  assert.deepEqual(await d.undescribed(), []);
});

test('without a browser the address is shown, and in French; a sign-in that Clio ended is told', async (t) => {
  const d = await desk(t, { opens: false, locale: 'fr-CA' });
  const { page } = d;
  await pictures(page, 'fr-nobody');
  await enter(page, /^Se connecter à Clio$/);
  await page.getByText('Aucun navigateur n’a pu être ouvert').waitFor();
  await looked(page, 'fr-no-browser');
  await answerOnClio(page, await page.locator('#connect-address').inputValue(), 'Allow');
  await page.locator('#connect-done').waitFor();
  await pictures(page, 'fr-done');
  await d.control('revoke_app');
  await page.reload();
  await page.locator('#connect-why', { hasText: 'Clio a mis fin à la connexion de Priya Nair, Beaumont Hale LLP' }).waitFor();
  await looked(page, 'fr-ended');
  await enter(page, /^Pas maintenant$/);
  await page.locator('#to-connect').waitFor();
  await looked(page, 'fr-matters');
  assert.deepEqual(d.complaints, []);
  assert.deepEqual(await d.undescribed(), []);
});
