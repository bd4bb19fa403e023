// @vitest-environment jsdom
// The Word host against a small Word that keeps the API's rules.
import { beforeEach, describe, expect, it } from 'vitest';
import { HostError, type Fill } from '../../pane/src/host/host';
import { kNamespace } from '../../pane/src/document/filled';
import { record as recordOf } from '../../pane/test/fixtures';
import { decodeName, WordHost } from '../src/word';
import { FakeWord, OfficeError, type ControlSeed, type Seed } from './fake';

let word: FakeWord;
let host: WordHost;
function open(seed: Seed): void {
  word = new FakeWord(seed);
  word.install(globalThis);
  host = new WordHost();
}
const three: ControlSeed[] = [
  { tag: 'client.name', text: 'Ada', title: 'Client' },
  { tag: 'child.name', text: 'Bo' },
  { tag: 'child.name', text: 'Cy' },
];
beforeEach(() => open({ controls: three }));

const fill = (tag: string, was: string, text: string, nth = 0): Fill => ({ tag, nth, was, text });
const run = <T>(work: (context: never) => Promise<T>): Promise<T> => (globalThis as unknown as { Word: { run(work: (context: never) => Promise<T>): Promise<T> } }).Word.run(work);

describe('the small Word refuses as the real one does', () => {
  const rows: { name: string; code: string; work: (context: any) => Promise<unknown> }[] = [
    { name: 'items that were not loaded', code: 'PropertyNotLoaded', work: async (context) => context.document.contentControls.items },
    { name: 'items that were loaded and not synchronised', code: 'PropertyNotLoaded', work: async (context) => context.document.contentControls.load('items').items },
    {
      name: 'a property that was not asked for', code: 'PropertyNotLoaded',
      work: async (context) => {
        const found = context.document.contentControls.load('items/tag');
        await context.sync();
        return found.items[0].text;
      },
    },
    {
      name: 'a result before its sync', code: 'ValueNotLoaded',
      work: async (context) => {
        const found = context.document.contentControls.load('items/tag');
        await context.sync();
        return found.items[0].getReviewedText('Current').value;
      },
    },
    { name: 'a mode that was not loaded', code: 'PropertyNotLoaded', work: async (context) => context.document.changeTrackingMode },
  ];
  for (const { name, code, work } of rows) it(name, async () => expect(await run(work).catch((thrown: OfficeError) => thrown.code)).toBe(code));

  it('text as it was at the sync, until it is loaded again', async () => {
    const read = await run(async (context: any) => {
      const found = context.document.contentControls.load('items/text');
      await context.sync();
      found.items[0].insertText('Eve', 'Replace');
      await context.sync();
      return found.items[0].text;
    });
    expect([read, word.texts()[0]]).toEqual(['Ada', 'client.name=Eve']);
  });

  it('what comes after the first failure, and keeps what came before it', async () => {
    open({ controls: [{ tag: 'a' }, { tag: 'b', cannotEdit: true }, { tag: 'c' }] });
    const code = await run(async (context: any) => {
      const found = context.document.contentControls.load('items/tag');
      await context.sync();
      for (const one of found.items) one.insertText('x', 'Replace');
      await context.sync();
    }).catch((thrown: OfficeError) => thrown.code);
    expect([code, word.texts()]).toEqual(['AccessDenied', ['a=x', 'b=', 'c=']]);
  });
});

describe('reading', () => {
  it('lists tags, each once', async () => expect(await host.tags()).toEqual(['client.name', 'child.name']));
  it('leaves controls without a tag alone', async () => {
    open({ controls: [{ tag: '', text: 'x' }] });
    expect(await host.tags()).toEqual([]);
  });
  it('tells tag, title, text and lock', async () => {
    open({ controls: [{ tag: 'a', text: 'x', title: 'A', cannotEdit: true }] });
    expect(await host.read(['a'])).toEqual([{ tag: 'a', title: 'A', text: 'x', locked: true }]);
  });
  it('tells a placeholder as no text', async () => {
    open({ controls: [{ tag: 'a', placeholder: 'Click here' }] });
    expect((await host.read(['a']))[0]!.text).toBe('');
  });
  it('tells a line end as one, however Word writes it', async () => {
    open({ controls: [{ tag: 'a', text: '1 Main St\vOttawa' }, { tag: 'b', text: 'x\ry\r\nz' }] });
    expect((await host.read(['a', 'b'])).map(({ text }) => text)).toEqual(['1 Main St\nOttawa', 'x\ny\nz']);
  });
  it('tells what is there now where changes are tracked', async () => {
    await host.apply({ fills: [fill('client.name', 'Ada', 'Eve')], tracked: true });
    expect((await host.read(['client.name']))[0]!.text).toBe('Eve');
  });
  it('knows no tag that is not there', async () => expect(await host.read(['nobody'])).toEqual([]));
  it('of hundreds of tags comes in portions of fifty', async () => {
    const controls = Array.from({ length: 120 }, (_, at) => ({ tag: `t${at}`, text: String(at) }));
    open({ controls, version: '1.3' });
    const read = await host.read(controls.map(({ tag }) => tag));
    expect(read).toHaveLength(120);
    expect(word.syncs).toBe(3 + 1);
  });
});

describe('a plan', () => {
  it('fills what it names and nothing else', async () => {
    const report = await host.apply({ fills: [fill('child.name', 'Cy', 'Zoe', 1)], tracked: false });
    expect(report).toEqual({ filled: [{ tag: 'child.name', nth: 1 }], left: [] });
    expect(word.texts()).toEqual(['client.name=Ada', 'child.name=Bo', 'child.name=Zoe']);
  });

  const lefts: { name: string; control: ControlSeed; was: string; why: string }[] = [
    { name: 'a locked control', control: { tag: 'a', text: 'x', cannotEdit: true }, was: 'x', why: 'locked' },
    { name: 'one in which somebody typed meanwhile', control: { tag: 'a', text: 'y' }, was: 'x', why: 'changed' },
    { name: 'one that is gone', control: { tag: 'b' }, was: 'x', why: 'gone' },
    { name: 'one inside a protected section', control: { tag: 'a', text: 'x', refuses: 'GeneralException' }, was: 'x', why: 'refused' },
    { name: 'one whose lock Word tells only when it is written to', control: { tag: 'a', text: 'x', refuses: 'AccessDenied' }, was: 'x', why: 'refused' },
  ];
  for (const { name, control, was, why } of lefts) {
    it(`leaves ${name}, says so, and fills the others`, async () => {
      open({ controls: [{ tag: 'first', text: '1' }, control, { tag: 'last', text: '2' }] });
      const fills = [fill('first', '1', '10'), fill('a', was, 'new'), fill('last', '2', '20')];
      const report = await host.apply({ fills, tracked: false });
      expect(report.left).toEqual([{ tag: 'a', nth: 0, why }]);
      expect(report.filled.map(({ tag }) => tag)).toEqual(['first', 'last']);
      expect(word.texts().filter((one) => !/^(first|last)/.test(one))).toEqual([`${control.tag}=${control.text ?? ''}`]);
    });
  }

  it('fills all in one request, so that one undo takes them back', async () => {
    await host.apply({ fills: [fill('client.name', 'Ada', 'Eve'), fill('child.name', 'Bo', 'Zoe')], tracked: false });
    expect(word.log).toEqual(['write client.name Off', 'write child.name Off']);
    // look (2), write, look again (2), and the end of Word.run
    expect(word.syncs).toBe(6);
  });

  it('empties a control', async () => {
    await host.apply({ fills: [fill('client.name', 'Ada', '')], tracked: false });
    expect(word.texts()[0]).toBe('client.name=');
  });

  it('with nothing that can be filled writes nothing', async () => {
    await host.apply({ fills: [fill('client.name', 'Bob', 'Eve')], tracked: true });
    expect(word.log).toEqual([]);
    expect(word.mode).toBe('Off');
  });

  it('A40 a value is text, whatever it looks like', async () => {
    const values = ['{ INCLUDETEXT "c:\\\\x" }', 'DDEAUTO c:\\cmd', '<w:p/>', '{{ client }}', '=cmd|x'];
    open({ controls: values.map((_, at) => ({ tag: `t${at}`, text: 'x' })) });
    const report = await host.apply({ fills: values.map((text, at) => fill(`t${at}`, 'x', text)), tracked: false });
    expect(report.filled).toHaveLength(values.length);
    expect(word.texts()).toEqual(values.map((text, at) => `t${at}=${text}`));
    expect(word.log.every((one) => one.startsWith('write '))).toBe(true);
  });
});

describe('tracked changes', () => {
  for (const before of ['Off', 'TrackAll', 'TrackMineOnly']) {
    it(`are on for the fill, and afterwards as they were: ${before}`, async () => {
      open({ controls: three, mode: before });
      await host.apply({ fills: [fill('client.name', 'Ada', 'Eve')], tracked: true });
      expect(word.log).toEqual(['write client.name TrackAll']);
      expect(word.mode).toBe(before);
    });
  }
  it('are as they were also when Word refuses', async () => {
    open({ controls: [{ tag: 'a', text: 'x', refuses: 'GeneralException' }] });
    const { left } = await host.apply({ fills: [fill('a', 'x', 'y')], tracked: true });
    expect([left, word.mode]).toEqual([[{ tag: 'a', nth: 0, why: 'refused' }], 'Off']);
  });
  it('of the person stay on where none were asked for', async () => {
    open({ controls: three, mode: 'TrackAll' });
    await host.apply({ fills: [fill('client.name', 'Ada', 'Eve')], tracked: false });
    expect(word.log).toEqual(['write client.name TrackAll']);
    expect(word.mode).toBe('TrackAll');
  });
  it('are refused, not left out, by a Word that has none', async () => {
    open({ controls: three, version: '1.3' });
    const thrown = await host.apply({ fills: [fill('client.name', 'Ada', 'Eve')], tracked: true }).catch((error: unknown) => error);
    expect(thrown).toMatchObject({ name: 'HostError', code: 'unsupported' });
    expect(word.texts()[0]).toBe('client.name=Ada');
  });
});

describe('what this Word can do', () => {
  const rows: { version: string; can: boolean }[] = [
    { version: '1.3', can: false },
    { version: '1.4', can: true },
    { version: '1.10', can: true },
  ];
  for (const { version, can } of rows) {
    it(`WordApi ${version}`, () => {
      open({ version });
      expect([host.canTrack, host.canRemember]).toEqual([can, can]);
    });
  }
  it('an old one fills all the same', async () => {
    open({ controls: three, version: '1.3' });
    expect((await host.apply({ fills: [fill('client.name', 'Ada', 'Eve')], tracked: false })).filled).toHaveLength(1);
    expect(await host.records()).toEqual([]);
    expect(await host.recalledDraft()).toBeNull();
    await expect(host.keep('<x/>')).rejects.toBeInstanceOf(HostError);
  });
});

describe('records', () => {
  const record = recordOf([], { draft: 'D-1' });
  const newer = record.replace('D-1', 'D-2');
  it('one takes the place of another, and of no part of somebody else', async () => {
    open({ parts: ['<other xmlns="urn:other"/>', record] });
    await host.keep(newer);
    expect(word.parts.map(({ xml }) => xml)).toEqual(['<other xmlns="urn:other"/>', newer]);
    expect(word.log).toEqual(['part added', 'part removed']);
  });
  it('say which draft the document is of', async () => {
    open({ parts: [record] });
    expect(await host.records()).toEqual([record]);
    expect(await host.recalledDraft()).toBe('D-1');
  });
  const none: { name: string; parts: string[] }[] = [
    { name: 'no record', parts: [] },
    { name: 'a record that is none', parts: [`<x xmlns="${kNamespace}"/>`] },
    { name: 'two records', parts: [record, newer] },
    { name: 'a draft that is an address', parts: [record.replace('D-1', '../pairings')] },
  ];
  for (const { name, parts } of none) {
    it(`A42 ${name} names no draft`, async () => {
      open({ parts });
      expect(await host.recalledDraft()).toBeNull();
    });
  }
  it('what the pane works on goes before what the document says', async () => {
    open({ parts: [record] });
    host.rememberDraft('D-9');
    expect(await host.recalledDraft()).toBe('D-9');
    host.rememberDraft(null);
    expect(await host.recalledDraft()).toBeNull();
  });
});

describe('unlinking', () => {
  const record = recordOf([], { draft: 'D-1' });
  it('takes controls and record away and keeps other controls', async () => {
    open({ controls: [...three, { tag: 'other', text: 'x' }], parts: [record] });
    expect(await host.unlink(['client.name', 'child.name'])).toEqual([]);
    expect([word.texts(), word.parts]).toEqual([['other=x'], []]);
    expect(await host.recalledDraft()).toBeNull();
  });
  it('says which controls could not go, and takes the others', async () => {
    open({ controls: [{ tag: 'a', cannotDelete: true }, { tag: 'b' }] });
    expect(await host.unlink(['a', 'b'])).toEqual([{ tag: 'a', nth: 0, why: 'locked' }]);
    expect(word.texts()).toEqual(['a=']);
  });
});

describe('a finished document', () => {
  it('opens as a new one and the open one stays as it is', async () => {
    const bytes = new Uint8Array(100_000).map((_, at) => at % 251);
    expect(await host.openDocument(bytes.buffer)).toBe('opened');
    expect(Buffer.from(word.opened[0]!, 'base64').equals(Buffer.from(bytes))).toBe(true);
    expect([word.texts(), word.log]).toEqual([['client.name=Ada', 'child.name=Bo', 'child.name=Cy'], []]);
  });
  it('a refusal of Word is told by its code alone', async () => {
    open({ version: '1.2' });
    expect(await host.openDocument(new ArrayBuffer(4)).catch((error: unknown) => error)).toMatchObject({ code: 'refused', message: 'ApiNotFound' });
  });
});

describe('the name of', () => {
  const rows: { url: string | null; name: string }[] = [
    { url: 'C:\\Users\\Ada\\Will - Whitfield.docx', name: 'Will - Whitfield.docx' },
    { url: '/Users/ada/Testament.docx', name: 'Testament.docx' },
    { url: 'https://firm.sharepoint.com/Shared%20Documents/Will%20A.docx?web=1', name: 'Will A.docx' },
    { url: 'https://example.com/100%.docx', name: '100%.docx' },
    { url: '', name: '' },
    { url: null, name: '' },
  ];
  for (const { url, name } of rows) it(url || 'a document that was never saved', () => expect(decodeName(url)).toBe(name));
});
