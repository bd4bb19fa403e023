// The review by command: every edit, undo, findings that stop, and a matter that changed in Clio.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { changedFirm, paragraphs, parts, practice, temporaryFolder } from './engross.mjs';

const json = (done) => {
  assert.equal(done.status, 0, done.err);
  return JSON.parse(done.out);
};
const imported = (clio, matter = '00001-Whitfield') => json(clio.engross(['import', matter, '--json'])).draft;
const named = (review, name) => review.people.find((person) => person.name === name);

test('two spouses stop drafting until a role is settled with a reason', async (t) => {
  const clio = await practice(t);
  const out = join(temporaryFolder(t), 'out');
  const stopped = clio.engross(['draft', '00004-Blackwater', '--template', 'will', '--out', out]);
  assert.equal(stopped.status, 7, stopped.err);
  const draft = stopped.err.match(/draft (D-\S+),/)[1];
  const review = json(clio.engross(['review', draft, '--role', 'Denise Marie Charbonneau=party', '--reason', 'business partner', '--by', 'Ada', '--json']));
  assert.equal(named(review, 'Denise Marie Charbonneau').role, 'party');
  assert.match(named(review, 'Denise Marie Charbonneau').reason, /business partner/);
  assert.deepEqual(review.findings.filter((finding) => finding.severity === 'blocking' && !finding.overruled), []);
  const history = json(clio.engross(['review', draft, '--history', '--json']));
  assert.deepEqual(history.map((entry) => [entry.number, entry.by, entry.undone]), [[1, 'Ada', false]]);
});

test('edits are kept together or not at all', async (t) => {
  const clio = await practice(t);
  const draft = imported(clio);
  const done = clio.engross(['review', draft, '--remove', 'Marcus Oyelaran', '--role', '30001=child']);
  assert.equal(done.status, 1, done.err);
  assert.match(done.err, /^error: .*client/);
  assert.deepEqual(json(clio.engross(['review', draft, '--history', '--json'])), []);
});

test('documents that are refused leave no confirmation behind', async (t) => {
  const clio = await practice(t);
  const draft = imported(clio);
  const told = () => json(clio.engross(['review', draft, '--json'])).confirmed;
  const made = (out) => clio.engross(['draft', '1001', '--template', 'will', '--out', out, '--confirm', 'Ada Beaumont']);
  clio.engross(['review', draft, '--role', '30003=spouse']);
  const stopped = made(temporaryFolder(t));
  assert.equal(stopped.status, 7, stopped.err);
  assert.doesNotMatch(stopped.out, /Confirmed by/);
  assert.equal(told(), null);
  clio.engross(['review', draft, '--undo']);
  const done = made(temporaryFolder(t));
  assert.equal(done.status, 0, done.err);
  assert.match(done.out, /Confirmed by Ada Beaumont/);
  assert.equal(told().by, 'Ada Beaumont');
});

test('a correction reaches the document, undo takes it out again', async (t) => {
  const clio = await practice(t);
  const draft = imported(clio);
  const corrected = json(clio.engross(['review', draft, '--correct', 'Daniel James Whitfield.name.middle=Jacques', '--json']));
  assert.ok(named(corrected, 'Daniel Jacques Whitfield'));
  const out = temporaryFolder(t);
  const done = clio.engross(['draft', '1001', '--template', 'will', '--out', out, '--confirm', 'Ada Beaumont']);
  assert.equal(done.status, 0, done.err);
  const body = paragraphs(parts(join(out, readdirSync(out)[0]))['word/document.xml']).join('\n');
  assert.ok(body.includes('Daniel Jacques Whitfield'));
  assert.ok(!body.includes('Daniel James Whitfield'));
  const values = json(clio.engross(['review', draft, '--values', 'Daniel Jacques Whitfield', '--json']));
  const middle = values.find((value) => value.field === 'name.middle');
  assert.deepEqual([middle.value, middle.imported, middle.state], ['Jacques', 'James', 'corrected']);
  const back = json(clio.engross(['review', draft, '--as-imported', 'Daniel Jacques Whitfield.name.middle', '--json']));
  assert.ok(named(back, 'Daniel James Whitfield'));
  const back_again = clio.engross(['review', draft, '--undo', '--json']);
  assert.match(back_again.err, /^note: undone: middle name of Daniel Jacques Whitfield/);
  const undone = json(back_again);
  assert.ok(named(undone, 'Daniel Jacques Whitfield'));
});

// name, arguments after the draft, what the first error says
for (const [name, more, says] of [
  ['nobody', ['--remove', 'Danial James Whitfield'], /^error: nobody of this review, "Danial James Whitfield", did you mean "Daniel James Whitfield"\?/],
  ['the client', ['--remove', 'client'], /^error: /],
  ['no role', ['--role', '30003=cousin'], /^error: no role, "cousin"/],
  ['no pair', ['--role', '30003'], /^error: no "=", "30003"/],
  ['no field', ['--correct', '30003.name.lst=Moss'], /^error: no field "name.lst".*did you mean "name.last"/],
  ['no date', ['--correct', '30003.birthdate=31\/02\/1990'], /^error: /],
  ['no parent', ['--parent', '30006=30002'], /^error: /],
  ['merged with oneself', ['--merge', '30003=30003'], /^error: /],
  ['an overruling without a reason', ['--overrule', 'step:30004'], /^error: /],
  ['an unknown finding', ['--overrule', 'three-spouses', '--reason', 'so'], /^error: /],
  ['nothing to undo', ['--undo'], /^error: /],
  ['nothing that waits', ['--take', 'all'], /^error: nothing in Clio waits under this key/],
]) {
  test(`refused: ${name}`, async (t) => {
    const clio = await practice(t);
    const draft = imported(clio);
    const done = clio.engross(['review', draft, ...more]);
    assert.notEqual(done.status, 0);
    assert.match(done.err, says);
    assert.deepEqual(json(clio.engross(['review', draft, '--history', '--json'])), []);
  });
}

test('no draft', async (t) => {
  const clio = await practice(t);
  const done = clio.engross(['review', 'D-ZZZZZ']);
  assert.equal(done.status, 1);
  assert.match(done.err, /^error: no draft "D-ZZZZZ"/);
});

const people = 'contacts_families.json';
const person = (records, id) => records.find((record) => record.id === id);

async function changed(t, before, edit) {
  const clio = await practice(t);
  const draft = imported(clio);
  before(clio, draft);
  await clio.stop();
  const share = changedFirm(t, people, edit);
  return { draft, clio: await practice(t, [], { home: clio.home, share }) };
}

test('what changed in Clio is taken into a draft that nobody has worked on, and said', async (t) => {
  const { draft, clio } = await changed(t, () => {}, (records) => (person(records, 30003).middle_name = 'Jacques'));
  const review = json(clio.engross(['import', '00001-Whitfield', '--json']));
  assert.equal(review.draft, draft);
  assert.ok(named(review, 'Daniel Jacques Whitfield'));
  const history = json(clio.engross(['review', draft, '--history', '--json']));
  assert.deepEqual(history.map((entry) => entry.by), ['import']);
});

for (const [choice, name] of [
  ['--take', 'Daniel Jacques Whitfield'],
  ['--keep', 'Daniel Jim Whitfield'],
]) {
  test(`what changed in Clio under a worked-on draft stops drafting until it is decided: ${choice}`, async (t) => {
    const correct = (clio, draft) => json(clio.engross(['review', draft, '--correct', '30003.name.middle=Jim', '--json']));
    const { draft, clio } = await changed(t, correct, (records) => (person(records, 30003).middle_name = 'Jacques'));
    const out = join(temporaryFolder(t), 'out');
    const stopped = clio.engross(['draft', '1001', '--template', 'will', '--out', out]);
    assert.equal(stopped.status, 7, stopped.err);
    assert.match(stopped.err, /^error: Daniel Jim Whitfield, name\.middle: "Jacques" in Clio now, was "James"; here "Jim"/m);
    assert.throws(() => readdirSync(out), /ENOENT/);
    const review = json(clio.engross(['review', draft, choice, 'all', '--by', 'Ada', '--json']));
    assert.deepEqual(review.pending, []);
    assert.ok(named(review, name), JSON.stringify(review.people.map((one) => one.name)));
    assert.equal(clio.engross(['draft', '1001', '--template', 'will', '--out', out]).status, 0);
  });
}
