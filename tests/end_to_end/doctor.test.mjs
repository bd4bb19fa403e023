// engross doctor: each thing that can be wrong with an installation is named with what mends it.
import assert from 'node:assert/strict';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import test from 'node:test';
import { engross, practice, temporaryFolder, top } from './engross.mjs';

function doctor(home, env = {}) {
  const done = engross(['doctor', '--home', home, '--json'], { env });
  const findings = Object.fromEntries(JSON.parse(done.out).findings.map((one) => [one.about, one]));
  return { status: done.status, findings };
}

test('with the helper running and its certificate trusted, all is well', async (t) => {
  const clio = await practice(t);
  const env = { SSL_CERT_FILE: clio.certificate };
  const done = engross(['doctor', '--home', clio.home], { env });
  assert.equal(done.status, 0, done.out);
  assert.match(done.out, /^ok +helper +version [0-9.]+ answers on port \d+$/m);
  assert.match(done.out, /^ok +certificate +39[67] days left$/m);
  assert.match(done.out, /^ok +trust +this system trusts the certificate$/m);
  assert.doesNotMatch(done.out, /^mend/m);
});

// name, what is done to the home of a helper that ran once, what is found wrong, with which remedy
const rows = [
  ['no certificate', (home) => rmSync(join(home, 'tls'), { recursive: true }), 'certificate', /there was none/, /engross serve/],
  ['a damaged certificate', (home) => writeFileSync(join(home, 'tls/chain.pem'), 'x'), 'certificate', /damaged/, /engross serve/],
  ['a key that others can read', (home) => chmodSync(join(home, 'tls/key.pem'), 0o644), 'certificate', /read by others/, /engross serve/],
  ['a certificate that nobody trusts', () => {}, 'trust', /does not trust/, /trust .*authority\.pem/],
  ['a helper that does not run', () => {}, 'helper', /not running/, /engross serve/],
  ['drafts that are no database', (home) => writeFileSync(join(home, 'engross.db'), 'no database at all'), 'drafts', /engross\.db/, /./],
];

test('what is wrong is named with its remedy', async (t) => {
  const clio = await practice(t);
  await clio.stop();
  for (const [name, spoil, about, found, remedy] of rows) {
    await t.test(name, (row) => {
      const home = join(temporaryFolder(row), 'home');
      cpSync(clio.home, home, { recursive: true });
      chmodSync(home, 0o700);
      spoil(home);
      const { status, findings } = doctor(home);
      assert.equal(status, 1);
      assert.equal(findings[about].ok, false, JSON.stringify(findings));
      assert.match(findings[about].found, found);
      assert.match(findings[about].remedy, remedy);
    });
  }
});

// LibreOffice as Debian has it, with what else stands in its folder.
for (const [name, files, found, remedy] of [
  ['with Python', ['soffice.bin', 'pythonloader.py'], /program\/soffice$/, /^$/],
  ['without Python', ['soffice.bin'], /without Python: the extension for Writer does nothing/, /python3-uno/],
  ['that is not there', null, /^none: no PDFs, and no Writer$/, /^$/],
]) {
  test(`a LibreOffice ${name}`, (t) => {
    const folder = join(temporaryFolder(t), 'program');
    const program = join(folder, 'soffice');
    mkdirSync(folder);
    for (const file of files ?? []) writeFileSync(join(folder, file), '');
    if (files) writeFileSync(program, '#!/bin/sh\n', { mode: 0o755 });
    const { findings } = doctor(join(folder, 'home'), { ENGROSS_SOFFICE: program });
    assert.match(findings.LibreOffice.found, found);
    assert.match(findings.LibreOffice.remedy, remedy);
  });
}

test('it looks and changes nothing', async (t) => {
  const clio = await practice(t);
  await clio.stop();
  const path = join(clio.home, 'engross.db');
  writeFileSync(path, 'no database at all');
  const tls = join(clio.home, 'tls');
  rmSync(tls, { recursive: true });
  doctor(clio.home);
  assert.equal(readFileSync(path, 'utf8'), 'no database at all');
  assert.equal(existsSync(tls), false);
});

test('a program that holds the port is named', async (t) => {
  const home = join(temporaryFolder(t), 'home');
  mkdirSync(home, { mode: 0o700 });
  const squatter = createServer();
  const taken = await new Promise((done) => {
    squatter.once('error', () => done(false));
    squatter.listen(18743, '127.0.0.1', () => done(true));
  });
  t.after(() => squatter.close());
  assert.equal(taken, true, 'port 18743 is free on this machine');
  const { findings } = doctor(home);
  assert.match(findings.helper.found, new RegExp(`held by process ${process.pid} \\(node`));
  assert.match(findings.helper.remedy, /another --port/);
});

test('files that are missing beside the program are named', (t) => {
  const home = join(temporaryFolder(t), 'home');
  const share = join(temporaryFolder(t), 'share');
  cpSync(join(top, 'build/share/engross'), share, { recursive: true, dereference: true });
  rmSync(join(share, 'mapping/relationships.json'));
  rmSync(join(share, 'pane'), { recursive: true });
  const { status, findings } = doctor(home, { ENGROSS_SHARE: share });
  assert.equal(status, 1);
  assert.match(findings.files.found, /relationships\.json/);
  assert.match(findings.pane.found, /not built/);
});
