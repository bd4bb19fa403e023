// Finding a matter on the command line.
import assert from 'node:assert/strict';
import test from 'node:test';
import { changedFirm, practice } from './engross.mjs';

const listed = (done) => {
  assert.equal(done.status, 0, done.err);
  return JSON.parse(done.out);
};
const numbers = (matters) => matters.map(({ display_number }) => display_number);

test('without a query: those changed last in Clio, the newest first, in one call', async (t) => {
  const share = changedFirm(t, 'matters.json', (matters) => {
    for (const [at, id] of [1003, 1001, 1002].entries()) matters.find((one) => one.id === id).updated_at = `2026-11-2${8 - at}T10:00:00Z`;
  });
  const clio = await practice(t, [], { share });
  await clio.clearLog();
  const found = listed(clio.engross(['matters', '--json']));
  const asked = (await clio.log()).filter(({ path }) => path.startsWith('/api/'));
  assert.equal(asked.length, 1);
  assert.match(asked[0].path, /order=updated_at%28desc%29/);
  assert.deepEqual(found.slice(0, 3).map(({ clio_id }) => clio_id), [1003, 1001, 1002]);
  const closed = listed(clio.engross(['matters', '--status', 'closed', '--json']));
  assert.ok(closed.length > 0 && closed.length < found.length && closed.every(({ status }) => status === 'Closed'));
  assert.match(clio.engross(['matters']).err, /^\d+ of the matters changed last; search for others$/m);
});

test('filters by practice area and lawyer, sorted by any column', async (t) => {
  const clio = await practice(t);
  const all = listed(clio.engross(['matters', '--json']));
  const areas = new Set(all.map(({ practice_area }) => practice_area));
  const lawyers = new Set(all.map(({ responsible_lawyer }) => responsible_lawyer));
  assert.ok(areas.size > 1 && lawyers.size > 1);
  const wills = listed(clio.engross(['matters', '--area', 'WILLS', '--json']));
  assert.deepEqual(numbers(wills), numbers(all.filter(({ practice_area }) => /wills/i.test(practice_area))));
  const of = listed(clio.engross(['matters', '--area', 'wills', '--lawyer', 'nair', '--json']));
  assert.deepEqual(numbers(of), numbers(wills.filter(({ responsible_lawyer }) => /nair/i.test(responsible_lawyer))));
  assert.ok(of.length > 0 && of.length < all.length);
  for (const [column, key] of [['number', 'display_number'], ['client', 'client'], ['description', 'description'], ['status', 'status'], ['area', 'practice_area'], ['lawyer', 'responsible_lawyer']]) {
    const texts = listed(clio.engross(['matters', '--sort', column, '--json'])).map((one) => one[key].normalize('NFD').replace(/\p{M}/gu, '').toLowerCase());
    assert.deepEqual(texts, [...texts].sort(), column);
  }
});

for (const [name, args, status, says] of [
  ['a query of one letter', ['matters', 'w'], 2, /^error: a search needs at least 2 characters/],
  ['a status that is none', ['matters', '--status', 'lost'], 2, /^error: "lost" is not a status of a matter/],
  ['a column that is none', ['matters', '--sort', 'age'], 2, /^error: --sort/],
  ['nothing of that area', ['matters', '--area', 'maritime'], 1, /^error: no such matter among those changed last/],
  ['nothing of that name', ['matters', 'zzzz'], 1, /^error: no matter with "zzzz"/],
]) {
  test(`refused: ${name}`, async (t) => {
    const clio = await practice(t);
    const done = clio.engross(args);
    assert.equal(done.status, status, done.err);
    assert.match(done.err, says);
    assert.equal(done.out, '');
  });
}
