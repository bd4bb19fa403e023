// Filing through the bridge, as the pane does it: a list that is looked at, then exactly that list.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { bridgeOf, key } from './bridge.mjs';
import { engross, practice, temporaryFolder } from './engross.mjs';

const api = (path) => `/api/v1${path}`;

// A draft in the helper's own home, and the calls about its documents.
async function drafted(t, options = {}) {
  const clio = await practice(t, [], options);
  const bridge = bridgeOf(clio);
  const post = async (path, body, status = 200, headers = {}) => {
    const answer = await bridge.call('POST', api(path), { body, headers });
    assert.equal(answer.status, status, `${path}: ${answer.bytes}`);
    return answer.body;
  };
  const { draft } = await post('/drafts', { matter: '00001-Whitfield' });
  const headers = { authorization: `Bearer ${clio.token}`, connection: 'close' };
  const records = async (path) => (await (await fetch(`${clio.url}/api/v4/${path}`, { headers })).json()).data;
  return {
    clio,
    draft,
    post,
    make: async (...templates) => (await post(`/drafts/${draft}/documents`, { templates, confirm: 'Jo Park' })).documents.map(({ id }) => id),
    list: (documents, more = {}) => post(`/drafts/${draft}/filing/list`, { documents, ...more }),
    file: (list, status = 200, more = {}) => post(`/drafts/${draft}/filing`, { list, by: 'Jo Park' }, status, more),
    held: () => records('documents.json?show_uncompleted=true&fields=id,name,parent{id,name},latest_document_version{version_number,fully_uploaded}'),
    versions: (id) => records(`documents/${id}/versions.json?fields=id,version_number,fully_uploaded,size`),
    sent: async () => (await clio.log()).filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path.replace(/\d{3,}|[0-9a-f-]{32,}/g, '*')}`),
    bytes: async (id) => {
      const to = await fetch(`${clio.url}/api/v4/documents/${id}/download.json`, { headers, redirect: 'manual' });
      return Buffer.from(await (await fetch(to.headers.get('location'), { headers: { connection: 'close' } })).arrayBuffer());
    },
    made: async (id) => (await bridge.call('GET', api(`/documents/${id}`), {})).bytes,
    // The command line in the helper's own home, on the same Clio.
    command: (...args) => engross([...args, '--clio-url', clio.url, '--home', clio.home], { token: clio.token }),
  };
}

test('two documents are filed: Clio has the bytes that were made, in the folder that was named', async (t) => {
  const one = await drafted(t);
  const ids = await one.make('will', 'referral-agreement');
  await one.clio.clearLog();
  const list = await one.list(ids, { folder: 'Wills' });
  assert.deepEqual(await one.sent(), [], 'looking sends nothing');
  assert.deepEqual([list.to_file, list.folder, list.folder_is_new], [2, 'Wills', true]);
  const filed = await one.file(list.list);
  assert.deepEqual([filed.filed.map(({ version }) => version), filed.stopped], [[1, 1], null]);
  for (const { id, document } of filed.filed) assert.deepEqual(await one.bytes(document), await one.made(id));
  assert.deepEqual((await one.held()).map(({ parent }) => parent.name), ['Wills', 'Wills']);
});

test('a will made anew becomes a version; the one before stays, and the draft’s edit is told', async (t) => {
  const one = await drafted(t);
  const [first] = await one.make('will');
  const filed = (await one.file((await one.list([first])).list)).filed[0];
  const answers = { by: 'Jo Park', answers: [{ path: 'funeral_wishes', text: 'A tree at Stony Lake.' }] };
  await one.post(`/drafts/${one.draft}/interviews/will/answers`, answers);
  assert.deepEqual((await one.list([first])).documents[0].notes, ['the draft was edited after this document was made']);
  const [second] = await one.make('will');
  const list = await one.list([second]);
  assert.deepEqual(list.documents.map(({ what, version, document, notes }) => ({ what, version, document, notes })), [
    { what: 'new_version', version: 2, document: filed.document, notes: [] },
  ]);
  await one.file(list.list);
  assert.deepEqual((await one.versions(filed.document)).map(({ version_number }) => version_number).sort(), [1, 2]);
  assert.deepEqual(await one.bytes(filed.document), await one.made(second));
});

test('two agree at once: one files it, the other is told to look again', async (t) => {
  const one = await drafted(t);
  const ids = await one.make('will');
  const { list } = await one.list(ids);
  const bridge = bridgeOf(one.clio);
  const agree = () => bridge.call('POST', api(`/drafts/${one.draft}/filing`), { body: { list, by: 'Jo Park' } });
  const answers = await Promise.all([agree(), agree(), agree()]);
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409, 409]);
  assert.deepEqual((await one.held()).map(({ latest_document_version: newest }) => newest), [{ version_number: 1, fully_uploaded: true }]);
});

test('the same call once more, its answer lost: the same answer, and one version', async (t) => {
  const one = await drafted(t);
  const { list } = await one.list(await one.make('will'));
  const once = { 'Idempotency-Key': key() };
  const first = await one.file(list, 200, once);
  assert.deepEqual(await one.file(list, 200, once), first);
  assert.equal((await one.held()).length, 1);
});

const cuts = [
  ['F7 the creation fails for good', { method: 'POST', path_prefix: '/api/v4/documents', status: 500, times: -1 }, 502],
  ['F21 the storage is in trouble for good', { method: 'PUT', path_prefix: '/storage/', status: 503, times: -1 }, 502],
  ['F15 without the permission', { method: 'POST', path_prefix: '/api/v4/documents', status: 403, times: -1 }, 502],
];
for (const [name, fault, status] of cuts) {
  test(`${name}: it is told, and after it the same will is filed once`, async (t) => {
    const one = await drafted(t);
    const ids = await one.make('will');
    const { list } = await one.list(ids);
    await one.clio.set({ faults: [fault] });
    const refused = await one.file(list, status);
    assert.ok(refused.error.faults[0].remedy.length > 0, JSON.stringify(refused));
    await one.clio.set({ faults: [] });
    const again = await one.list(ids);
    assert.equal(again.to_file, 1);
    await one.file(again.list);
    const held = await one.held();
    assert.equal(held.length, 1, JSON.stringify(held));
    assert.deepEqual(await one.bytes(held[0].id), await one.made(ids[0]));
  });
}

test('the second cannot be uploaded: what is filed is said to be, the rest is told', async (t) => {
  const one = await drafted(t);
  const ids = await one.make('will', 'referral-agreement');
  await one.file((await one.list([ids[0]])).list);
  const { list } = await one.list(ids);
  await one.clio.set({ faults: [{ method: 'PUT', path_prefix: '/storage/', status: 503, times: -1 }] });
  const report = await one.file(list);
  assert.deepEqual(report.filed.map(({ id, already }) => [id, already]), [[ids[0], true]]);
  assert.ok(report.stopped.what.length > 0 && report.stopped.remedy.length > 0);
  await one.clio.set({ faults: [] });
  const again = await one.list(ids);
  assert.deepEqual(again.documents.map(({ what }) => what), ['unchanged', 'go_on']);
  await one.file(again.list);
  assert.equal((await one.held()).length, 2);
});

test('somebody else gave the document a version meanwhile: nothing is sent', async (t) => {
  const one = await drafted(t);
  const [first] = await one.make('will');
  await one.file((await one.list([first])).list);
  await one.post(`/drafts/${one.draft}/interviews/will/answers`, { by: 'Jo', answers: [{ path: 'funeral_wishes', text: 'None.' }] });
  const [second] = await one.make('will');
  const { list } = await one.list([second]);
  // Another program with a home of its own files a will of the same name.
  const elsewhere = temporaryFolder(t);
  const args = ['--clio-url', one.clio.url, '--home', elsewhere, '--json'];
  const made = JSON.parse(engross(['draft', '00001-Whitfield', '--template', 'will', '--out', join(elsewhere, 'out'), '--confirm', 'Priya Nair', ...args], { token: one.clio.token }).out);
  const saved = engross(['save', made.draft, '--yes', ...args], { token: one.clio.token });
  assert.equal(saved.status, 0, saved.err);
  await one.clio.clearLog();
  const refused = await one.file(list, 409);
  assert.match(refused.error.faults[0].remedy, /nothing was filed/);
  assert.deepEqual(await one.sent(), []);
  const fresh = await one.list([second]);
  assert.match(fresh.documents[0].notes.join(), /Clio has version 2, which was not filed from here/);
});

test('the command line goes on with what the pane filed', async (t) => {
  const one = await drafted(t);
  const filed = (await one.file((await one.list(await one.make('will'))).list)).filed[0];
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'answers.json'), '{"survival_days":45}');
  const made = one.command('draft', '00001-Whitfield', '--template', 'will', '--out', folder, '--answers', join(folder, 'answers.json'), '--confirm', 'Jo Park', '--json');
  assert.equal(made.status, 0, made.err);
  const saved = one.command('save', one.draft, '--yes', '--json');
  assert.equal(saved.status, 0, saved.err);
  const { documents } = JSON.parse(saved.out);
  assert.deepEqual(documents.map(({ what, document, version }) => ({ what, document, version })), [{ what: 'new_version', document: filed.document, version: 2 }]);
});

test('after the helper’s end its lists and documents are gone, and it says what to do', async (t) => {
  const home = temporaryFolder(t);
  const one = await drafted(t, { home });
  const ids = await one.make('will');
  const { list } = await one.list(ids);
  await one.clio.stop();
  const bridge = bridgeOf(await practice(t, [], { home }));
  const gone = await bridge.call('POST', api(`/drafts/${one.draft}/filing`), { body: { list, by: 'Jo' } });
  assert.deepEqual([gone.status, gone.body.error.message], [404, 'The helper does not know this list any more: look at it again.']);
  const none = await bridge.call('POST', api(`/drafts/${one.draft}/filing/list`), { body: { documents: ids } });
  assert.deepEqual([none.status, none.body.error.message], [404, 'There is no such document any more: make it again.']);
});
