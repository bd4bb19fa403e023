// What users of InterActive Legal's Clio import know, step by step, under the ids of its steps.
// I2 (a program too old for its drafts) is a test of the store.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { engross, practice, temporaryFolder } from './engross.mjs';

const kept = (clio) => existsSync(join(clio.home, 'state', 'engross.db'));
const json = (done) => {
  assert.equal(done.status, 0, done.err);
  return JSON.parse(done.out);
};

test('I1 importing a client from Clio is one command, and keeps a draft', async (t) => {
  const clio = await practice(t);
  const done = clio.engross(['import', '00001-Whitfield']);
  assert.equal(done.status, 0, done.err);
  assert.match(done.out, /^Review of matter 00001-Whitfield: Wills and powers of attorney \(Open\)\n/);
  assert.match(done.out, /kept as draft D-[0-9A-Z]{5}\n/);
  assert.ok(kept(clio));
});

test('I3 without a sign-in the import says what to do, and asks Clio nothing', (t) => {
  const done = engross(['import', '00001-Whitfield', '--home', temporaryFolder(t)]);
  assert.equal(done.status, 6);
  assert.match(done.err, /^error: not signed in to Clio, run engross connect; it asks for the firm's region; to try Engross without an account, run engross serve --sandbox$/m);
});

test('I4 an import begins empty: without a matter nothing is read and nothing is kept', async (t) => {
  const clio = await practice(t);
  const done = clio.engross(['import']);
  assert.equal(done.status, 2);
  assert.match(done.err, /^error: .*matter/);
  assert.deepEqual(await clio.log(), []);
  assert.ok(!kept(clio));
});

for (const [what, query, numbers] of [
  ['number', '00014', ['00014-Mutasa']],
  ['description', 'blended', ['00006-Kowalczyk']],
  ['client', 'Pettigr', ['00013-Pettigrew']],
  ['two characters', 'Gi', ['00015-Gill']],
]) {
  test(`I5 a search looks at the ${what}`, async (t) => {
    const clio = await practice(t);
    const found = json(clio.engross(['matters', query, '--json'])).map((matter) => matter.display_number);
    for (const number of numbers) assert.ok(found.includes(number), found.join());
  });
}

test('I5 one character is refused before Clio is asked', async (t) => {
  const clio = await practice(t);
  assert.equal(clio.engross(['matters', 'W']).status, 2);
  assert.deepEqual(await clio.log(), []);
});

test('I6 a search runs when its line is entered, in one request', async (t) => {
  const clio = await practice(t);
  assert.equal(clio.engross(['matters', 'Whitfield']).status, 0);
  const asked = await clio.log();
  assert.equal(asked.length, 1, JSON.stringify(asked));
});

for (const [column, first, last] of [
  ['number', '00001-Whitfield', '00018-Tanaka-Reid'],
  ['client', '00004-Blackwater', '00001-Whitfield'],
]) {
  test(`I7 results are sorted by ${column}`, async (t) => {
    const clio = await practice(t);
    const found = json(clio.engross(['matters', 'wi', '--sort', column, '--json']));
    const key = (matter) => (column === 'number' ? matter.display_number : matter.client);
    const names = found.map(key);
    assert.deepEqual(names, [...names].sort((a, b) => a.localeCompare(b)));
    const numbers = found.map((matter) => matter.display_number);
    assert.ok(numbers.indexOf(first) < numbers.indexOf(last), numbers.join());
  });
}

test('I8 the preview shows the client and every related contact, and keeps nothing', async (t) => {
  const clio = await practice(t);
  const preview = json(clio.engross(['import', '00001-Whitfield', '--preview', '--json']));
  assert.equal(preview.client.name, 'Thomas Edward Whitfield');
  assert.equal(preview.people.length, 8);
  assert.deepEqual(preview.people.map((person) => person.role), ['spouse', 'child', 'child', 'child', 'grandchild', 'grandchild', 'party', 'party']);
  assert.ok(!kept(clio));
});

test('I9 a contact is removed from the review, stays listed, and comes back', async (t) => {
  const clio = await practice(t);
  const { draft } = json(clio.engross(['import', '00001-Whitfield', '--json']));
  const without = json(clio.engross(['review', draft, '--remove', 'Marcus Oyelaran', '--remove', '30006', '--json']));
  assert.deepEqual(without.removed.map((person) => person.name), ['Noah Daniel Whitfield', 'Marcus Oyelaran']);
  assert.equal(without.people.length, 6);
  const again = json(clio.engross(['review', draft, '--restore', 'Marcus Oyelaran', '--json']));
  assert.deepEqual(again.removed.map((person) => person.name), ['Noah Daniel Whitfield']);
});

test('I10 after a wrong matter the right one is chosen, and only that is kept', async (t) => {
  const clio = await practice(t);
  json(clio.engross(['import', '00004-Blackwater', '--preview', '--json']));
  const right = json(clio.engross(['import', '00001-Whitfield', '--json']));
  assert.equal(right.matter.display_number, '00001-Whitfield');
  const next = json(clio.engross(['import', '00004-Blackwater', '--preview', '--json']));
  assert.equal(next.draft, null);
});

test('I11 name and notes come from the matter, are left or accepted as a whole, and no client is made twice', async (t) => {
  const clio = await practice(t);
  const preview = json(clio.engross(['import', '00001-Whitfield', '--preview', '--json']));
  assert.deepEqual(preview.new_client, { name: 'Thomas Edward Whitfield', notes: 'Wills and powers of attorney' });
  assert.equal(preview.draft, null);
  assert.ok(!kept(clio));
  const { draft } = json(clio.engross(['import', '00001-Whitfield', '--json']));
  assert.equal(json(clio.engross(['import', '1001', '--json'])).draft, draft);
  assert.equal(json(clio.engross(['import', '00001-Whitfield', '--preview', '--json'])).draft, draft);
});

test('I12 the interview opens with what Clio holds; what is missing is still asked', async (t) => {
  const clio = await practice(t);
  const { draft } = json(clio.engross(['import', '00005-Ramcharan', '--json']));
  const asked = json(clio.engross(['interview', 'will', '--draft', draft, '--json']));
  const open = asked.filter((answer) => answer.required && answer.value === null).map((answer) => answer.path);
  assert.ok(open.includes('executor'), JSON.stringify(asked));
  const filled = json(clio.engross(['import', '00001-Whitfield', '--json']));
  const answers = json(clio.engross(['interview', 'will', '--draft', filled.draft, '--json']));
  const executor = answers.find((answer) => answer.path === 'executor');
  assert.deepEqual([executor.value, executor.origin], ['Amélie Rose Whitfield', 'from the matter']);
});

for (const [role, words] of [
  ['spouse', ['husband', 'wife', 'spouse', 'partner']],
  ['child', ['son', 'step-son', 'daughter', 'step-daughter', 'child', 'children', 'step-child', 'step-children']],
  ['grandchild', ['grandchild', 'grandchildren', 'granddaughter', 'grandson']],
  ['party', ['sister', 'executor', 'accountant', 'ex-wife']],
]) {
  test(`I13 words of a ${role}`, () => {
    const found = json(engross(['classify', ...words, '--json']));
    assert.deepEqual(found.map((one) => [one.word, one.role]), words.map((word) => [word, role]));
  });
}

test('I13 a blank word is a party', () => {
  assert.equal(json(engross(['classify', '--json'], { input: '\n' }))[0].role, 'party');
});

test('I14 custom fields become answers; those that nothing asks for are listed', async (t) => {
  const clio = await practice(t);
  const { report } = json(clio.engross(['import', '00001-Whitfield', '--json']));
  const mapped = Object.fromEntries(report.mapped.map((line) => [line.field, line.fact]));
  assert.equal(mapped.Executor, 'facts.executor');
  assert.equal(mapped['Trust age'], 'facts.trust_age');
  const unmapped = report.unmapped.map((line) => line.field);
  assert.ok(unmapped.includes('Will type'), unmapped.join());
});

test('I15 only the client, the related contacts and those named in fields are collected', async (t) => {
  const clio = await practice(t);
  const review = json(clio.engross(['import', '00001-Whitfield', '--json']));
  const ids = [review.client, ...review.people].map((person) => person.clio_id);
  assert.deepEqual(ids, [30001, 30002, 30003, 30004, 30005, 30006, 30007, 30008, 30010]);
});

test('I16 every review says that it is Clio’s, until somebody has confirmed it', async (t) => {
  const clio = await practice(t);
  const done = clio.engross(['import', '00001-Whitfield']);
  assert.match(done.out, /This is what Clio holds, as it holds it; nobody has confirmed it\. Look at every value before drafting\./);
  const draft = done.out.match(/kept as draft (\S+)/)[1];
  const confirmed = clio.engross(['review', draft, '--confirm', 'Ada Beaumont']);
  assert.match(confirmed.out, /Confirmed by Ada Beaumont on \d{4}-\d\d-\d\d/);
  assert.doesNotMatch(confirmed.out, /nobody has confirmed/);
});
