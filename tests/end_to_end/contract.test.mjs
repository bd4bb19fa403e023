// Every request that the client sends and every answer that the practice Clio gives, held against
// Clio's own OpenAPI document by Prism, a validating proxy between the two. The document is Clio's
// and not part of this project: where it does not lie beside the checkout the tests say so and skip.
// tests/cases/clio-contract.md gives the reason of every amendment below.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { engross, practice, shared, temporaryFolder, top } from './engross.mjs';

const document = join(shared, 'clio/openapi.json');
const absent = existsSync(document) ? false : `Clio's document is not at ${document}: the contract was NOT checked`;
if (absent) console.error(absent);

function amended() {
  const clio = JSON.parse(readFileSync(document, 'utf8'));
  const schemas = clio.components.schemas;
  // C-null: the document knows no null; the server answers null where there is nothing.
  const nothing = { type: 'object', nullable: true, maxProperties: 0 };
  const allowNull = (schema) => {
    (schema.allOf ?? []).forEach(allowNull);
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      if (name !== 'data') schema.properties[name] = { anyOf: [property, nothing] }; // what was asked for is never null
    }
  };
  Object.values(schemas).forEach(allowNull);
  // C-value: a tick comes as a boolean.
  schemas.CustomFieldValue_base.properties.value.anyOf.push({ type: 'boolean' });
  // C-phone: kinds of telephone numbers that the document lets be written, but not read.
  schemas.PhoneNumber_base.properties.name.anyOf[0].enum.push('Home', 'Mobile', 'Fax', 'Pager', 'Skype');
  // C-value-id: the id of a custom field's value is text, "text_line-1", written as it is read.
  for (const path of ['/contacts/{id}.json', '/matters/{id}.json']) {
    const { data } = clio.paths[path].patch.requestBody.content['application/json'].schema.properties;
    data.properties.custom_field_values.items.properties.id = { type: 'string' };
    // C-emptied: a date is taken away by null.
    for (const date of ['date_of_birth', 'open_date']) {
      if (data.properties[date]) data.properties[date] = { anyOf: [data.properties[date], nothing] };
    }
  }
  // C-ids: ids[] may stand several times.
  for (const path of Object.values(clio.paths)) {
    for (const operation of Object.values(path)) {
      for (const parameter of operation.parameters ?? []) {
        if (parameter.name === 'ids[]') Object.assign(parameter, { schema: { type: 'array', items: parameter.schema }, style: 'form', explode: true });
      }
    }
  }
  // C-401: the server's 401 is OAuth's flat object. Sign-in stands beside the API, and so beside this test.
  clio.paths = Object.fromEntries(Object.entries(clio.paths).map(([path, item]) => [`/api/v4${path}`, item]));
  clio.servers = [];
  return clio;
}

const freePort = () =>
  new Promise((done) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

async function proxy(t, upstream) {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'clio.json'), JSON.stringify(amended()));
  const port = await freePort();
  const prism = join(top, 'tests/end_to_end/node_modules/@stoplight/prism-cli/dist/index.js');
  const child = spawn(process.execPath, [prism, 'proxy', join(folder, 'clio.json'), upstream, '--errors', '--host', '127.0.0.1', '--port', String(port)]);
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (chunk) => (said += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk) => (said += chunk));
  t.after(() => child.kill('SIGKILL'));
  for (let tries = 0; !said.includes('Prism is listening'); tries += 1) {
    if (child.exitCode !== null || tries > 1200) throw new Error(`Prism did not start: ${said.slice(-2000)}`);
    await new Promise((wake) => setTimeout(wake, 100));
  }
  return { url: `http://127.0.0.1:${port}`, said: () => said };
}

// What Prism says against the request that failed.
async function violation(url, token, path) {
  const answer = await fetch(url + path, { headers: { authorization: `Bearer ${token}` } });
  const problem = JSON.parse(await answer.text());
  return `${path}: ${JSON.stringify(problem.validation ?? problem).slice(0, 2000)}`;
}

// One Clio and one proxy for all: Prism takes seconds to read the document.
let clio;
let between;
const ends = [];
const file = { after: (end) => ends.push(end) };
before(async () => {
  if (absent) return;
  clio = await practice(file);
  between = await proxy(file, clio.url);
  await clio.set({ public_origin: between.url });
});
after(async () => {
  for (const end of ends.reverse()) await end();
});

test('the client and the practice Clio keep to the document, for every matter of the firm', { skip: absent }, async (t) => {
  const home = join(temporaryFolder(t), 'home');
  const through = (args) => engross([...args, '--clio-url', between.url, '--home', home], { token: clio.token });
  const numbers = [];
  const sent = [];
  for (const query of ['00', 'Whitfield', 'estate']) {
    const found = through(['matters', query, '--json']);
    assert.equal(found.status, 0, found.err);
    numbers.push(...JSON.parse(found.out).map((matter) => matter.display_number));
  }
  for (const number of [...new Set(numbers)].sort()) {
    await clio.clearLog();
    const done = through(['import', number, '--json', '--quiet']);
    sent.push(...(await clio.log()));
    assert.equal(done.status, 0, `${number}: ${done.err}${await violation(between.url, clio.token, sent.at(-1).path)}`);
  }
  assert.ok(new Set(numbers).size >= 15, numbers.join());
  assert.ok(sent.length >= 60, `${sent.length} requests went through`);
  assert.doesNotMatch(between.said(), /Violation|VIOLATIONS/);
});

test('documents that are filed, their versions and folders keep to the document', { skip: absent }, async (t) => {
  const home = join(temporaryFolder(t), 'home');
  const through = (args) => {
    const done = engross([...args, '--clio-url', between.url, '--home', home, '--json'], { token: clio.token });
    assert.equal(done.status, 0, `${args[0]}: ${done.err}${between.said().slice(-1500)}`);
    return JSON.parse(done.out);
  };
  const made = through(['draft', '00001-Whitfield', '--template', 'will', '--out', join(home, 'out')]);
  await clio.clearLog();
  assert.equal(through(['save', made.draft, '--yes', '--folder', '{year} wills']).filed.length, 1);
  appendFileSync(made.documents[0].path, 'edited');
  assert.equal(through(['save', made.draft, '--yes', '--folder', '{year} wills']).filed[0].version, 2);
  // The storage's refusal, beside the proxy, makes the client read the versions for a newer address.
  await clio.set({ faults: [{ method: 'PUT', path_prefix: '/storage/', status: 403 }] });
  appendFileSync(made.documents[0].path, 'and again');
  assert.equal(through(['save', made.draft, '--yes', '--folder', '{year} wills']).filed[0].version, 3);
  const kinds = new Set((await clio.log()).map(({ method, path }) => `${method} ${path.replace(/[?].*/, '').replace(/[0-9]{3,}/, '{id}')}`));
  for (const kind of [
    'GET /api/v4/matters/{id}.json',
    'GET /api/v4/folders.json',
    'POST /api/v4/folders.json',
    'GET /api/v4/documents.json',
    'POST /api/v4/documents.json',
    'PATCH /api/v4/documents/{id}.json',
    'GET /api/v4/documents/{id}.json',
    'GET /api/v4/documents/{id}/versions.json',
  ]) {
    assert.ok(kinds.has(kind), `${kind} was not sent: ${[...kinds].join(', ')}`);
  }
  assert.doesNotMatch(between.said(), /Violation|VIOLATIONS/);
});

test('what is written back, and entries and appointments, keep to the document', { skip: absent }, async (t) => {
  const home = join(temporaryFolder(t), 'home');
  const through = (args) => {
    const done = engross([...args, '--clio-url', between.url, '--home', home, '--json'], { token: clio.token });
    assert.equal(done.status, 0, `${args[0]}: ${done.err}${between.said().slice(-1500)}`);
    return JSON.parse(done.out);
  };
  const { draft } = through(['import', '00001-Whitfield']);
  through([
    'review', draft, '--correct', '30002.name.first=Emilie', '30002.birthdate=', '30002.email=', '30002.phone=705-555-0177', '30002.title=Principal',
    '30002.address.city=Lakefield', '30005.email=sophie@kawarthanet.example', '30005.custom.occupation=Pupil', '30008.relationship=Half-sister',
    'matter.description=Wills', 'matter.open_date=2026-09-15', 'matter.custom.trust_age=30', 'matter.custom.will_type=Simple will',
    'matter.custom.executor=30003', 'matter.custom.existing_will=false', 'matter.custom.estate_value=1240000.05',
    'matter.custom.signing_appointment=14:30:00', 'matter.custom.source_of_work=',
  ]);
  await clio.clearLog();
  assert.equal(through(['write-back', draft, '--yes']).written.length, 18);
  assert.ok(through(['record', draft, '--time', '1:30', '--note', 'Drafting', '--yes']).recorded);
  assert.ok(through(['record', draft, '--expense', '24.95', '--note', 'Courier', '--yes']).recorded);
  assert.ok(through(['record', draft, '--appointment', 'Signing', '--start', '2026-12-01T10:00', '--yes']).recorded);
  const kinds = new Set((await clio.log()).map(({ method, path }) => `${method} ${path.replace(/[?].*/, '').replace(/[0-9]{3,}/, '{id}')}`));
  for (const kind of [
    'GET /api/v4/contacts/{id}.json',
    'PATCH /api/v4/contacts/{id}.json',
    'PATCH /api/v4/matters/{id}.json',
    'GET /api/v4/relationships/{id}.json',
    'PATCH /api/v4/relationships/{id}.json',
    'GET /api/v4/custom_fields/{id}.json',
    'GET /api/v4/activities.json',
    'POST /api/v4/activities.json',
    'GET /api/v4/calendars/{id}.json',
    'GET /api/v4/calendar_entries.json',
    'POST /api/v4/calendar_entries.json',
  ]) {
    assert.ok(kinds.has(kind), `${kind} was not sent: ${[...kinds].join(', ')}`);
  }
  assert.doesNotMatch(between.said(), /Violation|VIOLATIONS/);
});

test('the proxy would have told: a request and an answer against the document', { skip: absent }, async () => {
  const ask = async (path) => {
    const answer = await fetch(`${between.url}/api/v4/${path}`, { headers: { authorization: `Bearer ${clio.token}` } });
    return { status: answer.status, text: await answer.text() };
  };
  assert.equal((await ask('matters/1001.json')).status, 200);
  const request = await ask('matters.json?limit=many');
  assert.match(request.text, /violations|validation/i, JSON.stringify(request));
  assert.notEqual(request.status, 200);
  for (const body of [
    '{"data":{"id":"one"}}',
    '{"data":{"id":1001,"status":"Dormant"}}',
    '{"data":{"id":1001,"client":{"id":"x"}}}',
    '{"data":{"id":1001,"custom_field_values":[{"field_type":"tick"}]}}',
    '{"data":null}',
    '[]',
  ]) {
    await clio.set({ faults: [{ status: 200, body, times: 1 }] });
    assert.equal((await ask('matters/1001.json')).status, 500, body);
  }
});
