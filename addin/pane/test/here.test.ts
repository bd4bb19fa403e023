// @vitest-environment jsdom
// The document beside the pane: known again, compared, brought up to date, and let go.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { patch } from '../src/dom/patch';
import type { ComparedLine, RecordAsked } from '../src/api/contract';
import { HostError, type Control } from '../src/host/host';
import { App } from '../src/state/app';
import { frame } from '../src/views/frame';
import { comparison, interview, line, person, record, review, shown } from './fixtures';
import { FakeHelper } from './helper';
import { FakeHost } from './host';

const control = (tag: string, text: string, change: Partial<Control> = {}): Control => ({ tag, title: '', text, locked: false, ...change });

let helper: FakeHelper;
let host: FakeHost;
let app: App;
let said: string[];
const here = () => app.store.get().here;
const really = setTimeout;
async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds(); tries += 1) {
    if (tries > 1000) throw new Error(`never so: ${holds}`);
    await new Promise((wake) => really(wake, 2));
  }
}
const page = (): string => {
  document.body.innerHTML = '<div id="pane"></div>';
  patch(document.getElementById('pane')!, null, frame(app.store.get(), app));
  return shown(document.getElementById('pane')!);
};
const find = (selector: string): HTMLElement | null => document.querySelector(selector);

const kTags = ['client.name', 'client.city'];
const kStale = line('client.name', 'Ada Leigh', 'Ada Lee', 'stale');
const kSame = line('client.city', 'Ottawa', 'Ottawa', 'same');
const kEmpty = line('client.name', '', 'Ada Lee', 'unknown');
const asked = (path: string): unknown[] => helper.seen.filter((one) => one.path.endsWith(path)).map(({ body }) => body);

async function start(controls: Control[], kept: string | null, lines: ComparedLine[] = [kStale, kSame]): Promise<void> {
  localStorage.clear();
  said = [];
  helper = new FakeHelper(review([person(1, 'Ada Lee', { client: true })]), interview([]));
  helper.pair(localStorage);
  helper.comparison = comparison(lines);
  helper.record = record(kTags);
  host = new FakeHost();
  host.beside = true;
  host.canTrack = true;
  host.controls = controls;
  if (kept !== null) {
    host.kept = [kept];
    host.draft = /draft="([^"]*)"/.exec(kept)?.[1] ?? null;
  }
  app = new App({ send: (path, init) => helper.send(path, init), host, storage: localStorage, language: 'en', say: (text) => said.push(text), focus: () => undefined });
  await app.helper.look();
  if (host.draft !== null) await until(() => here().read);
  else {
    await app.matters.open('D-2YTRH');
    await app.here.open();
  }
}

const twoControls = (): Control[] => [control('client.name', 'Ada Leigh'), control('client.city', 'Ottawa')];
beforeEach(async () => start(twoControls(), record(kTags)));

describe('a document that Engross made', () => {
  it('is known again when it is opened: its draft is open, and the pane tells what it was made from', () => {
    expect(app.store.get().screen).toEqual({ name: 'here' });
    const text = page();
    for (const part of ['Made by Engross from 00001-Whitfield', 'Will, filled', 'What has changed?']) expect(text).toContain(part);
  });
  it('is compared with what it would hold today, and nothing of it changes', async () => {
    await app.here.compare('will');
    expect(here().lines?.map(({ tag, state }) => [tag, state])).toEqual([['client.name', 'stale'], ['client.city', 'same']]);
    expect(host.plans).toEqual([]);
    expect(asked('/comparisons')).toEqual([{ template: 'will', records: [record(kTags)], controls: twoControls(), purpose: 'refresh' }]);
    const text = page();
    for (const part of ['1 value differs, 1 value as today', 'client.name changed since', 'In here Ada Leigh', 'Today Ada Lee', 'Fill 1 value']) {
      expect(text.replace(/([a-z])(Ada|client)/g, '$1 $2')).toContain(part);
    }
  });
  it('Clio is asked first, and what it has changed is decided before anything is compared', async () => {
    const change = { key: 'k', text: 'Ada Lee: City', message: null, ours: 'Ottawa', then: 'Ottawa', now: 'Hull' };
    helper.review = { ...helper.review, changes: [change] };
    await app.here.compare('will');
    expect(asked('/comparisons')).toEqual([]);
    const text = page();
    for (const part of ['1 value has changed in Clio', 'Decide about each first', 'Look', 'What has changed?']) expect(text).toContain(part);
    helper.review = { ...helper.review, changes: [] };
    await app.here.compare('will');
    expect(here().lines).toHaveLength(2);
    expect(page()).toContain('From Clio, ');
  });
  it('is compared with what was fetched before when Clio is away, and says so', async () => {
    helper.clioAway = true;
    await app.here.compare('will');
    expect(here().lines).toHaveLength(2);
    expect(page()).toContain('Clio could not be asked.');
    expect(app.store.get().problem).toBeNull();
  });
  it('is brought up to date, and remembers it', async () => {
    helper.record = record(['as.the.helper.says']);
    await app.here.compare('will');
    await app.here.refresh();
    expect(host.plans).toEqual([{ fills: [{ tag: 'client.name', nth: 0, was: 'Ada Leigh', text: 'Ada Lee' }], tracked: false }]);
    expect(asked('/records')).toEqual([{
      template: 'will', records: [record(kTags)], filled: [{ tag: 'client.name', nth: 0 }],
      lines: [{ tag: 'client.name', nth: 0, fresh: 'Ada Lee', state: 'stale' }, { tag: 'client.city', nth: 0, fresh: 'Ottawa', state: 'same' }],
    }]);
    expect(host.kept).toEqual([record(['as.the.helper.says'])]);
    expect(here().filled?.controls.map(({ tag }) => tag)).toEqual(['as.the.helper.says']);
    expect(said.at(-1)).toBe('1 value filled');
    expect(here().lines?.map(({ state }) => state)).toEqual(['same', 'same']);
    expect(page()).toContain('2 values as today');
  });
  it('says when only a new document has what is there today', async () => {
    helper.comparison = comparison([kSame], { wording: 'changed' });
    await app.here.compare('will');
    expect(page()).toContain('The text around the values would be another one today');
    for (const wording of ['same', 'unknown'] as const) {
      helper.comparison = comparison([kSame], { wording });
      await app.here.compare('will');
      expect(page()).not.toContain('The text around');
    }
  });
  it('takes note of what was filled alone, where something was left', async () => {
    host.controls = [control('client.name', 'Ada Leigh'), control('client.city', 'Hull')];
    helper.comparison = comparison([kStale, line('client.city', 'Hull', 'Ottawa', 'stale')]);
    await app.here.compare('will');
    host.controls[1]!.text = 'Eve';
    await app.here.refresh();
    expect(host.controls.map(({ text }) => text)).toEqual(['Ada Lee', 'Eve']);
    expect(asked('/records').map((one) => (one as RecordAsked).filled.map(({ tag }) => tag))).toEqual([['client.name', 'client.city'], ['client.name']]);
  });
  it('keeps what somebody typed over, until it is chosen', async () => {
    host.controls[0]!.text = 'Ada Lee (née Moss)';
    helper.comparison = comparison([line('client.name', 'Ada Lee (née Moss)', 'Ada Lee', 'by hand'), kSame]);
    await app.here.compare('will');
    expect([...here().chosen]).toEqual([]);
    page();
    expect(find('#fill')?.getAttribute('aria-disabled')).toBe('true');
    await app.here.refresh();
    expect(host.plans).toEqual([]);
    app.here.toggle(here().lines![0]!);
    await app.here.refresh();
    expect(host.controls[0]!.text).toBe('Ada Lee');
  });
  it('is filled with tracked changes when the person asks for them', async () => {
    await app.here.compare('will');
    app.here.track(true);
    await app.here.refresh();
    expect(host.plans[0]!.tracked).toBe(true);
  });
  it('offers no tracked changes where the word processor has none', async () => {
    await app.here.compare('will');
    page();
    expect(find('#tracked')).not.toBeNull();
    host.canTrack = false;
    page();
    expect(find('#tracked')).toBeNull();
  });
  it('what was edited between comparing and filling is left, and said', async () => {
    await app.here.compare('will');
    host.controls[0]!.text = 'Eve';
    await app.here.refresh();
    expect(host.controls[0]!.text).toBe('Eve');
    expect(host.kept).toHaveLength(1);
    expect(page()).toContain('1 value was left as it is:client.name was edited meanwhile. Compare again.');
  });
  it('a locked value is shown and cannot be chosen', async () => {
    helper.comparison = comparison([line('client.name', 'Ada Leigh', 'Ada Lee', 'locked'), kSame]);
    await app.here.compare('will');
    expect(page()).toContain('locked');
    expect(find('[data-line] input')).toBeNull();
  });
  it('of a list that is longer today can only be made anew', async () => {
    helper.comparison = comparison([line('client.name', 'Ada Leigh', 'Ada Leigh', 'moved'), line('client.name', '', 'Bo', 'moved', { nth: 1 })]);
    await app.here.compare('will');
    expect(here().lines?.map(({ state }) => state)).toEqual(['moved', 'moved']);
    expect(page()).toContain('make a new document');
  });
  it('A48 a helper that ends between comparing and filling leaves no half filled document', async () => {
    await app.here.compare('will');
    helper.away = true;
    await app.here.refresh();
    expect([host.plans, host.controls.map(({ text }) => text), host.kept]).toEqual([[], ['Ada Leigh', 'Ottawa'], [record(kTags)]]);
    expect(page()).toContain('The helper does not answer.');
  });
  it('A48 a helper that ends while the document is filled leaves what was filled, and the pane says what is not noted', async () => {
    await app.here.compare('will');
    const { apply } = host;
    host.apply = async (plan) => {
      helper.away = true;
      return { ...(await apply(plan)), left: [{ tag: 'client.city', nth: 0, why: 'refused' }] };
    };
    await app.here.refresh();
    expect([host.controls.map(({ text }) => text), host.kept]).toEqual([['Ada Lee', 'Ottawa'], [record(kTags)]]);
    expect(page()).toContain('could not take note of it');
    expect(app.store.get().problem).toBeNull();
  });
  it('A48 a helper that ends while it compares changes nothing', async () => {
    helper.away = true;
    await app.here.compare('will');
    expect([host.plans, host.controls.map(({ text }) => text)]).toEqual([[], ['Ada Leigh', 'Ottawa']]);
    expect(page()).toContain('The helper does not answer.');
  });

  const faults: { name: string; fault: Error; says: string }[] = [
    { name: 'refuses', fault: new HostError('refused', 'GeneralException'), says: 'The word processor did not do it. What the document holds now' },
    { name: 'cannot', fault: new HostError('unsupported', 'change tracking'), says: 'This version of the word processor cannot do it.' },
  ];
  for (const { name, fault, says } of faults) {
    it(`a word processor that ${name} is told in words, with what to do`, async () => {
      await app.here.compare('will');
      host.fault = fault;
      await app.here.refresh();
      expect(page()).toContain(says.replace('it. What', 'it.What'));
      app.store.get().problem!.again!();
      await until(() => host.plans.length === 1);
    });
  }

  it('becomes plain text only when asked twice', async () => {
    page();
    app.here.askToUnlink(true);
    expect(page()).toContain('For a copy that leaves the firm.');
    expect(host.kept).toHaveLength(1);
    await app.here.unlink();
    expect([host.kept, host.controls]).toEqual([[], []]);
    expect(page()).toContain('Plain text now.');
  });
});

describe('a document', () => {
  const rows: { name: string; controls: Control[]; kept: string | null; says: string }[] = [
    { name: 'of somebody else', controls: [], kept: null, says: 'This document was not made by Engross. It has no content controls' },
    { name: 'that could be filled', controls: twoControls(), kept: null, says: 'not made by Engross. It has content controls for 2 values.' },
    { name: 'whose record is broken', controls: twoControls(), kept: '<x/>', says: 'cannot be read. Compare its values one by one.' },
    { name: 'of a newer Engross', controls: [], kept: record(['client.name']).replace('version="1"', 'version="9"'), says: 'A newer Engross made this document.' },
  ];
  for (const { name, controls, kept, says } of rows) {
    it(`${name} is told so`, async () => {
      await start(controls, kept);
      expect(page()).toContain(says);
    });
  }

  it('A42 of another matter gets no value of this one', async () => {
    await start(twoControls(), null);
    host.kept = [record(kTags, { matter: 1002 })];
    await app.here.open();
    expect(page()).toContain('This document is of another matter (draft D-2YTRH).');
    expect(find('#compare')?.getAttribute('aria-disabled')).toBe('true');
    const asked = helper.seen.length;
    await app.here.compare('will');
    await app.here.refresh();
    expect([here().lines, host.plans, helper.seen.length]).toEqual([null, [], asked]);
  });
  it('of the same matter and of a draft on another computer is compared all the same', async () => {
    await start(twoControls(), null);
    host.kept = [record(kTags, { draft: 'D-THEIRS' })];
    await app.here.open();
    await app.here.compare('will');
    expect(here().lines?.map(({ state }) => state)).toEqual(['stale', 'same']);
    await app.here.refresh();
    expect(host.kept[0]).toContain('draft="D-2YTRH" matter="1001"');
  });
  it('whose draft is not on this computer is told so in words', async () => {
    await start([], null);
    helper.unknownDraft = true;
    host.draft = 'D-THEIRS';
    app = new App({ send: (path, init) => helper.send(path, init), host, storage: localStorage, language: 'en', say: () => undefined, focus: () => undefined });
    await app.helper.look();
    await until(() => app.store.get().problem?.error.code === 'draft_elsewhere');
    expect(page()).toContain('The draft of this document is not on this computer.');
    expect(app.store.get().screen).toEqual({ name: 'matters' });
  });
  it('of a newer Engross is not changed by this one', async () => {
    await start(twoControls(), null);
    host.kept = [record([]).replace('version="1"', 'version="9"')];
    await app.here.open();
    await app.here.compare('will');
    expect([here().fault, here().lines]).toEqual(['newer', null]);
  });
  it('that could not take note of a fill is filled, and the pane says so', async () => {
    await start([control('client.name', '')], null, [kEmpty]);
    await app.here.compare('will');
    app.here.toggle(here().lines![0]!);
    host.keep = async () => {
      throw new HostError('refused', 'GeneralException');
    };
    await app.here.refresh();
    expect([host.controls[0]!.text, host.kept]).toEqual(['Ada Lee', []]);
    expect(page()).toContain('1 value filled');
    expect(page()).toContain('could not take note of it');
    expect(app.store.get().problem).toBeNull();
  });
  it('A43 that asks for other facts gets only those of the template, and only those that somebody chose', async () => {
    await start([control('client.name', ''), control('client.sin', ''), control('matter.secret', '')], null, [kEmpty]);
    await app.here.compare('will');
    expect(here().lines?.map(({ tag }) => tag)).toEqual(['client.name']);
    await app.here.refresh();
    expect(host.plans).toEqual([]);
    app.here.toggle(here().lines![0]!);
    await app.here.refresh();
    expect(host.controls.map(({ text }) => text)).toEqual(['Ada Lee', '', '']);
  });
  it('filled here for the first time remembers what filled it', async () => {
    await start([control('client.name', '')], null, [kEmpty]);
    await app.here.compare('will');
    app.here.toggle(here().lines![0]!);
    await app.here.refresh();
    expect(host.kept).toEqual([record(kTags)]);
    expect(page()).toContain('Made by Engross from 00001-Whitfield');
  });
  it('of a word processor that keeps no records is filled all the same', async () => {
    await start([control('client.name', '')], null, [kEmpty]);
    host.canRemember = false;
    expect(page()).toContain('cannot tell whether Engross made this document');
    await app.here.compare('will');
    app.here.toggle(here().lines![0]!);
    await app.here.refresh();
    expect([host.controls[0]!.text, host.kept]).toEqual(['Ada Lee', []]);
  });
});

describe('a finished document', () => {
  it('opens as a new one, remembers its draft, and leaves the open one alone', async () => {
    await app.documents.toggle('will');
    await app.documents.make('Jo Park');
    await app.documents.download(helper.madeId, 'Will.docx');
    expect(host.opened.map(({ name }) => name)).toEqual(['Will.docx']);
    expect(host.plans).toEqual([]);
    expect(said.at(-1)).toBe('Will.docx opened as a new document');
    app.showDocuments();
    await until(() => app.store.get().screen.name === 'documents');
    const text = page();
    for (const part of ['Open as new', 'opened', 'save it under the name shown here', 'This document']) expect(text).toContain(part);
    expect(text).not.toContain('Download');
  });
  it('is downloaded where there is no word processor, and nothing speaks of one', async () => {
    app.store.set({ beside: false });
    host.beside = false;
    await app.documents.toggle('will');
    await app.documents.make('Jo Park');
    await app.documents.download(helper.madeId, 'Will.docx');
    expect(said.at(-1)).toBe('Will.docx downloaded');
    app.showDocuments();
    await until(() => app.store.get().screen.name === 'documents');
    const text = page();
    expect(text).toContain('Download');
    expect(text).not.toContain('This document');
  });
  it('A39 a value that looks like a page stays text in the pane', async () => {
    const evil = '<img src=x onerror=alert(1)>';
    const alerted = vi.fn();
    vi.stubGlobal('alert', alerted);
    helper.comparison = comparison([line('client.name', '<b>x</b>', evil, 'stale', { title: '<script>1</script>' })]);
    host.controls = [control('client.name', '<b>x</b>', { title: '<script>1</script>' })];
    await app.here.compare('will');
    expect(page()).toContain(evil);
    expect([find('img'), find('#pane b'), find('#pane script')]).toEqual([null, null, null]);
    expect(alerted).not.toHaveBeenCalled();
  });
});
