// What Clio has changed since the import: asked when a draft is opened, told, and never done to a
// draft that somebody has worked on.
import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { bridgeOf } from './bridge.mjs';
import { changedFirm, practice, temporaryFolder } from './engross.mjs';

const families = 'contacts_families.json';
const matters = 'matters.json';
const of = (records, id) => records.find((record) => record.id === id);
const whitfield = (records) => of(records, 1001);
const unrelated = (records, contact) => {
  const one = whitfield(records);
  one.relationships = one.relationships.filter((relationship) => relationship.contact !== contact);
};
const named = (review, name) => review.people.find((person) => person.name === name);
const texts = (review) => review.changes.map(({ text }) => text);
const amelie = 30002;

const corrected = [{ do: 'correct', subject: 30003, field: 'name.middle', value: 'Jim' }];

// A home with a draft of the Whitfields, made once: untouched, and worked on.
const homes = {};
async function draftedOn(t, work) {
  const made = await practice(t, [], { home: temporaryFolder(t) });
  const bridge = bridgeOf(made);
  const { draft } = (await bridge.call('POST', '/api/v1/drafts', { body: { matter: '00001-Whitfield' } })).body;
  if (work) assert.equal((await bridge.call('POST', `/api/v1/drafts/${draft}/edits`, { body: { by: 'Jo Park', edits: work } })).status, 200);
  const seen = (await bridge.call('GET', `/api/v1/drafts/${draft}`)).body;
  await made.stop();
  return { home: made.home, draft, seen };
}
const ends = [];
before(async () => {
  const all = { after: (end) => ends.push(end) };
  homes.untouched = await draftedOn(all, null);
  homes.worked = await draftedOn(all, corrected);
});
after(async () => {
  for (const end of ends.reverse()) await end();
});

// That home once more, with another Clio.
async function reopened(t, { file, edit, from = homes.worked }) {
  const { draft, seen } = from;
  const home = join(temporaryFolder(t), 'home');
  cpSync(from.home, home, { recursive: true });
  const clio = await practice(t, [], { home, share: file ? changedFirm(t, file, edit) : '' });
  const bridge = bridgeOf(clio);
  return {
    clio,
    seen,
    open: async () => (await bridge.call('GET', `/api/v1/drafts/${draft}`)).body,
    again: () => bridge.call('POST', '/api/v1/drafts', { body: { draft } }),
    edit: async (...edits) => (await bridge.call('POST', `/api/v1/drafts/${draft}/edits`, { body: { by: 'Jo Park', edits } })).body,
    values: async (subject) => (await bridge.call('GET', `/api/v1/drafts/${draft}/values/${subject}`)).body.values,
    make: async () => {
      const made = await bridge.call('POST', `/api/v1/drafts/${draft}/documents`, { body: { templates: ['will'], confirm: 'Jo Park' } });
      return [made.status, made.body.error?.code ?? made.body.documents.map(({ template }) => template)];
    },
  };
}

test('F25 the matter has not changed: its record is not fetched again, and the kept one is used', async (t) => {
  const one = await reopened(t, {});
  const kept = await one.values(0);
  await one.clio.clearLog();
  const { status, body } = await one.again();
  assert.equal(status, 200);
  const asked = (await one.clio.log()).filter(({ path }) => path.startsWith('/api/v4/'));
  assert.deepEqual(asked.map(({ path, status: answer }) => `${path.replace(/^\/api\/v4|\?.*|\.json/g, '')} ${answer}`), ['/matters/1001 304', '/relationships 200', '/contacts 200', '/users/who_am_i 200']);
  assert.deepEqual([body.changes, body.taken, body.problems], [[], [], []]);
  assert.deepEqual(body.people, one.seen.people);
  const values = (list) => list.map(({ field, value, source }) => ({ field, value, source }));
  assert.deepEqual(values(await one.values(0)), values(kept));
});

const removed = 'Amélie Rose Whitfield is no longer related to the matter in Clio';
test('F34 somebody is no longer in the matter: a draft in work keeps them until a person decides', async (t) => {
  const one = await reopened(t, { file: matters, edit: (records) => unrelated(records, amelie) });
  const { body } = await one.again();
  assert.deepEqual(texts(body), [removed]);
  const wife = named(body, 'Amélie Rose Whitfield');
  assert.deepEqual([wife.role, wife.removed], ['spouse', false]);
  assert.deepEqual(await one.make(), [409, 'review_open'], 'no document before it is decided');
  const kept = await one.edit({ do: 'keep', key: body.changes[0].key });
  assert.deepEqual([texts(kept), named(kept, wife.name).removed], [[], false]);
  assert.deepEqual(await one.make(), [200, ['will']]);
  assert.deepEqual(texts((await one.again()).body), [], 'what was kept is not asked again');
  await one.edit({ do: 'undo' });
  assert.deepEqual(texts(await one.edit({ do: 'undo' })), [removed], 'before the confirmation and before the decision');
  const taken = await one.edit({ do: 'take', key: body.changes[0].key });
  assert.deepEqual([texts(taken), named(taken, wife.name).removed], [[], true], 'marked, and still on the list');
});

test('F34 somebody is no longer in the matter: a draft that nobody has worked on takes it, says so, and can undo it', async (t) => {
  const one = await reopened(t, { file: matters, edit: (records) => unrelated(records, amelie), from: homes.untouched });
  const { body } = await one.again();
  assert.deepEqual([texts(body), body.taken], [[], [removed]]);
  assert.equal(named(body, 'Amélie Rose Whitfield').removed, true);
  assert.equal(named(await one.edit({ do: 'undo' }), 'Amélie Rose Whitfield').removed, false);
});

for (const [name, file, edit, said] of [
  ['a name', families, (records) => (of(records, amelie).first_name = 'Amelia'), [
    'the matter, custom.executor: "Amelia Rose Whitfield" in Clio now, was "Amélie Rose Whitfield"; here "Amélie Rose Whitfield"',
    'Amélie Rose Whitfield, name.first: "Amelia" in Clio now, was "Amélie"; here "Amélie"',
  ]],
  ['a birth date', families, (records) => (of(records, 30003).date_of_birth = '1991-02-03'), ['Daniel Jim Whitfield, birthdate: "1991-02-03" in Clio now, was "1986-11-23"; here "1986-11-23"']],
  ['a field of the matter', matters, (records) => (whitfield(records).custom['Trust age'] = '30'), ['the matter, custom.trust_age: "30" in Clio now, was "25"; here "25"']],
  ['a relationship', matters, (records) => (whitfield(records).relationships[0].description = 'Ex-wife'), ['Amélie Rose Whitfield: the relationship in Clio is "Ex-wife" now, was "Wife"; here "Wife"']],
  ['somebody new', matters, (records) => whitfield(records).relationships.push({ id: 4999, contact: 30011, description: 'Niece' }), ['Margaret Anne Doyle is related to the matter in Clio now']],
]) {
  test(`told of a draft in work: ${name}`, async (t) => {
    const one = await reopened(t, { file, edit });
    const { body } = await one.again();
    assert.deepEqual(texts(body), said);
    assert.deepEqual(texts(await one.open()), texts(body), 'it waits for the next one who opens the draft');
    assert.ok(body.people.every((person) => !person.removed));
  });
}

for (const [name, given, status, code] of [
  ['the matter was deleted', { file: matters, edit: (records) => records.splice(records.findIndex(({ id }) => id === 1001), 1) }, 404, 'not_found'],
  ['Clio does not answer', { faults: [{ status: 503, times: -1 }] }, 502, 'unreachable'],
  ['Clio asks to wait for an hour', { faults: [{ status: 429, retry_after: '3600', times: -1 }] }, 502, 'unreachable'],
  ['the sign-in has ended', { faults: [{ status: 401, body: '{"error":"invalid_token"}', times: -1 }] }, 502, 'sign_in_needed'],
  ['304 to a question that asked for no such thing', { faults: [{ path_prefix: '/api/v4/relationships', status: 304, times: -1 }] }, 502, 'refused'],
  ['the people are cut off', { faults: [{ path_prefix: '/api/v4/contacts', cut_body_after: 100, times: -1 }] }, 502, 'unreachable'],
]) {
  test(`the draft stays as it was: ${name}`, async (t) => {
    const one = await reopened(t, given);
    if (given.faults) await one.clio.set({ faults: given.faults });
    const answer = await one.again();
    assert.deepEqual([answer.status, answer.body.error.code], [status, code], answer.bytes.toString());
    assert.deepEqual(await one.open(), one.seen);
  });
}

test('no such draft: Clio is not asked', async (t) => {
  const clio = await practice(t);
  const answer = await bridgeOf(clio).call('POST', '/api/v1/drafts', { body: { draft: 'D-ZZZZZ' } });
  assert.deepEqual([answer.status, answer.body.error.code], [404, 'not_found']);
  assert.equal((await clio.log()).filter(({ path }) => path.startsWith('/api/')).length, 0);
});
