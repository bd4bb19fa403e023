// @vitest-environment jsdom
// The address book in the pane: chosen from, imported, merged or kept apart, brought into a draft.
import { beforeEach, describe, expect, it } from 'vitest';
import { patch } from '../src/dom/patch';
import { App } from '../src/state/app';
import { listed } from '../src/state/contacts';
import type { Book } from '../src/state/model';
import { fieldName } from '../src/views/book';
import { frame } from '../src/views/frame';
import { words, type Language } from '../src/words/words';
import type { FieldChange } from '../src/api/contract';
import { addressBook, contact, imported, interview, keptContact, merge, person, review } from './fixtures';
import { FakeHelper } from './helper';
import { FakeHost } from './host';
import { ownStorage } from './storage';

let helper: FakeHelper;
let storage: Storage;
let app: App;
let said: string[];
const book = (): Book => app.store.get().book;
const calls = (path: string) => helper.seen.filter((one) => one.path === path);

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds(); tries += 1) {
    if (tries > 200) throw new Error('it never came about');
    await new Promise((wake) => setTimeout(wake, 5));
  }
}

const people = [
  contact(11, 'Zoë Okafor', { company: 'Acme' }),
  contact(12, 'Ann Lee', { email: '', standing: 'changed' }),
  contact(13, 'Félix Côté', { city: 'Orillia', standing: 'same' }),
  contact(14, '', { email: '', city: '', standing: 'hidden' }),
];

beforeEach(async () => {
  storage = ownStorage();
  said = [];
  helper = new FakeHelper(review([person(1, 'Thomas', { client: true })]), interview([]));
  helper.pair(storage);
  helper.book = addressBook(people);
  app = new App({ send: helper.send, host: new FakeHost(), storage, language: 'en', say: (text) => said.push(text), focus: () => undefined });
  await app.helper.look();
  // A pane that still arrives would ask on in the next test, with its pairing.
  await until(() => calls('/drafts').length > 0);
});

async function opened(): Promise<void> {
  app.book.open();
  await until(() => book().read !== null);
}

function page(language: Language = 'en'): HTMLElement {
  app.store.set({ language });
  const root = document.createElement('div');
  patch(root, null, frame(app.store.get(), app));
  return root;
}

describe('the list', () => {
  const rows: { name: string; query: string; noEmail: boolean; ids: number[] }[] = [
    { name: 'everybody, with or without an e-mail address', query: '', noEmail: false, ids: [11, 12, 13, 14] },
    { name: 'part of a name, accents and case aside', query: 'cote FELIX', noEmail: false, ids: [13] },
    { name: 'an e-mail address', query: '11@firm', noEmail: false, ids: [11] },
    { name: 'an employer', query: 'acme', noEmail: false, ids: [11] },
    { name: 'a city', query: 'orill', noEmail: false, ids: [13] },
    { name: 'those without an e-mail address', query: '', noEmail: true, ids: [12, 14] },
    { name: 'both', query: 'lee', noEmail: true, ids: [12] },
    { name: 'nobody', query: 'xyz', noEmail: false, ids: [] },
    { name: 'nobody by two words of two people', query: 'zoe lee', noEmail: false, ids: [] },
  ];
  for (const { name, query, noEmail, ids } of rows) it(`is ${name}`, () => expect(listed(people, query, noEmail).map(({ id }) => id)).toEqual(ids));

  it('is read once, and again when somebody asks', async () => {
    await opened();
    app.book.leave();
    app.book.open();
    expect(calls('/contacts').length).toBe(1);
    helper.book = addressBook([people[0]!]);
    app.book.toggle(11);
    app.book.toggle(12);
    await app.book.readAgain();
    expect(calls('/contacts').length).toBe(2);
    expect([...book().chosen]).toEqual([11]);
    expect(said.at(-1)).toBe('1 contact');
  });

  it('warns of whoever has no e-mail address, and hides none of them', async () => {
    await opened();
    const options = [...page().querySelectorAll('[role=option]')];
    expect(options.map((one) => one.querySelector('.name')?.textContent)).toEqual(['Zoë Okafor', 'Ann Lee', 'Félix Côté', 'hidden in Clio']);
    expect(options.map((one) => one.querySelector('.badge-warn')?.textContent ?? '')).toEqual(['', ' no e-mail', '', '']);
    expect(options.map((one) => one.querySelector('.badge:not(.badge-warn)')?.textContent ?? '')).toEqual(['', 'changed in Clio', 'imported', '']);
    expect(page('fr').querySelector('.badge-warn')?.textContent).toBe(' sans courriel');
  });

  it('says what went wrong when Clio does not answer, and reads it once more', async () => {
    helper.clioAway = true;
    app.book.open();
    await until(() => app.store.get().problem !== null);
    expect(app.store.get().problem?.error.code).toBe('unreachable');
    expect(page().querySelector('[role=listbox]')).toBeNull();
    helper.clioAway = false;
    app.store.get().problem?.again?.();
    await until(() => book().read !== null);
  });
});

describe('choosing', () => {
  beforeEach(opened);

  it('adds and takes away one', () => {
    app.book.toggle(12);
    app.book.toggle(13);
    app.book.toggle(12);
    expect([...book().chosen]).toEqual([13]);
    expect(said.at(-1)).toBe('1 contact selected');
  });

  it('of all takes those of the narrowed list, beside those chosen before', () => {
    app.book.toggle(13);
    app.book.onlyNoEmail(true);
    app.book.chooseListed();
    expect([...book().chosen].sort()).toEqual([12, 13, 14]);
    expect(page().querySelector('.tools fluent-button')?.textContent).toBe('Select these 2');
    app.book.chooseNobody();
    expect(book().chosen.size).toBe(0);
    expect(page().querySelector('#import')?.getAttribute('aria-disabled')).toBe('true');
  });
});

describe('importing', () => {
  const birthday: FieldChange = { field: 'birthdate', of: '', label: 'Birth date', then: '1970-01-02', now: '1970-01-20' };
  beforeEach(async () => {
    await opened();
    helper.imported = imported(
      [
        { id: 11, name: 'Zoë Okafor', standing: 'new', changes: [] },
        { id: 12, name: 'Ann Lee', standing: 'changed', changes: [birthday] },
        { id: 14, name: '', standing: 'hidden', changes: [] },
      ],
      { new: 1, changed: 1, hidden: 1 },
    );
  });

  it('sends the list that was read and whom somebody chose, and says what came of it', async () => {
    for (const id of [12, 11, 14]) app.book.toggle(id);
    await app.book.import();
    expect(calls('/contacts/import').map(({ body }) => body)).toEqual([{ list: helper.book.list, contacts: [12, 11, 14] }]);
    expect(said).toContain('1 new, 1 changed, 0 the same');
    expect(book().chosen.size).toBe(0);
    expect(book().read?.contacts.map(({ standing }) => standing)).toEqual(['same', 'same', 'same', 'hidden']);
    const shown = page();
    expect(shown.querySelector('#imported')?.textContent).toBe(' 1 new, 1 changed, 0 the same');
    expect(shown.querySelector('.compare')?.textContent).toBe('Born1970-01-20was 1970-01-02');
    expect(shown.textContent).toContain('Clio hides 1 contact from you');
    expect(page('fr').querySelector('#imported')?.textContent).toBe(' 1 nouveau, 1 modifié, 0 identique');
  });

  it('of nobody sends nothing', async () => {
    await app.book.import();
    expect(calls('/contacts/import')).toEqual([]);
  });

  const refusals: { name: string; refusal: { status: number; code: string; message: string } }[] = [
    { name: 'a list that is gone', refusal: { status: 404, code: 'not_found', message: 'read it again' } },
    { name: 'a contact that was read later', refusal: { status: 409, code: 'conflict', message: 'later' } },
    { name: 'a fault of the helper', refusal: { status: 500, code: 'internal', message: 'fault' } },
  ];
  for (const { name, refusal } of refusals) {
    it(`is told of ${name}, keeps the choice and can be tried again with another key`, async () => {
      app.book.toggle(12);
      helper.refusal = refusal;
      await app.book.import();
      expect(app.store.get().problem?.error.code).toBe(refusal.code);
      expect([...book().chosen]).toEqual([12]);
      expect(book().imported).toBeNull();
      app.store.get().problem?.again?.();
      await until(() => book().imported !== null);
      const keys = calls('/contacts/import').map(({ key }) => key);
      expect(new Set(keys).size).toBe(2);
    });
  }
});

describe('a field that changed is called', () => {
  const rows: { change: Pick<FieldChange, 'field' | 'of'>; en: string; fr: string }[] = [
    { change: { field: 'name.last', of: '' }, en: 'Last name', fr: 'Nom' },
    { change: { field: 'email', of: 'Work' }, en: 'E-mail (Work)', fr: 'Courriel (Work)' },
    { change: { field: 'custom', of: 'Trust age' }, en: 'Trust age', fr: 'Trust age' },
  ];
  for (const { change, en, fr } of rows) {
    it(en, () => expect((['en', 'fr'] as const).map((one) => fieldName({ ...change, label: '', then: '', now: '' }, words(one)))).toEqual([en, fr]));
  }
});

describe('a proposed merge', () => {
  beforeEach(async () => {
    helper.merges = [merge()];
    await opened();
    await until(() => book().merges.length === 1);
  });

  it('shows both sides and why', () => {
    const card = page().querySelector('#merges + p + ul li');
    expect(card?.querySelector('.card-text')?.textContent).toBe('Most likely one person: the same name and birth date.');
    expect([...(card?.querySelectorAll('.side strong') ?? [])].map((one) => one.textContent)).toEqual(['Ida Lee', 'Ida Mae Lee']);
    expect(card?.textContent).toContain('00001-Whitfield · Daniel Whitfield');
    expect([...(card?.querySelectorAll('fluent-button') ?? [])].map((one) => one.getAttribute('aria-label'))).toEqual([
      'Merge: Ida Lee, 00001-Whitfield',
      'Keep both: Ida Lee, 00001-Whitfield',
    ]);
    expect(page('fr').querySelector('#merges + p + ul .card-text')?.textContent).toBe('Très probablement une seule personne : même nom et même date de naissance.');
  });

  const rows = [
    { name: 'is merged', by: () => app.book.merge(merge()), edit: 'merge_contact', said: 'Merged' },
    { name: 'is kept as two', by: () => app.book.keepBoth(merge()), edit: 'keep_apart', said: 'Kept both' },
  ] as const;
  for (const { name, by, edit, said: told } of rows) {
    it(`${name} by one edit of its draft, and is gone`, async () => {
      helper.merges = [];
      by();
      await until(() => book().merges.length === 0);
      expect(helper.edits).toEqual([{ by: '', edits: [{ do: edit, subject: -1, contact: 70 }] }]);
      expect(said).toContain(told);
    });
  }

  it('of other drafts is shown beside the draft that cannot be read', async () => {
    helper.unread = [{ draft: 'D-2B3C4', message: 'snapshot 2 is damaged, D-2B3C4, import the matter again' }];
    await app.book.loadMerges();
    expect(page().querySelectorAll('#merges ~ ul li').length).toBeGreaterThan(0);
    expect(page().querySelector('.unread')?.textContent).toBe(' Draft D-2B3C4 cannot be read, so nobody in it was compared. snapshot 2 is damaged, D-2B3C4, import the matter again');
    helper.merges = [];
    await app.book.loadMerges();
    expect(page().querySelector('#merges')?.textContent).toBe('People twice');
    expect(page('fr').querySelector('.unread')?.textContent).toContain('Le projet D-2B3C4 est illisible : personne n’y a été comparé.');
  });

  it('that nobody proposes any more says so and stays until it is looked at again', async () => {
    helper.refusal = { status: 409, code: 'conflict', message: 'no merge of these two is proposed' };
    app.book.merge(merge());
    await until(() => app.store.get().problem !== null);
    expect(app.store.get().problem?.error.code).toBe('conflict');
    expect(book().merges.length).toBe(1);
  });

  it('changes the draft that is open', async () => {
    app.store.set({ review: review([]) });
    app.book.merge(merge());
    await until(() => app.store.get().review?.people.length === 1);
  });
});

describe('bringing into the open draft', () => {
  beforeEach(async () => {
    await app.matters.open('D-2YTRH');
    helper.kept = [keptContact(70, 'Ida Lee'), keptContact(71, 'Cy Roe', { in_review: true }), ...Array.from({ length: 9 }, (_, at) => keptContact(80 + at, `Gil ${at}`))];
    await app.book.openBringing();
  });

  it('offers the first few of those who are not there, and narrows them', () => {
    const choices = () => [...page().querySelectorAll<HTMLInputElement>('input[name=contact]')].map(({ value }) => value);
    expect(choices()).toEqual(['70', '80', '81', '82', '83', '84', '85', '86']);
    expect(page().textContent).toContain('2 more: type to find them.');
    app.book.typeKept('ida');
    expect(choices()).toEqual(['70']);
    app.book.typeKept('cy');
    expect(choices()).toEqual([]);
  });

  it('sends whom, as what, in whose words', async () => {
    const shown = page();
    document.body.replaceChildren(shown);
    shown.querySelector<HTMLInputElement>('input[name=contact][value="70"]')!.checked = true;
    shown.querySelector<HTMLInputElement>('input[name=role][value=child]')!.checked = true;
    shown.querySelector<HTMLInputElement>('#relationship')!.value = ' daughter ';
    shown.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }));
    await until(() => app.store.get().sheet === null);
    expect(helper.edits).toEqual([{ by: '', edits: [{ do: 'bring', contact: 70, role: 'child', relationship: 'daughter' }] }]);
    expect(said).toContain('Brought into this draft');
  });

  it('without anybody chosen sends nothing', () => {
    page().querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }));
    expect(helper.edits).toEqual([]);
  });
});
