// Counts the results that tests/run left in a folder: one line a family of cases, then the total.
// A case is a test whose name holds its id (D44, E15); a family is counted against its full list, so
// that a case without a test shows as missing. A case passes when all of its tests pass.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const families = { D: 93, B: 52, O: 24, F: 60, P: 16, A: 50, E: 60, T: 14, I: 16, L: 10, C: 8, Q: 9 };

// [{ name, outcome: 'passed' | 'failed' | 'skipped' }] of a GoogleTest XML file.
function fromXml(text) {
  const results = [];
  for (const [, attributes, rest] of text.matchAll(/<testcase ([^>]*?)(\/>|>[\s\S]*?<\/testcase>)/g)) {
    const attribute = (name) => attributes.match(new RegExp(`(?:^| )${name}="([^"]*)"`))?.[1] ?? '';
    const name = `${attribute('classname')}.${attribute('name')}`;
    const failed = rest.includes('<failure');
    const ran = attribute('status') === 'run' && attribute('result') !== 'skipped';
    results.push({ name, outcome: failed ? 'failed' : ran ? 'passed' : 'skipped' });
  }
  return results;
}

// The same of a TAP file of node's test runner; tests stand at the left edge.
function fromTap(text) {
  return [...text.matchAll(/^(not ok|ok) \d+ - (.*)$/gm)].map(([, word, line]) => ({
    name: line.replace(/ # (SKIP|TODO).*$/, ''),
    outcome: / # (SKIP|TODO)/.test(line) ? 'skipped' : word === 'ok' ? 'passed' : 'failed',
  }));
}

const folder = process.argv[2];
const results = [];
let broken = 0;
for (const file of readdirSync(folder).sort()) {
  const text = readFileSync(join(folder, file), 'utf8');
  const found = file.endsWith('.xml') ? fromXml(text) : file.endsWith('.tap') ? fromTap(text) : [];
  if (found.length === 0 && /\.(xml|tap)$/.test(file)) {
    console.log(`no result in ${file}: the program ended before its tests did`);
    broken += 1;
  }
  results.push(...found);
}
// A program that died has a log and no XML.
for (const log of readdirSync(folder).filter((file) => file.endsWith('.log'))) {
  if (!readdirSync(folder).includes(log.replace(/\.log$/, '.xml'))) {
    console.log(`no result of ${log.replace(/\.log$/, '')}: the program ended before its tests did`);
    broken += 1;
  }
}

const cases = new Map();
for (const { name, outcome } of results) {
  for (const word of name.split(/[^A-Za-z0-9]+/)) {
    const id = word.match(/^([A-Z])([1-9]\d*)$/);
    if (!id || !(id[1] in families) || Number(id[2]) > families[id[1]]) continue;
    const before = cases.get(word);
    cases.set(word, before === 'failed' || outcome === 'failed' ? 'failed' : before === 'skipped' ? before : outcome);
  }
}

for (const { name, outcome } of results) if (outcome !== 'passed') console.log(`${outcome}: ${name}`);
for (const [family, size] of Object.entries(families)) {
  const outcomes = [...cases].filter(([id]) => id[0] === family).map(([, outcome]) => outcome);
  const count = (outcome) => outcomes.filter((one) => one === outcome).length;
  const missing = size - count('passed') - count('failed');
  if (missing < size) {
    console.log(`cases ${family}: ${count('passed')} passed, ${count('failed')} failed, ${missing} missing`);
  }
}
const total = (outcome) => results.filter((one) => one.outcome === outcome).length;
console.log(`${total('passed')} passed, ${total('failed') + broken} failed, ${total('skipped')} skipped`);
process.exitCode = total('failed') + broken > 0 || total('passed') === 0 ? 1 : 0;
