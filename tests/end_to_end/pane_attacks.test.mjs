// What pages of others and other programs try on the pane, in Chromium: cases of the list of attacks.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { join } from 'node:path';
import test from 'node:test';
import { browser, builtPane, openPane, press } from '../../addin/pane/test/browser.mjs';
import { changedFirm, engross, practice, temporaryFolder } from './engross.mjs';

builtPane();

async function listening(t, server) {
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return server.address().port;
}

// A page of somebody else on this machine, at a port of its own.
const otherPage = (t, body) =>
  listening(t, http.createServer((_, answer) => answer.setHeader('content-type', 'text/html').end(`<!doctype html><body>${body}`)));

async function open(t, { share = '', args = () => [], body = '' } = {}) {
  const helper = await practice(t, [], { share });
  const port = await otherPage(t, body.replaceAll('BRIDGE', helper.bridge));
  const launched = await browser(t, temporaryFolder(t), helper.certificate, args({ helper, port }));
  const context = await launched.newContext();
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  return { helper, launched, page, evil: `http://127.0.0.1:${port}/` };
}

test('A6 a foreign name that points to this machine reaches nothing: its certificate is not for that name, nor is the helper', async (t) => {
  const args = () => ['--host-resolver-rules=MAP evil.example 127.0.0.1'];
  const { helper, launched, page } = await open(t, { args });
  const rebound = `https://evil.example:${new URL(helper.bridge).port}/pane/word.html`;
  await assert.rejects(page.goto(rebound), /ERR_CERT_COMMON_NAME_INVALID/);
  // Somebody who clicks the warning away meets the second wall.
  const careless = await (await launched.newContext({ ignoreHTTPSErrors: true })).newPage();
  const answer = await careless.goto(rebound);
  assert.equal(answer.status(), 421);
});

test('A15 no page of somebody else can include an answer as picture, script or frame, or read it', async (t) => {
  const body = ['api/v1/status', 'api/v1/templates', 'api/v1/drafts', 'api/v1/pairings', 'pane/pane.js', 'pane/icons/icon-32.png', 'pane/office/office.js']
    .map((path) => `<img src="BRIDGE${path}" onload="got.push('picture ${path}')"><script src="BRIDGE${path}" onload="got.push('script ${path}')"></script>`)
    .join('');
  const own = '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==" onload="got.push(\'its own\')">';
  const { page, evil } = await open(t, { body: `<script>got = []</script>${own}${body}` });
  await page.goto(evil, { waitUntil: 'load' });
  assert.deepEqual(await page.evaluate(() => globalThis.got), ['its own']);
});

test('A23 the pane is in nobody’s frame, on the page of Word neither', async (t) => {
  const body = ['', 'index.html', 'word.html'].map((name) => `<iframe src="BRIDGEpane/${name}"></iframe>`).join('');
  const { helper, page, evil } = await open(t, { body });
  const said = [];
  page.on('console', (message) => said.push(message.text()));
  await page.goto(evil, { waitUntil: 'load' });
  const frames = page.frames().filter((frame) => frame !== page.mainFrame());
  assert.equal(frames.length, 3);
  for (const frame of frames) assert.equal(frame.url().startsWith(helper.bridge), false, frame.url());
  assert.equal(said.filter((one) => one.includes('frame-ancestors')).length, 3);
});

test('A24 no web socket is opened, for a page of somebody else nor for its own', async (t) => {
  const { helper, page, evil } = await open(t);
  const address = `${helper.bridge.replace('https', 'wss')}api/v1/status`;
  for (const from of [evil, `${helper.bridge}pane/`]) {
    await page.goto(from);
    const got = await page.evaluate(
      (url) =>
        new Promise((done) => {
          try {
            const socket = new WebSocket(url);
            socket.onopen = () => done('open');
            socket.onerror = () => done('refused');
          } catch {
            done('refused');
          }
        }),
      address,
    );
    assert.equal(got, 'refused', from);
  }
  const status = await new Promise((done, broke) => {
    const headers = { origin: 'https://evil.example', connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13', 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==' };
    https.get(`${helper.bridge}api/v1/status`, { headers, ca: readFileSync(helper.certificate) }, (answer) => done(answer.statusCode)).on('error', broke);
  });
  assert.equal(status, 403);
});

test('A25 a page of the public internet is stopped before it reaches this machine', async (t) => {
  const args = ({ port }) => [`--ip-address-space-overrides=127.0.0.1:${port}=public`];
  const { helper, page, evil } = await open(t, { args });
  const said = [];
  page.on('console', (message) => said.push(message.text()));
  await page.goto(evil);
  const address = `${helper.bridge}api/v1/status`;
  const got = await page.evaluate((url) => fetch(url, { mode: 'no-cors' }).then(() => 'answered', () => 'stopped'), address);
  assert.equal(got, 'stopped');
  assert.match(said.join('\n'), /Permission was denied for this request to access the `loopback` address space/);
});

test('A30 a program that took the port shows no pane: nobody trusts its certificate', async (t) => {
  const folder = temporaryFolder(t);
  const [key, certificate] = ['key.pem', 'certificate.pem'].map((name) => join(folder, name));
  const made = spawnSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2', '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-keyout', key, '-out', certificate], { encoding: 'utf8' });
  assert.equal(made.status, 0, made.stderr);
  const { page } = await open(t);
  let asked = 0;
  const squatter = await listening(t, https.createServer({ key: readFileSync(key), cert: readFileSync(certificate) }, (_, answer) => {
    asked += 1;
    answer.end('<h1>Engross</h1>');
  }));
  await assert.rejects(page.goto(`https://localhost:${squatter}/pane/word.html`), /ERR_CERT_AUTHORITY_INVALID/);
  assert.equal(asked, 0);
});

test('A39 a name that looks like a page is text in every view, and no policy is broken', async (t) => {
  const name = '<img src=x onerror=alert(1)>';
  const share = changedFirm(t, 'contacts_families.json', (contacts) => {
    contacts.find((one) => one.first_name === 'Daniel' && one.last_name === 'Whitfield').first_name = name;
  });
  const { helper, launched } = await open(t, { share });
  const { page, complaints } = await openPane(launched, helper.bridge);
  page.on('dialog', (dialog) => complaints.push(dialog.message()));
  await press(page, 'Pair');
  const digits = (await page.locator('.code').textContent()).replace(/\D/g, '');
  assert.equal(engross(['pair', '--allow', digits, '--home', helper.home]).status, 0);
  await page.locator('#search').fill('00001-Whitfield');
  await page.locator('[role=option]', { hasText: '00001-Whitfield' }).first().click();
  await press(page, 'Use matter');
  const row = page.locator('[role=option]', { hasText: name }).first();
  await row.waitFor();
  await row.click();
  await page.locator('.value', { hasText: name }).first().waitFor();
  assert.equal(await page.locator('#pane img').count(), 0);
  assert.deepEqual(complaints, []);
});
