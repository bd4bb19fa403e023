// @vitest-environment jsdom
// Filing in the matter from the pane: nothing is sent to Clio before somebody saw the list of it.
import { beforeEach, describe, expect, it } from 'vitest';
import { patch } from '../src/dom/patch';
import { h } from '../src/dom/h';
import { App } from '../src/state/app';
import { filingPart } from '../src/views/filing';
import { words, type Language } from '../src/words/words';
import { filingList, filingReport, interview, person, planned, review, shown } from './fixtures';
import { FakeHelper } from './helper';
import { FakeHost } from './host';
import { ownStorage } from './storage';

let helper: FakeHelper;
let storage: Storage;
let app: App;
let said: string[];
const filing = () => app.store.get().documents.filing;
const calls = (end: string) => helper.seen.filter(({ path }) => path.endsWith(end));

beforeEach(async () => {
  storage = ownStorage();
  said = [];
  helper = new FakeHelper(review([person(1, 'Thomas', { client: true })]), interview([]));
  helper.pair(storage);
  app = new App({ send: helper.send, host: new FakeHost(), storage, language: 'en', say: (text) => said.push(text), focus: () => undefined });
  await app.helper.look();
  app.store.set({ review: helper.review });
  await app.documents.toggle('will');
  await app.documents.make('Jo Park');
});

describe('the list', () => {
  it('is of every document that was made, in the folder that was typed, and files nothing', async () => {
    app.filing.folder(' Wills {year} ');
    await app.filing.look();
    expect(calls('/filing/list').map(({ body }) => body)).toEqual([{ documents: [helper.madeId], folder: 'Wills {year}' }]);
    expect(calls('/filing')).toEqual([]);
    expect(filing().list).toEqual(helper.filingList);
  });

  const gone: { name: string; by: () => unknown }[] = [
    { name: 'another folder is typed', by: () => app.filing.folder('Other') },
    { name: 'somebody does not want it now', by: () => app.filing.leave() },
    { name: 'documents are made anew', by: () => app.documents.make('Jo Park') },
    { name: 'it was agreed to', by: () => app.filing.file() },
  ];
  for (const { name, by } of gone) {
    it(`is gone when ${name}`, async () => {
      await app.filing.look();
      await by();
      expect(filing().list).toBeNull();
    });
  }

  it('cannot be asked for before a document was made', async () => {
    app.store.set({ documents: { ...app.store.get().documents, made: [] } });
    await app.filing.look();
    expect(calls('/filing/list')).toEqual([]);
  });
});

describe('agreeing', () => {
  it('sends the list that was shown and who agreed', async () => {
    await app.filing.look();
    await app.filing.file();
    expect(calls('/filing').map(({ body }) => body)).toEqual([{ list: helper.filingList.list, by: 'Jo Park' }]);
    expect(filing().report).toEqual(helper.filed);
    expect(said.at(-1)).toBe('1 document filed in Clio');
  });

  it('without a list sends nothing', async () => {
    await app.filing.file();
    expect(calls('/filing')).toEqual([]);
  });

  const refusals: { name: string; refusal: { status: number; code: string; message: string }; next: string }[] = [
    { name: 'the matter changed meanwhile', refusal: { status: 409, code: 'conflict', message: 'the draft or what is in Clio has changed since the list was made' }, next: 'conflict' },
    { name: 'the helper was started again', refusal: { status: 404, code: 'not_found', message: 'The helper does not know this list any more' }, next: 'not_found' },
    { name: 'Clio is away', refusal: { status: 502, code: 'unreachable', message: 'no answer' }, next: 'unreachable' },
    { name: 'the sign-in has ended', refusal: { status: 502, code: 'sign_in_needed', message: 'sign in' }, next: 'sign_in_needed' },
  ];
  for (const { name, refusal, next } of refusals) {
    it(`is told when ${name}, and another look is needed`, async () => {
      await app.filing.look();
      helper.refusal = refusal;
      await app.filing.file();
      expect([app.store.get().problem?.error.code, filing().list, filing().report]).toEqual([next, null, null]);
    });
  }

  it('that was never answered is asked again with the same key', async () => {
    await app.filing.look();
    helper.away = true;
    await app.filing.file();
    const again = app.store.get().problem?.again;
    helper.away = false;
    await again?.();
    await expect.poll(() => calls('/filing').length).toBe(1);
    expect(calls('/filing')[0]?.key).toMatch(/^[0-9a-f-]{16,}/);
  });

  it('counts what was sent, not what was there already', async () => {
    const [first] = filingReport().filed;
    helper.filed = filingReport({ filed: [{ ...first!, already: true }, first!] });
    await app.filing.look();
    await app.filing.file();
    expect(said.at(-1)).toBe('1 document filed in Clio');
  });

  it('tells what was filed before it stopped', async () => {
    helper.filed = filingReport({ stopped: { what: 'no answer from Clio', where: 'Agreement.docx', remedy: 'look at the list again' } });
    await app.filing.look();
    await app.filing.file();
    expect(said.at(-1)).toBe('The rest was not filed');
  });
});

describe('what is seen', () => {
  const show = (language: Language = 'en'): string => {
    document.body.innerHTML = '<div id="pane"></div>';
    const root = document.getElementById('pane')!;
    patch(root, null, h('div', {}, filingPart(app.store.get(), app, words(language))));
    return shown(root);
  };
  const set = (change: Partial<ReturnType<typeof filing>>) =>
    app.store.set({ documents: { ...app.store.get().documents, filing: { ...filing(), ...change } } });

  const lists: { name: string; list: ReturnType<typeof filingList>; says: string[]; not: string[] }[] = [
    { name: 'a new document', list: filingList(), says: ['00001-Whitfield (Thomas)', 'own folder', 'A new document', 'File this document'], not: ['See what would be filed'] },
    { name: 'a version', list: filingList([planned({ what: 'new_version', version: 3 })], { folder: 'Wills' }), says: ['In the folder “Wills”', 'Version 3 of a document that is there; the earlier one stays'], not: ['new folder'] },
    { name: 'nothing to do', list: filingList([planned({ what: 'unchanged', version: 2 })]), says: ['Filed already, as version 2: nothing to do', 'Not now'], not: ['File this'] },
    { name: 'what is left out', list: filingList([planned({ what: 'left_out', notes: ['its file is empty'] })]), says: ['Is not filed', 'Its file is empty.'], not: ['File this'] },
    { name: 'what was cut off', list: filingList([planned({ what: 'go_on' })]), says: ['Goes on where it was cut off'], not: [] },
    { name: 'two, and what to know of both', list: filingList([planned(), planned({ id: 'c', name: 'B.docx' })], { notes: ['the matter is closed in Clio'], folder: 'A', folder_is_new: true }), says: ['File these 2 documents', 'The matter is closed in Clio.', 'which is new'], not: [] },
  ];
  for (const { name, list, says, not } of lists) {
    it(`of ${name}`, () => {
      set({ list });
      const text = show();
      for (const part of says) expect(text).toContain(part);
      for (const part of not) expect(text).not.toContain(part);
    });
  }

  it('of a name that is markup is text', () => {
    set({ list: filingList([planned({ name: '<img src=x onerror=alert(1)>.docx' })]) });
    expect(show()).toContain('<img src=x onerror=alert(1)>.docx');
    expect(document.querySelector('img')).toBeNull();
  });

  it('of a report: what was filed, why the rest was not, what to do', () => {
    set({ report: filingReport({ stopped: { what: 'no answer from Clio', where: '', remedy: 'look at the list again' } }) });
    const text = show();
    for (const part of ['Filed in Clio', 'Will.docx, version 1', 'The rest was not filed', 'No answer from Clio.', 'Look at the list again.']) expect(text).toContain(part);
  });

  it('in French', () => {
    set({ list: filingList([planned({ what: 'new_version', version: 2 })]) });
    expect(show('fr')).toContain('Version 2 d’un document qui s’y trouve');
  });
});
