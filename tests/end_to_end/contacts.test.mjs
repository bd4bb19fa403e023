// The firm's address book as a person lists it.
import assert from 'node:assert/strict';
import test from 'node:test';
import { practice } from './engross.mjs';

const listed = (done) => {
  assert.equal(done.status, 0, done.err);
  return JSON.parse(done.out);
};

test('everybody is listed once, with or without an e-mail address, seven calls for 1,200', async (t) => {
  const clio = await practice(t);
  await clio.clearLog();
  const all = listed(clio.engross(['contacts', '--json']));
  assert.equal(all.length, 1200);
  assert.equal(new Set(all.map((one) => one.clio_id)).size, 1200);
  assert.equal(all.filter(({ email }) => email === '').length, 315);
  assert.equal((await clio.log()).filter(({ path }) => path.startsWith('/api/')).length, 7);
  const text = clio.engross(['contacts']);
  assert.match(text.err, /^1200 of 1200 contacts, 315 without an e-mail address$/m);
});

test('a part of it, by name, e-mail address or city, accents and case aside', async (t) => {
  const clio = await practice(t);
  const find = (...more) => listed(clio.engross(['contacts', ...more, '--json'])).map(({ name }) => name);
  for (const [name, query, found] of [
    ['a name', ['andre marcel theberge'], ['André Marcel Théberge']],
    ['an e-mail address', ['amelie.whitfield@'], ['Amélie Rose Whitfield']],
  ]) {
    assert.deepEqual(find(...query), found, name);
  }
  const whitby = listed(clio.engross(['contacts', 'WHITBY', '--json']));
  assert.deepEqual([whitby.length, whitby.filter(({ city }) => city === 'Whitby').length], [28, 28]);
  assert.equal(find('whitby', '--no-email').length, 6);
});

for (const [name, given, args, says, calls] of [
  ['nobody of that name', {}, ['zzzz'], /^error: no contact with "zzzz"/],
  ['no permission', { missing_scopes: ['Contacts'] }, [], /^error: .*permission.*Contacts/i],
  ['Clio is away', { faults: [{ status: 503, times: -1 }] }, [], /^error: Clio has trouble of its own/m],
  ['a page in the middle is refused', { faults: [{ path_prefix: '/api/v4/contacts', times: 1 }, { path_prefix: '/api/v4/contacts', status: 403, times: -1 }] }, ['a'], /^error: .*Contacts/i, 2],
]) {
  test(`refused, and nothing listed: ${name}`, async (t) => {
    const clio = await practice(t);
    await clio.set(given);
    const done = clio.engross(['contacts', ...args]);
    assert.notEqual(done.status, 0);
    assert.match(done.err, says);
    assert.equal(done.out, '');
    if (calls) assert.equal((await clio.log()).filter(({ path }) => path.startsWith('/api/')).length, calls);
  });
}
