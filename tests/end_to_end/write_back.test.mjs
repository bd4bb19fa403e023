// What was corrected in review written to the practice Clio, and time, expenses and appointments
// recorded in it: the list first, then exactly that, and nothing that was not seen.
import assert from 'node:assert/strict';
import test from 'node:test';
import { practice } from './engross.mjs';

const json = (done, status = 0) => {
  assert.equal(done.status, status, done.err);
  return JSON.parse(done.out);
};

// A draft of the sample family, and Clio as somebody else sees it.
async function imported(t) {
  const clio = await practice(t);
  const { draft } = json(clio.engross(['import', '00001-Whitfield', '--json']));
  const headers = { authorization: `Bearer ${clio.token}`, connection: 'close', 'content-type': 'application/json' };
  const ask = async (path, method = 'GET', data = undefined) => {
    const answer = await fetch(`${clio.url}/api/v4/${path}`, { method, headers, body: data && JSON.stringify({ data }) });
    assert.ok(answer.ok, `${method} ${path}: ${answer.status}`);
    return (await answer.json()).data;
  };
  return {
    clio,
    draft,
    ask,
    review: (...edits) => assert.equal(clio.engross(['review', draft, '--by', 'Ada', ...edits]).status, 0),
    back: (...more) => clio.engross(['write-back', draft, ...more]),
    written: (...more) => json(clio.engross(['write-back', draft, '--yes', '--json', ...more])),
    record: (...more) => clio.engross(['record', draft, ...more]),
    recorded: (...more) => json(clio.engross(['record', draft, '--yes', '--json', ...more])),
    changes: async () => (await clio.log()).filter(({ method }) => method !== 'GET').length,
  };
}

const lines = (values) => values.map(({ key, what, in_clio, here }) => `${key} ${what}: ${in_clio} > ${here}`);

test('every corrected value is listed, written to its place, and asked for no more', async (t) => {
  const one = await imported(t);
  one.review(
    '--correct', '30002.birthdate=1961-07-02', '30002.address.city=Lakefield', '30002.email=', '30008.relationship=Half-sister',
    'matter.description=Wills', 'matter.custom.trust_age=30', 'matter.custom.executor=30003', 'matter.custom.will_type=Simple will',
    'client.custom.occupation=Engineer', 'matter.custom.signing_appointment=14:30:00',
  );
  const all = [
    '30001.custom.occupation change: Retired civil engineer > Engineer',
    '30002.birthdate change: 1960-07-02 > 1961-07-02',
    '30002.email change: amelie.whitfield@kawarthanet.example > ',
    '30002.address.city change: Peterborough > Lakefield',
    '30008.relationship change: Sister > Half-sister',
    '0.description change: Wills and powers of attorney > Wills',
    '0.custom.executor change: Amélie Rose Whitfield > Daniel James Whitfield',
    '0.custom.trust_age change: 25 > 30',
    '0.custom.will_type change: Will with trust > Simple will',
    '0.custom.signing_appointment change:  > 14:30:00',
  ];
  const result = one.written('--by', 'Ada');
  assert.deepEqual(lines(result.values), all);
  assert.deepEqual(lines(result.written), all);
  const wife = await one.ask('contacts/30002?fields=date_of_birth,primary_email_address,addresses{city,street}');
  assert.equal(wife.date_of_birth, '1961-07-02');
  assert.equal(wife.primary_email_address, null);
  assert.deepEqual(wife.addresses, [{ city: 'Lakefield', street: '41 Maple Grove Avenue' }]);
  assert.equal((await one.ask('relationships/4007?fields=description')).description, 'Half-sister');
  const matter = await one.ask('matters/1001?fields=description,custom_field_values{field_name,value}');
  assert.equal(matter.description, 'Wills');
  const value = (name) => matter.custom_field_values.find(({ field_name }) => field_name === name).value;
  assert.deepEqual(['Executor', 'Trust age', 'Will type', 'Signing appointment'].map(value), ['30003', '30', '6001', '14:30:00']);

  await one.clio.clearLog();
  const again = one.written();
  assert.deepEqual(again.written, []);
  assert.deepEqual([...new Set(again.values.map(({ what }) => what))], ['same']);
  assert.match(again.values[0].note, /^written by Ada on \d{4}-\d{2}-\d{2} \d{2}:\d{2}$/);
  assert.equal(await one.changes(), 0);
  // What stands in both is no difference for anybody to settle.
  assert.doesNotMatch(one.clio.engross(['import', '00001-Whitfield']).out, /Clio has changed/);
});

test('nothing is written without a person who saw the list', async (t) => {
  const one = await imported(t);
  one.review('--correct', '30002.birthdate=1961-07-02');
  await one.clio.clearLog();
  const unasked = one.back();
  assert.equal(unasked.status, 1);
  assert.match(unasked.out, /Amélie Rose Whitfield, Birth date: "1960-07-02" becomes "1961-07-02"/);
  assert.match(unasked.err, /^error: nothing was written to Clio: nobody could be asked, draft D-\w+, .*--yes\n$/);
  const unrecorded = one.record('--time', '1:30', '--note', 'Drafting');
  assert.equal(unrecorded.status, 1);
  assert.match(unrecorded.err, /^error: nothing was recorded: nobody could be asked/);
  assert.equal(await one.changes(), 0);
});

test('F24 what somebody changed in Clio meanwhile stays, and both values are shown', async (t) => {
  const one = await imported(t);
  one.review('--correct', '30002.birthdate=1961-07-02', '30003.name.first=Dan');
  await one.ask('contacts/30002', 'PATCH', { date_of_birth: '1959-01-01' });
  const result = one.written();
  assert.deepEqual(lines(result.written), ['30003.name.first change: Daniel > Dan']);
  assert.deepEqual(lines(result.values), ['30002.birthdate conflict: 1959-01-01 > 1961-07-02', '30003.name.first change: Daniel > Dan']);
  assert.match(result.values[0].note, /Clio held "1960-07-02" at the import/);
  assert.equal((await one.ask('contacts/30002?fields=date_of_birth')).date_of_birth, '1959-01-01');
});

test('F7 a change whose answer is lost is made once', async (t) => {
  const one = await imported(t);
  one.review('--correct', '30002.birthdate=1961-07-02');
  await one.clio.set({ faults: [{ method: 'PATCH', path_prefix: '/api/v4/contacts', unanswered: true }] });
  assert.equal(one.written().written.length, 1);
  await one.clio.set({ faults: [{ method: 'POST', path_prefix: '/api/v4/activities', unanswered: true }] });
  const { recorded } = one.recorded('--expense', '24.95', '--note', 'Courier');
  const held = await one.ask('activities?fields=id,price,note,type,matter{id}');
  assert.deepEqual(held, [{ id: recorded, price: 24.95, note: 'Courier', type: 'ExpenseEntry', matter: { id: 1001 } }]);
});

test('time, an expense and an appointment are recorded once, and once more when somebody wants it', async (t) => {
  const one = await imported(t);
  const time = ['--time', '1:30', '--note', 'Drafting the will', '--date', '2026-11-27'];
  const first = one.recorded(...time);
  assert.equal(first.line, '1 h 30 min of time on 2026-11-27: Drafting the will');
  const second = one.recorded('--time', '1.5', ...time.slice(2));
  assert.deepEqual([second.already, second.recorded], [first.recorded, null]);
  assert.notEqual(one.recorded(...time, '--again').recorded, first.recorded);
  const appointment = one.recorded('--appointment', 'Signing', '--start', '2026-12-01T10:00', '--location', 'Board room');
  const [entry] = await one.ask('calendar_entries?fields=id,summary,location,all_day,start_at,end_at,matter{id},calendar_owner{name}');
  assert.equal(new Date(entry.end_at) - new Date(entry.start_at), 3_600_000);
  assert.equal(new Date(entry.start_at).getTime(), new Date('2026-12-01T10:00').getTime());
  assert.deepEqual(
    { ...entry, start_at: '', end_at: '' },
    {
      id: String(appointment.recorded), summary: 'Signing', location: 'Board room', all_day: false, start_at: '', end_at: '',
      matter: { id: 1001 }, calendar_owner: { name: 'Priya Nair' },
    },
  );
  assert.equal((await one.ask('activities')).length, 2);
});

const wrong = [
  { name: 'no such draft', args: ['write-back', 'D-00000'], status: 1, says: /^error: no draft "D-00000"/ },
  { name: 'a key that names nothing', args: ['write-back', 'DRAFT', '--only', '30002.birthdate'], status: 2, says: /"30002.birthdate" names no corrected value/ },
  { name: 'no kind of entry', args: ['record', 'DRAFT', '--note', 'x'], status: 2, says: /--time,--expense,--appointment/ },
  { name: 'two kinds of entry', args: ['record', 'DRAFT', '--time', '1', '--expense', '1', '--note', 'x'], status: 2, says: /--time,--expense,--appointment/ },
  { name: 'time without a note', args: ['record', 'DRAFT', '--time', '1'], status: 2, says: /--time requires --note/ },
  { name: 'an appointment with a note', args: ['record', 'DRAFT', '--appointment', 'x', '--note', 'y', '--start', '2026-12-01'], status: 2, says: /excludes/ },
  { name: 'an appointment without a start', args: ['record', 'DRAFT', '--appointment', 'x'], status: 2, says: /an appointment needs its start/ },
  { name: 'a start that is none', args: ['record', 'DRAFT', '--appointment', 'x', '--start', 'tomorrow'], status: 1, says: /no date and time, tomorrow/ },
  { name: 'an end before the start', args: ['record', 'DRAFT', '--appointment', 'x', '--start', '2026-12-01T10:00', '--end', '2026-12-01T09:00'], status: 2, says: /ends after it starts/ },
  { name: 'minutes beyond 59', args: ['record', 'DRAFT', '--time', '1:75', '--note', 'x'], status: 2, says: /no length of time, 1:75/ },
  { name: 'half a minute', args: ['record', 'DRAFT', '--time', '0.01', '--note', 'x'], status: 2, says: /no whole number of minutes/ },
  { name: 'time in words', args: ['record', 'DRAFT', '--time', 'an hour', '--note', 'x'], status: 2, says: /no length of time/ },
  { name: 'less than nothing', args: ['record', 'DRAFT', '--expense=-5', '--note', 'x'], status: 2, says: /an amount above 0/ },
  { name: 'half a cent', args: ['record', 'DRAFT', '--expense', '1.005', '--note', 'x'], status: 2, says: /to the cent/ },
  { name: 'a date that is none', args: ['record', 'DRAFT', '--expense', '1', '--note', 'x', '--date', '2025-02-29'], status: 2, says: /no date, 2025-02-29/ },
];

test('what is wrong is said before Clio is asked to change anything', async (t) => {
  const one = await imported(t);
  for (const { name, args, status, says } of wrong) {
    await t.test(name, () => {
      const done = one.clio.engross(args.map((arg) => (arg === 'DRAFT' ? one.draft : arg)));
      assert.equal(done.status, status, done.err);
      assert.match(done.err, says);
      assert.equal(done.out, '');
    });
  }
  assert.equal(await one.changes(), 0);
});

const refused = [
  { name: 'F15 contacts may not be changed', edit: '30002.birthdate=1961-07-02', fault: { method: 'PATCH', path_prefix: '/api/v4/contacts', status: 403, body: '{"error":{"type":"Forbidden","message":"no"}}' }, status: 5, says: /does not let this sign-in change Contacts.*Amélie Rose Whitfield/ },
  { name: 'F21 Clio is in trouble for good', edit: '30002.birthdate=1961-07-02', fault: { method: 'PATCH', path_prefix: '/api/v4/contacts', status: 500, times: -1 }, status: 5, says: /Clio has trouble of its own/ },
  { name: 'F24 the record never stands still', edit: '30002.birthdate=1961-07-02', fault: { method: 'PATCH', path_prefix: '/api/v4/contacts', status: 412, times: -1, body: '{"error":{"type":"x"}}' }, status: 1, says: /changed in Clio meanwhile/ },
  { name: 'a value that Clio refuses', edit: 'matter.custom.signing_appointment=half past two', fault: null, status: 5, says: /Clio does not take this \(".*custom field Signing appointment"\).*set right what it names/ },
  { name: 'an option that Clio has not', edit: 'matter.custom.will_type=Codicil', fault: null, status: 1, says: /"Codicil" is no option of Will type in Clio.*choose one of: Simple will, Mirror wills, Will with trust/ },
];

for (const { name, edit, fault, status, says } of refused) {
  test(name, async (t) => {
    const one = await imported(t);
    one.review('--correct', edit);
    if (fault) await one.clio.set({ faults: [fault] });
    const done = one.back('--yes');
    assert.equal(done.status, status, done.err);
    assert.match(done.err, says);
    assert.doesNotMatch(done.out, /Written/);
  });
}
