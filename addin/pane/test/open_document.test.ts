// @vitest-environment jsdom
// A document open in a word processor without a pane of its own, over the helper's operations.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Client } from '../src/api/client';
import { CallError } from '../src/api/errors';
import { Transport } from '../src/api/transport';
import { documentIn, OpenDocumentHost } from '../src/host/open_document';
import { HostError } from '../src/host/host';
import { App } from '../src/state/app';
import { frame } from '../src/views/frame';
import { patch } from '../src/dom/patch';
import { FakeAddIn } from './add_in';
import { interview, person, review, shown } from './fixtures';
import { FakeHelper } from './helper';
import { FakeHost } from './host';
import { runHostCases } from './host_cases';

function addInWith(change: Partial<FakeHost> = {}): FakeAddIn {
  return new FakeAddIn(Object.assign(new FakeHost(), { beside: true, canTrack: true }, change));
}
function hostOver(addIn: FakeAddIn): OpenDocumentHost {
  const send = async (path: string, init: RequestInit): Promise<Response> => {
    const [status, answer] = (await addIn.answer(init.method ?? '', path.replace('/api/v1', ''), init.body ? JSON.parse(String(init.body)) : {}))!;
    return new Response(JSON.stringify(answer), { status });
  };
  return new OpenDocumentHost(new Client(new Transport(send, () => 'token', async () => undefined)), 'W-1F2E3D4C');
}

runHostCases((controls, kept) => hostOver(addInWith({ controls, kept })));

describe('the address of a page', () => {
  const rows: { hash: string; id: string | null }[] = [
    { hash: '#document=W-1F2E3D4C', id: 'W-1F2E3D4C' },
    { hash: '', id: null },
    { hash: '#', id: null },
    { hash: '#document=', id: null },
    { hash: '#document=W-1f2e3d4c', id: null },
    { hash: '#document=W-1F2E3D4', id: null },
    { hash: '#document=W-1F2E3D4C5', id: null },
    { hash: '#document=../drafts', id: null },
    { hash: '#document=W-1F2E3D4C&draft=D-1', id: null },
    { hash: '#draft=W-1F2E3D4C', id: null },
  ];
  for (const { hash, id } of rows) it(`${hash || '(none)'} names ${id ?? 'no document'}`, () => expect(documentIn(hash)).toBe(id));
});

describe('the host of an open document', () => {
  it('is what the add-in has announced, once it was asked', async () => {
    const host = hostOver(addInWith());
    expect([host.program, host.document, host.canTrack, host.canRemember, host.beside]).toEqual(['Browser', '', false, false, true]);
    await host.tags();
    expect([host.program, host.document, host.canTrack, host.canRemember, host.beside]).toEqual(['LibreOffice Writer 25.2.3.2', 'will.docx', true, true, true]);
  });
  it('writes at the selection', async () => {
    const inner = Object.assign(new FakeHost(), { beside: true, around: 'rows' });
    const host = hostOver(new FakeAddIn(inner));
    expect(await host.insertText('{{ a }}')).toBe('inserted');
    await host.insertControl({ tag: 'a', title: 'A', text: '{{ a }}' });
    expect(await host.surround('{% if a %}', '{% endif %}')).toBe('rows');
    expect(await host.jump({ part: 'body', text: '{{ a }}', nth: 1 })).toBe(true);
    expect(inner.written).toEqual(['{{ a }}', 'a: A: {{ a }}', '{% if a %} … {% endif %}']);
    expect(inner.jumps).toEqual([{ part: 'body', text: '{{ a }}', nth: 1 }]);
  });
  it('gives the whole document, and opens another', async () => {
    const inner = Object.assign(new FakeHost(), { beside: true, file: new Uint8Array([80, 75, 0, 255]).buffer });
    const host = hostOver(new FakeAddIn(inner));
    expect([...new Uint8Array(await host.bytes())]).toEqual([80, 75, 0, 255]);
    expect(await host.openDocument(new Uint8Array([1, 2, 250]).buffer, 'Will.docx')).toBe('opened');
    expect(inner.opened.map(({ bytes, name }) => [[...new Uint8Array(bytes)], name])).toEqual([[[1, 2, 250], 'Will.docx']]);
  });

  const refused: { name: string; spoil: (addIn: FakeAddIn) => void; code: string; kind: unknown }[] = [
    { name: 'that was closed', spoil: (addIn) => (addIn.open = false), code: 'closed', kind: HostError },
    { name: 'whose word processor would not', spoil: (addIn) => ((addIn.host as FakeHost).fault = new HostError('refused', 'read-only')), code: 'refused', kind: HostError },
    { name: 'whose word processor cannot', spoil: (addIn) => ((addIn.host as FakeHost).fault = new HostError('unsupported', 'too old')), code: 'unsupported', kind: HostError },
    { name: 'behind a dialog', spoil: (addIn) => (addIn.silent = true), code: 'busy', kind: CallError },
  ];
  for (const { name, spoil, code, kind } of refused) {
    it(`says so of one ${name}`, async () => {
      const addIn = addInWith();
      const host = hostOver(addIn);
      await host.tags();
      spoil(addIn);
      const thrown = await host.insertText('x').catch((one: unknown) => one);
      expect([thrown instanceof (kind as typeof Error), (thrown as HostError).code]).toEqual([true, code]);
    });
  }
  it('sends no document that the helper would not take', async () => {
    const addIn = addInWith();
    const thrown = await hostOver(addIn).openDocument(new ArrayBuffer(16 * 1024 * 1024 + 1), 'a.docx').catch((one: unknown) => one);
    expect([(thrown as CallError).code, addIn.asked]).toEqual(['document_too_large', []]);
  });
});

describe('the pane of an open document', () => {
  let host: OpenDocumentHost;
  let helper: FakeHelper;
  let addIn: FakeAddIn;
  let app: App;
  async function start(language: 'en' | 'fr' = 'en'): Promise<void> {
    app = new App({
      send: (path, init) => helper.send(path, init), host: (client) => (host = new OpenDocumentHost(client, 'W-1F2E3D4C')),
      storage: localStorage, language, say: () => undefined, focus: () => undefined,
    });
    await app.helper.look();
    for (let tries = 0; tries < 200 && !app.store.get().here.read && app.store.get().problem === null; tries += 1) await new Promise((wake) => setTimeout(wake, 2));
  }
  const page = (): string => {
    document.body.innerHTML = '<div id="pane"></div>';
    patch(document.getElementById('pane')!, null, frame(app.store.get(), app));
    return shown(document.getElementById('pane')!);
  };
  beforeEach(() => {
    localStorage.clear();
    helper = new FakeHelper(review([person(1, 'Ada Lee', { client: true })]), interview([]));
    helper.pair(localStorage);
    addIn = addInWith();
    helper.openDocuments = addIn.answer;
  });

  it('opens the draft that the document remembers, and reads its controls', async () => {
    Object.assign(addIn.host, { draft: 'D-2YTRH', controls: [{ tag: 'client.name', title: '', text: 'Ada', locked: false }] });
    await start();
    expect([app.store.get().review?.draft, app.store.get().screen.name, app.store.get().here.tags]).toEqual(['D-2YTRH', 'here', 1]);
    expect([app.tracks, app.remembers]).toEqual([true, true]);
  });
  const words: { language: 'en' | 'fr'; what: string; next: string }[] = [
    { language: 'en', what: 'The document was closed in the word processor.', next: 'Open it there again' },
    { language: 'fr', what: 'Le document a été fermé dans le traitement de texte.', next: 'Rouvrez-le là' },
  ];
  for (const { language, what, next } of words) {
    it(`says at once that it is open no longer (${language})`, async () => {
      addIn.open = false;
      await start(language);
      expect(app.store.get().problem?.error.code).toBe('host_closed');
      expect(page()).toContain(what);
      expect(page()).toContain(next);
    });
  }
  it('says so later too, and what it knows stays', async () => {
    Object.assign(addIn.host, { draft: 'D-2YTRH' });
    await start();
    addIn.open = false;
    await app.here.open();
    expect(page()).toContain('The document was closed in the word processor.');
    expect(app.store.get().review?.draft).toBe('D-2YTRH');
  });
  const silences: { name: string; spoil: () => void; said: number }[] = [
    { name: 'a document that was closed meanwhile', spoil: () => void (addIn.open = false), said: 0 },
    { name: 'a word processor that does not answer', spoil: () => void (addIn.silent = true), said: 1 },
  ];
  for (const { name, spoil, said } of silences) {
    it(`remembers no draft in ${name}, and complains ${said} times`, async () => {
      Object.assign(addIn.host, { draft: 'D-2YTRH' });
      const complained = vi.spyOn(console, 'error').mockImplementation(() => undefined);
      await start();
      spoil();
      host.rememberDraft('D-2YTRH');
      await new Promise((wake) => setTimeout(wake, 20));
      expect(complained).toHaveBeenCalledTimes(said);
      complained.mockRestore();
    });
  }
  it('tells of a dialog that is in the way', async () => {
    Object.assign(addIn.host, { draft: 'D-2YTRH' });
    await start();
    addIn.silent = true;
    await app.here.open();
    expect(page()).toContain('Close any open dialog of the word processor, then try again.');
  });
});
