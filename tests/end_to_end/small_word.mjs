// The pane's page of Word in Chromium, with a small Word in the place of office.js.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { paneFolder, press } from '../../addin/pane/test/browser.mjs';
import { engross } from './engross.mjs';

export const kInside = '?_host_Info=Word$Win32$16.01$en-US$$$$0';
const option = (page, name) => page.locator('[role=option]', { hasText: name }).first();

// A script that puts the small Word in place of office.js.
function smallWord() {
  const { buildSync } = createRequire(join(paneFolder, 'package.json'))('esbuild');
  const entryPoints = [join(paneFolder, '../word/test/fake.ts')];
  const [made] = buildSync({ entryPoints, bundle: true, write: false, format: 'iife', globalName: 'small', target: 'es2022' }).outputFiles;
  return `${made.text}\nsmall.inPage(globalThis);`;
}

export async function openPage(context, address, seed = {}) {
  const page = await context.newPage();
  await page.addInitScript((given) => (globalThis.fakeDocument = given), seed);
  const complaints = [];
  const asked = [];
  page.on('pageerror', (error) => complaints.push(String(error.stack)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) complaints.push(message.text());
  });
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(address);
  return { page, complaints, asked };
}

// A Word with this document open beside the pane.
export async function beside(context, helper, seed) {
  await context.unroute('**/office/office.js');
  await context.route('**/office/office.js', (route) => route.fulfill({ contentType: 'text/javascript', body: smallWord() }));
  return openPage(context, `${helper.bridge}pane/word.html${kInside}`, seed);
}

export async function letIn(page, helper) {
  await press(page, 'Pair');
  const digits = (await page.locator('.code').textContent()).replace(/\D/g, '');
  assert.equal(engross(['pair', '--allow', digits, '--home', helper.home]).status, 0);
  await page.locator('#search').waitFor();
}

export async function useMatter(page, number, somebody) {
  await page.locator('#search').fill(number);
  await option(page, number).click();
  await press(page, 'Use matter');
  await option(page, somebody).waitFor();
}
