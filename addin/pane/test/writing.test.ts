// @vitest-environment jsdom
// Writing corrections to Clio from the pane: nothing goes before somebody saw it, and a part of the
// list goes only while it says what they saw.
import { beforeEach, describe, expect, it } from 'vitest';
import { h } from '../src/dom/h';
import { patch } from '../src/dom/patch';
import { App } from '../src/state/app';
import { writingView } from '../src/views/writing';
import { words, type Language } from '../src/words/words';
import { interview, person, plannedValue, review, shown, writeBackList, writeBackReport } from './fixtures';
import { FakeHelper } from './helper';
import { FakeHost } from './host';

const born = plannedValue('30002.birthdate');
const city = plannedValue('30002.address.city', { label: 'City', in_clio: 'Peterborough', here: '' });
const name = plannedValue('30003.name.first', { what: 'conflict', who: 'Dan Whitfield', label: 'First name', in_clio: 'Danny', here: 'Dan', note: 'Clio held "Daniel" at the import' });
const zoe = plannedValue('-1', { what: 'left_out', who: 'Zoe Roy', label: '', in_clio: '', here: '', note: 'was added here and is no contact in Clio' });
const word = plannedValue('30008.relationship', { what: 'same', who: 'Helen', label: 'Relationship', in_clio: 'Half-sister', here: 'Half-sister' });

let helper: FakeHelper;
let app: App;
let said: string[];
const writing = () => app.store.get().writing;
const calls = (end: string) => helper.seen.filter(({ path }) => path.endsWith(end)).map(({ body }) => body);

beforeEach(async () => {
  localStorage.clear();
  said = [];
  helper = new FakeHelper(review([person(1, 'Thomas', { client: true })]), interview([]));
  helper.pair(localStorage);
  helper.writeBackList = writeBackList([born, city, name, zoe, word]);
  app = new App({ send: helper.send, host: new FakeHost(), storage: localStorage, language: 'en', say: (text) => said.push(text), focus: () => undefined });
  await app.helper.look();
  app.setPerson('Jo Park');
  app.store.set({ review: helper.review });
  await app.writing.open();
});

describe('the list', () => {
  it('is of every corrected value, with what would be written chosen, and writes nothing', () => {
    expect(app.store.get().screen).toEqual({ name: 'writing' });
    expect(calls('/write-back/list')).toEqual([{ values: [] }]);
    expect([...writing().chosen]).toEqual(['30002.birthdate', '30002.address.city']);
    expect(said.at(-1)).toBe('2 values would be written to Clio');
    expect(calls('/write-back')).toEqual([]);
  });

  it('is asked for anew where the screen is opened again', async () => {
    helper.writeBackList = writeBackList([born]);
    await app.writing.open();
    expect([...writing().chosen]).toEqual(['30002.birthdate']);
  });
});

describe('agreeing', () => {
  it('to all of it sends the list that was shown and who agreed', async () => {
    await app.writing.write();
    expect(calls('/write-back')).toEqual([{ list: helper.writeBackList.list, by: 'Jo Park' }]);
    expect(writing()).toMatchObject({ list: null, report: helper.written });
    expect(said.at(-1)).toBe('1 value written to Clio');
  });

  it('to a part of it sends a list of that part', async () => {
    app.writing.choose('30002.address.city', false);
    await app.writing.write();
    expect(calls('/write-back/list').at(-1)).toEqual({ values: ['30002.birthdate'] });
    expect(calls('/write-back')).toEqual([{ list: 'e3'.repeat(16), by: 'Jo Park' }]);
  });

  it('to a part that is another by now shows it and writes nothing', async () => {
    app.writing.choose('30002.address.city', false);
    helper.writeBackList = writeBackList([{ ...born, in_clio: '1959-01-01' }]);
    await app.writing.write();
    expect(calls('/write-back')).toEqual([]);
    expect(writing()).toMatchObject({ list: helper.writeBackList, changed: true, busy: false, report: null });
    expect([...writing().chosen]).toEqual(['30002.birthdate']);
    expect(said.at(-1)).toBe('It has changed meanwhile. Nothing was written: look at it again.');
  });

  const nothing: { name: string; before: () => void }[] = [
    { name: 'nothing is chosen', before: () => ['30002.birthdate', '30002.address.city'].forEach((key) => app.writing.choose(key, false)) },
    { name: 'there is no list', before: () => app.store.set({ writing: { ...writing(), list: null } }) },
    { name: 'nobody is named', before: () => app.setPerson(' ') },
    { name: 'there is no draft', before: () => app.store.set({ review: null }) },
  ];
  for (const { name: title, before } of nothing) {
    it(`sends nothing where ${title}`, async () => {
      before();
      await app.writing.write();
      expect(calls('/write-back')).toEqual([]);
    });
  }

  it('twice sends it once', async () => {
    await Promise.all([app.writing.write(), app.writing.write()]);
    expect(calls('/write-back')).toHaveLength(1);
  });

  const refusals = [
    { status: 409, code: 'conflict', message: 'the draft or what is in Clio has changed since the list was made' },
    { status: 404, code: 'not_found', message: 'The helper does not know this list any more' },
    { status: 502, code: 'unreachable', message: 'no answer' },
  ];
  for (const { status, code, message } of refusals) {
    it(`that is refused (${code}) is told, and the list is looked at again`, async () => {
      helper.refusal = { status, code, message };
      await app.writing.write();
      expect(app.store.get().problem?.error.code).toBe(code);
      expect(writing()).toMatchObject({ list: null, busy: false });
    });
  }

  it('is not begun again, nor lost from sight, where the screen is opened while it is on its way', async () => {
    const written = app.writing.write();
    await app.writing.open();
    expect(calls('/write-back/list')).toHaveLength(1);
    await written;
    expect(writing().report).toEqual(helper.written);
  });
});

describe('the view', () => {
  const at = (language: Language = 'en') => {
    document.body.innerHTML = '<div id="pane"></div>';
    const root = document.getElementById('pane')!;
    const view = writingView(app.store.get(), app, words(language));
    patch(root, null, h('div', {}, view.body, view.primary));
    return root;
  };

  it('shows every value as Clio holds it and as it stands here', () => {
    const text = shown(at());
    for (const part of ['Amélie Rose Whitfield, Birth date', '1960-07-02 → 1961-07-02', 'Peterborough → (empty)', 'Danny → Dan', 'Clio held "Daniel" at the import', 'Zoe Roy', 'Helen, Relationship', 'Write 2 values']) {
      expect(text).toContain(part);
    }
  });

  it('lets only what would be written be chosen', () => {
    expect([...at().querySelectorAll('input[type=checkbox]')].map(({ id }) => id)).toEqual(['write-30002.birthdate', 'write-30002.address.city']);
  });

  const states: { name: string; change: () => void; says: string; language?: Language }[] = [
    { name: 'nothing was corrected', change: () => app.store.set({ writing: { ...writing(), list: writeBackList([]) } }), says: 'Nothing was corrected in this review.' },
    { name: 'it was written', change: () => app.store.set({ writing: { ...writing(), list: null, report: writeBackReport() } }), says: 'Written to Clio' },
    {
      name: 'it stopped half-way',
      change: () => app.store.set({ writing: { ...writing(), list: null, report: writeBackReport({ failed: [{ what: 'changed in Clio', where: 'Ann', remedy: 'look again' }, { what: 'it was deleted', where: 'Bo', remedy: '' }] }) } }),
      says: 'The rest was not writtenAnn: changed in Clio. Look again.Bo: it was deleted.',
    },
    { name: 'who writes is asked', change: () => app.setPerson(''), says: 'Your name' },
    {
      name: 'a value of the matter, in French', language: 'fr', says: 'Le dossier, Trust age',
      change: () => app.store.set({ writing: { ...writing(), list: writeBackList([plannedValue('0.custom.trust_age', { who: 'the matter', label: 'Trust age' })]) } }),
    },
    { name: 'in French', change: () => undefined, says: 'Écrire 2 valeurs', language: 'fr' },
  ];
  for (const { name: title, change, says, language } of states) {
    it(`says so: ${title}`, () => {
      change();
      expect(at(language).textContent).toContain(says);
    });
  }
});
