// What of the extension needs no LibreOffice: its own tests in Python, and the file it is packed into.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { temporaryFolder, top } from './engross.mjs';

const python = (args, cwd) => spawnSync('/usr/bin/python3', args, { cwd, encoding: 'utf8' });

const done = python(['-m', 'unittest', '-v', 'test_writer'], join(top, 'addin/writer/test'));
const lines = [...done.stderr.matchAll(/^(test_\w+) \(test_writer\.(\w+)[.\w]*\)(?: \.\.\. (.*))?$/gm)];
test('the parts have tests', () => assert.ok(lines.length >= 16, done.stderr));
for (const [, name, group] of new Map(lines.map((line) => [`${line[2]}.${line[1]}`, line])).values()) {
  test(`${group}: ${name.replace(/^test_/, '').replaceAll('_', ' ')}`, () =>
    assert.equal(new RegExp(`^(FAIL|ERROR): ${name} \\(test_writer\\.${group}`, 'm').test(done.stderr), false, done.stderr));
}

test('the extension is packed into the same bytes every time, and holds no cache and no test', (t) => {
  const folder = temporaryFolder(t);
  const [one, two] = ['one.oxt', 'two.oxt'].map((name) => join(folder, name));
  for (const path of [one, two]) assert.equal(python([join(top, 'addin/writer/build.py'), path]).status, 0);
  assert.deepEqual(readFileSync(one), readFileSync(two));
  const names = python(['-m', 'zipfile', '-l', one]).stdout;
  assert.match(names, /^META-INF\/manifest\.xml /m);
  assert.doesNotMatch(names, /pycache|test/);
});

test('every file that the manifest names is in the package', (t) => {
  const folder = temporaryFolder(t);
  const path = join(folder, 'one.oxt');
  python([join(top, 'addin/writer/build.py'), path]);
  const names = python(['-m', 'zipfile', '-l', path]).stdout;
  const manifest = readFileSync(join(top, 'addin/writer/META-INF/manifest.xml'), 'utf8');
  const wanted = [...manifest.matchAll(/full-path="([^"]+)"/g)].map(([, name]) => name);
  assert.equal(wanted.length, 6);
  for (const name of wanted) assert.ok(names.includes(name), name);
});
