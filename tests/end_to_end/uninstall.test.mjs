// The certificate in the browsers, put there and taken out by a command; and what an uninstalled
// helper leaves behind: nothing but what the person made with it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import test from 'node:test';
import { engross, practice, temporaryFolder } from './engross.mjs';

const store = (home) => join(home, '.pki/nssdb');
const trusted = (home) =>
  spawnSync('certutil', ['-d', `sql:${store(home)}`, '-L'], { encoding: 'utf8' }).stdout.split('\n').map((line) => line.trim()).filter((line) => line.startsWith('Engross on this computer '));

const answers = (port) =>
  new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => { done(true); socket.destroy(); });
    socket.on('error', () => done(false));
  });

test('trust puts the certificate into the store of the browsers, one at a time, and takes it out', (t) => {
  const person = temporaryFolder(t);
  const home = join(temporaryFolder(t), 'state');
  const env = { HOME: person };
  const run = (args) => engross([...args, '--home', home], { env });
  assert.match(run(['trust', '--remove']).out, /^No certificate of Engross was there\.$/m);
  assert.equal(existsSync(store(person)), false, 'looking makes no store');
  assert.match(run(['trust']).out, /^The browsers of this computer trust Engross, for this computer's own address alone and 39[67] days\./);
  const [first, ...more] = trusted(person);
  assert.match(first, / C,,$/, 'for servers, and nothing else');
  assert.deepEqual(more, []);
  assert.equal(run(['trust']).status, 0);
  assert.deepEqual(trusted(person), [first], 'twice is once');
  rmSync(join(home, 'tls'), { recursive: true });
  assert.equal(run(['trust']).status, 0);
  const [second, ...others] = trusted(person);
  assert.deepEqual(others, [], 'a renewed one takes the place of the one before');
  assert.notEqual(second, first);
  assert.match(run(['trust', '--remove']).out, /do not trust Engross any more/);
  assert.deepEqual(trusted(person), []);
});

test('what keeps the certificate out of the store is said, and nothing is changed', async (t) => {
  const folder = temporaryFolder(t);
  const home = join(folder, 'state');
  const rows = [
    ['no certutil', () => ({ HOME: join(folder, 'a'), PATH: '/nonexistent' }), 5, /^error: certutil is not on this computer, install the package libnss3-tools, then try again$/m],
    ['no home', () => ({ HOME: '' }), 5, /^error: this person has no home folder, HOME, set HOME to it, then try again$/m],
    ['a store that is none', () => {
      mkdirSync(store(join(folder, 'b')), { recursive: true });
      writeFileSync(join(store(join(folder, 'b')), 'cert9.db'), 'no database');
      return { HOME: join(folder, 'b') };
    }, 1, /^error: the browser's store of certificates would not: certutil: .*nssdb, close the browsers, then try again$/m],
  ];
  for (const [name, environment, , says] of rows) {
    const done = engross(['trust', '--home', home], { env: environment() });
    assert.notEqual(done.status, 0, name);
    assert.match(done.err, says, name);
  }
});

test('A46 after uninstall nothing listens, no store trusts it, nothing starts it again, and drafts are there', async (t) => {
  const person = temporaryFolder(t);
  const env = { HOME: person };
  const clio = await practice(t, [], { env });
  assert.equal(engross(['trust', '--home', clio.home], { env }).status, 0);
  assert.equal(engross(['import', '00001-Whitfield', '--home', clio.home, '--clio-url', clio.url], { token: clio.token }).status, 0);
  const { port } = new URL(clio.bridge);
  assert.equal(await answers(port), true);
  assert.equal(trusted(person).length, 1);

  const done = engross(['uninstall', '--home', clio.home], { env });
  assert.equal(done.status, 0, done.err);
  assert.match(done.out, /^The helper has ended\. The certificate, its key, and all pairings are erased; 1 certificate of Engross was taken out of the browsers\.$/m);
  assert.equal(await answers(port), false);
  assert.deepEqual(trusted(person), []);
  assert.deepEqual(readdirSync(clio.home).filter((name) => ['tls', 'owner-token', 'pairings.json', 'port'].includes(name)), []);
  assert.ok(existsSync(join(clio.home, 'engross.db')), 'drafts stay');
  const everything = readdirSync(person, { recursive: true }).map(String);
  assert.deepEqual(everything.filter((name) => /autostart|systemd|\.desktop|LaunchAgents|cron/.test(name)), [], 'nothing starts it');

  const again = engross(['uninstall', '--home', clio.home], { env });
  assert.equal(again.status, 0, again.err);
  assert.match(again.out, /^The certificate, its key, and all pairings are erased; 0 certificates of Engross were taken out of the browsers\.$/m);
});
