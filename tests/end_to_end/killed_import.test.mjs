// F35: the power goes at a page of a long import. Nothing of it is kept, nothing that was kept is
// lost, and the next import ends as if nothing had been.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createServer, request } from 'node:http';
import { join } from 'node:path';
import test from 'node:test';
import { changedFirm, engross, practice, program, temporaryFolder } from './engross.mjs';

// 8,000 related contacts: 40 pages of them, and their 900 contacts in 9 calls.
const relationships = () => Array.from({ length: 8_000 }, (_, i) => ({ id: 90_000 + i, contact: 30_400 + (i % 900), description: ['Friend', 'Neighbour', 'Accountant'][i % 3] }));
const isApi = (path) => path.startsWith('/api/');

// Passes everything on to Clio, and tells of each request before its answer goes back.
async function between(t, url, asked) {
  const server = createServer((from, to) => {
    const onward = request(url + from.url, { method: from.method, headers: from.headers }, (answer) => {
      if (isApi(from.url) && !asked()) return to.destroy();
      to.writeHead(answer.statusCode, answer.headers);
      answer.pipe(to);
    });
    onward.on('error', () => to.destroy());
    from.pipe(onward);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  t.after(() => server.close());
  return `http://127.0.0.1:${server.address().port}`;
}

test('F35 killed at the pages of an import of 52 calls: the next one ends with the same set', async (t) => {
  const share = changedFirm(t, 'matters_large.json', ([matter]) => (matter.relationships = relationships()));
  const clio = await practice(t, [], { share });
  await clio.set({ requests_per_minute: 1_000_000 });
  let calls = 0;
  let last = Infinity;
  let child = null;
  const url = await between(t, clio.url, () => {
    calls += 1;
    if (calls < last) return true;
    child.kill('SIGKILL');
    return false;
  });
  const run = (home, args) => {
    const done = engross([...args, '--clio-url', url, '--home', home, '--json', '--quiet'], { token: clio.token });
    assert.equal(done.status, 0, done.err);
    return JSON.parse(done.out);
  };
  const imported = (home) => new Promise((ended) => {
    calls = 0;
    let out = '';
    child = spawn(program, ['import', '1011', '--clio-url', url, '--home', home, '--json', '--quiet'], { env: { ...process.env, ENGROSS_TOKEN: clio.token } });
    child.stdout.setEncoding('utf8').on('data', (part) => (out += part));
    child.on('close', (status, signal) => ended({ status, signal, out }));
  });
  // What is the same in every import of the same records.
  const set = ({ out }) => {
    const { people, findings, matter } = JSON.parse(out);
    return { people: people.map(({ fetched_at: _, ...person }) => person), findings, number: matter.display_number };
  };

  const folder = temporaryFolder(t);
  const worked = join(folder, 'worked');
  const whole = await imported(worked);
  assert.equal(whole.status, 0);
  const pages = calls;
  assert.equal(pages, 52);
  const { draft } = JSON.parse(whole.out);
  const before = run(worked, ['review', draft, '--correct', 'matter.description=Road access', '--by', 'Jo']);

  const fresh = join(folder, 'fresh');
  // Every sixth page; every one of them with ENGROSS_ROUNDS.
  const every = process.env['ENGROSS_ROUNDS'] ? 1 : 6;
  for (last = 1; last <= pages; last += every) {
    const { signal, out } = await imported(fresh);
    assert.deepEqual([signal, out, calls], ['SIGKILL', '', last]);
  }
  const kept = (home) => JSON.parse(engross(['doctor', '--home', home, '--json']).out).findings.find(({ about }) => about === 'drafts').found;
  assert.match(kept(fresh), /^(none yet|0 in )/);
  assert.match(kept(worked), /^1 in /);
  for (last of [1, 30, pages]) assert.equal((await imported(worked)).signal, 'SIGKILL');
  last = Infinity;
  assert.deepEqual(set(await imported(fresh)), set(whole));
  assert.deepEqual(run(worked, ['review', draft]), before);
});
