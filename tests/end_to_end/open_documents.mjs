// A document that is open in a word processor, as its add-in and whoever drives it use the bridge;
// and what such a document keeps about itself.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';

const api = (path) => `/api/v1${path}`;

// Whose calls are made again as long as what they are about is not there yet.
const patient = (bridge) => ({
  async call(...given) {
    for (let tries = 0; tries < 400; tries += 1) {
      const answer = await bridge.call(...given);
      if (answer.status !== 404) return answer;
      await new Promise((wake) => setTimeout(wake, 25));
    }
    throw new Error('it never came');
  },
});

const event = (number, operation) => `id: ${number}\nevent: operation\ndata: ${JSON.stringify({ number, operation })}\n\n`;

// Announced, followed, asked, answered, closed. Gives the places of the operations.
export async function openDocumentWalk({ ask, bridge }) {
  const announced = { program: 'LibreOffice Writer 25.2.3.2', name: 'will.docx', can_track: true, can_remember: true };
  const document = (await ask('announced', 'POST', api('/open-documents'), { body: announced }, 200)).body;
  assert.match(document.id, /^W-[0-9A-F]{8}$/);
  const { id, opened_at, ...rest } = document;
  assert.deepEqual(rest, announced);
  const at = api(`/open-documents/${id}`);
  assert.deepEqual((await ask('those that are open', 'GET', api('/open-documents'), {}, 200)).body, { documents: [document] });
  assert.deepEqual((await ask('one of them', 'GET', at, {}, 200)).body, document);

  const stream = ask('its operations', 'GET', `${at}/operations`, {}, 200);
  const operation = (name, one, status, code) => ask(name, 'POST', `${at}/operations`, { body: { operation: one } }, status, code);
  const answer = (name, body, status, code) => ask(name, 'POST', `${at}/answers`, { body, at: patient(bridge) }, status, code);
  const asked = operation('its tags', { do: 'tags' }, 200);
  await answer('there they are', { number: 1, result: ['client.name', 'é'] }, 200);
  assert.deepEqual((await asked).body, { result: ['client.name', 'é'] });
  const file = Buffer.alloc(12 * 1024 * 1024, 'PK').toString('base64');
  const opened = operation('opens a large one', { do: 'open', name: 'Will.docx', base64: file }, 200);
  await answer('it stands there', { number: 2, result: 'opened' }, 200);
  assert.deepEqual((await opened).body, { result: 'opened' });
  const whole = operation('its bytes', { do: 'bytes' }, 200);
  await answer('here they are', { number: 3, result: { base64: file } }, 200);
  assert.equal((await whole).body.result.base64.length, file.length);
  const refused = operation('it cannot', { do: 'surround', before: 'a', after: 'b' }, 409, 'unsupported');
  await answer('says so', { number: 4, refused: { code: 'unsupported', message: 'Not in this version.' } }, 200);
  assert.equal((await refused).body.error.message, 'Not in this version.');
  const misread = operation('it answers something else', { do: 'tags' }, 409, 'refused');
  await answer('a result of another kind', { number: 5, result: true }, 422, 'malformed');
  await misread;
  await operation('it shows a dialog', { do: 'records' }, 503, 'busy');
  await ask('too late', 'POST', `${at}/answers`, { body: { number: 6, result: [] } }, 404, 'not_found');

  // Its add-in alone serves it; to every other program it is unknown, though each may drive it.
  const { token } = await bridge.paired('Excel');
  await ask('another program follows', 'GET', `${at}/operations`, { token }, 404, 'not_found');
  await ask('another program closes', 'POST', `${at}/close`, { token }, 404, 'not_found');
  const driven = ask('another program asks', 'POST', `${at}/operations`, { token, body: { operation: { do: 'recall' } } }, 404, 'not_found');
  await bridge.call('GET', at); // so that it waits by now
  await ask('closed', 'POST', `${at}/close`, { raw: '' }, 200);
  await driven;
  const operations = (await stream).bytes.toString('utf8').replaceAll(file, 'FILE').replace(/: still here\n\n/g, '');
  assert.ok(operations.startsWith([
    event(1, { do: 'tags' }), event(2, { base64: 'FILE', do: 'open', name: 'Will.docx' }), event(3, { do: 'bytes' }),
    event(4, { after: 'b', before: 'a', do: 'surround' }), event(5, { do: 'tags' }), event(6, { do: 'records' }),
  ].join('')), operations);
  assert.ok(operations.endsWith('event: end\ndata: {}\n\n'), operations);

  const gone = [
    ['GET', at, {}], ['GET', `${at}/operations`, {}], ['POST', `${at}/close`, { body: {} }],
    ['POST', `${at}/operations`, { body: { operation: { do: 'tags' } } }], ['POST', `${at}/answers`, { body: { number: 7, result: [] } }],
  ];
  for (const [method, target, given] of gone) await ask('it is open no longer', method, target, given, 404, 'not_found');

  for (let nth = 0; nth < 32; nth += 1) await ask('another one', 'POST', api('/open-documents'), { body: announced }, 200);
  await ask('the 33rd', 'POST', api('/open-documents'), { body: announced }, 409, 'conflict');
  for (const one of (await bridge.call('GET', api('/open-documents'))).body.documents) await bridge.call('POST', api(`/open-documents/${one.id}/close`));
  const once = { 'Idempotency-Key': 'f'.repeat(32) };
  const first = (await ask('announced once', 'POST', api('/open-documents'), { body: announced, headers: once }, 200)).body;
  const second = (await ask('and not twice', 'POST', api('/open-documents'), { body: announced, headers: once }, 200)).body;
  assert.equal(first.id, second.id);
  return {
    openDocuments: [api('/open-documents')], announceDocument: [api('/open-documents'), announced], openDocument: [at],
    operations: [`${at}/operations`], askOperation: [`${at}/operations`, { operation: { do: 'tags' } }],
    answerOperation: [`${at}/answers`, { number: 7, result: [] }], closeDocument: [`${at}/close`],
  };
}

const kZeros = '0'.repeat(64);
const digits = (text) => createHash('sha256').update(text).digest('hex');

// Compared by its own tags and by a template, filled, compared again. Gives the places.
export async function livingWalk(ask, draft, review) {
  const control = (tag, text, more = {}) => ({ tag, title: '', text, locked: false, ...more });
  const controls = [control('client.name.full', '', { title: 'Client' }), control('Text 1', 'x'), control('client.name.full', 'Somebody'), control('executor', '')];
  const asked = (more) => ({ template: null, controls, records: [], purpose: 'fill', ...more });
  const compare = async (name, more) => (await ask(name, 'POST', `${draft}/comparisons`, { body: asked(more) }, 200)).body;
  const name = 'Thomas Edward Whitfield';
  const line = (nth, title, present, state, chosen) => ({ tag: 'client.name.full', nth, title, present, fresh: name, state, chosen });
  assert.deepEqual(await compare('by its own tags'), {
    lines: [line(0, 'Client', '', 'unknown', true), line(1, '', 'Somebody', 'unknown', false)], wording: 'unknown', made_from: null, fault: null,
  });
  const { lines } = await compare('to be refreshed', { purpose: 'refresh' });
  assert.deepEqual(lines.map(({ chosen }) => chosen), [false, false]);
  const byTemplate = await compare('by a template', { template: 'will', controls: [control('guardian.name.full', ''), control('executor', '')] });
  assert.deepEqual(byTemplate.lines.filter(({ state }) => state !== 'gone').map(({ tag, state }) => [tag, state]), [['guardian.name.full', 'unknown']]);
  assert.equal(byTemplate.wording, 'unknown');

  const kept = { template: null, records: [], lines: lines.map(({ tag, nth, fresh, state }) => ({ tag, nth, fresh, state })), filled: [{ tag: 'client.name.full', nth: 0 }] };
  const { record } = (await ask('what it keeps', 'POST', `${draft}/records`, { body: kept }, 200)).body;
  const at = / at="([^"]*)"/.exec(record)[1];
  assert.match(at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  assert.equal(record, `<filled xmlns="urn:engross:filled" version="1" draft="${review.draft}" matter="${review.matter.id}" template="-" at="${at}">\n`
    + `  <control tag="client.name.full" at="${at}" sha256="${digits(name)}"/>\n  <control tag="client.name.full" at="${at}" sha256="${kZeros}"/>\n</filled>\n`);
  const made_from = { draft: review.draft, matter: review.matter.id, template: '-' };
  const after = [control('client.name.full', name), control('client.name.full', 'Somebody')];
  const again = await compare('filled', { controls: after, records: [record], purpose: 'refresh' });
  assert.deepEqual([again.lines.map(({ state }) => state), again.made_from], [['same', 'by hand'], made_from]);
  const old = record.replace(digits(name), digits('Tom'));
  const stale = await compare('filled before', { controls: [control('client.name.full', 'Tom'), after[1]], records: [old], purpose: 'refresh' });
  assert.deepEqual(stale.lines.map(({ state, chosen }) => [state, chosen]), [['stale', true], ['by hand', false]]);
  const another = await compare('of another template', { controls: after, records: [record.replace('"-"', '"will"')] });
  assert.deepEqual([another.lines.map(({ state }) => state), another.made_from.template], [['same', 'unknown'], 'will']);
  assert.deepEqual(await compare('of a newer Engross', { records: [record.replace('version="1"', 'version="2"')] }), { lines: [], wording: 'unknown', made_from: null, fault: 'newer' });
  assert.equal((await compare('a record that is none', { records: ['x'] })).fault, 'malformed');
  assert.equal((await compare('put together from two', { records: [record, record] })).fault, 'several');

  const elsewhere = record.replace(/matter="\d+"/, 'matter="1"');
  await ask('of another matter', 'POST', `${draft}/comparisons`, { body: asked({ records: [elsewhere] }) }, 409, 'conflict');
  await ask('kept by another matter', 'POST', `${draft}/records`, { body: { ...kept, records: [elsewhere] } }, 409, 'conflict');
  await ask('kept by a newer Engross', 'POST', `${draft}/records`, { body: { ...kept, records: [record.replace('version="1"', 'version="2"')] } }, 409, 'conflict');
  await ask('a tag that no document can keep', 'POST', `${draft}/records`, { body: { ...kept, lines: [{ ...kept.lines[0], tag: 'a\u0001' }] } }, 422, 'malformed');
  return { compareDocument: [`${draft}/comparisons`, asked({})], makeRecord: [`${draft}/records`, kept] };
}

// One that is still followed when the helper ends: gives what its add-in is told till then.
export async function lastDocument({ ask, bridge }) {
  const { id } = (await ask('open to the end', 'POST', api('/open-documents'), { body: { program: 'Writer', name: '' } }, 200)).body;
  const stream = ask('its operations to the end', 'GET', api(`/open-documents/${id}/operations`), {}, 200);
  const asked = ask('asked before the end', 'POST', api(`/open-documents/${id}/operations`), { body: { operation: { do: 'recall' } } }, 200);
  await ask('answered before the end', 'POST', api(`/open-documents/${id}/answers`), { body: { number: 1, result: null }, at: patient(bridge) }, 200);
  await asked;
  return async () => assert.equal((await stream).bytes.toString('utf8'), `${event(1, { do: 'recall' })}event: end\ndata: {}\n\n`);
}
