// @vitest-environment jsdom
// What an author does in the open document, against a small Word that keeps the API's rules.
import { describe, expect, it } from 'vitest';
import type { Around } from '../../pane/src/host/host';
import { WordHost } from '../src/word';
import { FakeWord, OfficeError, type Seed } from './fake';
import { asDocx } from './fake_file';
import type { Span } from './fake_text';

let word: FakeWord;
let host: WordHost;
function open(seed: Seed): void {
  word = new FakeWord(seed);
  word.install(globalThis);
  host = new WordHost();
}
const span = (first: number, from: number, last: number, to: number): Span => ({ first, from, last, to });
const run = <T>(work: (context: any) => Promise<T>): Promise<T> => (globalThis as unknown as { Word: { run(work: (context: any) => Promise<T>): Promise<T> } }).Word.run(work);

describe('the small Word refuses as the real one does', () => {
  const rows: { name: string; code: string; work: (context: any) => Promise<unknown> }[] = [
    { name: 'a selection that was not loaded', code: 'PropertyNotLoaded', work: async (context) => context.document.getSelection().isEmpty },
    { name: 'a selection that was not synchronised', code: 'PropertyNotLoaded', work: async (context) => context.document.getSelection().load('isEmpty').isEmpty },
    { name: 'a comparison before its sync', code: 'ValueNotLoaded', work: async (context) => context.document.getSelection().compareLocationWith(context.document.getSelection()).value },
    { name: 'hits that were not loaded', code: 'PropertyNotLoaded', work: async (context) => context.document.body.search('a', { matchCase: true }).items },
    { name: 'a search of 256 letters', code: 'SearchStringInvalidOrTooLong', work: async (context) => context.document.body.search('a'.repeat(256), { matchCase: true }) },
    { name: 'a search with a special character', code: 'InvalidArgument', work: async (context) => context.document.body.search('a^p', { matchCase: true }) },
    { name: 'a tag of 65 letters', code: 'InvalidArgument', work: async (context) => { context.document.getSelection().insertContentControl().tag = 'a'.repeat(65); } },
    {
      name: 'a cell whose place was not asked for', code: 'PropertyNotLoaded',
      work: async (context) => {
        const cell = context.document.getSelection().paragraphs.getFirst().parentTableCellOrNullObject.load('cellIndex');
        await context.sync();
        return cell.rowIndex;
      },
    },
  ];
  for (const { name, code, work } of rows) {
    it(name, async () => {
      open({ text: [{ text: 'x', cell: [0, 0] }] });
      expect(await run(work).catch((thrown: OfficeError) => thrown.code)).toBe(code);
    });
  }

  it('a third open file', async () => {
    open({ text: ['x'] });
    const getFile = () => new Promise<{ status: string }>((done) => word.files.getFileAsync('compressed', { sliceSize: 1024 }, done));
    expect([(await getFile()).status, (await getFile()).status, (await getFile()).status]).toEqual(['succeeded', 'succeeded', 'failed']);
  });
});

describe('a mark', () => {
  const rows: { name: string; seed: Seed; text: string[] }[] = [
    { name: 'goes in where the cursor stands', seed: { text: ['Dear ,'], selection: span(0, 5, 0, 5) }, text: ['Dear {{ a }},'] },
    { name: 'takes the place of what is selected', seed: { text: ['Dear Ada,'], selection: span(0, 5, 0, 8) }, text: ['Dear {{ a }},'] },
    { name: 'takes the place of several lines', seed: { text: ['Dear Ada,', 'Bob,', 'and Cy.'], selection: span(0, 5, 2, 6) }, text: ['Dear {{ a }}.'] },
  ];
  for (const { name, seed, text } of rows) {
    it(name, async () => {
      open(seed);
      expect(await host.insertText('{{ a }}')).toBe('inserted');
      expect(word.text.lines()).toEqual(text);
    });
  }
  it('leaves the cursor behind it', async () => {
    open({ text: ['x'] });
    await host.insertText('{{ a }}');
    expect(word.text.selected).toBe('body 0:0');
  });
});

it('a content control stands around its text with tag and title, and can be found by its tag', async () => {
  open({ text: ['Dear Ada,'], selection: span(0, 5, 0, 8) });
  await host.insertControl({ tag: 'client.name.full', title: 'Full name', text: '{{ client.name.full }}' });
  expect(word.text.lines()).toEqual(['Dear {{ client.name.full }},']);
  expect(await host.read(['client.name.full'])).toEqual([{ tag: 'client.name.full', title: 'Full name', text: '{{ client.name.full }}', locked: false }]);
});

describe('two marks stand around', () => {
  const table = [{ text: 'Name', cell: [0, 0] as [number, number] }, { text: 'Ann', cell: [1, 0] as [number, number] }, { text: '4', cell: [1, 1] as [number, number] }];
  const rows: { name: string; seed: Seed; how: Around; text: string[] }[] = [
    { name: 'a whole paragraph', seed: { text: ['a', 'b', 'c'], selection: span(1, 0, 1, 1) }, how: 'lines', text: ['a', '<', 'b', '>', 'c'] },
    { name: 'a paragraph with its mark', seed: { text: ['a', 'b'], selection: span(0, 0, 0, 2) }, how: 'lines', text: ['<', 'a', '>', 'b'] },
    { name: 'several paragraphs', seed: { text: ['a', 'b', 'c'], selection: span(0, 0, 1, 1) }, how: 'lines', text: ['<', 'a', 'b', '>', 'c'] },
    { name: 'some words', seed: { text: ['one two three'], selection: span(0, 4, 0, 7) }, how: 'inline', text: ['one <two> three'] },
    { name: 'the beginning of a paragraph', seed: { text: ['one two'], selection: span(0, 0, 0, 3) }, how: 'inline', text: ['<one> two'] },
    { name: 'the end of one', seed: { text: ['one two'], selection: span(0, 4, 0, 7) }, how: 'inline', text: ['one <two>'] },
    { name: 'the end of one and the beginning of the next', seed: { text: ['one two', 'three four'], selection: span(0, 4, 1, 5) }, how: 'inline', text: ['one <two', 'three> four'] },
    { name: 'a row, from its first cell to its last', seed: { text: table, selection: span(1, 0, 2, 1) }, how: 'rows', text: ['Name', '<Ann', '4>'] },
    { name: 'what a cell holds', seed: { text: table, selection: span(1, 0, 1, 3) }, how: 'lines', text: ['Name', '<', 'Ann', '>', '4'] },
    { name: 'nothing, where nothing is selected', seed: { text: ['a b'], selection: span(0, 1, 0, 1) }, how: 'nothing selected', text: ['a b'] },
    { name: 'nothing, where a paragraph is empty', seed: { text: ['', 'b'] }, how: 'nothing selected', text: ['', 'b'] },
    { name: 'nothing that begins before a table and ends in it', seed: { text: ['a', ...table], selection: span(0, 0, 1, 4) }, how: 'across a table', text: ['a', 'Name', 'Ann', '4'] },
    { name: 'nothing that begins in a table and ends behind it', seed: { text: [...table, 'z'], selection: span(2, 0, 3, 1) }, how: 'across a table', text: ['Name', 'Ann', '4', 'z'] },
  ];
  for (const { name, seed, how, text } of rows) {
    it(name, async () => {
      open(seed);
      expect(await host.surround('<', '>')).toBe(how);
      expect(word.text.lines()).toEqual(text);
    });
  }
});

describe('the way to', () => {
  const text = ['{{ a }}', 'x {{ a }} {{ a }}', '{{ b^2 }}', `{{ ${'c'.repeat(300)} }}`, `${'^'.repeat(200)}`];
  const rows: { name: string; place: [part: string, text: string, nth: number]; selected: string | null }[] = [
    { name: 'the first', place: ['body', '{{ a }}', 0], selected: 'body 0:0' },
    { name: 'the third', place: ['body', '{{ a }}', 2], selected: 'body 1:10' },
    { name: 'one that is gone by now, the last that is left', place: ['body', '{{ a }}', 5], selected: 'body 1:10' },
    { name: 'one with a sign that Word reads otherwise', place: ['body', '{{ b^2 }}', 0], selected: 'body 2:0' },
    { name: 'one that is longer than Word looks for', place: ['body', `{{ ${'c'.repeat(300)} }}`, 0], selected: 'body 3:0' },
    { name: 'one of signs alone, cut between two', place: ['body', '^'.repeat(200), 0], selected: 'body 4:0' },
    { name: 'one in a header', place: ['header 1', '{{ h }}', 0], selected: 'header 0:5' },
    { name: 'a control by its tag', place: ['body', 'client.age +', 0], selected: 'control client.age +' },
    { name: 'nothing that is not there', place: ['body', '{{ nowhere }}', 0], selected: null },
    { name: 'nothing of the header in the body', place: ['body', '{{ h }}', 0], selected: null },
    { name: 'nothing', place: ['body', '', 0], selected: null },
  ];
  for (const { name, place: [part, wanted, nth], selected } of rows) {
    it(name, async () => {
      open({ text, header: ['Page {{ h }}'], controls: [{ tag: 'client.age +', text: 'x' }] });
      expect(await host.jump({ part, text: wanted, nth })).toBe(selected !== null);
      expect(word.text.selected).toBe(selected);
    });
  }
});

describe('the whole document', () => {
  it('comes in slices, and its file is closed', async () => {
    open({ text: ['x'] });
    const large = new Uint8Array(5 * 1024 * 1024).map((_, at) => at % 251);
    word.files.now = () => large;
    expect(Buffer.from(await host.bytes()).equals(Buffer.from(large))).toBe(true);
    expect([word.files.open, word.files.slices]).toEqual([0, 2]);
  });
  it('is as it stands on the page, saved or not', async () => {
    open({ text: ['Dear Ada'] });
    await host.insertText('{{ a }}');
    expect(Buffer.from(await host.bytes()).equals(Buffer.from(asDocx(['{{ a }}Dear Ada'])))).toBe(true);
  });
  it('that Word stops giving is refused by its code, and its file is closed', async () => {
    open({ text: ['x'] });
    word.files.breaksAt = 0;
    expect(await host.bytes().catch((thrown: unknown) => thrown)).toMatchObject({ code: 'refused', message: '5001' });
    expect(word.files.open).toBe(0);
  });
  it('that Word does not give is refused', async () => {
    open({ text: ['x'] });
    word.files.open = 2;
    expect(await host.bytes().catch((thrown: unknown) => thrown)).toMatchObject({ code: 'refused', message: '5012' });
  });
});
