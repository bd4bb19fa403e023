// The bridge against its description: the document by itself, then every route of it with requests
// that are accepted and many more that are not; each answer is held against the document.
import assert from 'node:assert/strict';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { createConfig, lint } from '@redocly/openapi-core';
import { bridgeOf, key } from './bridge.mjs';
import { documentPath, operationOf, operations, undescribed } from './described.mjs';
import { docx } from './docx.mjs';
import { changedFirm, practice } from './engross.mjs';
import { lastDocument, livingWalk, openDocumentWalk } from './open_documents.mjs';
import { browser as clerksBrowser, freePort } from './signing.mjs';

test('openapi.yaml: the linter finds nothing', async () => {
  const config = await createConfig({
    extends: ['recommended-strict'],
    // The helper is on this machine alone; the document has no licence of its own; what any request
    // may be refused with stands under `default`.
    rules: { 'no-server-example.com': 'off', 'info-license': 'off', 'operation-4xx-response': 'off', 'no-unused-components': 'error' },
  });
  const problems = await lint({ ref: documentPath, config });
  assert.deepEqual(problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0].pointer}`), []);
});

// A helper with one template besides, whose document can be damaged; how its routes are asked.
async function walked(t) {
  const share = changedFirm(t, 'users.json', () => undefined);
  const damaged = join(share, 'templates/damaged');
  cpSync(join(share, 'templates/will'), damaged, { recursive: true });
  const card = join(damaged, 'template.json');
  writeFileSync(card, readFileSync(card, 'utf8').replace('"id": "will"', '"id": "damaged"'));
  const clio = await practice(t, [], { share });
  const bridge = bridgeOf(clio);
  const complaints = [];
  const answered = new Map(operations.map(({ id }) => [id, new Set()]));
  // Calls, and complains where the document does not describe the answer, or it is not the one awaited.
  async function ask(name, method, target, given, status, code) {
    const answer = await (given?.at ?? bridge).call(method, target, given);
    answered.get(operationOf(method, target)?.id)?.add(answer.status);
    const complain = (text) => complaints.push(`${name}: ${method} ${target.slice(0, 80)}: ${text}`);
    undescribed({ method, target, body: given?.body }, answer).forEach(complain);
    if (answer.status !== status) complain(`${answer.status} instead of ${status}: ${answer.bytes.toString('utf8').slice(0, 200)}`);
    else if (code && answer.body?.error?.code !== code) complain(`${answer.body?.error?.code} instead of ${code}`);
    return answer;
  }
  const damage = (file) => writeFileSync(join(damaged, file), 'damaged');
  return { clio, bridge, ask, answered, complaints, damage };
}

const api = (path) => `/api/v1${path}`;

// What is kept of a Clio, when nothing is.
const nothing = { drafts: 0, imports: 0, answers: 0, edits: 0, documents: 0, contacts: 0 };

// Of the practice firm: born 1968-11-03, and without an e-mail address.
const [genevieve, felix, andre] = [31296, 31295, 31100];

// Chooses from the address book, brings one into the draft, settles a proposed merge. Gives what it chose.
async function addressBookWalk(ask, draft) {
  const edit = (one) => ({ body: { by: 'Jo Park', edits: [one] } });
  const book = (await ask('address book', 'GET', api('/contacts'), {}, 200)).body;
  assert.deepEqual([book.total, book.contacts.length, book.contacts.filter(({ email }) => email === '').length], [1200, 1200, 315]);
  const narrowed = (await ask('those without an e-mail address', 'GET', api('/contacts?query=th%C3%A9berge&no_email=true'), {}, 200)).body;
  assert.deepEqual([narrowed.total, narrowed.contacts.map(({ id }) => id)], [1200, [andre]]);
  const chosen = { list: book.list, contacts: [genevieve, felix, andre] };
  const counts = ({ new: added, changed, same, hidden }) => [added, changed, same, hidden];
  assert.deepEqual(counts((await ask('import', 'POST', api('/contacts/import'), { body: chosen }, 200)).body), [3, 0, 0, 0]);
  assert.deepEqual(counts((await ask('import again', 'POST', api('/contacts/import'), { body: chosen }, 200)).body), [0, 0, 3, 0]);
  const again = (await ask('address book again', 'GET', api('/contacts?query=theberge'), {}, 200)).body;
  assert.equal(again.contacts.find(({ id }) => id === felix).standing, 'same');

  await ask('bring', 'POST', `${draft}/edits`, edit({ do: 'bring', contact: felix, role: 'party', relationship: 'friend' }), 200);
  const kept = (await ask('kept contacts', 'GET', `${draft}/contacts?query=berge`, {}, 200)).body.contacts;
  assert.deepEqual(kept.filter((one) => one.in_review).map(({ id }) => id), [felix]);
  await ask('nobody looks like one', 'GET', api('/contacts/merges'), {}, 200);
  const added = (await ask('add', 'POST', `${draft}/edits`, edit({ do: 'add', name: 'Genevieve Theberge', role: 'party', relationship: 'friend' }), 200)).body.people.at(-1).id;
  await ask('her birthday', 'POST', `${draft}/edits`, edit({ do: 'correct', subject: added, field: 'birthdate', value: '1968-11-03' }), 200);
  const { merges } = (await ask('merges', 'GET', api('/contacts/merges'), {}, 200)).body;
  assert.deepEqual(merges.map(({ person, contact, signs, strong }) => [person.id, contact.id, signs, strong]), [[added, genevieve, ['birthdate'], true]]);
  await ask('keep apart', 'POST', `${draft}/edits`, edit({ do: 'keep_apart', subject: added, contact: genevieve }), 200);
  assert.deepEqual((await ask('none is left', 'GET', api('/contacts/merges'), {}, 200)).body.merges, []);
  await ask('not apart', 'POST', `${draft}/edits`, edit({ do: 'undo' }), 200);
  const after = (await ask('merge', 'POST', `${draft}/edits`, edit({ do: 'merge_contact', subject: added, contact: genevieve }), 200)).body;
  assert.deepEqual(after.people.filter(({ id }) => id === genevieve).map(({ brought, relationship }) => [brought, relationship]), [[true, 'friend']]);
  assert.equal(after.people.find(({ id }) => id === added).merged_into, genevieve);
  return chosen;
}

// A helper to whose practice Clio somebody signs in, with a browser that says Allow: begun and given
// up, begun and kept, signed out.
async function signInWalk(t, ask) {
  const callback = await freePort();
  const env = { PATH: `${clerksBrowser(t)}:${process.env.PATH}`, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' };
  const clio = await practice(t, ['--sign-in', '--callback-port', `${callback}`], { env });
  await clio.set({ redirect_uris: [`http://127.0.0.1:${callback}/callback`] });
  const at = bridgeOf(clio);
  const standing = async () => (await ask('who is signed in', 'GET', api('/clio'), { at }, 200)).body.accounts.map((one) => [one.clio, one.standing, one.user]);
  assert.deepEqual(await standing(), [[clio.url, 'never', '']]);
  await ask('matters before', 'GET', api('/matters?query=Whitfield'), { at }, 502, 'sign_in_needed');
  const begin = (name, more, status, code) => ask(name, 'POST', api('/clio/sign-ins'), { at, body: { clio: clio.url, ...more } }, status, code);
  await begin("the app's number", { app_key: '12345', app_secret: 'secret' }, 422, 'malformed');
  await begin('no secret', { app_key: 'key' }, 422, 'malformed');
  await ask('another Clio', 'POST', api('/clio/sign-ins'), { at, body: { clio: 'https://evil.test' } }, 404, 'not_found');
  const given_up = (await begin('begun', {}, 201)).body.sign_in;
  await ask('given up', 'POST', api('/clio/sign-ins/cancel'), { at, body: { sign_in: given_up } }, 200);
  const id = (await begin('begun again', {}, 201)).body.sign_in;
  const look = async () => (await ask('how far it is', 'GET', api(`/clio/sign-ins/${id}`), { at }, 200)).body;
  for (let seen = await look(); seen.state !== 'done'; seen = await look()) {
    assert.ok(['starting', 'waiting', 'finishing'].includes(seen.state), JSON.stringify(seen));
    await new Promise((wake) => setTimeout(wake, 50));
  }
  assert.deepEqual(await standing(), [[clio.url, 'signed_in', 'Tamsin Achebe']]);
  await ask('matters', 'GET', api('/matters?query=Whitfield'), { at }, 200);
  await ask('import', 'POST', api('/drafts'), { at, body: { matter: '00001-Whitfield' } }, 200);
  const here = async () => (await ask('what is kept', 'GET', api('/clio'), { at }, 200)).body.accounts[0].here;
  const before = await here();
  assert.deepEqual([before.drafts, before.imports], [1, 1]);
  await ask('sign out', 'POST', api('/clio/sign-out'), { at, body: { clio: clio.url } }, 200);
  await ask('sign out twice', 'POST', api('/clio/sign-out'), { at, body: { clio: clio.url } }, 404, 'not_found');
  assert.deepEqual(await standing(), [[clio.url, 'signed_out', '']]);
  await ask('erases more than is kept', 'POST', api('/clio/erase'), { at, body: { clio: clio.url, ...before, drafts: 2 } }, 409, 'conflict');
  assert.deepEqual(await here(), before);
  const gone = (await ask('erase', 'POST', api('/clio/erase'), { at, body: { clio: clio.url, ...before } }, 200)).body;
  assert.deepEqual([gone.erased, gone.untold, gone.standing.accounts[0].here], [before, null, nothing]);
  assert.deepEqual((await ask('no draft is left', 'GET', api('/drafts'), { at }, 200)).body.drafts, []);
  await ask('erase twice', 'POST', api('/clio/erase'), { at, body: { clio: clio.url, ...nothing } }, 404, 'not_found');
}

// Every operation that asks Clio begun as a job; one that Clio keeps waiting, looked at, followed and
// called off. Gives a job that has ended.
async function jobsWalk({ ask, clio }, places) {
  const asked = operations.filter(({ described }) => described.responses['202']?.$ref?.endsWith('/Begun'));
  assert.equal(asked.length, 11);
  const job = { Prefer: 'respond-async' };
  await clio.set({ faults: [{ status: 429, retry_after: '60', times: -1 }] });
  const begun = [];
  for (const { id, method } of asked) {
    const [target, body] = places[id];
    const answer = await ask(`${id} as a job`, method, target, { body, headers: job }, 202);
    assert.deepEqual([answer.body.operation, answer.headers.location, answer.headers['preference-applied']], [id, api(`/jobs/${answer.body.id}`), 'respond-async']);
    begun.push(answer.body.id);
  }
  const { jobs } = (await ask('jobs', 'GET', api('/jobs'), {}, 200)).body;
  assert.deepEqual(jobs.map(({ id }) => id).sort(), [...begun].sort());
  const waiting = jobs.find(({ operation }) => operation === 'importMatter');
  assert.equal(waiting.about, '00001-Whitfield');
  for (const id of begun) await ask('called off', 'POST', api('/jobs/cancel'), { body: { job: id } }, 200);
  const events = (await ask('its events', 'GET', api(`/jobs/${waiting.id}/events`), {}, 200)).bytes.toString('utf8');
  assert.match(events, /\nevent: end\ndata: \{"state":"called_off"\}\n\n$/);
  const over = (await ask('looked at', 'GET', api(`/jobs/${waiting.id}`), {}, 200)).body;
  assert.deepEqual([over.state, over.reply.status, over.reply.body.error.code], ['called_off', 502, 'unreachable']);
  await clio.set({ faults: [] });

  const soon = { Prefer: 'respond-async, wait=10' };
  const [target, body] = places.importMatter;
  const there = (await ask('there in time', 'POST', target, { body, headers: soon }, 200)).body;
  assert.equal(there.matter.number, '00001-Whitfield');
  const once = { ...job, 'Idempotency-Key': key() };
  const first = (await ask('begun once', 'POST', target, { body, headers: once }, 202)).body;
  const second = (await ask('and not twice', 'POST', target, { body, headers: once }, 202)).body;
  assert.equal(first.id, second.id);
  const told = (await ask('followed', 'GET', api(`/jobs/${first.id}/events`), {}, 200)).bytes.toString('utf8');
  assert.match(told, /event: end\ndata: \{"state":"done"\}\n\n$/);
  const done = (await ask('its reply', 'GET', api(`/jobs/${first.id}`), {}, 200)).body;
  assert.deepEqual([done.state, done.reply.status, done.reply.body.draft], ['done', 200, there.draft]);
  await ask('called off too late', 'POST', api('/jobs/cancel'), { body: { job: first.id } }, 200);
  return first.id;
}

// A template that is being written: what it may ask for, what is wrong with it, what it looks like.
// Gives the places of its operations.
async function authoringWalk(ask, draft) {
  const { facts } = (await ask('facts', 'GET', `${draft}/facts`, {}, 200)).body;
  const client = facts.find(({ path }) => path === 'client');
  assert.deepEqual([client.type, client.sample], ['person', 'Thomas Edward Whitfield']);
  const children = facts.find(({ path }) => path === 'children');
  assert.deepEqual([children.type, children.each, children.members[0].path], ['list', 'child', 'child.name']);
  const sent = (...paragraphs) => ({ document: docx(paragraphs).toString('base64') });
  const check = api('/templates/check');
  const faulty = sent('{% if spouse %}', 'Dear {{ client.name | shout }}', '{% if spouse %}x{% endif %}');
  const { faults } = (await ask('a faulty template', 'POST', check, { body: faulty }, 200)).body;
  assert.deepEqual(faults.map(({ code, mark, nth, place }) => [code, mark, nth, place.paragraph]), [
    ['unclosed-if', '{% if spouse %}', 0, 1], ['unknown-filter', '{{ client.name | shout }}', 0, 2],
  ]);
  const letter = sent('Dear {{ client.name.full }}', '{{ client.shoe_size }}');
  const good = (await ask('a good one', 'POST', check, { body: letter }, 200)).body;
  assert.deepEqual([good.faults, good.fields.map(({ path }) => path)], [[], ['client.name.full', 'client.shoe_size']]);
  const large = sent(...Array(150).fill('x'.repeat(100_000)), '{{ client.name.full }}');
  assert.ok(large.document.length > 18 * 1024 * 1024);
  assert.equal((await ask('a large one', 'POST', check, { body: large }, 200)).body.fields.length, 1);
  await ask('no document', 'POST', check, { body: { document: Buffer.from('Dear Sir').toString('base64') } }, 422, 'malformed');

  const previews = `${draft}/previews`;
  const preview = (await ask('preview', 'POST', previews, { body: letter }, 200)).body;
  assert.deepEqual([preview.file, preview.missing.map(({ mark }) => mark)], ['Preview - 00001-Whitfield.docx', ['{{ client.shoe_size }}']]);
  const seen = await ask('the preview', 'GET', api(`/documents/${preview.id}`), {}, 200);
  assert.equal(seen.bytes.subarray(0, 2).toString(), 'PK');
  await ask('a faulty preview', 'POST', previews, { body: faulty }, 422, 'template_fault');
  await ask('a preview of no document', 'POST', previews, { body: { document: 'AAAA' } }, 422, 'malformed');
  await ask('a preview to file', 'POST', `${draft}/filing/list`, { body: { documents: [preview.id] } }, 404, 'not_found');
  return { facts: [`${draft}/facts`], checkTemplate: [check, letter], makePreview: [previews, letter] };
}

// Imports, reviews, answers, makes: every route as its callers use it. Gives the places of each
// operation: [target, body].
async function honestWalk({ ask, bridge }) {
  await ask('status', 'GET', api('/status'), { token: '', headers: { 'X-Engross': undefined } }, 200);
  await ask('templates', 'GET', api('/templates'), {}, 200);
  await ask('matters', 'GET', api('/matters?query=Whitfield'), {}, 200);
  await ask('open matters', 'GET', api('/matters?query=00&status=open'), {}, 200);
  await ask('no draft yet', 'GET', api('/drafts'), {}, 200);
  const review = (await ask('import', 'POST', api('/drafts'), { body: { matter: '00001-Whitfield' } }, 200)).body;
  const draft = api(`/drafts/${review.draft}`);
  const recent = (await ask('those changed last', 'GET', api('/matters?status=open'), {}, 200)).body.matters;
  assert.ok(recent.length > 1 && recent.every(({ status }) => status === 'Open'));
  await ask('drafts', 'GET', api('/drafts'), {}, 200);
  await ask('again', 'POST', api('/drafts'), { body: { matter: String(review.matter.id) } }, 200);
  await ask('again, by its draft', 'POST', api('/drafts'), { body: { draft: review.draft } }, 200);
  const blocked = (await ask('one that blocks', 'POST', api('/drafts'), { body: { matter: '00004-Blackwater' } }, 200)).body;
  await ask('review', 'GET', draft, {}, 200);
  for (const person of review.people) await ask('values', 'GET', `${draft}/values/${person.id}`, {}, 200);
  await ask('values of the matter', 'GET', `${draft}/values/0`, {}, 200);
  const child = review.people.find((one) => one.role === 'child').id;
  const edits = [
    { do: 'correct', subject: child, field: 'name.middle', value: 'Jacques' },
    { do: 'add', name: 'Ann Roy', role: 'party', relationship: 'Neighbour', company: false },
    { do: 'remove', people: [child] },
    { do: 'undo' },
    { do: 'redo' },
    { do: 'restore', people: [child] },
  ];
  for (const edit of edits) await ask(edit.do, 'POST', `${draft}/edits`, { body: { by: 'Jo Park', edits: [edit] } }, 200);
  const after = (await ask('review after edits', 'GET', draft, {}, 200)).body;
  await ask('values of somebody added', 'GET', `${draft}/values/${after.people.find((one) => one.added).id}`, {}, 200);
  await ask('corrected', 'GET', `${draft}/values/${child}`, {}, 200);
  await ask('a long name of two bytes a letter', 'POST', `${draft}/edits`, { body: { by: 'é'.repeat(200), edits: [{ do: 'undo' }] } }, 200);
  const chosen = await addressBookWalk(ask, draft);
  await ask('history', 'GET', `${draft}/history`, {}, 200);
  await ask('the history before an entry', 'GET', `${draft}/history?before=1`, {}, 200);
  await ask('interview', 'GET', `${draft}/interviews/will`, {}, 200);
  const answers = { by: 'Jo Park', answers: [{ path: 'funeral_wishes', text: 'A tree at Stony Lake.' }] };
  await ask('answers', 'POST', `${draft}/interviews/will/answers`, { body: answers }, 200);
  const asked = { templates: ['will'], confirm: 'Jo Park' };
  const made = (await ask('documents', 'POST', `${draft}/documents`, { body: asked }, 200)).body;
  const document = api(`/documents/${made.documents[0].id}`);
  const docx = await ask('document', 'GET', document, {}, 200);
  assert.equal(docx.bytes.subarray(0, 2).toString(), 'PK');
  const authoring = await authoringWalk(ask, draft);
  const living = await livingWalk(ask, draft, review);
  const open = await openDocumentWalk({ ask, bridge });
  const toFile = { documents: [made.documents[0].id], folder: 'Wills {year}' };
  const list = (await ask('what would be filed', 'POST', `${draft}/filing/list`, { body: toFile }, 200)).body;
  assert.deepEqual([list.to_file, list.documents.map(({ what }) => what)], [1, ['new_document']]);
  const agreed = { list: list.list, by: 'Jo Park' };
  const filed = (await ask('filed', 'POST', `${draft}/filing`, { body: agreed }, 200)).body;
  assert.deepEqual([filed.filed.map(({ version }) => version), filed.stopped], [[1], null]);
  await ask('the same list once more', 'POST', `${draft}/filing`, { body: agreed }, 409, 'conflict');
  const again = (await ask('what would be filed now', 'POST', `${draft}/filing/list`, { body: toFile }, 200)).body;
  assert.deepEqual([again.to_file, again.documents.map(({ what }) => what)], [0, ['unchanged']]);

  const corrected = { by: 'Jo Park', edits: [{ do: 'restore', people: [child] }, { do: 'correct', subject: child, field: 'birthdate', value: '1986-11-24' }] };
  await ask('a date corrected', 'POST', `${draft}/edits`, { body: corrected }, 200);
  const all = { values: [] };
  const back = (await ask('what would be written', 'POST', `${draft}/write-back/list`, { body: all }, 200)).body;
  assert.deepEqual(back.values.filter(({ what }) => what === 'change').map(({ key, here }) => [key, here]), [
    [`${child}.name.middle`, 'Jacques'], [`${child}.birthdate`, '1986-11-24'], ['31295.relationship', 'friend'], ['31296.relationship', 'friend'],
  ]);
  const toWrite = { list: back.list, by: 'Jo Park' };
  const written = (await ask('written', 'POST', `${draft}/write-back`, { body: toWrite }, 200)).body;
  assert.deepEqual([written.written.map(({ key }) => key), written.failed], [[`${child}.name.middle`, `${child}.birthdate`, '31295.relationship', '31296.relationship'], []]);
  await ask('that list once more', 'POST', `${draft}/write-back`, { body: toWrite }, 409, 'conflict');
  const same = (await ask('what would be written now', 'POST', `${draft}/write-back/list`, { body: { values: [`${child}.birthdate`] } }, 200)).body;
  assert.deepEqual([same.to_write, same.values.map(({ what }) => what)], [0, ['same']]);

  const entry = { kind: 'time', date: '2026-11-24', note: 'Drafting the will', minutes: 90 };
  const line = (await ask('time as it would be recorded', 'POST', `${draft}/entries/list`, { body: entry }, 200)).body;
  assert.deepEqual([line.minutes, line.amount, line.already, line.notes], [90, null, null, []]);
  const toRecord = { list: line.list };
  const { recorded } = (await ask('recorded', 'POST', `${draft}/entries`, { body: toRecord }, 200)).body;
  await ask('that line once more', 'POST', `${draft}/entries`, { body: toRecord }, 409, 'conflict');
  assert.equal((await ask('time that Clio has', 'POST', `${draft}/entries/list`, { body: entry }, 200)).body.already, recorded);
  const cost = { kind: 'expense', date: '2026-11-24', note: 'Courier', amount: '24.95' };
  assert.equal((await ask('an expense', 'POST', `${draft}/entries/list`, { body: cost }, 200)).body.amount, '24.95');

  await ask('nobody is paired', 'GET', api('/pairings'), {}, 200);
  const wanted = (await ask('ask to pair', 'POST', api('/pairings'), { body: { program: 'Word', document: 'Will.docx' }, token: '' }, 201)).body;
  await ask('nobody has answered', 'POST', api('/pairings/claim'), { body: { pairing: wanted.pairing }, token: '' }, 202);
  await ask('a second asks', 'POST', api('/pairings'), { body: { program: 'Excel' }, token: '' }, 429, 'too_often');
  await ask('other digits', 'POST', api('/pairings/allow'), { body: { code: wanted.code === '000000' ? '000001' : '000000' } }, 403, 'refused');
  await ask('allow', 'POST', api('/pairings/allow'), { body: { code: wanted.code } }, 200);
  const token = (await ask('claim', 'POST', api('/pairings/claim'), { body: { pairing: wanted.pairing }, token: '' }, 200)).body;
  await ask('pairings', 'GET', api('/pairings'), { token: token.token }, 200);
  await ask('proof', 'POST', api('/proof'), { body: { id: token.id, challenge: 'a'.repeat(64) }, token: '' }, 200);
  const unwanted = (await ask('another asks', 'POST', api('/pairings'), { body: { program: 'Excel' }, token: '' }, 201)).body;
  await ask('other digits are refused', 'POST', api('/pairings/refuse'), { body: { code: unwanted.code === '000000' ? '000001' : '000000' } }, 403, 'refused');
  await ask('refuse', 'POST', api('/pairings/refuse'), { body: { code: unwanted.code } }, 200);
  await ask('it learns that it is over', 'POST', api('/pairings/claim'), { body: { pairing: unwanted.pairing }, token: '' }, 404, 'not_found');
  await ask('refuse it twice', 'POST', api('/pairings/refuse'), { body: { code: unwanted.code } }, 404, 'not_found');
  const other = await bridge.paired('Writer');
  await ask('revoke', 'POST', api('/pairings/revoke'), { body: { id: other.id } }, 200);
  return {
    token,
    review,
    blocked,
    places: {
      status: [api('/status')], templates: [api('/templates')], matters: [api('/matters?query=Whitfield')],
      pairings: [api('/pairings')], askToPair: [api('/pairings'), { program: 'Word' }],
      claimPairing: [api('/pairings/claim'), { pairing: '0'.repeat(32) }], allowPairing: [api('/pairings/allow'), { code: '000000' }],
      refusePairing: [api('/pairings/refuse'), { code: '000000' }],
      revokePairing: [api('/pairings/revoke'), { id: '0'.repeat(16) }], proof: [api('/proof'), { id: token.id, challenge: 'a'.repeat(32) }],
      clio: [api('/clio')], startSignIn: [api('/clio/sign-ins'), { clio: 'ca' }], signIn: [api(`/clio/sign-ins/${'f'.repeat(32)}`)],
      cancelSignIn: [api('/clio/sign-ins/cancel'), { sign_in: 'f'.repeat(32) }], signOut: [api('/clio/sign-out'), { clio: 'ca' }],
      eraseClio: [api('/clio/erase'), { clio: 'ca', ...nothing }],
      contacts: [api('/contacts')], importContacts: [api('/contacts/import'), chosen], merges: [api('/contacts/merges')], draftContacts: [`${draft}/contacts`],
      drafts: [api('/drafts')], importMatter: [api('/drafts'), { matter: '00001-Whitfield' }], review: [draft],
      values: [`${draft}/values/${child}`], history: [`${draft}/history`], edit: [`${draft}/edits`, { by: 'Jo', edits: [{ do: 'undo' }] }],
      interview: [`${draft}/interviews/will`], answer: [`${draft}/interviews/will/answers`, answers],
      makeDocuments: [`${draft}/documents`, asked], document: [document],
      filingList: [`${draft}/filing/list`, toFile], fileDocuments: [`${draft}/filing`, agreed],
      writeBackList: [`${draft}/write-back/list`, all], writeBack: [`${draft}/write-back`, toWrite],
      stop: [api('/stop'), { stop: true }],
      entryList: [`${draft}/entries/list`, entry], recordEntry: [`${draft}/entries`, toRecord],
      jobs: [api('/jobs')], cancelJob: [api('/jobs/cancel'), { job: 'f'.repeat(32) }],
      ...authoring, ...living, ...open,
    },
  };
}

// What every route refuses before it does anything: name, which routes, the request made wrong, status, code.
const takesBody = ({ described }) => Boolean(described.requestBody);
const takesDocument = ({ id }) => ['checkTemplate', 'makePreview', 'compareDocument', 'makeRecord', 'askOperation', 'answerOperation'].includes(id);
const needsToken = ({ described }) => described.security === undefined;
const changes = ({ id }) => ['revokePairing', 'startSignIn', 'cancelSignIn', 'signOut', 'eraseClio', 'importMatter', 'importContacts', 'edit', 'answer', 'makeDocuments', 'makePreview', 'fileDocuments', 'writeBack', 'recordEntry', 'cancelJob', 'announceDocument', 'closeDocument', 'askOperation', 'answerOperation'].includes(id);
const notStatus = ({ id }) => id !== 'status';
const any = () => true;
const gateRows = [
  ['B1 a foreign host', any, { headers: { Host: 'evil.test' } }, 421, 'wrong_host'],
  ['B4 the host without its port', any, { headers: { Host: 'localhost' } }, 421, 'wrong_host'],
  ['B5 a foreign origin', any, { headers: { Origin: 'https://evil.test' } }, 403, 'wrong_origin'],
  ['B6 the origin null', any, { headers: { Origin: 'null' } }, 403, 'wrong_origin'],
  ['B10 another site', any, { headers: { 'Sec-Fetch-Site': 'cross-site' } }, 403, 'wrong_origin'],
  ['another port of this machine', any, { headers: { 'Sec-Fetch-Site': 'same-site' } }, 403, 'wrong_origin'],
  ['no X-Engross', notStatus, { headers: { 'X-Engross': undefined } }, 403, 'wrong_caller'],
  ['X-Engross: 2', notStatus, { headers: { 'X-Engross': '2' } }, 403, 'wrong_caller'],
  ['B32 compressed', any, { headers: { 'Content-Encoding': 'gzip' } }, 415, 'wrong_type'],
  ['B8 a text', takesBody, { headers: { 'Content-Type': 'text/plain' } }, 415, 'wrong_type'],
  ['B8 a form', takesBody, { headers: { 'Content-Type': 'application/x-www-form-urlencoded' } }, 415, 'wrong_type'],
  ['JSON with a charset', takesBody, { headers: { 'Content-Type': 'application/json; charset=utf-8' } }, 415, 'wrong_type'],
  ['no token', needsToken, { token: '' }, 401, 'no_token'],
  ['B12 another token', needsToken, { token: 'f'.repeat(64) }, 401, 'no_token'],
  ['B12 a token of 30 KB', needsToken, { token: 'f'.repeat(30_000) }, 401, 'no_token'],
  ['a head of 64 KB', any, { headers: { 'X-More': 'f'.repeat(64_000) } }, 431, 'too_large'],
  ['no key', changes, { headers: { 'Idempotency-Key': undefined } }, 400, 'bad_request'],
  ['a short key', changes, { headers: { 'Idempotency-Key': '1234567' } }, 400, 'bad_request'],
  ['B24 above 1 MB', (one) => takesBody(one) && !takesDocument(one), { raw: `{"a":"${'a'.repeat(1024 * 1024)}"}` }, 413, 'too_large'],
  ['B24 above 22 MB', takesDocument, { raw: '', headers: { 'Content-Length': 22 * 1024 * 1024 + 1 } }, 413, 'too_large'],
  ['B24 above 1 MB without a token', takesDocument, { raw: '', token: '', headers: { 'Content-Length': 1024 * 1024 + 1 } }, 413, 'too_large'],
  ['a document that is a list', takesDocument, { raw: '{"document":[]}' }, 400, 'wrong_body'],
  ['a document of nothing', takesDocument, { raw: '{"document":""}' }, 400, 'wrong_body'],
  ['a document that is no base64', takesDocument, { raw: '{"document":"Dear Sir"}' }, 400, 'wrong_body'],
  ['a document in an address\'s letters', takesDocument, { raw: '{"document":"UEs-"}' }, 400, 'wrong_body'],
  ['nothing', takesBody, { raw: '' }, 400, 'wrong_body'],
  ['a list', takesBody, { raw: '[]' }, 400, 'wrong_body'],
  ['an empty object', takesBody, { raw: '{}' }, 400, 'wrong_body'],
  ['a field too many', takesBody, { more: { evil: 1 } }, 400, 'wrong_body'],
  ['B31 deep', takesBody, { raw: '['.repeat(100_000) }, 400, 'wrong_body'],
  ['B31 deep objects', takesBody, { raw: '{"a":'.repeat(65) + '1' + '}'.repeat(65) }, 400, 'wrong_body'],
  ['B31 1e999', takesBody, { raw: '{"a":1e999}' }, 400, 'wrong_body'],
  ['B31 a key twice', takesBody, { raw: (body) => JSON.stringify(body).replace(/^\{("[^"]*"):/, '{$1:1,$1:') }, 400, 'wrong_body'],
  ['B31 a lone surrogate', takesBody, { raw: '{"a":"\\ud800"}' }, 400, 'wrong_body'],
  ['B31 NaN', takesBody, { raw: '{"a":NaN}' }, 400, 'wrong_body'],
  ['B31 a byte order mark', takesBody, { raw: (body) => `\ufeff${JSON.stringify(body)}` }, 400, 'wrong_body'],
  ['B31 a key of 900 KB', takesBody, { raw: `{"${'k'.repeat(900_000)}":1}` }, 400, 'wrong_body'],
  ['B31 more after the end', takesBody, { raw: (body) => `${JSON.stringify(body)}{}` }, 400, 'wrong_body'],
  ['bytes that are no UTF-8', takesBody, { raw: Buffer.from('7b2261223a22ff227d', 'hex') }, 400, 'wrong_body'],
];

test('every route answers as it is described, accepted and refused (A19 B1 B4 B5 B6 B8 B10 B12 B24 B31 B32)', async (t) => {
  const walk = await walked(t);
  const { ask, complaints, answered, clio, bridge, damage } = walk;
  const { places, token, review, blocked } = await honestWalk(walk);
  await signInWalk(t, ask);
  const job = await jobsWalk(walk, places);
  Object.assign(places, { job: [api(`/jobs/${job}`)], jobEvents: [api(`/jobs/${job}/events`)] });
  assert.deepEqual(Object.keys(places).sort(), operations.map(({ id }) => id).sort());

  for (const operation of operations) {
    const [target, body] = places[operation.id];
    const refused = gateRows.filter(([, applies]) => applies(operation)).map(([name, , wrong, status, code]) => {
      const raw = typeof wrong.raw === 'function' ? wrong.raw(body) : wrong.raw;
      const given = { body: wrong.more ? { ...body, ...wrong.more } : body, ...wrong, raw };
      return ask(`${operation.id}, ${name}`, operation.method, target, given, status, code);
    });
    const methods = ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'];
    await Promise.all([...refused, ...methods.map((method) => ask(`${operation.id}, ${method}`, method, target, {}, 405, 'wrong_method'))]);
  }

  const unknown = api('/drafts/D-NONE');
  const draft = api(`/drafts/${review.draft}`);
  const edit = (one) => ({ body: { by: 'Jo Park', edits: [one] } });
  const typed = (one) => ({ body: { by: 'Jo Park', answers: [one] } });
  const post = (name, target, given, status, code) => [name, 'POST', target, given, status, code];
  const get = (name, target, status, code, given = {}) => [name, 'GET', target, given, status, code];
  const rows = [
    get('a route that is none', api('/nowhere'), 404, 'not_found'),
    get('a route that is none, without a token', api('/nowhere'), 401, 'no_token', { token: '' }),
    get('a page that is none', '/nowhere', 404, 'not_found'),
    post('signs in where a sign-in was given', api('/clio/sign-ins'), { body: { clio: clio.url } }, 409, 'conflict'),
    post('signs in to an app key that is a list', api('/clio/sign-ins'), { body: { clio: 'ca', app_key: [] } }, 400, 'wrong_body'),
    post('signs in with 2001 letters', api('/clio/sign-ins'), { body: { clio: 'ca', app_key: 'k'.repeat(2001) } }, 400, 'wrong_body'),
    get('a sign-in that is none', api(`/clio/sign-ins/${'f'.repeat(32)}`), 404, 'not_found'),
    post('gives up a sign-in that is none', api('/clio/sign-ins/cancel'), { body: { sign_in: 'f'.repeat(32) } }, 404, 'not_found'),
    post('signs out where a sign-in was given', api('/clio/sign-out'), { body: { clio: clio.url } }, 404, 'not_found'),
    post('erases a Clio that is none', api('/clio/erase'), { body: { clio: 'nz', ...nothing } }, 404, 'not_found'),
    post('erases what was not counted', api('/clio/erase'), { body: { clio: 'ca' } }, 400, 'wrong_body'),
    post('erases minus one draft', api('/clio/erase'), { body: { clio: 'ca', ...nothing, drafts: -1 } }, 400, 'wrong_body'),
    get('a query of one letter', api('/matters?query=W'), 422, 'malformed'),
    get('an ill-formed query', api('/matters?query=%ff'), 400, 'bad_request'),
    get('an empty query', api('/matters?query='), 422, 'malformed'),
    get('two statuses', api('/matters?status=open&status=closed'), 400, 'bad_request'),
    get('those changed last of another status', api('/matters?status=lost'), 400, 'bad_request'),
    get('two queries', api('/matters?query=ab&query=cd'), 400, 'bad_request'),
    get('another status', api('/matters?query=ab&status=lost'), 400, 'bad_request'),
    get('a long query', api(`/matters?query=${'a'.repeat(201)}`), 400, 'bad_request'),
    get('a place without a search', api('/matters?after=abc'), 400, 'bad_request'),
    get('an empty place', api('/matters?query=ab&after='), 400, 'bad_request'),
    get('two places', api('/matters?query=ab&after=a&after=b'), 400, 'bad_request'),
    get('a long place', api(`/matters?query=ab&after=${'a'.repeat(2049)}`), 400, 'bad_request'),
    get('an ill-formed place', api('/matters?query=ab&after=%ff'), 400, 'bad_request'),
    get('an address for a place', api(`/matters?query=ab&after=${encodeURIComponent('https://evil.example/?page_token=a')}`), 422, 'malformed'),
    get('a place with another query in it', api('/matters?query=ab&after=a%26query%3Dcd'), 422, 'malformed'),
    get('a place with a line break', api('/matters?query=ab&after=a%0d%0aX'), 422, 'malformed'),
    get('a place that Clio does not know', api('/matters?query=Whitfield&after=abc'), 409, 'conflict'),
    get('no such draft', unknown, 404, 'not_found'),
    get('values of no draft', `${unknown}/values/0`, 404, 'not_found'),
    get('values of nobody', `${draft}/values/99`, 404, 'not_found'),
    get('values of a word', `${draft}/values/child`, 404, 'not_found'),
    get('values of 10^30', `${draft}/values/1${'0'.repeat(30)}`, 404, 'not_found'),
    get('history of no draft', `${unknown}/history`, 404, 'not_found'),
    get('history before nothing', `${draft}/history?before=`, 400, 'bad_request'),
    get('history before the beginning', `${draft}/history?before=0`, 400, 'bad_request'),
    get('history before a word', `${draft}/history?before=two`, 400, 'bad_request'),
    get('history before 10^30', `${draft}/history?before=1${'0'.repeat(30)}`, 400, 'bad_request'),
    get('history before two entries', `${draft}/history?before=2&before=3`, 400, 'bad_request'),
    get('interview of no draft', `${unknown}/interviews/will`, 404, 'not_found'),
    get('no such template', `${draft}/interviews/codicil`, 404, 'not_found'),
    get('no such document', api(`/documents/${'0'.repeat(32)}`), 404, 'not_found'),
    get('a document that is no id', api('/documents/..'), 404, 'not_found'),
    post('a matter that is none', api('/drafts'), { body: { matter: '00099-Nobody' } }, 404, 'not_found'),
    post('a matter that is a number', api('/drafts'), { body: { matter: 1001 } }, 400, 'wrong_body'),
    post('a matter without a name', api('/drafts'), { body: { matter: '' } }, 422, 'malformed'),
    post('a draft that is none', api('/drafts'), { body: { draft: 'D-NONE' } }, 404, 'not_found'),
    post('a draft that is a number', api('/drafts'), { body: { draft: 1001 } }, 400, 'wrong_body'),
    post('a matter and a draft', api('/drafts'), { body: { matter: '00001-Whitfield', draft: review.draft } }, 400, 'wrong_body'),
    post('a long matter', api('/drafts'), { body: { matter: 'm'.repeat(201) } }, 400, 'wrong_body'),
    get('contacts by a long query', api(`/contacts?query=${'a'.repeat(201)}`), 400, 'bad_request'),
    get('contacts by an ill-formed query', api('/contacts?query=%ff'), 400, 'bad_request'),
    get('contacts by two queries', api('/contacts?query=ab&query=cd'), 400, 'bad_request'),
    get('contacts who maybe have no e-mail address', api('/contacts?no_email=maybe'), 400, 'bad_request'),
    get('kept contacts for no draft', `${unknown}/contacts`, 404, 'not_found'),
    get('kept contacts by two queries', `${draft}/contacts?query=ab&query=cd`, 400, 'bad_request'),
    post('contacts of no list', api('/contacts/import'), { body: { ...places.importContacts[1], list: 'f'.repeat(32) } }, 404, 'not_found'),
    post('a contact that is not there', api('/contacts/import'), { body: { ...places.importContacts[1], contacts: [felix, 99] } }, 404, 'not_found'),
    post('no contact', api('/contacts/import'), { body: { ...places.importContacts[1], contacts: [] } }, 400, 'wrong_body'),
    post('a contact by name', api('/contacts/import'), { body: { ...places.importContacts[1], contacts: ['Félix'] } }, 400, 'wrong_body'),
    post('contacts without a list', api('/contacts/import'), { body: { contacts: [felix] } }, 400, 'wrong_body'),
    post('brings whom nobody kept', `${draft}/edits`, edit({ do: 'bring', contact: 30301, role: 'party' }), 404, 'not_found'),
    post('brings whom the draft has', `${draft}/edits`, edit({ do: 'bring', contact: felix, role: 'party' }), 422, 'refused'),
    post('brings without a role', `${draft}/edits`, edit({ do: 'bring', contact: andre }), 400, 'wrong_body'),
    post('brings an aunt', `${draft}/edits`, edit({ do: 'bring', contact: andre, role: 'aunt' }), 400, 'wrong_body'),
    post('brings nobody', `${draft}/edits`, edit({ do: 'bring', role: 'party' }), 400, 'wrong_body'),
    post('brings somebody typed', `${draft}/edits`, edit({ do: 'bring', contact: -1, role: 'party' }), 400, 'wrong_body'),
    post('a merge that nobody proposes', `${draft}/edits`, edit({ do: 'merge_contact', subject: -1, contact: andre }), 409, 'conflict'),
    post('a merge of one', `${draft}/edits`, edit({ do: 'merge_contact', contact: andre }), 400, 'wrong_body'),
    post('apart from nobody', `${draft}/edits`, edit({ do: 'keep_apart', subject: -1 }), 400, 'wrong_body'),
    post('apart from a stranger', `${draft}/edits`, edit({ do: 'keep_apart', subject: -1, contact: andre }), 409, 'conflict'),
    post('edit of no draft', `${unknown}/edits`, edit({ do: 'undo' }), 404, 'not_found'),
    post('no edits', `${draft}/edits`, { body: { by: 'Jo', edits: [] } }, 400, 'wrong_body'),
    post('nobody edits', `${draft}/edits`, { body: { edits: [{ do: 'undo' }] } }, 400, 'wrong_body'),
    post('an edit that is none', `${draft}/edits`, edit({ do: 'burn' }), 400, 'wrong_body'),
    post('an edit with a field too many', `${draft}/edits`, edit({ do: 'undo', evil: 1 }), 400, 'wrong_body'),
    post('removes nobody', `${draft}/edits`, edit({ do: 'remove', people: [] }), 422, 'refused'),
    post('removes a stranger', `${draft}/edits`, edit({ do: 'remove', people: [99] }), 404, 'not_found'),
    post('removes 2^63', `${draft}/edits`, { raw: '{"by":"Jo","edits":[{"do":"remove","people":[9223372036854775808]}]}' }, 400, 'wrong_body'),
    post('a role that is none', `${draft}/edits`, edit({ do: 'role', people: [review.people[1].id], role: 'aunt', reason: '' }), 400, 'wrong_body'),
    post('corrects nobody', `${draft}/edits`, edit({ do: 'correct', subject: 99, field: 'first_name', value: 'A' }), 400, 'wrong_body'),
    post('corrects no field', `${draft}/edits`, edit({ do: 'correct', subject: review.people[0].id, field: 'shoe_size', value: '1' }), 400, 'wrong_body'),
    post('a birthday that is none', `${draft}/edits`, edit({ do: 'correct', subject: review.people[0].id, field: 'birthdate', value: 'soon' }), 422, 'malformed'),
    post('takes what does not wait', `${draft}/edits`, edit({ do: 'take', key: 'nothing' }), 409, 'conflict'),
    post('answers of no draft', `${unknown}/interviews/will/answers`, typed({ path: 'funeral_wishes', text: 'a' }), 404, 'not_found'),
    post('answers of no template', `${draft}/interviews/codicil/answers`, typed({ path: 'funeral_wishes', text: 'a' }), 404, 'not_found'),
    post('an answer to no question', `${draft}/interviews/will/answers`, typed({ path: 'shoe_size', text: 'a' }), 400, 'wrong_body'),
    post('two answers in one', `${draft}/interviews/will/answers`, typed({ path: 'funeral_wishes', text: 'a', rows: 1 }), 400, 'wrong_body'),
    post('no answer', `${draft}/interviews/will/answers`, typed({ path: 'funeral_wishes' }), 400, 'wrong_body'),
    post('rows of a text', `${draft}/interviews/will/answers`, typed({ path: 'funeral_wishes', rows: 1 }), 400, 'wrong_body'),
    post('1001 rows', `${draft}/interviews/will/answers`, typed({ path: 'gifts', rows: 1001 }), 400, 'wrong_body'),
    post('documents of no draft', `${unknown}/documents`, { body: { templates: ['will'], confirm: '' } }, 404, 'not_found'),
    post('no template', `${draft}/documents`, { body: { templates: [], confirm: '' } }, 400, 'wrong_body'),
    post('a template that is none', `${draft}/documents`, { body: { templates: ['codicil'], confirm: 'Jo' } }, 404, 'not_found'),
    post('open findings', api(`/drafts/${blocked.draft}/documents`), { body: { templates: ['will'], confirm: '' } }, 409, 'review_open'),
    post('confirmed with open findings', api(`/drafts/${blocked.draft}/documents`), { body: { templates: ['will'], confirm: 'Jo' } }, 409, 'review_open'),
    get('facts of no draft', `${unknown}/facts`, 404, 'not_found'),
    post('a preview for no draft', `${unknown}/previews`, { body: places.makePreview[1] }, 404, 'not_found'),
    post('compared with no draft', `${unknown}/comparisons`, { body: places.compareDocument[1] }, 404, 'not_found'),
    post('compared with open findings', api(`/drafts/${blocked.draft}/comparisons`), { body: places.compareDocument[1] }, 409, 'review_open'),
    post('compared with a template that is none', `${draft}/comparisons`, { body: { ...places.compareDocument[1], template: 'codicil' } }, 404, 'not_found'),
    post('compared with a path', `${draft}/comparisons`, { body: { ...places.compareDocument[1], template: '../will' } }, 400, 'wrong_body'),
    post('compared for nothing', `${draft}/comparisons`, { body: { ...places.compareDocument[1], purpose: '' } }, 400, 'wrong_body'),
    post('compared without a lock', `${draft}/comparisons`, { body: { ...places.compareDocument[1], controls: [{ tag: 'a', title: '', text: '', locked: 0 }] } }, 400, 'wrong_body'),
    post('compared with 17 records', `${draft}/comparisons`, { body: { ...places.compareDocument[1], records: Array(17).fill('') } }, 400, 'wrong_body'),
    post('a record of no draft', `${unknown}/records`, { body: places.makeRecord[1] }, 404, 'not_found'),
    post('a record of no line', `${draft}/records`, { body: { ...places.makeRecord[1], lines: [] } }, 400, 'wrong_body'),
    post('a record of a state that is none', `${draft}/records`, { body: { ...places.makeRecord[1], lines: [{ tag: 'a', nth: 0, fresh: '', state: 'by_hand' }] } }, 400, 'wrong_body'),
    post('a record of no tag', `${draft}/records`, { body: { ...places.makeRecord[1], lines: [{ tag: '', nth: 0, fresh: '', state: 'same' }] } }, 400, 'wrong_body'),
    post('a program without a name', api('/open-documents'), { body: { program: '\u200b', name: '' } }, 400, 'wrong_body'),
    post('a document that can nearly track', api('/open-documents'), { body: { program: 'Writer', name: '', can_track: 1 } }, 400, 'wrong_body'),
    post('an operation that is none', places.askOperation[0], { body: { operation: { do: 'run' } } }, 400, 'wrong_body'),
    post('an operation that takes nothing', places.askOperation[0], { body: { operation: { do: 'tags', more: 1 } } }, 400, 'wrong_body'),
    post('an operation on no document', api('/open-documents/W-00000000/operations'), { body: places.askOperation[1] }, 404, 'not_found'),
    post('an answer and a refusal', places.answerOperation[0], { body: { number: 1, result: [], refused: { code: 'refused', message: '' } } }, 400, 'wrong_body'),
    post('an answer of nothing', places.answerOperation[0], { body: { number: 1 } }, 400, 'wrong_body'),
    post('a refusal of another kind', places.answerOperation[0], { body: { number: 1, refused: { code: 'busy', message: '' } } }, 400, 'wrong_body'),
    post('a refusal that is a word', places.answerOperation[0], { body: { number: 1, refused: 'no' } }, 400, 'wrong_body'),
    post('closes with a field', places.closeDocument[0], { body: { close: true } }, 400, 'wrong_body'),
    post('a list of no draft', `${unknown}/filing/list`, { body: { documents: ['f'.repeat(32)] } }, 404, 'not_found'),
    post('nothing to file', `${draft}/filing/list`, { body: { documents: [] } }, 400, 'wrong_body'),
    post('a document that is gone', `${draft}/filing/list`, { body: { documents: ['f'.repeat(32)] } }, 404, 'not_found'),
    post('a document of another draft', api(`/drafts/${blocked.draft}/filing/list`), { body: places.filingList[1] }, 404, 'not_found'),
    post('a folder outside', `${draft}/filing/list`, { body: { ...places.filingList[1], folder: '../Wills' } }, 422, 'malformed'),
    post('a folder of 256 letters', `${draft}/filing/list`, { body: { ...places.filingList[1], folder: 'f'.repeat(256) } }, 400, 'wrong_body'),
    post('agrees to no list', `${draft}/filing`, { body: { list: 'f'.repeat(32), by: 'Jo' } }, 404, 'not_found'),
    post('agrees to a list of another draft', api(`/drafts/${blocked.draft}/filing`), { body: places.fileDocuments[1] }, 404, 'not_found'),
    post('nobody agrees', `${draft}/filing`, { body: { list: places.fileDocuments[1].list } }, 400, 'wrong_body'),
    post('corrections of no draft', `${unknown}/write-back/list`, { body: { values: [] } }, 404, 'not_found'),
    post('a correction that is none', `${draft}/write-back/list`, { body: { values: ['99.birthdate'] } }, 422, 'malformed'),
    post('a correction that is no text', `${draft}/write-back/list`, { body: { values: [1] } }, 400, 'wrong_body'),
    post('501 corrections', `${draft}/write-back/list`, { body: { values: Array(501).fill('1.email') } }, 400, 'wrong_body'),
    post('agrees to write no list', `${draft}/write-back`, { body: { list: 'f'.repeat(32), by: 'Jo' } }, 404, 'not_found'),
    post('agrees to write a list of another draft', api(`/drafts/${blocked.draft}/write-back`), { body: places.writeBack[1] }, 404, 'not_found'),
    post('nobody agrees to write', `${draft}/write-back`, { body: { list: places.writeBack[1].list } }, 400, 'wrong_body'),
    post('time of no draft', `${unknown}/entries/list`, { body: places.entryList[1] }, 404, 'not_found'),
    post('no time', `${draft}/entries/list`, { body: { ...places.entryList[1], minutes: 0 } }, 422, 'malformed'),
    post('25 hours', `${draft}/entries/list`, { body: { ...places.entryList[1], minutes: 1500 } }, 400, 'wrong_body'),
    post('time that costs', `${draft}/entries/list`, { body: { ...places.entryList[1], amount: '1' } }, 400, 'wrong_body'),
    post('an expense of nothing', `${draft}/entries/list`, { body: { kind: 'expense', date: '2026-11-24', note: 'x', amount: '0' } }, 422, 'malformed'),
    post('an expense of a word', `${draft}/entries/list`, { body: { kind: 'expense', date: '2026-11-24', note: 'x', amount: 'ten' } }, 400, 'wrong_body'),
    post('an expense without an amount', `${draft}/entries/list`, { body: { kind: 'expense', date: '2026-11-24', note: 'x' } }, 400, 'wrong_body'),
    post('a day that is none', `${draft}/entries/list`, { body: { ...places.entryList[1], date: '2026-02-30' } }, 400, 'wrong_body'),
    post('an entry of another kind', `${draft}/entries/list`, { body: { ...places.entryList[1], kind: 'gift' } }, 400, 'wrong_body'),
    post('for nothing', `${draft}/entries/list`, { body: { ...places.entryList[1], note: ' ' } }, 422, 'malformed'),
    post('records no line', `${draft}/entries`, { body: { list: 'f'.repeat(32) } }, 404, 'not_found'),
    post('records a line of another draft', api(`/drafts/${blocked.draft}/entries`), { body: places.recordEntry[1] }, 404, 'not_found'),
    post('an empty program', api('/pairings'), { body: { program: '' }, token: '' }, 400, 'wrong_body'),
    post('an invisible program', api('/pairings'), { body: { program: '\u200b\u202e' }, token: '' }, 400, 'wrong_body'),
    post('a claim that is none', api('/pairings/claim'), { body: { pairing: 'abc' }, token: '' }, 400, 'wrong_body'),
    post('a claim of nothing', api('/pairings/claim'), { body: { pairing: 'f'.repeat(32) }, token: '' }, 404, 'not_found'),
    post('digits that nobody shows', api('/pairings/allow'), { body: { code: '123456' } }, 404, 'not_found'),
    post('digits that are none', api('/pairings/allow'), { body: { code: '12345' } }, 400, 'wrong_body'),
    post('A19 a pairing allows', api('/pairings/allow'), { body: { code: '123456' }, token: token.token }, 403, 'wrong_caller'),
    post('A19 revokes another', api('/pairings/revoke'), { body: { id: '0'.repeat(16) }, token: token.token }, 403, 'wrong_caller'),
    post('revokes nothing', api('/pairings/revoke'), { body: { id: '0'.repeat(16) } }, 404, 'not_found'),
    get('a job that is none', api(`/jobs/${'f'.repeat(32)}`), 404, 'not_found'),
    get('events of a job that is none', api(`/jobs/${'f'.repeat(32)}/events`), 404, 'not_found'),
    get('a job of another shape', api('/jobs/a.b'), 404, 'not_found'),
    post('calls off a job that is none', api('/jobs/cancel'), { body: { job: 'f'.repeat(32) } }, 404, 'not_found'),
    post('calls off a number', api('/jobs/cancel'), { body: { job: 1 } }, 400, 'wrong_body'),
    post('a job of a body that is wrong', api('/drafts'), { body: { matter: 7 }, headers: { Prefer: 'respond-async, wait=10' } }, 400, 'wrong_body'),
    post('a pairing ends the helper', api('/stop'), { body: { stop: true }, token: token.token }, 403, 'wrong_caller'),
    post('the helper is ended for nothing', api('/stop'), { body: { stop: false } }, 400, 'wrong_body'),
    post('a proof for nobody', api('/proof'), { body: { id: '0'.repeat(16), challenge: 'a'.repeat(32) }, token: '' }, 404, 'not_found'),
    post('a short challenge', api('/proof'), { body: { id: token.id, challenge: 'a'.repeat(31) }, token: '' }, 400, 'wrong_body'),
  ];
  for (const row of rows) await ask(...row);
  const { body: refusedLast } = await ask('what was refused with its confirmation', 'GET', api(`/drafts/${blocked.draft}`), {}, 200);
  assert.deepEqual([refusedLast.confirmed, refusedLast.entries], [null, blocked.entries], 'nothing is confirmed by documents that were refused');

  for (const { id } of operations.filter(changes)) {
    const [target] = places[id];
    const once = { 'Idempotency-Key': key() };
    await bridge.call('POST', target, { raw: '{}', headers: once });
    await ask(`${id}, a key for two requests`, 'POST', target, { raw: '{"a":1}', headers: once }, 409, 'used_key');
  }

  // Clio refuses the document itself, and nothing of the list was filed.
  const agreement = { templates: ['referral-agreement'], confirm: 'Jo Park' };
  const another = (await ask('another made', 'POST', places.makeDocuments[0], { body: agreement }, 200)).body.documents[0].id;
  const refusedList = (await ask('its list', 'POST', places.filingList[0], { body: { documents: [another], folder: 'Refused' } }, 200)).body.list;
  await clio.set({ faults: [{ method: 'POST', path_prefix: '/api/v4/folders', status: 422, times: -1 }] });
  await ask('Clio refuses it', 'POST', places.fileDocuments[0], { body: { list: refusedList, by: 'Jo' } }, 502, 'refused');

  damage('will.docx');
  await ask('its interview', 'GET', `${draft}/interviews/damaged`, {}, 422, 'malformed');
  await ask('its answers', 'POST', `${draft}/interviews/damaged/answers`, typed({ path: 'funeral_wishes', text: 'a' }), 422, 'malformed');
  await ask('its document', 'POST', `${draft}/documents`, { body: { templates: ['damaged'], confirm: 'Jo' } }, 422, 'malformed');
  await ask('its comparison', 'POST', `${draft}/comparisons`, { body: { ...places.compareDocument[1], template: 'damaged' } }, 422, 'malformed');
  damage('template.json');
  await ask('a damaged template', 'GET', api('/templates'), {}, 422, 'malformed');

  await clio.set({ faults: [{ status: 429, retry_after: '3600', times: -1 }] });
  await ask('Clio has enough of it', 'GET', api('/matters?query=Whitfield'), {}, 502);
  await ask('Clio has enough of it', 'GET', api('/contacts'), {}, 502);
  await ask('Clio has enough of it', 'POST', api('/drafts'), { body: { matter: '00001-Whitfield' } }, 502);
  await ask('Clio has enough of it', 'POST', places.filingList[0], { body: places.filingList[1] }, 502);
  await ask('Clio has enough of it', 'POST', places.fileDocuments[0], { body: places.fileDocuments[1] }, 502);
  await ask('Clio has enough of it', 'POST', places.writeBackList[0], { body: places.writeBackList[1] }, 502);
  await ask('Clio has enough of it', 'POST', places.writeBack[0], { body: places.writeBack[1] }, 502);
  await ask('Clio has enough of it', 'POST', places.entryList[0], { body: places.entryList[1] }, 502);
  await ask('Clio has enough of it', 'POST', places.recordEntry[0], { body: places.recordEntry[1] }, 502);

  const told = await lastDocument(walk);
  await ask('the owner ends it', 'POST', api('/stop'), { body: { stop: true } }, 200);
  await told();

  assert.deepEqual(complaints, []);
  const never = operations.flatMap(({ id, described }) => {
    const there = [...answered.get(id)].map(String);
    const wanted = Object.keys(described.responses).filter((status) => status !== 'default');
    return wanted.filter((status) => !there.includes(status)).map((status) => `${id} ${status}`);
  });
  assert.deepEqual(never, [], 'described, but no request of this test gets it');
});
