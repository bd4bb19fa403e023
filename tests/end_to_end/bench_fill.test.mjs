// engross bench-fill: one line of JSON for whoever compares engines, and what it refuses.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { docx } from './docx.mjs';
import { engross, temporaryFolder } from './engross.mjs';

const keys = ['n', 'median_ms', 'p95_ms', 'min_ms', 'docs_per_s', 'cpu_ms_per_fill', 'peak_rss_kb', 'out_bytes'];
const ann = '{"name": "Ann Roy"}';

// A folder with a template and values; words that begin with @ are files in it.
function files(t, { paragraphs = ['Dear {{ name }},'], values = ann, bytes = docx(paragraphs) }) {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'letter.docx'), bytes);
  writeFileSync(join(folder, 'data.json'), values);
  const placed = (args) => args.map((word) => (word.startsWith('@') ? join(folder, word.slice(1)) : word));
  return { folder, run: (args) => engross(placed(args)) };
}
const of = ['--template', '@letter.docx', '--data', '@data.json'];
const many = '[{"name": "Ann Roy"}, {"name": "Bo Lee"}, {"name": "Cy Day"}]';

// name, files, the command, fills that are counted
const rows = [
  ['one set of values', {}, ['bench-fill', ...of, '--iterations', '5'], 5],
  ['a single fill', {}, ['bench-fill', ...of, '--iterations', '1'], 1],
  ['prepared', {}, ['bench-fill', ...of, '--iterations', '5', '--prepared'], 5],
  ['several sets of values', { values: many }, ['bench-fill', ...of, '--iterations', '7'], 7],
  ['an array of one', { values: `\n [${ann}]` }, ['bench-fill', ...of, '--iterations', '2'], 2],
  ['three threads', { values: many }, ['bench-fill', ...of, '--iterations', '20', '--prepared', '--threads', '3'], 20],
  ['more threads than fills', {}, ['bench-fill', ...of, '--iterations', '2', '--threads', '8'], 2],
  ['options before the command', { paragraphs: ['Dear {name},'] }, ['--quiet', '--dialect', 'braces', '--prepared', 'bench-fill', ...of, '--iterations', '3'], 3],
  ['an option with its value in one word', { paragraphs: ['Dear {name},'] }, ['--dialect=braces', 'bench-fill', ...of, '--iterations=3'], 3],
  ['no marks looked for', { paragraphs: ['Dear {{ name }'] }, ['--dialect', 'none', 'bench-fill', ...of, '--iterations', '2'], 2],
];

for (const [name, made, args, n] of rows) {
  test(`bench-fill: ${name}`, (t) => {
    const { folder, run } = files(t, made);
    const done = run(args);
    assert.equal(done.status, 0, done.err);
    const lines = done.out.trimEnd().split('\n');
    assert.equal(lines.length, 1);
    const measured = JSON.parse(lines[0]);
    assert.deepEqual(Object.keys(measured), keys);
    assert.equal(measured.n, n);
    assert.ok(measured.min_ms > 0 && measured.min_ms <= measured.median_ms && measured.median_ms <= measured.p95_ms, lines[0]);
    assert.ok(measured.docs_per_s > 0 && measured.peak_rss_kb > 1000, lines[0]);
    assert.deepEqual(readdirSync(folder).sort(), ['data.json', 'letter.docx']);
  });
}

test('bench-fill makes the document that fill makes', (t) => {
  const { folder, run } = files(t, { paragraphs: ['Dear {name},', '{#name}', 'Yours', '{/name}'] });
  const before = ['--dialect', 'braces', '--prepared'];
  const measured = JSON.parse(run([...before, 'bench-fill', ...of, '--iterations', '2']).out);
  const done = run([...before, 'fill', ...of, '--out', '@out.docx']);
  assert.equal(done.status, 0, done.err);
  assert.equal(readFileSync(join(folder, 'out.docx')).length, measured.out_bytes);
});

const bench = (...more) => ['bench-fill', ...of, ...more];
// name, files, the command, exit status, the first error
const refused = [
  ['no number of fills', {}, bench(), 2, /^error: --iterations is required/],
  ['no fills at all', {}, bench('--iterations', '0'), 2, /^error: --iterations: Value 0 not in range/],
  ['fewer than none', {}, bench('--iterations', '-1'), 2, /^error: .*iterations/],
  ['fills in words', {}, bench('--iterations', 'many'), 2, /^error: .*many/],
  ['more than a million', {}, bench('--iterations', '1000001'), 2, /^error: --iterations: Value 1000001 not in range/],
  ['no thread', {}, bench('--iterations', '1', '--threads', '0'), 2, /^error: --threads: Value 0 not in range/],
  ['too many threads', {}, bench('--iterations', '1', '--threads', '257'), 2, /^error: --threads: Value 257 not in range/],
  ['an unknown dialect', {}, bench('--iterations', '1', '--dialect', 'jinja'), 2, /^error: .*jinja/],
  ['an unknown option before the command', {}, ['--fast', ...bench('--iterations', '1')], 2, /^error: .*--fast/],
  ["another command's option before it", {}, ['--sandbox', ...bench('--iterations', '1')], 2, /^error: .*--sandbox/],
  ['a word before the command', {}, ['now', ...bench('--iterations', '1')], 2, /^error: /],
  ['no values', {}, ['bench-fill', '--template', '@letter.docx', '--iterations', '1'], 2, /^error: --data is required/],
  ['no template', {}, ['bench-fill', '--data', '@data.json', '--iterations', '1'], 2, /^error: --template is required/],
  ['values that are not there', {}, ['bench-fill', '--template', '@letter.docx', '--data', '@none.json', '--iterations', '1'], 1, /^error: .*none\.json/],
  ['a template that is not there', {}, ['bench-fill', '--template', '@none.docx', '--data', '@data.json', '--iterations', '1'], 1, /^error: .*none\.docx/],
  ['values that are no JSON', { values: '[{name: 1}]' }, bench('--iterations', '1'), 1, /^error: this is not JSON, .*data\.json, line 1/],
  ['values that are a number', { values: '7' }, bench('--iterations', '1'), 1, /^error: the values are not in one JSON object, .*data\.json/],
  ['an empty array', { values: '[]' }, bench('--iterations', '1'), 1, /^error: the values are no array of JSON objects, .*data\.json/],
  ['an array with a number in it', { values: `[${ann}, 7]` }, bench('--iterations', '1'), 1, /^error: the values are no array of JSON objects, .*data\.json/],
  ['a key that stands twice', { values: '[{"name": "a", "name": "b"}]' }, bench('--iterations', '1'), 1, /^error: .*"name" stands twice/],
  ['a file that is no document', { bytes: '%PDF-1.7 and so on' }, bench('--iterations', '1'), 1, /^error: .*PDF/],
  ['a fault of the template', { paragraphs: ['{% if name %}'] }, bench('--iterations', '1'), 3, /^error: .*if name.*paragraph 1/],
  ['a value that is missing', { values: '{}' }, bench('--iterations', '1'), 4, /^error: no value for name, .*letter\.docx, body, paragraph 1/],
  ['a value that the third client lacks', { values: `[${ann}, ${ann}, {}]` }, bench('--iterations', '3', '--prepared'), 4, /^error: no value for name/],
  ['the same, of two threads', { values: `[${ann}, ${ann}, {}]` }, bench('--iterations', '30', '--threads', '2'), 4, /^error: no value for name/],
];

for (const [name, made, args, status, says] of refused) {
  test(`bench-fill refuses: ${name}`, (t) => {
    const done = files(t, made).run(args);
    assert.match(done.err, says);
    assert.equal(done.status, status, done.err);
    assert.equal(done.out, '');
  });
}
