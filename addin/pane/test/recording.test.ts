// @vitest-environment jsdom
// Time and expenses from the pane: nothing is recorded before somebody saw the line of it.
import { beforeEach, describe, expect, it } from 'vitest';
import { h } from '../src/dom/h';
import { patch } from '../src/dom/patch';
import { App } from '../src/state/app';
import { today } from '../src/state/model';
import { amountOf, minutesOf } from '../src/state/recording';
import { recordingPart } from '../src/views/recording';
import { words, type Language } from '../src/words/words';
import { entryPlanned, interview, person, review, shown } from './fixtures';
import { FakeHelper } from './helper';
import { FakeHost } from './host';
import { ownStorage } from './storage';

describe('a length of time', () => {
  const rows: [string, number | null][] = [
    ['1:30', 90], ['0:06', 6], ['24:00', 1440], ['1.5', 90], ['1,5', 90], ['.5', 30], ['2', 120], ['2 h', 120], ['90 min', 90], ['90min', 90], [' 1:30 ', 90], ['0.1', 6],
    ['', null], ['0', null], ['0:00', null], ['1:60', null], ['1:3', null], ['24:01', null], ['25', null], ['1441 min', null], ['0 min', null], ['-1', null], ['1.555', null],
    ['0.01', null], ['1:30:00', null], ['soon', null], ['1e3', null], ['h', null], ['1 30', null], ['½', null],
  ];
  for (const [typed, minutes] of rows) it(`${JSON.stringify(typed)} is ${minutes}`, () => expect(minutesOf(typed)).toBe(minutes));
});

describe('an amount', () => {
  const rows: [string, string | null][] = [
    ['24.95', '24.95'], ['24,95', '24.95'], ['24.9', '24.90'], ['24', '24.00'], [' 0.01 ', '0.01'], ['123456789', '123456789.00'],
    ['', null], ['0', null], ['0.00', null], ['-1', null], ['24.955', null], ['1,234.50', null], ['1234567890', null], ['$24', null], ['1e3', null], ['.5', null], ['ten', null],
  ];
  for (const [typed, amount] of rows) it(`${JSON.stringify(typed)} is ${amount}`, () => expect(amountOf(typed)).toBe(amount));
});

it('today is the day of this computer', () => expect(today(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05'));

let helper: FakeHelper;
let app: App;
let said: string[];
const calls = (end: string) => helper.seen.filter(({ path }) => path.endsWith(end)).map(({ body }) => body);
const seen = (language: Language = 'en'): HTMLElement => {
  app.store.set({ language });
  document.body.innerHTML = '<div id="pane"></div>';
  const root = document.getElementById('pane')!;
  patch(root, null, h('div', {}, recordingPart(app.store.get(), app, words(language))));
  return root;
};

beforeEach(async () => {
  said = [];
  const storage = ownStorage();
  helper = new FakeHelper(review([person(1, 'Thomas', { client: true })]), interview([]));
  helper.pair(storage);
  app = new App({ send: helper.send, host: new FakeHost(), storage, language: 'en', say: (text) => said.push(text), focus: () => undefined });
  await app.helper.look();
  app.store.set({ review: helper.review });
  await app.documents.toggle('will');
  await app.documents.make('Jo Park');
  app.recording.open();
});

const typed = (change: Parameters<App['recording']['type']>[0]) => app.recording.type({ date: '2026-11-24', ...change });

describe('the form', () => {
  it('begins with what was made, and asks for nothing of Clio', () => {
    expect(app.store.get().recording).toMatchObject({ open: true, kind: 'time', note: 'Drafting: Will', amount: '' });
    expect(calls('/entries/list')).toEqual([]);
  });

  const off: { name: string; change: Parameters<App['recording']['type']>[0] }[] = [
    { name: 'no length', change: {} },
    { name: 'a length that is none', change: { amount: 'soon' } },
    { name: 'no day', change: { amount: '1:30', date: '' } },
    { name: 'no note', change: { amount: '1:30', note: ' ' } },
    { name: 'an expense of nothing', change: { kind: 'expense', amount: '0' } },
  ];
  for (const { name, change } of off) {
    it(`cannot be looked at: ${name}`, async () => {
      typed(change);
      expect(seen().querySelector('#record-look')?.getAttribute('aria-disabled')).toBe('true');
      await app.recording.look();
      expect(calls('/entries/list')).toEqual([]);
    });
  }
});

describe('the line', () => {
  it('is of exactly what was typed, and records nothing', async () => {
    typed({ amount: '1:30', note: ' Drafting the will ' });
    await app.recording.look();
    expect(calls('/entries/list')).toEqual([{ kind: 'time', date: '2026-11-24', note: 'Drafting the will', minutes: 90 }]);
    expect(calls('/entries')).toEqual([]);
    const text = shown(seen().querySelector('#record-line')!);
    for (const part of ['Would be recorded in 00001-Whitfield (Thomas Whitfield)', '1 h 30 min of time', 'Record it in Clio']) expect(text).toContain(part);
  });

  it('of an expense, in French', async () => {
    helper.entry = entryPlanned({ kind: 'expense', minutes: null, amount: '24.95', note: 'Messager' });
    typed({ kind: 'expense', amount: '24,95', note: 'Messager' });
    await app.recording.look();
    expect(calls('/entries/list')).toEqual([{ kind: 'expense', date: '2026-11-24', note: 'Messager', amount: '24.95' }]);
    expect(shown(seen('fr').querySelector('#record-line')!)).toContain('Un débours de 24,95 $');
  });

  it('says that Clio has an equal one', async () => {
    helper.entry = entryPlanned({ already: 12, notes: ['Clio has an equal one already (number 12)'] });
    typed({ amount: '90 min' });
    await app.recording.look();
    const text = shown(seen().querySelector('#record-line')!);
    for (const part of ['equal one already (number 12).', 'Record one more all the same']) expect(text).toContain(part);
  });

  it('says so in French', async () => {
    helper.entry = entryPlanned({ already: 12, notes: ['Clio has an equal one already (number 12)'], note_messages: [{ id: 'entry-there-already', args: { number: '12' } }] });
    typed({ amount: '90 min' });
    await app.recording.look();
    expect(shown(seen('fr').querySelector('#record-line')!)).toContain('Clio contient déjà la même entrée (numéro 12).');
  });

  it('goes when something else is typed', async () => {
    typed({ amount: '1:30' });
    await app.recording.look();
    typed({ amount: '2:30' });
    expect(seen().querySelector('#record-line')).toBeNull();
    await app.recording.record();
    expect(calls('/entries')).toEqual([]);
  });
});

describe('agreeing', () => {
  it('records that line, once, and says its number', async () => {
    typed({ amount: '1:30' });
    await app.recording.look();
    await Promise.all([app.recording.record(), app.recording.record()]);
    expect(calls('/entries')).toEqual([{ list: helper.entry.list }]);
    expect(shown(seen())).toContain('Recorded in Clio, number 41');
    expect(said.at(-1)).toBe('Recorded in Clio, number 41');
    expect(app.store.get().recording).toMatchObject({ open: false, amount: '', note: '', date: '2026-11-24' });
  });

  it('is not repeated after a refusal: the line is looked at again', async () => {
    typed({ amount: '1:30' });
    await app.recording.look();
    helper.refusal = { status: 409, code: 'conflict', message: 'Clio has an equal one by now' };
    await app.recording.record();
    expect(app.store.get().problem?.error.code).toBe('conflict');
    expect([seen().querySelector('#record-line'), seen().querySelector('#record-look') !== null]).toEqual([null, true]);
    expect(app.store.get().recording.amount).toBe('1:30');
  });
});
