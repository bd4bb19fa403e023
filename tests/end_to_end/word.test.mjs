// The pane of Word in Chromium on the helper's own door. A small Word stands in for office.js, by the
// API's own rules; the real office.js is loaded as well, under the page's own policy.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { gzipSync } from 'node:zlib';
import { barriers, browser, builtPane, paneFolder, press } from '../../addin/pane/test/browser.mjs';
import { engross, paragraphs, parts, practice, temporaryFolder, validatorErrors } from './engross.mjs';
import { withLetter } from './letter.mjs';
import { beside, kInside, letIn, openPage, useMatter } from './small_word.mjs';

builtPane();

const option = (page, name) => page.locator('[role=option]', { hasText: name }).first();

async function start(t, share) {
  const helper = await practice(t, [], { share });
  const launched = await browser(t, temporaryFolder(t), helper.certificate);
  const context = await launched.newContext({ viewport: { width: 350, height: 700 }, locale: 'en-CA', acceptDownloads: true });
  // Until a test gives up; no bound of the product.
  context.setDefaultTimeout(60_000);
  return { helper, context };
}

const word = (page, read) => page.evaluate(read);
const texts = (page) => word(page, () => globalThis.fakeWord.texts());

async function confirmReview(page) {
  await press(page, 'Confirm');
  await page.locator('#person').fill('Jo Park');
  await press(page, 'Confirm');
  await page.getByText('Confirmed by Jo Park').waitFor();
}

// The document that Word was given to open: its values by tag, its record, and as a file.
async function openedDocument(t, page) {
  const base64 = await word(page, () => globalThis.fakeWord.opened.at(-1));
  const path = join(temporaryFolder(t), 'opened.docx');
  writeFileSync(path, Buffer.from(base64, 'base64'));
  const all = parts(path);
  const controls = [...all['word/document.xml'].matchAll(/<w:sdt>[\s\S]*?<w:alias w:val="([^"]*)"[\s\S]*?<w:tag w:val="([^"]*)"[\s\S]*?<w:t[^>]*>([^<]*)<[\s\S]*?<\/w:sdt>/g)];
  return {
    path,
    lines: paragraphs(all['word/document.xml']),
    record: Object.entries(all).find(([name]) => name.startsWith('customXml/'))?.[1].replace(/^<\?xml.*\?>\s*/, ''),
    controls: controls.map(([, title, tag, text]) => ({ tag, title, text })),
  };
}

async function correctFirstName(page, person, value) {
  await page.locator('.tab', { hasText: 'People' }).click();
  await option(page, person).click();
  await page.locator('fluent-button[aria-label="Correct: First name"]').click();
  await page.locator('#correction').fill(value);
  await page.keyboard.press('Enter');
  await page.locator('.value', { hasText: 'First name' }).getByText('corrected', { exact: true }).waitFor();
  await press(page, 'Done');
}

test('a letter opens as a new document that knows its draft; opened again it is compared, filled and made plain text', async (t) => {
  const { helper, context } = await start(t, withLetter(t));
  const first = await beside(context, helper, { url: 'C:\\Firm\\Notes.docx', controls: [{ tag: 'other', text: 'mine' }] });
  await letIn(first.page, helper);
  await useMatter(first.page, '00001-Whitfield', 'Daniel James Whitfield');
  await confirmReview(first.page);
  await first.page.locator('.tab', { hasText: 'Documents' }).click();
  await first.page.locator('[data-template=letter]').check();
  await press(first.page, 'Make documents');
  await press(first.page.locator('#made'), 'Open as new');
  await first.page.getByText('opened', { exact: true }).waitFor();
  assert.deepEqual(await texts(first.page), ['other=mine']);
  assert.deepEqual(await word(first.page, () => globalThis.fakeWord.log), []);

  const made = await openedDocument(t, first.page);
  assert.deepEqual(validatorErrors(made.path), []);
  assert.deepEqual(made.lines.slice(0, 3), ['Dear Thomas Edward Whitfield', 'cc Amélie Rose Whitfield', 'Re: 00001-Whitfield']);
  assert.match(made.record, /^<filled xmlns="urn:engross:filled" version="1" draft="D-[A-Z0-9]+" matter="\d+" template="letter"/);
  assert.equal(made.record.includes('Thomas'), false);

  // Who asked is shown to whoever lets it in.
  await first.page.locator('.bar fluent-button').last().click();
  await first.page.getByText('Notes.docx').waitFor();
  assert.ok(await first.page.locator('.card', { hasText: 'Word' }).count());
  await first.page.keyboard.press('Escape');
  await correctFirstName(first.page, 'Thomas Edward Whitfield', 'Tomas');
  await correctFirstName(first.page, 'Amélie Rose Whitfield', 'Amelia');
  assert.deepEqual(first.complaints, []);
  await first.page.close();

  // Another day: the client's name is as it was filled, the spouse's was typed over.
  const controls = made.controls.map((one) => (one.tag.startsWith('spouse') ? { ...one, text: 'Amélie R. Whitfield' } : one));
  const again = await beside(context, helper, { url: 'C:\\Firm\\Letter.docx', controls, parts: [made.record] });
  await again.page.getByText('Made by Engross from 00001-Whitfield').waitFor();
  await again.page.locator('#compare').click();
  await again.page.getByText('2 values differ').first().waitFor();
  assert.equal(await again.page.locator('[data-line]').first().getByText('changed since').count(), 1);
  assert.equal(await again.page.locator('[data-line]').last().getByText('typed over').count(), 1);
  assert.deepEqual(await barriers(again.page), []);
  for (const width of [320, 450]) {
    await again.page.setViewportSize({ width, height: 700 });
    assert.ok(await again.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `wider than ${width}`);
  }
  await again.page.locator('#tracked').check();
  await again.page.locator('#fill').click();
  await again.page.getByText('1 value filled').first().waitFor();
  assert.deepEqual(await texts(again.page), ['client.name.full=Tomas Edward Whitfield', 'spouse.name.full=Amélie R. Whitfield']);
  assert.deepEqual(await word(again.page, () => globalThis.fakeWord.log), ['write client.name.full TrackAll', 'part added', 'part removed']);
  const kept = await word(again.page, () => globalThis.fakeWord.parts.map(({ xml }) => xml));
  assert.equal(kept.length, 1);
  assert.notEqual(kept[0], made.record);

  await press(again.page, 'Make it plain text…');
  await press(again.page.locator('main'), 'Make it plain text');
  await again.page.getByText('Plain text now.').first().waitFor();
  assert.deepEqual(await word(again.page, () => [globalThis.fakeWord.controls.length, globalThis.fakeWord.parts.length]), [0, 0]);
  assert.deepEqual(again.complaints, []);
});

test('the real office.js loads from the helper alone and under its policy, and a Word that does not answer leaves a pane that works', async (t) => {
  const { helper, context } = await start(t);
  const { page, complaints, asked } = await openPage(context, `${helper.bridge}pane/word.html${kInside}`);
  await page.locator('#pair').waitFor();
  const own = asked.map((url) => (url.startsWith(`${helper.bridge}pane/`) ? url.slice(`${helper.bridge}pane/`.length) : url));
  for (const name of ['office/office.js', 'office/word-win32-16.01.js', 'office/en-us/office_strings.js']) assert.ok(own.includes(name), `${name} of ${own}`);
  assert.deepEqual(asked.filter((url) => !url.startsWith(helper.bridge)), []);
  assert.deepEqual(complaints.filter((one) => /Content Security Policy/.test(one)), []);
});

test('the pane is under 300 KB compressed, office.js apart', () => {
  const files = ['index.html', 'word.html', 'browser.js', 'word.js', 'pane.js', 'pane.css'].map((name) => readFileSync(join(paneFolder, 'dist', name)));
  const size = files.reduce((sum, bytes) => sum + gzipSync(bytes).length, 0);
  assert.ok(size < 300 * 1024, `${size} bytes`);
});

test('a browser loads no office.js, on the page of Word neither', async (t) => {
  const { helper, context } = await start(t);
  for (const name of ['', 'index.html', 'word.html']) {
    const { page, complaints, asked } = await openPage(context, `${helper.bridge}pane/${name}`);
    await page.locator('#pair').waitFor();
    assert.deepEqual(asked.filter((url) => url.includes('office')), []);
    assert.deepEqual(complaints, []);
    await page.close();
  }
});
