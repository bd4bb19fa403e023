// How long the pane stands still with an address book of 1,200 contacts and a review of 233 people:
//   node tests/bench/pane_pauses.mjs [rounds = 5]
// Needs build/engross and the built pane, and a machine that does nothing else: what it measures is
// the longest task of the page in each step. Ends with 1 when one of the review's is above 50 ms.
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { browser, openPane, press, tabTo } from '../../addin/pane/test/browser.mjs';
import { walkedHelper } from '../../addin/pane/test/walked.mjs';
import { engross, practice, program } from '../end_to_end/engross.mjs';

const rounds = Number(process.argv[2] ?? 5);
const kMostMilliseconds = 50; // what the browser calls a long task
const rows = (page, count, more = '') => page.waitForFunction(([n, at]) => document.querySelectorAll(`[role=option]${at}`).length === n, [count, more]);

// [step, whether the bound is its, what the clerk does]
const steps = [
  ['book: 1,200 contacts listed', false, async (page) => { await page.locator('#open-book').click(); await rows(page, 1200); }],
  ['book: all chosen', false, async (page) => { await tabTo(page, /^Abdi Abdi/); await page.keyboard.press('Control+a'); await rows(page, 1200, '[aria-selected=true]'); }],
  ['book: none chosen', false, async (page) => { await page.keyboard.press('Escape'); await rows(page, 0, '[aria-selected=true]'); }],
  ['book: searched', false, async (page) => { await page.locator('#book-query').pressSequentially('theberge', { delay: 60 }); await rows(page, 6); }],
  ['review: 233 people listed', true, async (page) => { await page.keyboard.press('Escape'); await page.locator('#search').fill('00011'); await page.locator('[role=option]', { hasText: '00011' }).first().click(); await press(page, 'Use matter'); await rows(page, 233); }],
  ['review: scrolled to the end', true, async (page) => { await page.locator('[role=option]').first().focus(); await page.keyboard.press('End'); }],
  ['review: filtered', true, async (page) => { await page.locator('#filter').pressSequentially('an', { delay: 60 }); }],
  ['review: all of them again', true, async (page) => { await page.locator('#filter').fill(''); await rows(page, 233); }],
];

async function round(longest) {
  const ends = [];
  const test = { after: (end) => ends.unshift(end) };
  const folder = mkdtempSync(join(tmpdir(), 'engross-'));
  try {
    const helper = await walkedHelper(test, { engross, practice, program });
    const { page } = await openPane(await browser(test, folder, helper.certificate), helper.bridge);
    await press(page, 'Pair');
    helper.allow((await page.locator('.code').textContent()).replace(/\D/g, ''));
    await page.locator('#open-book').waitFor();
    await page.evaluate(() => {
      globalThis.pauses = [];
      new PerformanceObserver((list) => globalThis.pauses.push(...list.getEntries().map(({ duration }) => duration))).observe({ entryTypes: ['longtask'] });
    });
    for (const [name, , act] of steps) {
      await act(page);
      await page.waitForTimeout(300);
      const pause = await page.evaluate(() => Math.max(0, ...globalThis.pauses.splice(0)));
      (longest[name] ??= []).push(Math.round(pause));
    }
  } finally {
    for (const end of ends) await end();
    rmSync(folder, { recursive: true, force: true });
  }
}

const longest = {};
for (let i = 0; i < rounds; i += 1) await round(longest);
for (const [name] of steps) console.log(`${name}: longest task ${longest[name].join(', ')} ms (0: none above ${kMostMilliseconds})`);
console.log(`load of the machine at the end: ${loadavg()[0].toFixed(1)}`);
process.exitCode = steps.some(([name, bound]) => bound && Math.min(...longest[name]) > kMostMilliseconds) ? 1 : 0;
