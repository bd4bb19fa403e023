// Chromium with the pane in it, as people have it: the helper's own certificate trusted, no flag
// that would look away from a fault of it. The build without windows takes a third of the time; with
// ENGROSS_CHROMIUM=/usr/bin/chromium the same tests run in the one that people see.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

export const paneFolder = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

function run(command, args, options = {}) {
  const done = spawnSync(command, args, { encoding: 'utf8', timeout: 300_000, ...options });
  if (done.status !== 0) throw new Error(`${command} ${args.join(' ')}: ${done.error ?? done.stderr}`);
}

// The helper serves what was built.
export function builtPane() {
  if (!existsSync(join(paneFolder, 'dist/word.html'))) run('npm', ['run', 'build'], { cwd: paneFolder });
}

const kBrowser = process.env.ENGROSS_CHROMIUM ?? '/usr/bin/chromium-headless-shell';

// A browser that trusts `certificate`, with a home of its own in `folder` and more arguments. `started`
// makes of its program and its home another program that starts it.
export async function browser(test, folder, certificate, more = [], started = (program) => program) {
  const home = join(folder, 'browser');
  const store = join(home, '.pki/nssdb');
  mkdirSync(store, { recursive: true });
  run('certutil', ['-d', `sql:${store}`, '-N', '--empty-password']);
  run('certutil', ['-d', `sql:${store}`, '-A', '-t', 'C,,', '-n', 'engross', '-i', certificate]);
  const launched = await chromium.launch({
    executablePath: started(kBrowser, home),
    args: ['--no-sandbox', ...more],
    env: { ...process.env, HOME: home },
  });
  test.after(() => launched.close());
  return launched;
}

// The pane in a tab of 350 by 700, with what the page complained about.
export async function openPane(launched, bridge, { locale = 'en-CA' } = {}) {
  const context = await launched.newContext({ viewport: { width: 350, height: 700 }, colorScheme: 'light', locale, acceptDownloads: true });
  // Until a test gives up; no bound of the product.
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(String(error.stack)));
  page.on('console', (message) => {
    // An answer that refuses is a message of the network, not a fault of the page.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) complaints.push(message.text());
  });
  await page.goto(`${bridge}pane/`);
  return { page, complaints };
}

export const press = (page, text) => page.locator('fluent-button', { hasText: text }).first().click();

// Colours that are on their way to others are no fault of either. Frame by frame: where nothing else
// asks for a frame, an animation that is over may never say so.
const settled = (page) => page.evaluate(async () => {
  const frame = () => new Promise(requestAnimationFrame);
  const moves = () => {
    const roots = [document, ...[...document.querySelectorAll('*')].map((one) => one.shadowRoot).filter(Boolean)];
    const all = roots.flatMap((root) => root.getAnimations());
    return all.some((one) => one.playState === 'running' && one.effect.getComputedTiming().endTime !== Infinity);
  };
  await frame();
  do await frame(); while (moves());
});

const found = async (page, options) => {
  await settled(page);
  const { violations } = await page.evaluate((how) => globalThis.axe.run(document, how), { resultTypes: ['violations'], ...options });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
};

// What axe finds that would keep somebody out; in the dark, where only colours are others, of those.
export async function barriers(page) {
  await page.evaluate(axe);
  const light = await found(page, {});
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await found(page, { runOnly: ['color-contrast'] });
  await page.emulateMedia({ colorScheme: 'light' });
  return [...light, ...dark.map((barrier) => `dark: ${barrier}`)];
}

// Pictures of a view, narrow and wide, for whoever wants to look: ENGROSS_SHOTS=folder.
export async function pictures(page, name) {
  const folder = process.env.ENGROSS_SHOTS;
  if (!folder) return;
  const before = page.viewportSize();
  mkdirSync(folder, { recursive: true });
  for (const width of [320, 450]) {
    await page.setViewportSize({ width, height: 900 });
    await settled(page);
    await page.screenshot({ path: join(folder, `${name}-${width}.png`) });
  }
  await page.setViewportSize(before);
}

// Presses Tab until the focus is on something that is called `name`; what a person without a mouse does.
export async function tabTo(page, name, key = 'Tab') {
  const seen = [];
  for (let times = 0; times < 120; times += 1) {
    await page.keyboard.press(key);
    const called = await page.evaluate(() => {
      const at = document.activeElement;
      const label = at.id ? document.querySelector(`label[for="${CSS.escape(at.id)}"]`)?.textContent : '';
      return at.getAttribute('aria-label') ?? (label || at.closest('label')?.textContent || at.textContent);
    });
    if (name.test(called.trim())) return;
    seen.push(called.trim().slice(0, 40));
  }
  throw new Error(`Tab does not reach ${name}: ${[...new Set(seen)].join(' | ')}`);
}
