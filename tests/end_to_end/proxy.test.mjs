// Behind a firm's proxy (F8): what doctor says of it, and what each command says when it is not the
// internet but the proxy that fails. The proxy is a real one on this machine; Clio itself is never
// reached.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import test from 'node:test';
import { practice, program, temporaryFolder, typeAll } from './engross.mjs';

// A proxy that gives `answer` to every CONNECT and keeps what it was sent; silent without one.
function proxy(test, answer) {
  const seen = { text: '', sockets: new Set() };
  const server = createServer((socket) => {
    seen.sockets.add(socket);
    socket.on('error', () => {});
    let head = '';
    socket.on('data', (bytes) => {
      seen.text += bytes.toString('latin1');
      head += bytes.toString('latin1');
      if (answer && head.includes('\r\n\r\n')) socket.end(answer);
    });
  });
  test.after(() => {
    for (const socket of seen.sockets) socket.destroy();
    server.close();
  });
  return new Promise((ready) => {
    server.listen(0, '127.0.0.1', () => ready({ seen, server, address: `127.0.0.1:${server.address().port}` }));
  });
}

const clean = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/_proxy$/i.test(name) && name !== 'ENGROSS_TOKEN'),
);

// A command with nothing in the environment but what the row says.
function run(args, env, input = '') {
  const child = spawn(program, args, {
    env: { ...clean, PATH: '/nonexistent', DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent', ...env },
  });
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (chunk) => (said.out += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk) => (said.err += chunk));
  typeAll(child, input);
  return new Promise((done) => child.once('close', (status) => done({ status, ...said })));
}

// Signing in with a pasted code: the first thing that Clio is asked for.
const signIn = (home, region, env) =>
  run(['connect', '--paste-code', '--region', region, '--home', home], env, 'canary-key\ncanary-secret\ncanary-code\n');

test('F8 doctor names the proxy, where it is set, and what is wrong with it, and no password', async (t) => {
  const rows = [
    ['none', {}, true, /^none: Clio is reached directly$/],
    ['one', { HTTPS_PROXY: 'http://proxy.firm.example:8080' }, true, /^proxy\.firm\.example:8080 \(HTTPS_PROXY\)$/],
    ['one with a password', { https_proxy: 'http://ada:canary@proxy:3128' }, true, /^proxy:3128 \(https_proxy\), with a user name and password$/],
    ['not for Clio', { HTTPS_PROXY: 'proxy:3128', NO_PROXY: '.clio.com' }, true, /^HTTPS_PROXY names one, which is not used for Clio$/],
    ['not for two regions', { HTTPS_PROXY: 'proxy:3128', NO_PROXY: 'app.clio.com:8443,eu.app.clio.com,au.app.clio.com' }, true, /^proxy:3128 \(HTTPS_PROXY\); directly: eu\.app\.clio\.com, au\.app\.clio\.com$/],
    ['for plain http alone', { HTTP_PROXY: 'proxy:3128' }, true, /^none/],
    ['a script', { HTTPS_PROXY: 'http://wpad.canary/proxy.pac' }, false, /^HTTPS_PROXY names a script \(PAC\) that chooses a proxy, not the proxy itself$/],
    ['socks', { HTTPS_PROXY: 'socks5://canary:1080' }, false, /^HTTPS_PROXY names a kind of proxy that is not supported$/],
    ['over TLS', { HTTPS_PROXY: 'https://canary:443' }, false, /^HTTPS_PROXY names a proxy that is reached over TLS: not supported$/],
    ['no port', { HTTPS_PROXY: 'http://canary:' }, false, /^HTTPS_PROXY is no address of a proxy$/],
    ['rubbish', { HTTPS_PROXY: '%$&/canary' }, false, /^HTTPS_PROXY is no address of a proxy$/],
  ];
  const home = join(temporaryFolder(t), 'state');
  for (const [name, env, ok, found] of rows) {
    await t.test(`F8 ${name}`, async () => {
      const done = await run(['doctor', '--home', home, '--json'], env);
      const about = JSON.parse(done.out).findings.find((one) => one.about === 'proxy');
      assert.match(about.found, found);
      assert.equal(about.ok, ok);
      if (!ok) assert.match(about.remedy, /write it as http:\/\/proxy\.firm\.example:8080/);
      assert.doesNotMatch(done.out + done.err, /canary/);
    });
  }
});

test('F8 what a proxy refuses is said of the proxy, and it learns no key, code or token', async (t) => {
  const rows = [
    ['wants a sign-in', 'HTTP/1.1 407 X\r\nProxy-Authenticate: Basic realm="x"\r\n\r\n', '', /wants a sign-in \(407\).*put its user name and password in HTTPS_PROXY/],
    ['wants another', 'HTTP/1.1 407 X\r\nProxy-Authenticate: Basic realm="x"\r\n\r\n', 'ada:canary@', /does not accept the user name and password.*correct them in HTTPS_PROXY/],
    ["wants Windows' own", 'HTTP/1.1 407 X\r\nProxy-Authenticate: NTLM\r\n\r\n', '', /of a kind that Engross does not have \(407\).*ask your IT to let this computer reach/],
    ['forbids', 'HTTP/1.1 403 Forbidden\r\n\r\n', '', /does not let this computer through to .*app\.clio\.com \(status 403\).*ask your IT to allow/],
    ['cannot reach it', 'HTTP/1.1 502 X\r\n\r\n', '', /could not reach Clio \(status 502\).*try again in a few minutes/],
    ['is none', 'SSH-2.0-OpenSSH_9.2\r\n\r\n', '', /does not answer as a proxy does.*correct the proxy's name and port in HTTPS_PROXY/],
  ];
  const regions = { us: 'app.clio.com', ca: 'ca.app.clio.com', eu: 'eu.app.clio.com', au: 'au.app.clio.com' };
  for (const [index, [name, answer, sign, says]] of rows.entries()) {
    await t.test(`F8 ${name}`, async (row) => {
      const [region, host] = Object.entries(regions)[index % 4];
      const firm = await proxy(row, answer);
      const done = await signIn(join(temporaryFolder(row), 'state'), region, { HTTPS_PROXY: `http://${sign}${firm.address}` });
      assert.equal(done.status, 5, done.err);
      const error = done.err.match(/^error: .*$/m)[0];
      assert.match(error, says);
      assert.ok(error.includes(`the proxy ${firm.address} (HTTPS_PROXY)`), error);
      assert.ok(error.includes(host), error);
      // The app's key stands in the address for the browser by design.
      assert.doesNotMatch((done.out + done.err).replaceAll('canary-key', ''), /canary/);
      assert.ok(firm.seen.text.startsWith(`CONNECT ${host}:443 HTTP/1.1\r\n`), firm.seen.text);
      assert.doesNotMatch(firm.seen.text, /canary/);
      // A refusal is not asked for again: a third wrong password would shut the account.
      assert.equal(firm.seen.text.match(/CONNECT /g).length, name === 'cannot reach it' ? 3 : 1);
    });
  }
});

test('F8 a proxy that is gone is named, with what to do away from the office', async (t) => {
  const firm = await proxy(t, '');
  firm.server.close();
  const done = await signIn(join(temporaryFolder(t), 'state'), 'ca', { HTTPS_PROXY: `http://ada:canary@${firm.address}` });
  assert.equal(done.status, 5);
  assert.match(done.err, new RegExp(`error: the proxy ${firm.address} \\(HTTPS_PROXY\\) cannot be reached: the connection was refused, .*away from the office switch HTTPS_PROXY off, else ask your IT`));
  assert.doesNotMatch(done.err.replaceAll('canary-key', ''), /canary/);
});

test('F8 a setting that is no proxy is said before anything is sent', async (t) => {
  const done = await signIn(join(temporaryFolder(t), 'state'), 'eu', { HTTPS_PROXY: 'http://wpad.firm.example/proxy.pac' });
  assert.equal(done.status, 5);
  assert.match(done.err, /error: HTTPS_PROXY names a script \(PAC\) that chooses a proxy, not the proxy itself.*ask your IT for the address/);
});

test('F8 the practice Clio of this machine is reached past every proxy', async (t) => {
  const clio = await practice(t);
  const firm = await proxy(t, 'HTTP/1.1 407 X\r\n\r\n');
  for (const env of [{ HTTPS_PROXY: firm.address, HTTP_PROXY: firm.address, http_proxy: firm.address }, { HTTPS_PROXY: 'socks5://x' }]) {
    const done = clio.engross(['matters', 'Whitfield'], { env });
    assert.equal(done.status, 0, done.err);
  }
  assert.equal(firm.seen.text, '');
});
