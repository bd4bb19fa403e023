// Programs of this machine that mean no good, or break off, at a running helper.
import assert from 'node:assert/strict';
import { readdirSync, readlinkSync, writeFileSync } from 'node:fs';
import { Agent } from 'node:https';
import { connect } from 'node:net';
import { join } from 'node:path';
import test from 'node:test';
import tls from 'node:tls';
import { bridgeOf, key } from './bridge.mjs';
import { undescribed } from './described.mjs';
import { paragraphs, parts, practice, temporaryFolder } from './engross.mjs';
import { soak } from './soak.mjs';

const rest = (ms) => new Promise((wake) => setTimeout(wake, ms));
const count = (pid, what) => readdirSync(`/proc/${pid}/${what}`).length;

// The database stays open between calls, as often as threads read it at once: no more than four times.
function isDatabase(pid, descriptor) {
  try {
    return readlinkSync(`/proc/${pid}/fd/${descriptor}`).includes('/engross.db');
  } catch {
    return false; // closed meanwhile
  }
}
function files(pid) {
  const all = readdirSync(`/proc/${pid}/fd`);
  const databases = all.filter((one) => isDatabase(pid, one)).length;
  return all.length - Math.min(databases, 4 * 3);
}

// Waits until the helper has no more sockets and threads than `before`; its slowest deadline is 10 s.
async function isBack(pid, before) {
  for (let tries = 0; tries < 150; tries += 1) {
    if (files(pid) <= before.fd && count(pid, 'task') <= before.task) return;
    await rest(100);
  }
  assert.fail(`${files(pid)} files and ${count(pid, 'task')} threads, before ${before.fd} and ${before.task}`);
}

async function start(t, options) {
  const clio = await practice(t, [], options);
  const bridge = bridgeOf(clio);
  await bridge.call('GET', '/api/v1/status');
  return { clio, bridge, before: { fd: files(clio.pid), task: count(clio.pid, 'task') } };
}

async function imported(bridge, matter = '00001-Whitfield') {
  const { body } = await bridge.call('POST', '/api/v1/drafts', { body: { matter } });
  return { draft: `/api/v1/drafts/${body.draft}`, review: body };
}

// Until it is over: a socket that `make` opens; one that is reset as soon as it is connected.
const once = (make) => new Promise((done) => make().on('error', done).on('close', done));
const reset = (port) => once(() => { const one = connect(port, '127.0.0.1', () => one.resetAndDestroy()); return one; });

// A TLS connection that says `name` and offers `protocols`; what it heard by its end.
function dialled({ port, ca }, { name, protocols, bytes }) {
  return new Promise((done) => {
    let heard = '';
    const options = { host: '127.0.0.1', port, ca, servername: name, ALPNProtocols: protocols, checkServerIdentity: () => undefined };
    const socket = tls.connect(options, () => socket.write(bytes));
    socket.setEncoding('utf8').on('data', (part) => (heard += part));
    socket.on('error', (error) => done({ heard: error.code, protocol: null }));
    socket.on('close', () => done({ heard, protocol: socket.alpnProtocol }));
  });
}

test('B9 a preflight opens nothing to anybody', async (t) => {
  const { bridge } = await start(t);
  const wants = { 'Access-Control-Request-Method': 'POST', 'Access-Control-Request-Headers': 'x-engross, content-type, authorization' };
  const rows = [
    ['a foreign page', { Origin: 'https://evil.test' }, 405],
    ['a private network', { Origin: 'https://evil.test', 'Access-Control-Request-Private-Network': 'true' }, 405],
    ['a local network', { Origin: 'https://evil.test', 'Access-Control-Request-Local-Network': 'true' }, 405],
    ['another port of this machine', { Origin: 'https://localhost:9555' }, 405],
    ['no origin at all', { Origin: 'null' }, 405],
    ['a foreign host', { Origin: 'https://evil.test', Host: 'evil.test' }, 421],
    ['its own page, which needs none', { Origin: bridge.origin }, 405],
  ];
  for (const target of ['/api/v1/status', '/api/v1/drafts', '/api/v1/pairings', '/pane/index.html', '*']) {
    for (const [name, headers, status] of rows) {
      const answer = await bridge.call('OPTIONS', target, { token: '', headers: { ...wants, ...headers, 'X-Engross': undefined } });
      assert.equal(answer.status, status, `${name}, ${target}`);
      assert.deepEqual(Object.keys(answer.headers).filter((header) => header.startsWith('access-control')), [], name);
      if (target !== '*') assert.deepEqual(undescribed({ method: 'OPTIONS', target }, answer), [], name);
    }
  }
});

test('B14 B47 a request that comes again does nothing again: one entry, one document, the same answer', async (t) => {
  const { bridge } = await start(t);
  const { draft, review } = await imported(bridge);
  const entries = async () => (await bridge.call('GET', `${draft}/history`)).body.entries.length;
  const removal = { body: { by: 'Jo', edits: [{ do: 'remove', people: [review.people[1].id] }] }, headers: { 'Idempotency-Key': key() } };
  const answers = await Promise.all(Array.from({ length: 20 }, () => bridge.call('POST', `${draft}/edits`, removal)));
  assert.deepEqual([...new Set(answers.map(({ status, bytes }) => `${status} ${bytes}`))].length, 1);
  assert.equal(answers[0].status, 200);
  assert.equal(await entries(), 1);
  const captured = { ...removal, body: { by: 'Jo', edits: [{ do: 'restore', people: [review.people[1].id] }] } };
  assert.equal((await bridge.call('POST', `${draft}/edits`, captured)).body.error.code, 'used_key');
  assert.equal((await bridge.call('POST', `${draft}/documents`, removal)).body.error.code, 'used_key');
  const other = await bridge.paired();
  assert.equal((await bridge.call('POST', `${draft}/edits`, { ...removal, token: 'f'.repeat(64) })).status, 401);
  assert.equal((await bridge.call('POST', `${draft}/edits`, { ...removal, token: other.token })).status, 422, 'a key of its own: tried anew, and refused');
  assert.equal(await entries(), 1);

  const make = { body: { templates: ['will'], confirm: 'Jo' }, headers: { 'Idempotency-Key': key() } };
  await bridge.call('POST', `${draft}/edits`, { body: { by: 'Jo', edits: [{ do: 'undo' }] } });
  const made = await Promise.all(Array.from({ length: 5 }, () => bridge.call('POST', `${draft}/documents`, make)));
  assert.equal(made[0].status, 200, made[0].bytes.toString());
  assert.deepEqual([...new Set(made.map(({ bytes }) => bytes.toString()))].length, 1);
});

test('B40 whatever name and protocol a caller offers, it speaks HTTP/1.1 and is held to its Host', async (t) => {
  const { bridge } = await start(t);
  const get = (host) => `GET /api/v1/status HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`;
  const own = `localhost:${bridge.port}`;
  const rows = [
    ['no name', { name: '', bytes: get(own) }, /^HTTP\/1\.1 200 /],
    ['another name', { name: 'evil.test', bytes: get(own) }, /^HTTP\/1\.1 200 /],
    ['another name and host', { name: 'evil.test', bytes: get('evil.test') }, /^HTTP\/1\.1 421 /],
    ['its name, another host', { name: 'localhost', bytes: get('evil.test') }, /^HTTP\/1\.1 421 /],
    ['h2 or http/1.1', { name: 'localhost', protocols: ['h2', 'http/1.1'], bytes: get(own) }, /^HTTP\/1\.1 200 /],
    ['h2 alone', { name: 'localhost', protocols: ['h2'], bytes: get(own) }, /^HTTP\/1\.1 200 /],
    ['h2 and its first words', { name: 'localhost', protocols: ['h2'], bytes: 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n' }, /^HTTP\/1\.1 505 /],
  ];
  for (const [name, call, says] of rows) {
    const { heard, protocol } = await dialled(bridge, call);
    assert.match(heard, says, name);
    assert.ok(!protocol || protocol === 'http/1.1', `${name}: ${protocol}`);
  }
});

test('B43 64 programs at once: no wrong answer, none of somebody else (an hour of it: tests/bench/bridge_soak.mjs)', async (t) => {
  const { bridge } = await start(t);
  const { calls, kinds, wrong } = await soak(bridge, { clients: 64, seconds: 10, slow: 500, matters: ['00001-Whitfield', '00004-Blackwater'] });
  assert.deepEqual([...new Set(wrong)], []);
  assert.equal(Object.keys(kinds).length, 10, JSON.stringify(kinds));
  assert.ok(calls > 64);
});

test('who waits for Clio keeps nobody else waiting', async (t) => {
  const { clio, bridge } = await start(t);
  const { draft } = await imported(bridge);
  await clio.set({ requests_per_minute: 1 });
  const agent = new Agent();
  t.after(() => agent.destroy());
  const answers = [];
  for (let i = 0; i < 40; i += 1) {
    bridge.call('GET', '/api/v1/matters?query=Whitfield', { agent }).then(({ status }) => answers.push(status), () => undefined);
  }
  for (let i = 0; i < 40; i += 1) assert.equal((await bridge.call('GET', draft)).status, 200);
  assert.ok(answers.length < 10, `${answers.length} of 40 had to be waited for`);
  // Nor the person who ends the helper: nothing is waited for that Clio would give in a minute.
  const found = () => answers.filter((status) => status === 200).length;
  const before = found();
  await clio.stop();
  assert.equal(found(), before);
});

test('when the places run out, those who have said hardly a word go first, also before somebody older', async (t) => {
  const { bridge } = await start(t);
  const honest = tls.connect({ host: '127.0.0.1', port: bridge.port, ca: bridge.ca, servername: 'localhost' });
  await new Promise((done) => honest.once('secureConnect', done));
  let heard = '';
  honest.setEncoding('utf8').on('data', (part) => (heard += part)).on('error', (error) => (heard += error.code));
  const over = new Promise((done) => honest.once('close', done));
  let closed = 0;
  const slow = Array.from({ length: 1200 }, () => {
    const socket = connect(bridge.port, '127.0.0.1', () => socket.write(Buffer.from([0x16])));
    return socket.on('error', () => undefined).on('close', () => (closed += 1));
  });
  t.after(() => slow.forEach((socket) => socket.destroy()));
  while (closed < 176) await rest(20); // there are places for 1024 who say nothing
  honest.write('GET /api/v1/status HTTP/1.1\r\nHost: localhost:' + bridge.port + '\r\nConnection: close\r\n\r\n');
  await over;
  assert.match(heard, /^HTTP\/1\.1 200 /);
});

test('when the places of those who speak run out, it is one of them who goes', async (t) => {
  const { bridge } = await start(t);
  const sockets = [];
  t.after(() => sockets.forEach((socket) => socket.destroy()));
  let closed = 0;
  const come = () => new Promise((done) => {
    const socket = tls.connect({ host: '127.0.0.1', port: bridge.port, ca: bridge.ca, servername: 'localhost' }, done);
    socket.on('error', done).on('close', () => (closed += 1));
    sockets.push(socket);
  });
  while (sockets.length < 300) await Promise.all(Array.from({ length: 50 }, come));
  assert.equal((await bridge.call('GET', '/api/v1/status')).status, 200);
  while (closed < 44) await rest(20); // 300 and 1 are more than 256
});

test('B44 callers that reset throw nobody out who is connected', async (t) => {
  const { bridge } = await start(t);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  t.after(() => agent.destroy());
  const opened = new Set();
  agent.on('free', (socket) => opened.add(socket.localPort));
  for (let i = 0; i < 5; i += 1) {
    assert.equal((await bridge.call('GET', '/api/v1/status', { agent })).status, 200);
    await Promise.all(Array.from({ length: 100 }, () => reset(bridge.port)));
  }
  assert.equal((await bridge.call('GET', '/api/v1/status', { agent })).status, 200);
  assert.equal(opened.size, 1, 'one connection for all of its calls');
});

test('B44 10,000 callers that reset, stay silent or leave in the middle: no socket and no thread is left', async (t) => {
  const { clio, bridge, before } = await start(t);
  const head = `POST /api/v1/drafts HTTP/1.1\r\nHost: localhost:${bridge.port}\r\nContent-Length: 1000\r\n\r\n{"matter":`;
  const secure = (then) => once(() => { const one = tls.connect({ port: bridge.port, host: '127.0.0.1', ca: bridge.ca, servername: 'localhost' }, () => then(one)); return one; });
  for (let i = 0; i < 100; i += 1) await Promise.all(Array.from({ length: 98 }, () => reset(bridge.port)));
  await Promise.all(Array.from({ length: 100 }, () => secure((one) => one.end(head))));
  await Promise.all(Array.from({ length: 50 }, () => secure((one) => one.write(head, () => one.destroy()))));
  const silent = Array.from({ length: 50 }, () => once(() => connect(bridge.port, '127.0.0.1')));
  await Promise.all(silent); // closed by the helper
  await isBack(clio.pid, before);
  assert.equal((await bridge.call('GET', '/api/v1/drafts')).status, 200);
});

test('B45 out of sockets: it takes nobody new for a while, and goes on when there are some again', async (t) => {
  const { clio, bridge, before } = await start(t, { openFiles: 64 });
  const many = Array.from({ length: 150 }, () => connect(bridge.port, '127.0.0.1').on('error', () => undefined));
  await rest(1_000);
  assert.ok(count(clio.pid, 'fd') <= 64);
  const patient = async () => {
    for (let tries = 0; tries < 20; tries += 1) {
      const answer = await bridge.call('GET', '/api/v1/status').catch(() => null);
      if (answer?.status === 200) return true;
    }
    return false;
  };
  assert.ok(await patient(), 'somebody honest is served meanwhile');
  for (const one of many) one.destroy();
  await isBack(clio.pid, before);
  const { draft } = await imported(bridge);
  assert.equal((await bridge.call('GET', draft)).status, 200);
});

test('B46 a caller that leaves while its work is under way: done once and whole, or not at all', async (t) => {
  const { clio, bridge, before } = await start(t);
  const { draft, review } = await imported(bridge);
  // Sends the request, and is gone before the answer: every second one with a reset.
  let left = 0;
  const leaves = (target, body, name, wait) => new Promise((done) => {
    const text = JSON.stringify(body);
    const head = [`POST ${target} HTTP/1.1`, `Host: localhost:${bridge.port}`, 'X-Engross: 1', `Authorization: Bearer ${bridge.owner}`, 'Content-Type: application/json', `Idempotency-Key: ${name}`, `Content-Length: ${text.length}`, '', ''].join('\r\n');
    const socket = connect(bridge.port, '127.0.0.1');
    const goes = (left += 1) % 2 === 0 ? () => one.destroy() : () => socket.resetAndDestroy();
    const one = tls.connect({ socket, ca: bridge.ca, servername: 'localhost' }, () => one.write(head + text, () => setTimeout(goes, wait)));
    for (const each of [socket, one]) each.on('close', done).on('error', done);
  });
  const made = [];
  for (let i = 0; i < 12; i += 1) {
    const [editing, making] = [key(), key()];
    const edit = { by: 'Jo', edits: [{ do: 'correct', subject: review.people[0].id, field: 'title', value: `Title ${i}` }] };
    const make = { templates: ['will'], confirm: `Jo ${i}` };
    const leavesAndAsksAgain = async (target, body, name, wait) => {
      await leaves(target, body, name, wait);
      const answer = await bridge.call('POST', target, { body, headers: { 'Idempotency-Key': name } });
      assert.equal(answer.status, 200, answer.bytes.toString());
      return answer.body;
    };
    await leaves('/api/v1/drafts', { matter: '00004-Blackwater' }, key(), 10 * i);
    await leavesAndAsksAgain(`${draft}/edits`, edit, editing, 5 * i);
    made.push((await leavesAndAsksAgain(`${draft}/documents`, make, making, 20 * i)).documents[0].id);
  }
  const { entries } = (await bridge.call('GET', `${draft}/history`)).body;
  const titles = entries.filter(({ what }) => /Title \d/.test(what));
  assert.equal(titles.length, 12, 'each correction once');
  assert.equal(new Set(made).size, 12);
  const folder = temporaryFolder(t);
  for (const id of made) {
    const path = join(folder, 'will.docx');
    writeFileSync(path, (await bridge.call('GET', `/api/v1/documents/${id}`)).bytes);
    assert.ok(paragraphs(parts(path)['word/document.xml']).join('\n').includes('THOMAS EDWARD WHITFIELD'));
  }
  // The practice Clio in the same process keeps threads for a while for who asked it at once.
  await isBack(clio.pid, { ...before, task: Infinity });
});
