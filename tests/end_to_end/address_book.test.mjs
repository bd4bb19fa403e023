// The address book kept on this computer, and its contacts in drafts, as a person at the terminal works with them.
import assert from 'node:assert/strict';
import test from 'node:test';
import { changedFirm, practice, temporaryFolder } from './engross.mjs';

// Of the practice firm: Geneviève Théberge (born 1968-11-03), her husband Félix, and André without an e-mail address.
const [genevieve, felix, andre] = [31296, 31295, 31100];

const json = (done) => {
  assert.equal(done.status, 0, done.err);
  return JSON.parse(done.out);
};
const counts = ({ new: added, changed, same, hidden }) => [added, changed, same, hidden];

test('contacts are imported, and imported again without one twice', async (t) => {
  const home = temporaryFolder(t);
  const before = await practice(t, [], { home });
  const first = before.engross(['contacts', '--import', `${genevieve},${andre}`]);
  assert.equal(first.status, 0, first.err);
  assert.match(first.out, /^2 new, 0 changed, 0 the same$/m);
  assert.match(first.err, /^1 without an e-mail address, kept too$/m);
  await before.stop();

  const share = changedFirm(t, 'address_book.json', (records) => {
    const one = records.find(({ id }) => id === genevieve);
    one.date_of_birth = '1968-11-04';
    one.email_addresses[0].address = 'genevieve@lakemail.example';
  });
  const after = await practice(t, [], { home, share });
  const again = json(after.engross(['contacts', 'theberge', '--import', 'all', '--json']));
  assert.deepEqual(counts(again), [4, 1, 1, 0]);
  assert.deepEqual(
    again.contacts.find(({ clio_id: id }) => id === genevieve).changes.map(({ label, then, now }) => [label, then, now]),
    [
      ['Birth date', '1968-11-03', '1968-11-04'],
      ['E-mail (Work)', 'genevieve.theberge@escarpmentminorhockeyassociation.example', 'genevieve@lakemail.example'],
    ],
  );
  const text = after.engross(['contacts', '--import', `${genevieve}`]);
  assert.match(text.out, /^0 new, 0 changed, 1 the same$/m);
  assert.equal(json(after.engross(['contacts', '--kept', '--json'])).length, 6);
  assert.deepEqual(
    json(after.engross(['contacts', '--kept', '--no-email', '--json'])).map(({ clio_id: id }) => id),
    [andre],
  );
});

test('all 1,200 are imported at once', async (t) => {
  const clio = await practice(t);
  await clio.clearLog();
  assert.deepEqual(counts(json(clio.engross(['contacts', '--import', 'all', '--json']))), [1200, 0, 0, 0]);
  assert.equal((await clio.log()).filter(({ path }) => path.startsWith('/api/')).length, 7);
  const again = clio.engross(['contacts', '--import', 'all']);
  assert.match(again.out, /^0 new, 0 changed, 1200 the same$/m);
  assert.match(again.err, /^315 without an e-mail address, kept too$/m);
});

test('a contact is brought into a draft, and a later import does not call it gone', async (t) => {
  const clio = await practice(t);
  const { draft } = json(clio.engross(['import', '00001-Whitfield', '--json']));
  clio.engross(['contacts', '--import', `${felix}`]);
  const brought = json(clio.engross(['review', draft, '--by', 'Ada', '--bring', `${felix}=party:friend`, '--json']));
  const person = brought.people.find(({ clio_id: id }) => id === felix);
  assert.deepEqual([person.name, person.role, person.relationship], ['Félix Théberge', 'party', 'friend']);
  assert.equal(person.email, 'felix.theberge@lakemail.example');
  const values = json(clio.engross(['review', draft, '--values', `${felix}`, '--json']));
  assert.equal(values.find(({ field }) => field === 'email').source, `Clio contacts ${felix}`);
  assert.match(clio.engross(['review', draft, '--history']).out, /Ada +Félix Théberge brought from the address book as party/);
  const again = json(clio.engross(['import', '00001-Whitfield', '--json']));
  assert.deepEqual(again.pending, []);
  assert.ok(again.people.some(({ clio_id: id }) => id === felix));
  const undone = json(clio.engross(['review', draft, '--undo', '--json']));
  assert.ok(!undone.people.some(({ clio_id: id }) => id === felix));
});

test('who was added by hand and looks like a contact is proposed, merged, or kept apart', async (t) => {
  const clio = await practice(t);
  const { draft } = json(clio.engross(['import', '00001-Whitfield', '--json']));
  const name = 'genevieve theberge';
  clio.engross(['review', draft, '--by', 'Ada', '--add', `${name}=party:friend`]);
  clio.engross(['review', draft, '--by', 'Ada', '--correct', `${name}.title=Judge`]);
  clio.engross(['contacts', '--import', `${genevieve}`]);
  assert.deepEqual(json(clio.engross(['contacts', '--merges', '--json'])), [], 'a name alone proposes nothing');

  clio.engross(['review', draft, '--by', 'Ada', '--correct', `${name}.birthdate=1968-11-03`]);
  const [proposal] = json(clio.engross(['contacts', '--merges', '--json']));
  assert.deepEqual(
    [proposal.draft, proposal.by_hand.clio_id, proposal.contact.clio_id, proposal.strong, proposal.because],
    [draft, -1, genevieve, true, 'the same name and birth date'],
  );
  const said = clio.engross(['review', draft]).out;
  assert.match(said, /genevieve theberge, added by hand, and contact 31296, Geneviève Théberge, are most likely one\s+person/);
  assert.match(said.replace(/\s+/g, ' '), new RegExp(`engross review ${draft} --merge-contact=-1=31296, or --apart=-1=31296 when they are two`));

  const apart = json(clio.engross(['review', draft, '--by', 'Ada', '--apart=-1=31296', '--json']));
  assert.deepEqual(apart.merges, []);
  assert.equal(json(clio.engross(['review', draft, '--undo', '--json'])).merges.length, 1);

  const merged = json(clio.engross(['review', draft, '--by', 'Ada', '--merge-contact=-1=31296', '--json']));
  const person = merged.people.find(({ clio_id: id }) => id === genevieve);
  assert.deepEqual([person.name, person.relationship, person.phone], ['Geneviève Théberge', 'friend', '807-555-0143']);
  assert.deepEqual(merged.removed, [{ clio_id: -1, name, merged_into: genevieve }]);
  assert.deepEqual(merged.merges, []);
});

for (const [name, args, says, status] of [
  ['a contact that is not there', ['contacts', '--import', '999'], /^error: no contact with the id 999/, 1],
  ['no id', ['contacts', '--import', 'Lee'], /^error: "Lee" is no contact's id, --import, write ids/, 2],
  ['an id below one', ['contacts', '--import', '-5'], /^error: "-5" is no contact's id/, 2],
  ['a list of nothing', ['contacts', 'zzzz', '--import', 'all'], /^error: no contact with "zzzz"/, 1],
  ['importing what is kept', ['contacts', '--kept', '--import', 'all'], /excludes|--kept/, 2],
  ['a contact that is not kept', ['review', 'DRAFT', '--bring', `${felix}=party`], /^error: contact 31295 is not imported, .*engross contacts --import 31295/, 1],
  ['a role that is none', ['review', 'DRAFT', '--bring', `${felix}=friend`], /^error: .*friend/, 2],
  ['a name for a contact', ['review', 'DRAFT', '--bring', 'Félix=party'], /^error: this is no contact's id, "Félix"/, 2],
  ['a merge that nobody proposes', ['review', 'DRAFT', '--merge-contact', 'client=31296'], /^error: no merge of these two is proposed/, 1],
  ['a person who is not there', ['review', 'DRAFT', '--apart', 'Nobody=31296'], /^error: .*Nobody/, undefined],
]) {
  test(`refused, and nothing kept: ${name}`, async (t) => {
    const clio = await practice(t);
    const { draft } = json(clio.engross(['import', '00001-Whitfield', '--json']));
    const done = clio.engross(args.map((word) => (word === 'DRAFT' ? draft : word)));
    if (status === undefined) assert.notEqual(done.status, 0);
    else assert.equal(done.status, status, done.err);
    assert.match(done.err, says);
    assert.deepEqual(json(clio.engross(['contacts', '--kept', '--json'])), []);
    assert.deepEqual(json(clio.engross(['review', draft, '--history', '--json'])), []);
  });
}
