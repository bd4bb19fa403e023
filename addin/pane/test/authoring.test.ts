// @vitest-environment jsdom
// Writing a template: the tree by keys and by search, what goes into the document, and what is wrong.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Fact } from '../src/api/contract';
import { patch } from '../src/dom/patch';
import type { Vnode } from '../src/dom/h';
import { BrowserHost } from '../src/host/browser';
import { HostError } from '../src/host/host';
import { App } from '../src/state/app';
import { eachAround, ifAround, kMostFound, markOf, noControl, noEach, noIf, noMark, rowOf, shownRows } from '../src/state/facts';
import { frame } from '../src/views/frame';
import { fact, interview, person, place, preview, review, shown, templateCheck, templateFault } from './fixtures';
import { FakeHelper } from './helper';
import { FakeHost } from './host';

const kFacts: Fact[] = [
  fact('client', {
    label: 'Client', type: 'person', sample: 'Ada Lee',
    members: [
      fact('client.name', { label: 'Name', type: 'record', sample: 'Ada Lee', members: [fact('client.name.full', { label: 'Full name', sample: 'Ada Lee' })] }),
      fact('client.email', { label: 'E-mail address' }),
    ],
  }),
  fact('children', { label: 'Children', type: 'list', each: 'child', sample: 'Bo and Cy', members: [fact('child.name', { label: 'Name', sample: 'Bo' })] }),
  fact('matter.custom', { label: 'Custom fields in Clio', type: 'group', members: [fact('matter.custom.trust_age', { label: 'Trust age (years)', type: 'number', sample: '25' })] }),
];
const keysOf = (open: string[], query = ''): string[] => shownRows(kFacts, new Set(open), query, ({ label }) => label).map(({ key }) => key);

describe('the tree shows', () => {
  const rows: { name: string; open: string[]; query?: string; keys: string[] }[] = [
    { name: 'its roots at first', open: [], keys: ['client', 'children', 'matter.custom'] },
    { name: 'what is open', open: ['client'], keys: ['client', 'client/client.name', 'client/client.email', 'children', 'matter.custom'] },
    { name: 'nothing inside of what is closed', open: ['client/client.name'], keys: ['client', 'children', 'matter.custom'] },
    { name: 'of a search what matches and what leads to it', open: [], query: 'full', keys: ['client', 'client/client.name', 'client/client.name/client.name.full'] },
    { name: 'of a search by path', open: [], query: 'trust_age', keys: ['matter.custom', 'matter.custom/matter.custom.trust_age'] },
    { name: 'of a search of two words', open: [], query: 'child name', keys: ['children', 'children/child.name'] },
    { name: 'of a search whatever the case and accents', open: [], query: 'CLÌENT é-mail', keys: ['client', 'client/client.email'] },
    { name: 'nothing that nobody calls so', open: ['client'], query: 'shoe', keys: [] },
    { name: 'all of it again without a search', open: [], query: '  ', keys: ['client', 'children', 'matter.custom'] },
  ];
  for (const { name, open, query, keys } of rows) it(name, () => expect(keysOf(open, query)).toEqual(keys));

  it('no more than a hundred that match', () => {
    const many = Array.from({ length: 300 }, (_, at) => fact(`a${at}`, { label: 'same' }));
    expect(shownRows(many, new Set(), 'same', ({ label }) => label)).toHaveLength(kMostFound);
  });
  it('the lists around each, its level and its place among its siblings', () => {
    const row = rowOf(kFacts, 'children/child.name');
    expect([row?.loops.map(({ path }) => path), row?.level, row?.at, row?.of]).toEqual([['children'], 2, 1, 1]);
  });
  for (const key of ['children/child.age', 'nobody', '', null]) it(`no row of ${key}`, () => expect(rowOf(kFacts, key)).toBeNull());
});

describe('of a fact is written', () => {
  const list = kFacts[1]!;
  it('a mark', () => expect(markOf(kFacts[0]!)).toBe('{{ client }}'));
  it('if', () => expect(ifAround(list)).toEqual(['{% if children %}', '{% endif %}']));
  it('for each', () => expect(eachAround(list)).toEqual(['{% for child in children %}', '{% endfor %}']));

  const rows: { name: string; fact: Fact; not: [unknown, unknown, unknown, unknown] }[] = [
    { name: 'a text', fact: fact('a'), not: [null, null, null, 'no list'] },
    { name: 'a list', fact: list, not: [null, 'list', null, null] },
    { name: 'a group', fact: kFacts[2]!, not: ['group', 'group', 'group', 'no list'] },
    { name: 'a path of 65 letters', fact: fact('a'.repeat(65)), not: [null, 'long', null, 'no list'] },
    { name: 'a path of 64 letters', fact: fact('a'.repeat(64)), not: [null, null, null, 'no list'] },
  ];
  for (const { name, fact: one, not } of rows) it(`what can be: ${name}`, () => expect([noMark(one), noControl(one), noIf(one), noEach(one)]).toEqual(not));
});

let helper: FakeHelper;
let host: FakeHost;
let app: App;
let said: string[];
let drawn: Vnode | null;
const authoring = () => app.store.get().authoring;
function page(): string {
  const next = frame(app.store.get(), app);
  patch(document.getElementById('pane')!, drawn, next);
  drawn = next;
  return shown(document.getElementById('pane')!);
}
const find = (selector: string): HTMLElement => document.querySelector<HTMLElement>(selector)!;
const off = (selector: string): string | null => (find(selector).getAttribute('aria-disabled') === 'true' ? find(selector).getAttribute('title') : null);
const row = (key: string) => rowOf(kFacts, key)!;

async function start(beside: boolean, language: 'en' | 'fr' = 'en'): Promise<void> {
  localStorage.clear();
  document.body.innerHTML = '<div id="pane"></div>';
  drawn = null;
  said = [];
  helper = new FakeHelper(review([person(1, 'Ada Lee', { client: true })]), interview([]));
  helper.pair(localStorage);
  helper.facts = kFacts;
  host = new FakeHost();
  host.beside = beside;
  host.file = new ArrayBuffer(8);
  host.draft = 'D-2YTRH';
  app = new App({ send: (path, init) => helper.send(path, init), host, storage: localStorage, language, say: (text) => said.push(text), focus: () => undefined });
  await app.helper.look();
  await vi.waitFor(() => expect(beside ? app.store.get().here.read : app.store.get().review).toBeTruthy());
  await app.authoring.open();
}

describe('beside a document', () => {
  beforeEach(() => start(true));

  it('is reached from the bar and from the documents, and leads back there', async () => {
    app.go({ name: 'people' });
    page();
    expect(find('[aria-label="Facts for a template"]')).not.toBeNull();
    await app.documents.open();
    page();
    expect(find('#open-facts')).not.toBeNull();
  });

  it('shows each fact with its sample', () => {
    expect(page()).toContain('Client Ada Lee');
    app.authoring.toggle(row('client'));
    expect(page()).toContain('E-mail address nothing in this matter');
  });

  const keys: { keys: string[]; focused: string; open: string[] }[] = [
    { keys: ['ArrowDown'], focused: 'children', open: [] },
    { keys: ['ArrowUp'], focused: 'client', open: [] },
    { keys: ['End', 'Home'], focused: 'client', open: [] },
    { keys: ['ArrowRight'], focused: 'client', open: ['client'] },
    { keys: ['ArrowRight', 'ArrowRight'], focused: 'client/client.name', open: ['client'] },
    { keys: ['ArrowRight', 'ArrowRight', 'ArrowDown'], focused: 'client/client.email', open: ['client'] },
    { keys: ['ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowRight'], focused: 'client/client.email', open: ['client'] },
    { keys: ['ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowLeft'], focused: 'client', open: ['client'] },
    { keys: ['ArrowRight', 'ArrowLeft'], focused: 'client', open: [] },
    { keys: ['ArrowLeft'], focused: 'client', open: [] },
    { keys: ['ArrowDown', ' '], focused: 'children', open: ['children'] },
    { keys: [' ', ' '], focused: 'client', open: [] },
    { keys: ['x', 'PageDown'], focused: 'matter.custom', open: [] },
  ];
  for (const { keys: pressed, focused, open } of keys) {
    it(`${pressed.join(' ')} is at ${focused}`, () => {
      page();
      find('[data-fact=client]').focus();
      for (const key of pressed) {
        document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
        page();
      }
      expect([(document.activeElement as HTMLElement).dataset['fact'], [...authoring().open]]).toEqual([focused, open]);
    });
  }

  it('has one stop for Tab, at what is chosen', () => {
    app.authoring.choose('children');
    page();
    expect([...document.querySelectorAll<HTMLElement>('[role=treeitem][tabindex="0"]')].map((one) => one.dataset['fact'])).toEqual(['children']);
  });

  it('inserts on Enter', async () => {
    page();
    find('[data-fact=client]').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    await vi.waitFor(() => expect(authoring().done).toBe('inserted'));
    expect([host.written, authoring().done, said.at(-1)]).toEqual([['{{ client }}'], 'inserted', 'Inserted']);
  });

  it('inserts nothing for a group', async () => {
    await app.authoring.insert(row('matter.custom'));
    await app.authoring.insertControl(row('matter.custom'), 'Custom');
    await app.authoring.surroundIf(row('matter.custom'));
    await app.authoring.surroundEach(row('client'));
    expect(host.written).toEqual([]);
  });

  it('puts a control, if and for each', async () => {
    await app.authoring.insertControl(row('client/client.name/client.name.full'), 'F'.repeat(70));
    await app.authoring.surroundIf(row('client/client.email'));
    await app.authoring.surroundEach(row('children'));
    expect(host.written).toEqual([
      `client.name.full: ${'F'.repeat(64)}: {{ client.name.full }}`, '{% if client.email %} … {% endif %}', '{% for child in children %} … {% endfor %}',
    ]);
  });

  const offs: { key: string | null; control: string | null; condition: string | null; each: string | null; insert: string | null }[] = [
    { key: 'client/client.email', control: null, condition: null, each: 'Only a list can be gone through one by one.', insert: null },
    { key: 'children', control: 'A list has no control of its own: put “for each” around a paragraph or a table row.', condition: null, each: null, insert: null },
    {
      key: 'matter.custom', control: 'This is a group: open it and choose what is in it.', condition: 'This is a group: open it and choose what is in it.',
      each: 'Only a list can be gone through one by one.', insert: 'This is a group: open it and choose what is in it.',
    },
  ];
  for (const { key, control, condition, each, insert } of offs) {
    it(`says why something is off for ${key}`, () => {
      app.authoring.choose(key!);
      page();
      expect([off('#insert-control'), off('#insert-if'), off('#insert-each'), off('#insert')]).toEqual([control, condition, each, insert]);
    });
  }
  it('says to choose one first', () => {
    page();
    expect(off('#insert')).toBe('Choose a fact first.');
  });
  it('says which loop a fact belongs in', () => {
    app.authoring.choose('children/child.name');
    expect(page()).toContain('Inside “for each child in children”');
  });

  const arounds: { around: 'nothing selected' | 'across a table' | 'rows' | 'inline' | 'lines'; says: string }[] = [
    { around: 'nothing selected', says: 'Nothing was changed: select in the document what it is to go around.' },
    { around: 'across a table', says: 'Nothing was changed: the selection begins in a table' },
    { around: 'rows', says: 'Put around the selected table rows' },
    { around: 'inline', says: 'Put around the selected text' },
    { around: 'lines', says: 'Put around the selected paragraphs' },
  ];
  for (const { around, says } of arounds) {
    it(`tells “${around}”`, async () => {
      host.around = around;
      await app.authoring.surroundEach(row('children'));
      expect(page()).toContain(says);
    });
  }

  it('tells what the word processor would not do, and keeps the same intent', async () => {
    host.fault = new HostError('refused', 'GeneralException');
    await app.authoring.insert(row('client'));
    expect(page()).toContain('The word processor did not do it.');
    app.store.get().problem?.again?.();
    await vi.waitFor(() => expect(host.written).toEqual(['{{ client }}']));
  });

  it('checks the whole document and lists every fault with its place and remedy', async () => {
    helper.check = templateCheck([templateFault('unclosed-if', '{% if a %}', { nth: 1 }), templateFault('of-tomorrow', '')]);
    await app.authoring.check();
    expect(said.at(-1)).toBe('2 faults found');
    const text = page();
    for (const part of ['An “if” that is never ended', '{% if a %}', 'body, paragraph 2', 'What of unclosed-if.', 'Remedy of unclosed-if.', 'What of of-tomorrow.']) expect(text).toContain(part);
    expect(document.querySelectorAll('#faults fluent-button')).toHaveLength(1);
    expect(helper.seen.at(-1)?.body).toEqual({ document: 'AAAAAAAAAAA=' });
  });
  it('says when nothing is wrong', async () => {
    await app.authoring.check();
    expect(page()).toContain('No fault found. It asks for 1 value.');
  });
  it('jumps to a fault, without the sign where the helper cut it', async () => {
    await app.authoring.jump(templateFault('syntax', '{{ a very long …', { nth: 2, place: place({ part: 'header 1' }) }));
    expect(host.jumps).toEqual([{ part: 'header 1', text: '{{ a very long ', nth: 2 }]);
    expect(authoring().done).toBeNull();
  });
  it('says when it is not there any more', async () => {
    host.reached = false;
    await app.authoring.jump(templateFault('syntax', '{{ a'));
    expect(page()).toContain('The word processor does not find it any more.');
  });
  it('sends no document that is larger than the helper takes', async () => {
    host.file = new ArrayBuffer(16 * 1024 * 1024 + 1);
    await app.authoring.check();
    expect(page()).toContain('This document is larger than 16 MB');
    expect(helper.seen.filter(({ path }) => path === '/templates/check')).toEqual([]);
  });
  it('without a file checks nothing', async () => {
    host.file = null;
    await app.authoring.check();
    expect([authoring().check, app.store.get().problem?.error.code]).toEqual([null, 'host_refused']);
  });

  it('previews with the open draft, in a document of its own', async () => {
    helper.preview = preview({ missing: [{ path: 'shoe', mark: '{{ shoe }}', place: place() }], notices: ['links stay'] });
    await app.authoring.preview();
    expect(host.opened.map(({ name }) => name)).toEqual(['Preview - 00001-Whitfield.docx']);
    expect(helper.seen.find(({ path }) => path === '/drafts/D-2YTRH/previews')?.key).toMatch(/^[0-9a-f-]{36}$/);
    const text = page();
    for (const part of ['It is to look at, and is never filed.', '1 value is missing, and marked in it:', '{{ shoe }}', 'Links stay.']) expect(text).toContain(part);
  });
  it('opens nothing of a template with faults', async () => {
    helper.refusal = { status: 422, code: 'template_fault', message: 'faults' };
    await app.authoring.preview();
    expect([host.opened, authoring().preview, app.store.get().problem?.error.code]).toEqual([[], null, 'template_fault']);
  });

  it('forgets all of it with another draft', async () => {
    await app.authoring.check();
    helper.review = { ...helper.review, draft: 'D-OTHER' };
    await app.matters.open('D-OTHER');
    expect([authoring().facts, authoring().check]).toEqual([null, null]);
  });
});

describe('in a tab of a browser', () => {
  beforeEach(() => start(false));
  it('copies, and says for what Word is needed', async () => {
    app.authoring.choose('children');
    const text = page();
    expect(text).toContain('For this the pane has to stand beside the template in Word.');
    expect([shown(find('#insert')), off('#check'), off('#make-preview')]).toEqual(['Copy', 'For this the pane has to stand beside the template in Word.', 'For this the pane has to stand beside the template in Word.']);
    await app.authoring.surroundEach(row('children'));
    expect(page()).toContain('Copied: paste it into the template');
  });
});

describe('the browser as a host', () => {
  const browser = new BrowserHost();
  const clipboard = (writeText: (text: string) => Promise<void>) => Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });

  it('copies text, and two texts one under the other', async () => {
    const copied: string[] = [];
    clipboard(async (text) => void copied.push(text));
    expect([await browser.insertText('{{ a }}'), await browser.surround('{% if a %}', '{% endif %}')]).toEqual(['copied', 'copied']);
    expect(copied).toEqual(['{{ a }}', '{% if a %}\n{% endif %}']);
  });
  it('says when the clipboard is not to be had', async () => {
    clipboard(() => Promise.reject(new Error('not allowed')));
    expect(await browser.insertText('a').catch((thrown: unknown) => thrown)).toMatchObject({ code: 'refused' });
  });
  const rows: { name: string; asks: () => Promise<unknown> }[] = [
    { name: 'a control', asks: () => browser.insertControl() },
    { name: 'the file', asks: () => browser.bytes() },
    { name: 'a plan', asks: () => browser.apply() },
  ];
  for (const { name, asks } of rows) it(`has no document for ${name}`, async () => expect(await asks().catch((thrown: unknown) => thrown)).toMatchObject({ code: 'unsupported' }));
  it('finds no place', async () => expect(await browser.jump()).toBe(false));
});

it('in French names facts, faults and places in French, and marks what is English', async () => {
  await start(true, 'fr');
  helper.facts = [fact('client', { label: 'Client', message: { id: 'fact-spouse', args: {} } })];
  helper.check = templateCheck([templateFault('unclosed-if', '{% if a %}', { place: place({ part: 'header 1', heading: 'Don', cell: 'table 1, row 2, column 3' }) })]);
  await app.authoring.open();
  await app.authoring.check();
  const text = page();
  for (const part of ['Conjoint', 'Un « si » sans fin', 'en-tête 1, paragraphe 2, sous « Don », tableau 1, rangée 2, colonne 3']) expect(text).toContain(part);
  expect([...document.querySelectorAll('#faults [lang=en]')].map(shown)).toEqual(['What of unclosed-if. Remedy of unclosed-if.']);
});
