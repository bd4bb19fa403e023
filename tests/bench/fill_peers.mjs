// Engross beside published engines, on documents made here, in one run on one machine:
//   (cd tests/bench/peers && npm ci --ignore-scripts) && node tests/bench/fill_peers.mjs [seconds = 3]
// Needs build/engross. Ends with 1 when an engine's document does not say what it must.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, loadavg, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { documents, template } from './peers/documents.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const engross = resolve(here, '../../build/engross');
const seconds = Number(process.argv[2] ?? 3);
if (!existsSync(join(here, 'peers/node_modules'))) {
  console.error('error: the engines are not installed, tests/bench/peers, run npm ci --ignore-scripts there');
  process.exit(1);
}
const PizZip = createRequire(join(here, 'peers/worker.mjs'))('pizzip');

const folder = mkdtempSync(join(tmpdir(), 'engross-peers-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const file = (name) => join(folder, name);

function run(command, args) {
  const done = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 26 });
  if (done.status !== 0) throw new Error(`${args.join(' ')}: ${done.stderr || done.error}`);
  return done.stdout.trim().split('\n').pop();
}

// As many fills as fit, after a look at how long one takes.
function ours(of, more) {
  const fills = (n) => JSON.parse(run(engross, ['bench-fill', '--dialect', 'braces', '--template', of.braces, '--data', of.values, '--iterations', String(n), ...more]));
  return fills(Math.max(3, Math.ceil((1000 * seconds) / fills(3).median_ms)));
}

const engines = {
  engross: { writing: 'braces', measure: (of) => ours(of, []), fill: (of, out) => run(engross, ['fill', '--dialect', 'braces', '--template', of.braces, '--data', of.values, '--out', out, '--quiet']) },
  'engross, prepared': { writing: 'braces', measure: (of) => ours(of, ['--prepared']) },
};
for (const [name, writing] of [['docxtemplater', 'braces'], ['easy-template-x', 'braces'], ['carbone', 'carbone']]) {
  engines[name] = { writing, measure: (of, out) => JSON.parse(run(process.execPath, [join(here, 'peers/worker.mjs'), name, of[writing], of.values, String(seconds), out])) };
}

const plain = (text) => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&apos;/g, "'").replace(/&amp;/g, '&');
const seen = (path) => {
  const xml = new PizZip(readFileSync(path)).file('word/document.xml').asText();
  const paragraphs = xml.split('</w:p>').map((part) => [...part.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => plain(text)).join(''));
  return paragraphs.filter((text) => text !== '').join('\n');
};

const rows = [];
let wrong = 0;
for (const [name, document] of Object.entries(documents)) {
  const of = { braces: file('braces.docx'), carbone: file('carbone.docx'), values: file('values.json') };
  writeFileSync(of.values, JSON.stringify(document.values));
  for (const writing of ['braces', 'carbone']) writeFileSync(of[writing], template(document, writing));
  const measured = {};
  for (const [engine, { measure, fill }] of Object.entries(engines)) {
    const out = file('out.docx');
    rmSync(out, { force: true });
    measured[engine] = measure(of, out);
    if (fill) fill(of, out);
    if (existsSync(out) && seen(out) !== document.text.join('\n')) {
      console.error(`wrong: ${engine}, ${name}`);
      wrong += 1;
    }
  }
  for (const [engine, { n, median_ms: median, cpu_ms_per_fill: cpu }] of Object.entries(measured)) {
    const times = (base) => (cpu / measured[base].cpu_ms_per_fill).toFixed(1);
    rows.push([name, engine, n, median.toFixed(2), cpu.toFixed(2), times('engross'), times('engross, prepared')]);
  }
}
const head = ['document', 'engine', 'fills', 'median ms', 'CPU ms', 'CPU, times engross', 'times engross prepared'];
for (const line of [head, head.map(() => '---'), ...rows]) console.log(`| ${line.join(' | ')} |`);
console.log(`\n${cpus().length} cores, ${cpus()[0].model}, node ${process.version}, load at the end ${loadavg()[0].toFixed(1)}`);
process.exit(wrong > 0 ? 1 : 0);
