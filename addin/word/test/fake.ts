// A small Word: a document of text, content controls and custom XML parts behind the API's own rules.
// What was not loaded and synchronised cannot be read; requests run in their order at sync, and the
// first that fails ends it while what was done before stays done; what the version lacks is not found.
// Tests in a browser get it in place of office.js.
import { asDocx, FakeFiles } from './fake_file';
import { Loaded, OfficeError, Result } from './fake_loaded';
import { FakeBody, FakeNewControl, FakeRange, FakeText, type Paragraph, type Span } from './fake_text';

export { OfficeError };

export interface ControlSeed {
  tag: string;
  text?: string;
  title?: string;
  placeholder?: string; // shown while there is no text
  cannotEdit?: boolean;
  cannotDelete?: boolean;
  refuses?: string; // the code of what any change of it fails with, as inside a protected section
}

export interface Seed {
  controls?: ControlSeed[];
  parts?: string[];
  text?: (string | Paragraph)[];
  header?: string[];
  selection?: Span;
  url?: string;
  version?: string; // of WordApi
  mode?: string; // of change tracking
  language?: string;
  host?: string | null;
}

interface Stored extends Required<Omit<ControlSeed, 'refuses'>> {
  id: number;
  deleted: string; // by tracked changes: still in the document's text
  refuses: string | null;
}

const numeric = (version: string): number => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major * 1000 + minor;
};

export class FakeWord {
  controls: Stored[];
  parts: { id: number; xml: string }[];
  mode: string;
  readonly opened: string[] = []; // new documents, in base64
  readonly log: string[] = []; // every request that ran
  readonly text: FakeText;
  readonly files: FakeFiles;
  version: string;
  syncs = 0;
  private ids = 0;

  constructor(readonly seed: Seed = {}) {
    this.controls = (seed.controls ?? []).map((one) => ({
      id: (this.ids += 1), text: '', title: '', placeholder: '', cannotEdit: false, cannotDelete: false, deleted: '', ...one, refuses: one.refuses ?? null,
    }));
    this.parts = (seed.parts ?? []).map((xml) => ({ id: (this.ids += 1), xml }));
    this.text = new FakeText(seed.text ?? [''], seed.header ?? [], seed.selection, this.log);
    this.files = new FakeFiles(() => asDocx(this.text.lines()));
    this.mode = seed.mode ?? 'Off';
    this.version = seed.version ?? '1.4';
  }

  // Around text that is there.
  newControl(queue: FakeContext): FakeNewControl {
    const stored: Stored = { id: (this.ids += 1), tag: '', text: '', title: '', placeholder: '', cannotEdit: false, cannotDelete: false, deleted: '', refuses: null };
    return new FakeNewControl(queue, stored, () => {
      this.controls.push(stored);
      this.log.push('control');
    });
  }
  texts(): string[] {
    return this.controls.map(({ tag, text }) => `${tag}=${text}`);
  }
  needs(version: string): void {
    if (numeric(this.version) < numeric(version)) throw new OfficeError('ApiNotFound');
  }
  has(control: Stored): void {
    if (!this.controls.includes(control)) throw new OfficeError('ItemNotFound');
  }

  write(control: Stored, text: string): void {
    this.has(control);
    if (control.refuses !== null) throw new OfficeError(control.refuses);
    if (control.cannotEdit) throw new OfficeError('AccessDenied');
    control.deleted = this.mode === 'Off' ? '' : control.deleted + control.text;
    control.text = text;
    this.log.push(`write ${control.tag} ${this.mode}`);
  }
  unwrap(control: Stored): void {
    this.has(control);
    if (control.refuses !== null) throw new OfficeError(control.refuses);
    if (control.cannotDelete) throw new OfficeError('AccessDenied');
    this.controls = this.controls.filter((one) => one !== control);
    this.log.push(`unwrap ${control.tag}`);
  }
  addPart(xml: string): void {
    this.parts.push({ id: (this.ids += 1), xml });
    this.log.push('part added');
  }
  removePart(id: number): void {
    if (!this.parts.some((one) => one.id === id)) throw new OfficeError('ItemNotFound');
    this.parts = this.parts.filter((one) => one.id !== id);
    this.log.push('part removed');
  }

  install(target: object): void {
    const { seed } = this;
    Object.assign(target, {
      OfficeExtension: { Error: OfficeError },
      Word: { run: (batch: (context: FakeContext) => Promise<unknown>) => this.run(batch) },
      Office: {
        HostType: { Word: 'Word', Excel: 'Excel' },
        FileType: { Compressed: 'compressed', Pdf: 'pdf', Text: 'text' },
        AsyncResultStatus: { Succeeded: 'succeeded', Failed: 'failed' },
        onReady: async () => ({ host: seed.host === undefined ? 'Word' : seed.host, platform: 'PC' }),
        context: {
          displayLanguage: seed.language ?? 'en-CA',
          document: { url: seed.url ?? '', getFileAsync: (...given: Parameters<FakeFiles['getFileAsync']>) => this.files.getFileAsync(...given) },
          requirements: {
            isSetSupported: (name: string, version = '1.1') => name === 'WordApi' && numeric(this.version) >= numeric(version),
          },
        },
      },
    });
  }

  private async run<T>(batch: (context: FakeContext) => Promise<T>): Promise<T> {
    const context = new FakeContext(this);
    const result = await batch(context);
    await context.sync();
    return result;
  }
}

class FakeContext {
  private queue: (() => void)[] = [];
  readonly document: FakeDocument;
  readonly application: { createDocument(base64: string): { open(): void } };

  constructor(readonly word: FakeWord) {
    this.document = new FakeDocument(this);
    this.application = {
      createDocument: (base64) => {
        this.later(() => word.needs('1.3'));
        return { open: () => this.later(() => void word.opened.push(base64)) };
      },
    };
  }
  later(request: () => void): void {
    this.queue.push(request);
  }
  async sync(): Promise<void> {
    const { queue } = this;
    this.queue = [];
    await Promise.resolve();
    this.word.syncs += 1;
    for (const request of queue) request();
  }
}

// The names below `items/`; all of them where only "items" was asked for.
const namesOf = (asked: string, all: readonly string[]): readonly string[] => {
  const names = asked.split(',').map((one) => one.trim().replace(/^items\/?/, '')).filter((one) => one !== '');
  return names.length > 0 ? names : all;
};

const kOfControl = ['tag', 'title', 'text', 'placeholderText', 'cannotEdit', 'cannotDelete', 'id'];

class FakeControl extends Loaded {
  constructor(private readonly context: FakeContext, private readonly stored: Stored, names: readonly string[]) {
    super();
    const { tag, title, placeholder, cannotEdit, cannotDelete, id } = stored;
    const text = stored.deleted + stored.text;
    const all: Record<string, unknown> = { tag, title, text: text === '' ? placeholder : text, placeholderText: placeholder, cannotEdit, cannotDelete, id };
    for (const name of names) this.know(name, all[name]);
  }
  get tag(): unknown { return this.value('tag'); }
  get title(): unknown { return this.value('title'); }
  get text(): unknown { return this.value('text'); }
  get placeholderText(): unknown { return this.value('placeholderText'); }
  get cannotEdit(): unknown { return this.value('cannotEdit'); }
  get cannotDelete(): unknown { return this.value('cannotDelete'); }

  insertText(text: string, where: string): void {
    if (where !== 'Replace') throw new OfficeError('InvalidArgument');
    this.context.later(() => this.context.word.write(this.stored, text));
  }
  clear(): void {
    this.context.later(() => this.context.word.write(this.stored, ''));
  }
  select(): void {
    this.context.later(() => void (this.context.word.text.selected = `control ${this.stored.tag}`));
  }
  delete(keepContent: boolean): void {
    if (!keepContent) throw new Error('a test would lose text');
    this.context.later(() => this.context.word.unwrap(this.stored));
  }
  getReviewedText(version: string): Result {
    const { word } = this.context;
    return new Result(this.context, () => {
      word.needs('1.4');
      word.has(this.stored);
      const shown = version === 'Original' ? this.stored.deleted : this.stored.text;
      return shown === '' ? this.stored.placeholder : shown;
    });
  }
}

class FakeControls extends Loaded {
  constructor(private readonly context: FakeContext, private readonly wanted: (one: Stored) => boolean = () => true) {
    super();
  }
  get items(): FakeControl[] {
    return this.value('items') as FakeControl[];
  }
  getByTag(tag: string): FakeControls {
    return new FakeControls(this.context, (one) => one.tag === tag);
  }
  load(asked = ''): this {
    const { context } = this;
    context.later(() => this.know('items', context.word.controls.filter(this.wanted).map((one) => new FakeControl(context, one, namesOf(asked, kOfControl)))));
    return this;
  }
}

class FakePart {
  constructor(private readonly context: FakeContext, private readonly part: { id: number; xml: string }) {}
  getXml(): Result {
    return new Result(this.context, () => this.part.xml);
  }
  delete(): void {
    this.context.later(() => this.context.word.removePart(this.part.id));
  }
}

class FakeParts extends Loaded {
  constructor(private readonly context: FakeContext, private readonly namespace: string) {
    super();
  }
  get items(): FakePart[] {
    return this.value('items') as FakePart[];
  }
  load(_asked = ''): this {
    const { context } = this;
    context.later(() => {
      context.word.needs('1.4');
      this.know('items', context.word.parts.filter(({ xml }) => xml.includes(`xmlns="${this.namespace}"`)).map((part) => new FakePart(context, part)));
    });
    return this;
  }
}

class FakeDocument extends Loaded {
  constructor(private readonly context: FakeContext) {
    super();
  }
  getSelection(): FakeRange {
    const { context } = this;
    return new FakeRange(context, context.word.text, () => context.word.text.selection, () => context.word.newControl(context));
  }
  get body(): FakeBody {
    return new FakeBody(this.context, this.context.word.text, 'body');
  }
  get sections(): FakeSections {
    return new FakeSections(this.context);
  }
  get contentControls(): FakeControls {
    return new FakeControls(this.context);
  }
  get customXmlParts(): { getByNamespace(namespace: string): FakeParts; add(xml: string): void } {
    const { context } = this;
    return {
      getByNamespace: (namespace) => new FakeParts(context, namespace),
      add: (xml) => context.later(() => {
        context.word.needs('1.4');
        context.word.addPart(xml);
      }),
    };
  }
  get changeTrackingMode(): string {
    return this.value('changeTrackingMode') as string;
  }
  set changeTrackingMode(mode: string) {
    this.know('changeTrackingMode', mode);
    this.context.later(() => {
      this.context.word.needs('1.4');
      this.context.word.mode = mode;
    });
  }
  load(asked: string): this {
    if (asked !== 'changeTrackingMode') throw new OfficeError('InvalidArgument');
    this.context.later(() => {
      this.context.word.needs('1.4');
      this.know(asked, this.context.word.mode);
    });
    return this;
  }
}

// A document of one section.
class FakeSections extends Loaded {
  constructor(private readonly context: FakeContext) {
    super();
  }
  get items(): { getHeader(kind: string): FakeBody; getFooter(kind: string): FakeBody }[] {
    return this.value('items') as { getHeader(kind: string): FakeBody; getFooter(kind: string): FakeBody }[];
  }
  load(_asked: string): this {
    const { context } = this;
    const primary = (kind: string): FakeBody => {
      if (kind !== 'Primary') throw new Error('a header that nobody made would be made');
      return new FakeBody(context, context.word.text, 'header');
    };
    context.later(() => this.know('items', [{ getHeader: primary, getFooter: primary }]));
    return this;
  }
}

// In a page: a document as the test has left it there.
export function inPage(target: { fakeDocument?: Seed; fakeWord?: FakeWord }): void {
  target.fakeWord = new FakeWord(target.fakeDocument);
  target.fakeWord.install(target);
}
