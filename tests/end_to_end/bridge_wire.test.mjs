// What stands between a caller and the helper before a word is read: TLS, lengths, the files that hold
// its secrets; and what it says about people where anybody may read it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { lstatSync, mkdirSync, readdirSync, readFileSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import test from 'node:test';
import tls from 'node:tls';
import { bridgeOf } from './bridge.mjs';
import { zip } from './docx.mjs';
import { changedFirm, engross, parts, practice, temporaryFolder } from './engross.mjs';

// What `bytes` over plain TCP are answered with, until the helper closes.
function plain(port, bytes) {
  return new Promise((done) => {
    let heard = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (part) => (heard += part.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => done(heard));
  });
}

// "the protocol that was agreed on", or the error.
function handshake(port, ca, version) {
  return new Promise((done) => {
    const socket = tls.connect({ port, host: '127.0.0.1', servername: 'localhost', ca, minVersion: version, maxVersion: version, ciphers: 'ALL:@SECLEVEL=0' });
    socket.on('secureConnect', () => { done(socket.getProtocol()); socket.destroy(); });
    socket.on('error', (error) => done(error.code));
  });
}

test('A32 plain HTTP at the TLS port is closed: no page, no redirect', async (t) => {
  const clio = await practice(t);
  const { port } = bridgeOf(clio);
  for (const [name, bytes] of [
    ['a browser', `GET /pane/ HTTP/1.1\r\nHost: localhost:${port}\r\n\r\n`],
    ['a form', `POST /api/v1/pairings HTTP/1.1\r\nHost: localhost:${port}\r\nContent-Length: 2\r\n\r\n{}`],
    ['HTTP/2 without TLS', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['a proxy', `CONNECT localhost:${port} HTTP/1.1\r\nHost: localhost:${port}\r\n\r\n`],
  ]) {
    assert.doesNotMatch(await plain(port, bytes), /HTTP|html|Location|localhost/i, name);
  }
});

test('A33 TLS 1.2 and newer, a certificate for this machine alone, and no key that could sign another', async (t) => {
  const clio = await practice(t);
  const { port, ca } = bridgeOf(clio);
  assert.equal(await handshake(port, ca, 'TLSv1.3'), 'TLSv1.3');
  assert.equal(await handshake(port, ca, 'TLSv1.2'), 'TLSv1.2');
  for (const old of ['TLSv1.1', 'TLSv1']) assert.match(await handshake(port, ca, old), /^ERR_SSL_/, old);
  const folder = join(clio.home, 'tls');
  const openssl = (...args) => spawnSync('openssl', args, { encoding: 'utf8' }).stdout.trim();
  assert.match(openssl('x509', '-in', join(folder, 'chain.pem'), '-noout', '-ext', 'subjectAltName'), /\n\s+DNS:localhost, IP Address:127\.0\.0\.1, IP Address:0:0:0:0:0:0:0:1$/);
  // Every key that lies there is the leaf's: the authority's is nowhere.
  const leaf = openssl('x509', '-in', join(folder, 'chain.pem'), '-noout', '-pubkey');
  const keys = readdirSync(clio.home, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((path) => readFileSync(path, 'latin1').includes('PRIVATE KEY'));
  assert.deepEqual(keys, [join(folder, 'key.pem')]);
  assert.equal(openssl('pkey', '-in', keys[0], '-pubout'), leaf);
});

test('A34 what holds a secret or a client is its owner\'s alone, and no link leads elsewhere', async (t) => {
  const clio = await practice(t);
  await bridgeOf(clio).call('POST', '/api/v1/drafts', { body: { matter: '00001-Whitfield' } });
  await bridgeOf(clio).paired();
  const open = [];
  const look = (path) => {
    const { mode } = lstatSync(path);
    if ((mode & 0o077) !== 0) open.push(path.slice(clio.home.length + 1));
    if (lstatSync(path).isDirectory()) for (const name of readdirSync(path)) look(join(path, name));
  };
  for (const name of readdirSync(clio.home)) look(join(clio.home, name));
  // The authority's certificate is what others are given to trust.
  assert.deepEqual(open.filter((path) => path !== 'tls/authority.pem'), []);
  await clio.stop();

  const home = join(temporaryFolder(t), 'home');
  mkdirSync(home, { mode: 0o700 });
  const aim = join(home, '..', 'not-yours');
  writeFileSync(aim, 'of somebody else');
  symlinkSync(aim, join(home, 'owner-token'));
  const refused = engross(['serve', '--sandbox', '--port', '0', '--home', home]);
  assert.notEqual(refused.status, 0);
  assert.match(refused.err, /^error: .*owner-token/);
  assert.equal(readlinkSync(join(home, 'owner-token')), aim);
  assert.equal(readFileSync(aim, 'utf8'), 'of somebody else');
});

test('A38 more than it reads, deeper than it reads, or no text: refused before anything is done', async (t) => {
  const clio = await practice(t);
  const bridge = bridgeOf(clio);
  const post = (raw, headers = {}) => bridge.call('POST', '/api/v1/drafts', { raw, headers });
  for (const [name, status, make] of [
    ['a body of 1 GB', 413, () => post('{"matter":"', { 'Content-Length': '1000000000' })],
    ['a body of 2 MB', 413, () => post(JSON.stringify({ matter: 'x'.repeat(2_000_000) }))],
    ['a head of 1 MB', 431, () => bridge.call('GET', '/api/v1/status', { headers: { 'X-More': 'x'.repeat(1_000_000) } })],
    ['10,000 lists in each other', 400, () => post(`{"matter":${'['.repeat(10_000)}${']'.repeat(10_000)}}`)],
    ['10,000 lists that do not end', 400, () => post(`{"matter":${'['.repeat(10_000)}`)],
    ['what is not UTF-8', 400, () => post(Buffer.from('{"matter":"\xff\xfe"}', 'latin1'))],
    ['half of a letter', 400, () => post(Buffer.from('{"matter":"\xc3"}', 'latin1'))],
  ]) {
    // The helper does not read on: the caller may hear the answer or that nobody listens any more.
    const answer = await make().catch(({ code }) => ({ status: code }));
    assert.ok([status, 'EPIPE', 'ECONNRESET'].includes(answer.status), `${name}: ${answer.status}`);
    assert.deepEqual((await bridge.call('GET', '/api/v1/drafts')).body.drafts, [], name);
  }
});

test('A45 what the helper says on its way names no client, no value and no token', async (t) => {
  const clio = await practice(t);
  const bridge = bridgeOf(clio);
  const { body } = await bridge.call('POST', '/api/v1/drafts', { body: { matter: '00001-Whitfield' } });
  const one = body.people[0];
  await bridge.call('POST', `/api/v1/drafts/${body.draft}/edits`, { body: { by: 'Jo Park', edits: [{ do: 'remove', people: [one.id] }] } });
  await bridge.call('POST', `/api/v1/drafts/${body.draft}/edits`, { body: { by: 'Jo Park', edits: [{ do: 'remove', people: ['nobody'] }] } });
  await bridge.call('GET', '/api/v1/matters?query=Blackwater');
  await clio.set({ faults: [{ path_prefix: '/api/v4/matters', status: 503, times: -1 }] });
  assert.notEqual((await bridge.call('GET', '/api/v1/matters?query=Whitfield')).status, 200);
  assert.ok(one.name.length > 3);
  for (const secret of ['Whitfield', 'Blackwater', one.name, 'Jo Park', bridge.owner]) assert.ok(!clio.said().includes(secret), secret);
  assert.deepEqual(readdirSync(clio.home, { recursive: true }).filter((name) => /\.log$/.test(name)), []);
});

// The template "will" as `change` leaves its parts: what the document made from it is answered with.
async function madeFrom(t, change) {
  const share = changedFirm(t, 'users.json', () => undefined);
  const path = join(share, 'templates/will/will.docx');
  const all = parts(path);
  change(all);
  writeFileSync(path, zip(Object.entries(all)));
  const bridge = bridgeOf(await practice(t, [], { share }));
  const draft = (await bridge.call('POST', '/api/v1/drafts', { body: { matter: '00001-Whitfield' } })).body.draft;
  return bridge.call('POST', `/api/v1/drafts/${draft}/documents`, { body: { templates: ['will'], confirm: 'Jo Park' } });
}

const related = (all, relation) => {
  const name = 'word/_rels/document.xml.rels';
  all[name] = all[name].replace('</Relationships>', `${relation}</Relationships>`);
};
const relation = (type, target, more = '') =>
  `<Relationship Id="rIdEvil" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"${more}/>`;
const outside = ' TargetMode="External"';

test('A41 what would start a program is no document for the word processor; what would fetch one is told before it is opened', async (t) => {
  const refused = [
    ['macros under the name .docx', /macro file renamed to \.docx/, (all) => {
      all['[Content_Types].xml'] = all['[Content_Types].xml'].replace('wordprocessingml.document.main+xml', 'ms-word.document.macroEnabled.main+xml').replace('application/vnd.openxmlformats-officedocument.ms-word', 'application/vnd.ms-word');
    }],
    ['an embedded object', /embedded object or control/, (all) => {
      all['word/embeddings/oleObject1.bin'] = 'x';
      all['[Content_Types].xml'] = all['[Content_Types].xml'].replace('</Types>', '<Default Extension="bin" ContentType="application/vnd.openxmlformats-officedocument.oleObject"/></Types>');
      related(all, relation('oleObject', 'embeddings/oleObject1.bin'));
    }],
  ];
  for (const [name, why, change] of refused) {
    const answer = await madeFrom(t, change);
    assert.equal(answer.status, 422, name);
    assert.match(answer.body.error.message, why, name);
  }
  const told = [
    ['a template elsewhere', /attached to a template elsewhere.*http:\/\/evil\.example\/t\.dotm/, (all) => related(all, relation('attachedTemplate', 'http://evil.example/t.dotm', outside))],
    ['a picture elsewhere', /picture that Word fetches from elsewhere.*http:\/\/evil\.example\/i\.png/, (all) => related(all, relation('image', 'http://evil.example/i.png', outside))],
    ['a frame elsewhere', /frame from elsewhere.*http:\/\/evil\.example\/f/, (all) => related(all, relation('frame', 'http://evil.example/f', outside))],
  ];
  for (const [name, what, change] of told) {
    const answer = await madeFrom(t, change);
    assert.equal(answer.status, 200, name);
    assert.match(answer.body.documents[0].notices.join('\n'), what, name);
  }
});
