// Web pages in the user's own browser that mean no good, and who stands in for the helper: real
// Chromium, the helper's own certificate.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import https from 'node:https';
import { join } from 'node:path';
import test from 'node:test';
import { browser, builtPane, openPane, press } from '../../addin/pane/test/browser.mjs';
import { bridgeOf } from './bridge.mjs';
import { changedFirm, engross, practice, temporaryFolder } from './engross.mjs';

builtPane();

// A page of somebody else on this machine; gives its address.
async function foreignPage(t, html = '<!doctype html><title>evil</title>') {
  const server = createServer((_, answer) => answer.writeHead(200, { 'Content-Type': 'text/html' }).end(html));
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  t.after(() => server.close());
  return `http://127.0.0.1:${server.address().port}`;
}

async function start(t, { args = [], share = '' } = {}) {
  const clio = await practice(t, [], { share });
  const folder = temporaryFolder(t);
  return { clio, bridge: bridgeOf(clio), folder, launched: await browser(t, folder, clio.certificate, args) };
}

const digitsOf = async (page) => (await page.locator('.code').textContent()).replace(/\D/g, '');

async function letIn(page, home) {
  await press(page, 'Pair');
  assert.equal(engross(['pair', '--allow', await digitsOf(page), '--home', home]).status, 0);
  await page.locator('#search').waitFor();
  // Its last call of the start: a helper that goes now is missed at the next call, not in the middle of one.
  await page.locator('.group', { hasText: 'Changed last in Clio' }).waitFor();
}

test('B1 A6 a name that somebody points at this machine: the certificate stops it, and behind that the helper', async (t) => {
  const { launched, bridge } = await start(t, { args: ['--host-resolver-rules=MAP evil.test 127.0.0.1'] });
  const page = await launched.newPage();
  await assert.rejects(page.goto(`https://evil.test:${bridge.port}/pane/`), /ERR_CERT_COMMON_NAME_INVALID/);
  const careless = await (await launched.newContext({ ignoreHTTPSErrors: true })).newPage();
  for (const path of ['/pane/', '/pane/word.html', '/', '/api/v1/status']) {
    assert.equal((await careless.goto(`https://evil.test:${bridge.port}${path}`)).status(), 421, path);
  }
});

// Each: a way for a page to send something to `url` without being asked; what came of it.
const ways = {
  'fetch as text': (url) => fetch(url, { method: 'POST', mode: 'no-cors', body: '{"program":"Word"}' }).then((a) => `${a.type} ${a.status}`, String),
  'fetch as JSON': (url) => fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-Engross': '1' }, body: '{"program":"Word"}' }).then((a) => `${a.type} ${a.status}`, String),
  'fetch to read': (url) => fetch(url).then((a) => a.text(), String),
  beacon: (url) => { navigator.sendBeacon(url, new Blob(['{"program":"Word"}'], { type: 'text/plain' })); return 'sent'; },
  picture: (url) => new Promise((done) => Object.assign(new Image(), { onload: () => done('loaded'), onerror: () => done('refused'), src: url })),
  script: (url) => new Promise((done) => document.head.append(Object.assign(document.createElement('script'), { onload: () => done('loaded'), onerror: () => done('refused'), src: url }))),
  'web socket': (url) => new Promise((done) => {
    try {
      Object.assign(new WebSocket(url.replace('https', 'wss')), { onopen: () => done('open'), onerror: () => done('refused') });
    } catch {
      done('refused');
    }
  }),
  form: (url) => new Promise((done) => {
    const frame = Object.assign(document.createElement('iframe'), { name: 'target', onload: () => done('sent') });
    const form = Object.assign(document.createElement('form'), { method: 'POST', action: url, enctype: 'text/plain', target: 'target' });
    form.append(Object.assign(document.createElement('input'), { name: '{"program":"Word","document":"', value: '"}' }));
    document.body.append(frame, form);
    form.submit();
  }),
};

test('B8 B9 B18 A15 A24 a page of another origin reads nothing, includes nothing, and cannot ask to be let in', async (t) => {
  const { launched, bridge, clio } = await start(t);
  const page = await launched.newPage();
  for (const origin of [await foreignPage(t), (await foreignPage(t)).replace('127.0.0.1', 'localhost')]) {
    for (const [name, way] of Object.entries(ways)) {
      for (const path of ['/api/v1/pairings', '/api/v1/status']) {
        await page.goto(origin);
        const came = await page.evaluate(way, `https://localhost:${bridge.port}${path}`);
        assert.match(came, /^(TypeError: Failed to fetch|refused|sent)$/, `${name}, ${path}`);
      }
    }
  }
  // Nor as picture or script in its own text; its own picture shows that the page would tell.
  const own = '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==" onload="got.push(\'its own\')">';
  const theirs = ['api/v1/templates', 'api/v1/drafts', 'api/v1/pairings', 'pane/pane.js', 'pane/icons/icon-32.png', 'pane/office/office.js']
    .map((path) => `${bridge.origin}/${path}`)
    .map((url) => `<img src="${url}" onload="got.push('picture ${url}')"><script src="${url}" onload="got.push('script ${url}')"></script>`);
  await page.goto(await foreignPage(t, `<!doctype html><body><script>got = []</script>${own}${theirs.join('')}`), { waitUntil: 'load' });
  assert.deepEqual(await page.evaluate(() => globalThis.got), ['its own']);
  // The pane's own page gets no socket either, and the helper itself does not switch.
  await page.goto(`${bridge.origin}/pane/`);
  assert.equal(await page.evaluate(ways['web socket'], `${bridge.origin}/api/v1/status`), 'refused');
  const upgrade = { Origin: 'https://evil.example', Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Version': '13', 'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==' };
  assert.equal((await bridge.call('GET', '/api/v1/status', { headers: upgrade })).status, 403);
  assert.doesNotMatch(clio.said(), /asks to be let in/);
  // Nobody waits, so that an honest program can ask; and it has nothing until the person allows it.
  const asked = await bridge.call('POST', '/api/v1/pairings', { body: { program: 'Word' }, token: '' });
  assert.equal(asked.status, 201);
  assert.equal((await bridge.call('POST', '/api/v1/pairings/claim', { body: { pairing: asked.body.pairing }, token: '' })).status, 202);
  assert.match(clio.said(), /Word asks to be let in and shows \d{6}/);
});

// The pane has the address that it calls, so this check of the browser never stands between them.
test('B49 A25 a public page is kept from the helper by the browser; the pane is not, and says within 3 s when it cannot call', async (t) => {
  const origin = await foreignPage(t);
  const args = [`--ip-address-space-overrides=${new URL(origin).host}=public`, '--enable-features=LocalNetworkAccessChecks'];
  const { launched, bridge, clio } = await start(t, { args });
  const page = await launched.newPage();
  const failed = [];
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('Network.enable');
  protocol.on('Network.loadingFailed', ({ corsErrorStatus, blockedReason, errorText }) => failed.push(corsErrorStatus?.corsError ?? blockedReason ?? errorText));
  await page.goto(origin);
  const outcome = await page.evaluate((url) => fetch(url, { mode: 'no-cors' }).then(() => 'reached', String), `https://localhost:${bridge.port}/api/v1/status`);
  assert.equal(outcome, 'TypeError: Failed to fetch');
  for (let tries = 0; failed.length === 0 && tries < 50; tries += 1) await page.waitForTimeout(100);
  assert.deepEqual(failed, ['LocalNetworkAccessPermissionDenied']);

  const { page: pane, complaints } = await openPane(launched, bridge.origin + '/');
  await letIn(pane, clio.home);
  assert.deepEqual(complaints, []);
  await pane.route('**/api/**', (route) => route.abort('blockedbyclient'));
  await pane.reload();
  await pane.getByText('The helper is not running').waitFor({ timeout: 3_000 });
});

test('B50 A23 A39 no page can frame the helper, and names from Clio are text', async (t) => {
  const marked = '<img src=x onerror=window.pwned=1>';
  const share = changedFirm(t, 'contacts_families.json', (all) => (all.find(({ id }) => id === 30003).last_name = `${marked}<script>window.pwned=1</script>`));
  const { launched, bridge, clio } = await start(t, { share });
  for (const path of ['pane/', 'pane/word.html', 'api/v1/status', 'nowhere']) {
    const url = `${bridge.origin}/${path}`;
    const page = await launched.newPage();
    const said = [];
    page.on('console', (message) => said.push(message.text()));
    await page.goto(await foreignPage(t, `<!doctype html><iframe src="${url}"></iframe>`));
    await page.waitForLoadState('networkidle');
    assert.ok(said.some((text) => text.includes("frame-ancestors 'none'")), `${path}: ${said}`);
    assert.equal(await page.frames()[1].evaluate(() => location.href), 'chrome-error://chromewebdata/', path);
  }
  const { page, complaints } = await openPane(launched, bridge.origin + '/');
  await letIn(page, clio.home);
  await page.locator('#search').fill('Whitfield');
  await page.locator('[role=option]', { hasText: '00001-Whitfield' }).first().click();
  await press(page, 'Use matter');
  const name = page.locator('[role=option]', { hasText: marked }).first();
  await name.waitFor();
  await name.click();
  await page.locator('.value').first().waitFor();
  assert.equal(await page.evaluate(() => [...document.querySelectorAll('img, script:not([src])')].length + Number(Boolean(window.pwned))), 0);
  assert.deepEqual(complaints, []);
});

// An HTTPS server on the helper's port once that has ended, with what it was asked.
async function squatter(t, port, { key, cert }) {
  const heard = [];
  const server = https.createServer({ key, cert }, (request, answer) => {
    heard.push(`${request.method} ${request.url} ${request.headers.authorization ?? ''}`.trim());
    const proof = request.url === '/api/v1/proof';
    const status = { name: 'Engross', version: '0.1.0', api: 1, practice: false, started_at: '2026-11-25T18:00:00Z' };
    answer.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(proof ? { proof: 'a'.repeat(64) } : status));
  });
  await new Promise((done, failed) => server.on('error', failed).listen(port, '127.0.0.1', done));
  t.after(() => { server.closeAllConnections(); server.close(); });
  return { heard, end: () => new Promise((done) => { server.closeAllConnections(); server.close(done); }) };
}

function selfSigned(folder) {
  const [key, cert] = ['key.pem', 'cert.pem'].map((name) => join(folder, name));
  const done = spawnSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '30', '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-keyout', key, '-out', cert], { encoding: 'utf8' });
  assert.equal(done.status, 0, done.stderr);
  return { key: readFileSync(key), cert: readFileSync(cert) };
}

test('B34 A30 who takes the place of the helper learns no token: not without its certificate, nor without the proof', async (t) => {
  const { launched, bridge, clio, folder } = await start(t);
  const { page } = await openPane(launched, bridge.origin + '/');
  await letIn(page, clio.home);
  await clio.stop();
  await page.locator('#search').fill('Whitfield');
  await page.getByText('The helper is not running').waitFor();

  const stranger = selfSigned(folder);
  const untrusted = await squatter(t, bridge.port, stranger);
  await page.waitForTimeout(5_000); // it looks for the helper every 2 s
  await page.getByText('The helper is not running').waitFor();
  assert.deepEqual(untrusted.heard, [], 'not one request comes through');
  await assert.rejects((await page.context().newPage()).goto(`${bridge.origin}/pane/word.html`), /ERR_CERT_AUTHORITY_INVALID/);
  await untrusted.end();

  // Even one that has the helper's certificate and its key has no pairing's.
  const [key, cert] = ['key.pem', 'chain.pem'].map((name) => readFileSync(join(clio.home, 'tls', name)));
  const trusted = await squatter(t, bridge.port, { key, cert });
  await page.getByText('This is not your helper').waitFor();
  await page.waitForTimeout(3_000);
  assert.deepEqual([...new Set(trusted.heard)], ['GET /api/v1/status', 'POST /api/v1/proof'], 'asked who it is, and no more');
});
