// Word, over its JavaScript API. WordApi 1.3 is what the manifest asks for; change tracking and custom
// XML parts are of 1.4 and asked for at run time. A plan fills content controls, a whole document opens
// as a new one; only the author of a template writes at the selection.
import { HostError, type Around, type Control, type Fill, type Host, type Left, type NewControl, type Plan, type Report, type TextPlace } from '../../pane/src/host/host';
import { decodeOnly, kNamespace, plain } from '../../pane/src/document/filled';
import { base64 } from '../../pane/src/api/base64';
import { insertControl, insertText, jump, surround, wholeFile } from './template';

// A request to Word on the web may have 5 MB, and each look-up by tag is an object of its own.
const kBatch = 50;
const kTagProperties = 'items/tag';
const kProperties = 'items/tag,items/title,items/text,items/placeholderText,items/cannotEdit';

interface Found {
  control: Word.ContentControl;
  seen: Control;
}

const has = (version: string): boolean => Office.context.requirements.isSetSupported('WordApi', version);

// A code of Word's, "GeneralException"; its message may quote the document and is left out.
const codeOf = (thrown: unknown): string => String((thrown as { code?: unknown } | null)?.code ?? 'unknown');

async function run<T>(work: (context: Word.RequestContext) => Promise<T>): Promise<T> {
  try {
    return await Word.run(work);
  } catch (thrown) {
    throw thrown instanceof HostError ? thrown : new HostError('refused', codeOf(thrown));
  }
}

function portions<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / kBatch) }, (_, at) => all.slice(at * kBatch, (at + 1) * kBatch));
}

// Text that is there now. With tracked changes `text` holds deleted words as well.
async function look(context: Word.RequestContext, tags: readonly string[]): Promise<Map<string, Found[]>> {
  const found = new Map<string, Found[]>();
  for (const portion of portions([...new Set(tags)])) {
    const collections = portion.map((tag) => context.document.contentControls.getByTag(tag).load(kProperties));
    await context.sync();
    const controls = collections.flatMap(({ items }) => items);
    const current = has('1.4') ? controls.map((control) => control.getReviewedText('Current')) : null;
    if (current && controls.length > 0) await context.sync();
    for (const [at, control] of controls.entries()) {
      const text = plain(current ? current[at]!.value : control.text);
      const seen = { tag: control.tag, title: control.title, text: text === control.placeholderText ? '' : text, locked: control.cannotEdit };
      found.set(control.tag, [...(found.get(control.tag) ?? []), { control, seen }]);
    }
  }
  return found;
}

const at = (found: Map<string, Found[]>, { tag, nth }: { tag: string; nth: number }): Found | undefined => found.get(tag)?.[nth];

function whyNot(found: Map<string, Found[]>, fill: Fill): Left['why'] | null {
  const one = at(found, fill);
  if (!one) return 'gone';
  if (one.seen.locked) return 'locked';
  return one.seen.text === plain(fill.was) ? null : 'changed';
}

function write({ control }: Found, text: string): void {
  if (text === '') control.clear();
  else control.insertText(text, 'Replace');
}

// All at once, which is one step to undo; if Word stops at one of them, one after the other, so that
// one that Word refuses keeps back no other.
async function fillAll(context: Word.RequestContext, fills: readonly Fill[], found: Map<string, Found[]>): Promise<void> {
  for (const fill of fills) write(at(found, fill)!, fill.text);
  try {
    return await context.sync();
  } catch {
    // What was done before Word stopped is seen below.
  }
  const now = await look(context, fills.map(({ tag }) => tag));
  for (const fill of fills) {
    const one = at(now, fill);
    if (!one || one.seen.text === plain(fill.text)) continue;
    write(one, fill.text);
    await context.sync().catch(() => undefined);
  }
}

async function tracked(context: Word.RequestContext, work: () => Promise<void>): Promise<void> {
  const { document } = context;
  document.load('changeTrackingMode');
  await context.sync();
  const before = document.changeTrackingMode;
  document.changeTrackingMode = 'TrackAll';
  await context.sync();
  try {
    await work();
  } finally {
    document.changeTrackingMode = before;
    await context.sync();
  }
}

export class WordHost implements Host {
  readonly program = 'Word';
  readonly beside = true;
  private draft: string | null | undefined;

  get document(): string {
    return decodeName(Office.context.document.url);
  }
  get canTrack(): boolean {
    return has('1.4');
  }
  get canRemember(): boolean {
    return has('1.4');
  }

  tags = (): Promise<string[]> =>
    run(async (context) => {
      const controls = context.document.contentControls.load(kTagProperties);
      await context.sync();
      return [...new Set(controls.items.map(({ tag }) => tag).filter((tag) => tag !== ''))];
    });

  read = (tags: readonly string[]): Promise<Control[]> =>
    run(async (context) => [...(await look(context, tags)).values()].flat().map(({ seen }) => seen));

  apply = ({ fills, tracked: track }: Plan): Promise<Report> =>
    run(async (context) => {
      if (track && !this.canTrack) throw new HostError('unsupported', 'change tracking');
      const before = await look(context, fills.map(({ tag }) => tag));
      const left = fills.flatMap((fill): Left[] => {
        const why = whyNot(before, fill);
        return why === null ? [] : [{ tag: fill.tag, nth: fill.nth, why }];
      });
      const doable = fills.filter((fill) => whyNot(before, fill) === null);
      if (doable.length === 0) return { filled: [], left };
      const work = () => fillAll(context, doable, before);
      await (track ? tracked(context, work) : work());
      // What is told is what the document holds.
      const after = await look(context, doable.map(({ tag }) => tag));
      const holds = (fill: Fill): boolean => at(after, fill)?.seen.text === plain(fill.text);
      const place = ({ tag, nth }: Fill) => ({ tag, nth });
      const refused = doable.filter((fill) => !holds(fill)).map((fill): Left => ({ ...place(fill), why: 'refused' }));
      return { filled: doable.filter(holds).map(place), left: [...left, ...refused] };
    });

  unlink = (tags: readonly string[]): Promise<Left[]> =>
    run(async (context) => {
      const found = await look(context, tags);
      const left: Left[] = [];
      for (const [tag, controls] of found) {
        for (const [nth, { control }] of controls.entries()) {
          control.delete(true);
          await context.sync().catch(() => void left.push({ tag, nth, why: 'locked' }));
        }
      }
      if (this.canRemember) await forget(context);
      this.draft = null;
      return left;
    });

  records = async (): Promise<string[]> => {
    if (!this.canRemember) return [];
    return run(async (context) => {
      const parts = context.document.customXmlParts.getByNamespace(kNamespace).load('items');
      await context.sync();
      const texts = parts.items.map((part) => part.getXml());
      await context.sync();
      return texts.map(({ value }) => value);
    });
  };

  // The new one first: a document never stands without one in between.
  keep = (record: string): Promise<void> =>
    run(async (context) => {
      if (!this.canRemember) throw new HostError('unsupported', 'custom XML parts');
      const old = context.document.customXmlParts.getByNamespace(kNamespace).load('items');
      await context.sync();
      context.document.customXmlParts.add(record);
      for (const part of old.items) part.delete();
      await context.sync();
    });

  insertText = (text: string): Promise<'inserted'> =>
    run(async (context): Promise<'inserted'> => {
      await insertText(context, text);
      return 'inserted';
    });
  insertControl = (control: NewControl): Promise<void> => run((context) => insertControl(context, control));
  surround = (before: string, after: string): Promise<Around> => run((context) => surround(context, before, after));
  bytes = (): Promise<ArrayBuffer> => wholeFile();
  jump = (place: TextPlace): Promise<boolean> => run((context) => jump(context, place));

  // Word takes no name for a new document: the person saves it under the one that the pane shows.
  openDocument = (bytes: ArrayBuffer): Promise<'opened'> =>
    run(async (context): Promise<'opened'> => {
      context.application.createDocument(base64(bytes)).open();
      await context.sync();
      return 'opened';
    });

  // A pane belongs to one document: what it works on is kept while it is open, and what the document
  // was made from stands in the document.
  rememberDraft(draft: string | null): void {
    this.draft = draft;
  }
  recalledDraft = async (): Promise<string | null> => {
    if (this.draft !== undefined) return this.draft;
    const decoded = decodeOnly(await this.records());
    return decoded && 'filled' in decoded ? decoded.filled.draft : null;
  };
}

async function forget(context: Word.RequestContext): Promise<void> {
  const parts = context.document.customXmlParts.getByNamespace(kNamespace).load('items');
  await context.sync();
  for (const part of parts.items) part.delete();
  await context.sync();
}

// The file's name out of a path or an address; a document that was never saved has none.
export function decodeName(url: string | null | undefined): string {
  const last = (url ?? '').split(/[\\/]/).at(-1)?.split('?')[0] ?? '';
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
