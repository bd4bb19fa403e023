// A search in a big firm: several pages of Clio's, of which the first is shown while the others come.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import test from 'node:test';
import { browser, builtPane, openPane, press } from '../../addin/pane/test/browser.mjs';
import { walkedHelper } from '../../addin/pane/test/walked.mjs';
import { bridgeOf } from './bridge.mjs';
import { undescribed, watched } from './described.mjs';
import { changedFirm, engross, practice, program, temporaryFolder } from './engross.mjs';

const kMany = 430;

// The practice firm with 430 matters more, whose descriptions hold a word of their own.
const bigFirm = (t) =>
  changedFirm(t, 'matters.json', (matters) => {
    for (let at = 0; at < kMany; at += 1) {
      const number = `${String(20_000 + at)}-Manyfold`;
      matters.push({ id: 700_000 + at, display_number: number, description: `Manyfold ${at}`, status: 'Open', client: 30001, responsible_attorney: 2001, open_date: '2026-09-14' });
    }
  });

// The second page of the next list of matters comes only after so many seconds.
const slowSecondPage = (clio, seconds) =>
  clio.set({ faults: [{ path_prefix: '/api/v4/matters', times: 1 }, { path_prefix: '/api/v4/matters', times: 1, hang_s: seconds }] });

test('the command line says how far it is while pages come, and lists all of them once', async (t) => {
  const clio = await practice(t, [], { share: bigFirm(t) });
  const rows = [
    ['a list', ['matters', 'Manyfold'], '200 matters so far…\n400 matters so far…\n430 matters; more letters make the list shorter\n'],
    ['quiet', ['matters', 'Manyfold', '--quiet'], ''],
    ['JSON', ['matters', 'Manyfold', '--json'], ''],
    ['one page', ['matters', 'Manyfold 42'], ''],
  ];
  for (const [name, args, err] of rows) {
    const done = clio.engross(args);
    assert.equal(done.status, 0, name);
    assert.equal(done.err, err, name);
  }
  const sorted = clio.engross(['matters', 'Manyfold', '--sort', 'number']).out.trim().split('\n');
  assert.equal(sorted.length, kMany);
  assert.equal(new Set(sorted).size, kMany);
  assert.deepEqual(sorted, [...sorted].sort());
});

test('the count so far is there before the second page is', async (t) => {
  const clio = await practice(t, [], { share: bigFirm(t) });
  await slowSecondPage(clio, 600);
  const child = spawn(program, ['matters', 'Manyfold', '--clio-url', clio.url, '--home', `${clio.home}/state`], { env: { ...process.env, ENGROSS_TOKEN: clio.token } });
  t.after(() => child.kill());
  let said = '';
  for await (const bytes of child.stderr.setEncoding('utf8')) {
    said += bytes;
    if (said.includes('\n')) break;
  }
  assert.equal(said, '200 matters so far…\n');
});

test('the bridge answers a page at a time, and each as it is described', async (t) => {
  const clio = await practice(t, [], { share: bigFirm(t) });
  const bridge = bridgeOf(clio);
  const ids = new Set();
  const sizes = [];
  let after = '';
  do {
    const target = `/api/v1/matters?query=Manyfold&status=open${after}`;
    await clio.clearLog();
    const page = await bridge.call('GET', target);
    assert.equal(page.status, 200);
    assert.deepEqual(undescribed({ method: 'GET', target }, page), []);
    assert.equal((await clio.log()).filter(({ path }) => path.startsWith('/api/')).length, 1, 'one page is one call of Clio');
    for (const { id } of page.body.matters) ids.add(id);
    sizes.push(page.body.matters.length);
    after = page.body.next === undefined ? '' : `&after=${encodeURIComponent(page.body.next)}`;
  } while (after);
  assert.deepEqual(sizes, [200, 200, 30]);
  assert.equal(ids.size, kMany);
  const small = await bridge.call('GET', '/api/v1/matters?query=Blackwater');
  assert.equal('next' in small.body, false);
  const recent = await bridge.call('GET', '/api/v1/matters');
  assert.deepEqual([recent.body.matters.length, 'next' in recent.body], [50, false]);
});

builtPane();

// Milliseconds; longer than a busy machine takes to draw 200 matters.
const kHeld = 10_000;

test('the pane shows the first page while the second is on its way; a new search ends it', async (t) => {
  const helper = await walkedHelper(t, { engross, practice, program }, { share: bigFirm(t) });
  const launched = await browser(t, temporaryFolder(t), helper.certificate);
  const { page, complaints } = await openPane(launched, helper.bridge, {});
  const strange = watched(page, helper.bridge);
  await press(page, 'Pair');
  helper.allow((await page.locator('.code').textContent()).replace(/\D/g, ''));
  await page.locator('#search').waitFor();
  await slowSecondPage(helper, kHeld / 1000);
  await page.locator('#search').fill('Manyfold');
  await page.locator('[data-rest=coming]', { hasText: '200 matters found so far; more are coming.' }).waitFor();
  assert.equal(await page.locator('[role=option][data-id^=matter]').count(), 200);
  await page.locator('[role=option]', { hasText: '20003-Manyfold' }).click();
  await page.locator('[data-rest]').waitFor({ state: 'detached' });
  assert.equal(await page.locator('[role=option][data-id^=matter]').count(), kMany);
  assert.equal(await page.locator('[role=option][aria-selected=true]').getAttribute('data-id'), 'matter 700003');

  await slowSecondPage(helper, kHeld / 1000);
  await page.locator('#search').fill('manyfold');
  await page.locator('[data-rest=coming]').waitFor();
  await page.locator('#search').fill('Blackwater');
  await page.locator('[role=option]', { hasText: '00004-Blackwater' }).first().waitFor();
  await page.waitForTimeout(kHeld + 1_000);
  assert.equal(await page.locator('[role=option]', { hasText: 'Manyfold' }).count(), 0);
  assert.deepEqual(complaints, []);
  assert.deepEqual(await strange(), []);
});
