// Filing in the practice Clio: the list first, then exactly that; the bytes that Clio holds are
// those on the disk; cut off anywhere it goes on with the same document.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { changedFirm, practice, program, temporaryFolder } from './engross.mjs';

const json = (done, status = 0) => {
  assert.equal(done.status, status, done.err);
  return JSON.parse(done.out);
};

// A matter's documents made from its draft, and the ways a test asks Clio about them.
async function drafted(t, templates = ['will'], options = {}, matter = '00001-Whitfield') {
  const clio = await practice(t, [], options);
  const out = join(temporaryFolder(t), 'out');
  const made = json(
    clio.engross(['draft', matter, ...templates.flatMap((id) => ['--template', id]), '--out', out, '--confirm', 'Priya Nair', '--json']),
  );
  // A connection that was kept would be closed by the other side while a command blocks this one.
  const headers = { authorization: `Bearer ${clio.token}`, connection: 'close' };
  const get = async (path, method = 'GET') => {
    const answer = await fetch(`${clio.url}/api/v4/${path}`, { method, headers });
    assert.ok(answer.ok, `${path}: ${answer.status}`);
    return answer;
  };
  const records = async (path) => (await (await get(path)).json()).data;
  await clio.clearLog();
  return {
    clio,
    draft: made.draft,
    files: made.documents.map((document) => document.path),
    save: (...more) => clio.engross(['save', made.draft, ...more]),
    saved: (...more) => json(clio.engross(['save', made.draft, '--yes', '--json', ...more])),
    // Every document of the matter, whole or not, with its versions.
    held: () => records('documents.json?show_uncompleted=true&fields=id,name,parent{id,name},latest_document_version{version_number,fully_uploaded}'),
    versions: (id) => records(`documents/${id}/versions.json?fields=id,version_number,fully_uploaded,size`),
    folders: () => records('folders.json?fields=id,name,parent{id}'),
    // Without the token: it goes to the storage, which refuses one.
    bytes: async (id, version = '') => {
      const to = await fetch(`${clio.url}/api/v4/documents/${id}/download.json${version && `?document_version_id=${version}`}`, {
        headers,
        redirect: 'manual',
      });
      assert.equal(to.status, 303);
      return Buffer.from(await (await fetch(to.headers.get('location'), { headers: { connection: 'close' } })).arrayBuffer());
    },
    remove: (id) => get(`documents/${id}.json`, 'DELETE'),
  };
}

test('a will is filed: the bytes in Clio are those on the disk, in the matter it was made from', async (t) => {
  const one = await drafted(t);
  const result = one.saved('--by', 'Ada');
  assert.equal(result.matter, '00001-Whitfield');
  assert.deepEqual(
    result.documents.map(({ what, name, notes }) => ({ what, name, notes })),
    [{ what: 'new_document', name: 'Will - Thomas Edward Whitfield.docx', notes: [] }],
  );
  assert.deepEqual(result.notes, []);
  const held = await one.held();
  assert.equal(held.length, 1);
  assert.equal(held[0].name, 'Will - Thomas Edward Whitfield.docx');
  assert.equal(held[0].parent.name, '00001-Whitfield');
  assert.deepEqual(await one.bytes(held[0].id), readFileSync(one.files[0]));
});

test('filing again does nothing and says so', async (t) => {
  const one = await drafted(t);
  one.saved();
  await one.clio.clearLog();
  const again = one.saved();
  assert.equal(again.documents[0].what, 'unchanged');
  assert.deepEqual(again.filed, []);
  assert.equal((await one.clio.log()).filter(({ method }) => method !== 'GET').length, 0);
  const words = one.save();
  assert.equal(words.status, 0, words.err);
  assert.match(words.out, /nothing to do: these bytes are filed, as version 1 of document \d+/);
});

test('a file edited in Word becomes version 2, and version 1 is still there', async (t) => {
  const one = await drafted(t);
  one.saved();
  const first = readFileSync(one.files[0]);
  appendFileSync(one.files[0], 'edited');
  const plan = one.saved();
  assert.equal(plan.documents[0].what, 'new_version');
  assert.equal(plan.documents[0].version, 2);
  assert.deepEqual(plan.documents[0].notes, ['changed since it was made']);
  const held = await one.held();
  assert.equal(held.length, 1);
  const versions = await one.versions(held[0].id);
  assert.deepEqual(versions.map((version) => version.version_number), [1, 2]);
  assert.deepEqual(await one.bytes(held[0].id, versions[0].id), first);
  assert.deepEqual(await one.bytes(held[0].id), readFileSync(one.files[0]));
});

test('a will made anew from the same draft is a version of the same document', async (t) => {
  const one = await drafted(t);
  one.saved();
  const redrafted = json(
    one.clio.engross(['draft', '00001-Whitfield', '--template', 'will', '--out', join(one.files[0], '..'), '--json']),
  );
  assert.notEqual(redrafted.documents[0].path, one.files[0]);
  appendFileSync(redrafted.documents[0].path, 'made anew');
  const plan = one.saved();
  assert.equal(plan.documents.length, 1);
  assert.equal(plan.documents[0].path, redrafted.documents[0].path);
  assert.equal(plan.documents[0].what, 'new_version');
  assert.equal((await one.held()).length, 1);
});

for (const [name, fault] of [
  ['F7 created, and no answer', { method: 'POST', path_prefix: '/api/v4/documents', unanswered: true, times: 1 }],
  ['F7 the creation fails for good', { method: 'POST', path_prefix: '/api/v4/documents', status: 503, times: -1 }],
  ['F7 created, and Clio is gone', { method: 'POST', path_prefix: '/api/v4/documents', unanswered: true, times: -1 }],
  ['the upload is cut for good', { method: 'PUT', path_prefix: '/storage/', cut_request_after: 1000, times: -1 }],
  ['the upload is cut once', { method: 'PUT', path_prefix: '/storage/', cut_request_after: 1000, times: 1 }],
  ['F21 the storage is in trouble for good', { method: 'PUT', path_prefix: '/storage/', status: 500, times: -1 }],
  ['F7 the mark is not answered, ever', { method: 'PATCH', path_prefix: '/api/v4/documents', unanswered: true, times: -1 }],
  ['F13 the sign-in ends in the middle', { method: 'PATCH', path_prefix: '/api/v4/documents', status: 401, body: '{"error":"invalid_token"}', times: -1 }],
]) {
  test(`cut off: ${name}; the next run goes on, and there is one document`, async (t) => {
    const one = await drafted(t);
    await one.clio.set({ faults: [fault] });
    const cut = one.save('--yes');
    assert.ok([0, 5, 6].includes(cut.status), cut.err);
    if (cut.status !== 0) assert.match(cut.err, /^error: [^\n]+\n$/);
    assert.doesNotMatch(cut.err, new RegExp(one.clio.token));
    assert.doesNotMatch(cut.err, /X-Amz/);
    await one.clio.set({ faults: [] });
    one.saved();
    const whole = (await one.held()).filter((document) => document.latest_document_version.fully_uploaded);
    const unfinished = (await one.held()).length - whole.length;
    assert.equal(whole.length, 1);
    assert.equal(unfinished, 0);
    assert.deepEqual(await one.bytes(whole[0].id), readFileSync(one.files[0]));
    assert.equal(one.saved().documents[0].what, 'unchanged');
  });
}

test('cut off, then edited: the same document gets the new bytes', async (t) => {
  const one = await drafted(t);
  await one.clio.set({ faults: [{ method: 'PUT', path_prefix: '/storage/', status: 500, times: -1 }] });
  assert.equal(one.save('--yes').status, 5);
  await one.clio.set({ faults: [] });
  appendFileSync(one.files[0], 'edited');
  one.saved();
  const held = await one.held();
  assert.equal(held.length, 1);
  assert.deepEqual(await one.bytes(held[0].id), readFileSync(one.files[0]));
});

test('an address that has expired is replaced by one that has not', async (t) => {
  const one = await drafted(t);
  await one.clio.set({ faults: [{ method: 'PUT', path_prefix: '/storage/', status: 403, times: 2 }] });
  one.saved();
  const held = await one.held();
  assert.equal(held.length, 1);
  assert.deepEqual(await one.bytes(held[0].id), readFileSync(one.files[0]));
});

test('F15 without the permission nothing is filed, and it says which', async (t) => {
  const one = await drafted(t);
  await one.clio.set({ missing_scopes: ['Documents'] });
  const done = one.save('--yes');
  assert.equal(done.status, 5);
  assert.match(done.err, /give the app the permission "Documents"/);
  await one.clio.set({ missing_scopes: [] });
  assert.deepEqual(await one.held(), []);
});

test('without a terminal and without --yes nothing is filed, and the list is shown', async (t) => {
  const one = await drafted(t);
  const done = one.save();
  assert.equal(done.status, 1);
  assert.match(done.out, /Will - Thomas Edward Whitfield\.docx\n +a new document, \d+ kB/);
  assert.match(done.err, /^error: nothing was filed: nobody could be asked, draft D-\w+, .*--yes\n$/);
  assert.equal(json(one.save('--json'), 1).documents[0].what, 'new_document');
  assert.deepEqual(await one.held(), []);
});

// The program at a terminal: the question and its answer are what a person sees and types.
function atTerminal(one, args, answer) {
  const command = [program, 'save', one.draft, ...args, '--clio-url', one.clio.url, '--home', join(one.clio.home, 'state')]
    .map((word) => `'${word}'`)
    .join(' ');
  return spawnSync('script', ['-qec', command, '/dev/null'], {
    input: answer,
    encoding: 'utf8',
    timeout: 60_000,
    env: { ...process.env, ENGROSS_TOKEN: one.clio.token },
  });
}

test('at the question: no files nothing, yes files', async (t) => {
  const one = await drafted(t);
  for (const answer of ['n\n', '\n', 'maybe\n']) {
    const declined = atTerminal(one, [], answer);
    assert.equal(declined.status, 1, declined.stdout);
    assert.match(declined.stdout, /File this document\? \[y\/N\]/);
    assert.match(declined.stdout, /nothing was filed/);
    assert.deepEqual(await one.held(), []);
  }
  const agreed = atTerminal(one, [], 'y\n');
  assert.equal(agreed.status, 0, agreed.stdout);
  assert.match(agreed.stdout, /Filed: Will - Thomas Edward Whitfield\.docx \(document \d+, version 1\)/);
  assert.equal((await one.held()).length, 1);
});

test('two documents are filed, and the next run sends the one that was edited alone', async (t) => {
  const one = await drafted(t, ['will', 'referral-agreement']);
  const both = one.saved();
  assert.equal(both.filed.length, 2);
  for (const document of await one.held()) {
    const file = one.files.find((path) => path.endsWith(document.name));
    assert.deepEqual(await one.bytes(document.id), readFileSync(file));
  }
  appendFileSync(one.files[1], 'edited');
  const third = one.saved();
  assert.deepEqual(
    third.documents.map(({ what }) => what),
    ['unchanged', 'new_version'],
  );
  assert.equal((await one.held()).length, 2);
});

test('two documents, and the second cannot be uploaded: the first is filed, the next run files the second alone', async (t) => {
  const one = await drafted(t, ['will', 'referral-agreement']);
  const first = one.saved(one.files[0]);
  assert.equal(first.filed.length, 1);
  await one.clio.set({ faults: [{ method: 'PUT', path_prefix: '/storage/', times: -1, status: 500 }] });
  const cut = one.save('--yes', '--json');
  assert.equal(cut.status, 5);
  assert.deepEqual(
    JSON.parse(cut.out).filed.map(({ already }) => already),
    [true],
  );
  await one.clio.set({ faults: [] });
  const rest = one.saved();
  assert.deepEqual(
    rest.documents.map(({ what }) => what),
    ['unchanged', 'go_on'],
  );
  assert.equal((await one.held()).length, 2);
});

test('a folder by a pattern is made once, below the matter’s own', async (t) => {
  const one = await drafted(t);
  const year = new Date().getFullYear();
  const first = one.saved('--folder', '{year} {client.name}');
  assert.equal(first.folder, `${year} Thomas Edward Whitfield`);
  assert.equal(first.folder_is_new, true);
  const named = (await one.folders()).filter(({ name }) => name === first.folder);
  assert.equal(named.length, 1);
  assert.equal((await one.held())[0].parent.id, named[0].id);
  assert.equal(one.saved('--folder', `${year} thomas edward whitfield`).folder_is_new, false);
  assert.equal((await one.folders()).filter(({ name }) => name === first.folder).length, 1);
  assert.equal((await one.held()).length, 1);
});

for (const [name, folder] of [
  ['an unknown place', '{client.age}'],
  ['two folders', 'Wills/2026'],
  ['a brace alone', 'Wills {year'],
  ['only blanks', ' '],
]) {
  test(`a folder that is none is refused before anything is asked: ${name}`, async (t) => {
    const one = await drafted(t);
    const done = one.save('--yes', '--folder', folder);
    assert.equal(done.status, 2, done.err);
    assert.deepEqual(await one.clio.log(), []);
  });
}

test('F16 deleted in Clio: it is filed as a new document, and the list says so', async (t) => {
  const one = await drafted(t);
  one.saved();
  const [{ id }] = await one.held();
  await one.remove(id);
  const again = one.saved();
  assert.equal(again.documents[0].what, 'new_document');
  assert.deepEqual(again.documents[0].notes, ['the document that was filed before is no longer in Clio']);
  assert.equal((await one.held()).length, 1);
});

test('its file is gone, nothing made, no such draft, no such file', async (t) => {
  const one = await drafted(t);
  const missing = one.save('--yes', join(one.files[0], '..', 'other.docx'));
  assert.equal(missing.status, 1);
  assert.match(missing.err, /there is no such file/);
  rmSync(one.files[0]);
  const gone = one.save('--yes');
  assert.equal(gone.status, 1);
  assert.match(gone.out, /is not filed\n[^\n]*\n +note: its file is gone/);
  assert.match(gone.err, /none of the documents can be filed/);
  assert.match(one.clio.engross(['save', 'D-22222', '--yes']).err, /no draft "D-22222"/);
  const imported = json(one.clio.engross(['import', '00005-Ramcharan', '--json'])).draft;
  assert.match(one.clio.engross(['save', imported, '--yes']).err, /no document was made from this draft/);
  assert.deepEqual(await one.held(), []);
});

test('a file of a name that Clio has becomes a version of it, and the list says so', async (t) => {
  const one = await drafted(t);
  one.saved();
  const other = join(temporaryFolder(t), 'Will - Thomas Edward Whitfield.docx');
  writeFileSync(other, 'another will');
  const plan = one.saved(other);
  assert.equal(plan.documents[0].what, 'new_version');
  assert.deepEqual(plan.documents[0].notes, [
    'not made from this draft',
    'Clio has a document of this name, not filed from here: it stays, as version 1',
  ]);
  assert.equal((await one.held()).length, 1);
});

test('the draft was edited, the review unconfirmed, the file open in Word: the list says so', async (t) => {
  const one = await drafted(t);
  one.clio.engross(['review', one.draft, '--correct', 'matter.description=Wills of both', '--by', 'Jo']);
  writeFileSync(join(one.files[0], '..', '~$ll - Thomas Edward Whitfield.docx'), '');
  const done = one.save();
  assert.match(done.out, /note: nobody has confirmed the review as it is now/);
  assert.match(done.out, /note: the draft was edited after this document was made/);
  assert.match(done.out, /note: open in a word processor/);
});

test('a closed matter takes documents, and the list says that it is closed', async (t) => {
  const share = changedFirm(t, 'matters.json', (matters) => {
    const matter = matters.find(({ display_number: number }) => number === '00001-Whitfield');
    Object.assign(matter, { status: 'Closed', close_date: '2026-11-20' });
  });
  const one = await drafted(t, ['will'], { share });
  const done = one.saved();
  assert.deepEqual(done.notes, ['the matter is closed in Clio']);
  assert.equal((await one.held()).length, 1);
});
