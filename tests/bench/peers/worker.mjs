// One engine, one document, one process: node worker.mjs ENGINE TEMPLATE VALUES SECONDS OUT
// prints { n, median_ms, cpu_ms_per_fill }. Template and values are in memory before the clock runs
// (carbone takes a path and opens the file each time), after as long a warm-up as the measurement.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const engines = {
  docxtemplater() {
    const PizZip = require('pizzip');
    const Docxtemplater = require('docxtemplater');
    return (bytes, values) => new Docxtemplater(new PizZip(bytes), { paragraphLoop: true, linebreaks: true }).render(values).toBuffer();
  },
  'easy-template-x'() {
    const { TemplateHandler } = require('easy-template-x');
    const handler = new TemplateHandler();
    return (bytes, values) => handler.process(bytes, values);
  },
  carbone() {
    const carbone = require('carbone');
    return (bytes, values, path) => new Promise((done, fail) => carbone.render(path, values, {}, (error, out) => (error ? fail(error) : done(out))));
  },
};

const [name, path, values, seconds, out] = process.argv.slice(2);
const fill = engines[name]();
const bytes = readFileSync(path);
const data = JSON.parse(readFileSync(values, 'utf8'));
const now = () => Number(process.hrtime.bigint()) / 1e6;

async function fills() {
  const times = [];
  for (const end = now() + 1000 * seconds; times.length < 3 || now() < end;) {
    const begin = now();
    const made = await fill(bytes, data, path);
    times.push(now() - begin);
    if (times.length === 1) writeFileSync(out, made);
  }
  return times.sort((a, b) => a - b);
}

await fills();
const before = process.cpuUsage();
const times = await fills();
const spent = process.cpuUsage(before);
console.log(JSON.stringify({ n: times.length, median_ms: times[times.length >> 1], cpu_ms_per_fill: (spent.user + spent.system) / 1000 / times.length }));
