// A small Word: a document of content controls and custom XML parts behind the API's own rules. What
// was not loaded and synchronised cannot be read; requests run in their order at sync, and the first
// that fails ends it while what was done before stays done; what the version lacks is not found.
// One file without imports: tests in a browser get it in place of office.js.

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

export class OfficeError extends Error {
  constructor(readonly code: string, message = code) {
    super(message);
    this.name = 'RichApi.Error';
  }
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
  version: string;
  syncs = 0;
  private ids = 0;

  constructor(readonly seed: Seed = {}) {
    this.controls = (seed.controls ?? []).map((one) => ({
      id: (this.ids += 1), text: '', title: '', placeholder: '', cannotEdit: false, cannotDelete: false, deleted: '', ...one, refuses: one.refuses ?? null,
    }));
    this.parts = (seed.parts ?? []).map((xml) => ({ id: (this.ids += 1), xml }));
    this.mode = seed.mode ?? 'Off';
    this.version = seed.version ?? '1.4';
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
        onReady: async () => ({ host: seed.host === undefined ? 'Word' : seed.host, platform: 'PC' }),
        context: {
          displayLanguage: seed.language ?? 'en-CA',
          document: { url: seed.url ?? '' },
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

// What of an object can be read: what was loaded, as it was at that sync.
class Loaded {
  private readonly known = new Map<string, unknown>();
  protected constructor(protected readonly context: FakeContext) {}

  protected value(name: string): unknown {
    if (!this.known.has(name)) {
      throw new OfficeError('PropertyNotLoaded', `The property '${name}' is not available. Before reading the property's value, call the load method on the containing object and call "context.sync()" on the associated request context.`);
    }
    return this.known.get(name);
  }
  know(name: string, value: unknown): void {
    this.known.set(name, value);
  }
}

class Result {
  private known: { value: string } | null = null;
  constructor(context: FakeContext, read: () => string) {
    context.later(() => (this.known = { value: read() }));
  }
  get value(): string {
    if (!this.known) throw new OfficeError('ValueNotLoaded', 'The value of the result object has not been loaded yet. Before reading the value property, call "context.sync()" on the associated request context.');
    return this.known.value;
  }
}

// The names below `items/`; all of them where only "items" was asked for.
const namesOf = (asked: string, all: readonly string[]): readonly string[] => {
  const names = asked.split(',').map((one) => one.trim().replace(/^items\/?/, '')).filter((one) => one !== '');
  return names.length > 0 ? names : all;
};

const kOfControl = ['tag', 'title', 'text', 'placeholderText', 'cannotEdit', 'cannotDelete', 'id'];

class FakeControl extends Loaded {
  constructor(context: FakeContext, private readonly stored: Stored, names: readonly string[]) {
    super(context);
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
  constructor(context: FakeContext, private readonly wanted: (one: Stored) => boolean = () => true) {
    super(context);
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
  constructor(context: FakeContext, private readonly namespace: string) {
    super(context);
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
  constructor(context: FakeContext) {
    super(context);
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
  // Whoever reaches for the body would rewrite what somebody wrote.
  get body(): never {
    throw new Error('the body of the open document was touched');
  }
}

// In a page: a document as the test has left it there.
export function inPage(target: { fakeDocument?: Seed; fakeWord?: FakeWord }): void {
  target.fakeWord = new FakeWord(target.fakeDocument);
  target.fakeWord.install(target);
}
