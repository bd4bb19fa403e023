// A template written beside the pane: facts by keyboard into a small Word, around what is selected,
// checked, jumped to and previewed; and copied in a tab of a browser, in French.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { browser, openPane, pictures, press, tabTo } from '../../addin/pane/test/browser.mjs';
import { looked } from './connecting.mjs';
import { watched } from './described.mjs';
import { paragraphs, parts, practice, temporaryFolder, validatorErrors } from './engross.mjs';
import { beside, letIn, useMatter } from './small_word.mjs';

const kTemplate = [
  'Last Will', 'I, NAME, of TOWN.', 'My children are:', 'CHILD', '{% if spouse %}', 'To {{ spouse.name.full | shout }}.', '{{ client.shoe_size }}',
];

const fact = (page, key) => page.locator(`[data-fact="${key}"]`);
const lines = (page) => page.evaluate(() => globalThis.fakeWord.text.lines());
const select = (page, first, from, last, to) =>
  page.evaluate((span) => Object.assign(globalThis.fakeWord.text.selection, span), { first, from, last, to });
const rewrite = (page, at, text) => page.evaluate(([index, line]) => (globalThis.fakeWord.text.at(index).text = line), [at, text]);

async function choose(page, query, key) {
  await page.locator('#fact-search').fill(query);
  await fact(page, key).click();
}

async function writesMarks(page) {
  await tabTo(page, /^Find a fact/);
  await page.keyboard.type('client full name');
  await fact(page, 'client/client.name/client.name.full').waitFor();
  await tabTo(page, /^Client/);
  for (const key of ['ArrowRight', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
  await page.locator('#done', { hasText: 'Inserted' }).waitFor();
  assert.equal((await lines(page))[1], 'I, {{ client.name.full }}, of TOWN.');

  await select(page, 1, 30, 1, 34);
  await choose(page, 'client city', 'client/client.address/client.address.city');
  await press(page, 'Content control');
  await page.locator('#done', { hasText: 'Content control inserted' }).waitFor();
  assert.deepEqual(await page.evaluate(() => globalThis.fakeWord.texts()), ['client.address.city={{ client.address.city }}']);

  await select(page, 3, 0, 3, 5);
  await choose(page, 'child full', 'children/child.name/child.name.full');
  await page.locator('#insert').click();
  await page.locator('#done', { hasText: 'Inserted' }).waitFor();
  await select(page, 3, 0, 3, 21);
  await page.locator('#fact-search').fill('');
  await fact(page, 'children').click();
  assert.equal(await page.locator('#insert-control').getAttribute('aria-disabled'), 'true');
  await looked(page, 'authoring-facts');
  await page.locator('#insert-each').click();
  await page.locator('#done', { hasText: 'Put around the selected paragraphs' }).waitFor();
  assert.deepEqual((await lines(page)).slice(1, 6), [
    'I, {{ client.name.full }}, of {{ client.address.city }}.', 'My children are:', '{% for child in children %}', '{{ child.name.full }}', '{% endfor %}',
  ]);
}

async function mendsFaults(page) {
  await page.locator('#check').click();
  await page.getByText('2 faults found').first().waitFor();
  assert.deepEqual(await page.locator('[data-fault]').evaluateAll((all) => all.map((one) => one.dataset.fault)), ['unclosed-if', 'unknown-filter']);
  await looked(page, 'authoring-faults');
  await press(page.locator('[data-fault=unknown-filter]'), 'Jump');
  await page.waitForFunction(() => globalThis.fakeWord.text.selected === 'body 7:3');
  await page.locator('#make-preview').click();
  await page.locator('.problem', { hasText: 'shout' }).waitFor();
  await press(page, 'Close this message');
  await rewrite(page, 6, '');
  await rewrite(page, 7, 'To {{ spouse.name.full | upper }}.');
  await page.locator('#check').click();
  await page.getByText('No fault found.').first().waitFor();
}

async function previews(t, page) {
  const before = await lines(page);
  await page.locator('#make-preview').click();
  await page.locator('#preview', { hasText: '1 value is missing' }).waitFor();
  await looked(page, 'authoring-preview');
  assert.deepEqual(await lines(page), before);
  const path = join(temporaryFolder(t), 'preview.docx');
  writeFileSync(path, Buffer.from(await page.evaluate(() => globalThis.fakeWord.opened.at(-1)), 'base64'));
  assert.deepEqual(paragraphs(parts(path)['word/document.xml']), [
    'Last Will', 'I, Thomas Edward Whitfield, of Peterborough.', 'My children are:', 'Daniel James Whitfield', 'Chloé Marie Bergeron', 'Sophie Anne Whitfield',
    '', 'To AMÉLIE ROSE WHITFIELD.', '{{ client.shoe_size }}',
  ]);
  assert.deepEqual(validatorErrors(path), []);
  await press(page.locator('#preview'), 'Jump');
  await page.waitForFunction(() => globalThis.fakeWord.text.selected === 'body 8:0');
}

test('a template is written, checked and previewed beside Word, and its marks copied in a browser', async (t) => {
  const helper = await practice(t, []);
  const launched = await browser(t, temporaryFolder(t), helper.certificate);
  const context = await launched.newContext({ viewport: { width: 350, height: 700 }, locale: 'en-CA' });
  // Until a test gives up; no bound of the product.
  context.setDefaultTimeout(60_000);
  const { page, complaints } = await beside(context, helper, { url: 'C:\\Firm\\Will.docx', text: kTemplate, selection: { first: 1, from: 3, last: 1, to: 7 } });
  const undescribed = watched(page, helper.bridge);
  await letIn(page, helper);
  await useMatter(page, '00001-Whitfield', 'Daniel James Whitfield');
  await pictures(page, 'authoring-way');
  await page.locator('fluent-button[aria-label="Facts for a template"]').click();
  await fact(page, 'client').waitFor();
  await writesMarks(page);
  await mendsFaults(page);
  await previews(t, page);
  await page.keyboard.press('Escape');
  await page.locator('#open-facts').waitFor();
  assert.deepEqual(complaints, []);
  assert.deepEqual(await undescribed(), []);

  const tab = await openPane(launched, helper.bridge);
  await tab.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await letIn(tab.page, helper);
  await useMatter(tab.page, '00001-Whitfield', 'Daniel James Whitfield');
  await tab.page.evaluate(() => localStorage.setItem('engross.language', 'fr'));
  await tab.page.reload();
  await tab.page.locator('fluent-button[aria-label="Données pour un modèle"]').click();
  await fact(tab.page, 'children').click();
  await press(tab.page.locator('footer'), 'Copier');
  await tab.page.locator('#done', { hasText: 'Copié' }).waitFor();
  assert.equal(await tab.page.evaluate(() => navigator.clipboard.readText()), '{{ children }}');
  assert.equal(await tab.page.locator('#check').getAttribute('aria-disabled'), 'true');
  await looked(tab.page, 'authoring-french');
  assert.deepEqual(tab.complaints, []);
});
