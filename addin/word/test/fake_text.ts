// The text of the small Word: paragraphs, some of them in cells of a table, a header, and a selection
// that moves with what is written before it.
import { Loaded, OfficeError, Result, type Queue } from './fake_loaded';

export interface Paragraph {
  text: string;
  cell?: [row: number, column: number];
}

// From a place in one paragraph to one in the same or a later one; one past the last letter takes the
// paragraph's mark as well.
export interface Span {
  first: number;
  from: number;
  last: number;
  to: number;
}

const kLongestSearch = 255;

export class FakeText {
  paragraphs: Paragraph[];
  header: string[];
  selection: Span;
  selected: string | null = null; // what was jumped to
  private readonly spans = new Set<Span>();

  constructor(paragraphs: readonly (string | Paragraph)[], header: readonly string[], selection: Span | undefined, readonly log: string[]) {
    this.paragraphs = paragraphs.map((one) => (typeof one === 'string' ? { text: one } : { ...one }));
    this.header = [...header];
    this.selection = { ...(selection ?? { first: 0, from: 0, last: 0, to: 0 }) };
    this.spans.add(this.selection);
  }

  lines(): string[] {
    return this.paragraphs.map(({ text }) => text);
  }
  follow(span: Span): Span {
    this.spans.add(span);
    return span;
  }
  at(index: number): Paragraph {
    const found = this.paragraphs[index];
    if (!found) throw new OfficeError('ItemNotFound');
    return found;
  }
  write(index: number, at: number, text: string): void {
    const one = this.at(index);
    one.text = one.text.slice(0, at) + text + one.text.slice(at);
    for (const span of this.spans) {
      if (span.first === index && span.from > at) span.from += text.length;
      if (span.last === index && span.to >= at) span.to += text.length;
    }
    this.log.push(`wrote ${text}`);
  }
  replace(span: Span, text: string): void {
    const [begin, end] = [this.at(span.first), this.at(span.last)];
    begin.text = begin.text.slice(0, span.from) + text + end.text.slice(span.to);
    this.paragraphs.splice(span.first + 1, span.last - span.first);
    span.last = span.first;
    span.to = span.from + text.length;
    this.log.push(`wrote ${text}`);
  }
  insertParagraph(index: number, text: string, like: Paragraph): void {
    this.paragraphs.splice(index, 0, { ...like, text });
    for (const span of this.spans) {
      if (span.first >= index) span.first += 1;
      if (span.last >= index) span.last += 1;
    }
    this.log.push(`paragraph ${text}`);
  }
}

export class FakeRange extends Loaded {
  private span: Span | null = null;
  // `find` runs when this is first needed at a sync.
  constructor(private readonly queue: Queue, readonly text: FakeText, private readonly find: () => Span, private readonly control: (text: string) => FakeNewControl) {
    super();
  }
  place(): Span {
    return (this.span ??= this.text.follow(this.find()));
  }
  get isEmpty(): boolean {
    return this.value('isEmpty') as boolean;
  }
  load(asked: string): this {
    if (asked !== 'isEmpty') throw new OfficeError('InvalidArgument');
    this.queue.later(() => {
      const { first, from, last, to } = this.place();
      this.know('isEmpty', first === last && from === to);
    });
    return this;
  }
  get paragraphs(): { getFirst(): FakeParagraph; getLast(): FakeParagraph } {
    const of = (index: () => number) => new FakeParagraph(this.queue, this.text, index, this.control);
    return { getFirst: () => of(() => this.place().first), getLast: () => of(() => this.place().last) };
  }
  insertText(text: string, where: string): FakeRange {
    if (!['Replace', 'Start', 'End'].includes(where)) throw new OfficeError('InvalidArgument');
    this.queue.later(() => {
      const span = this.place();
      if (where === 'Replace') this.text.replace(span, text);
      else if (where === 'Start') this.text.write(span.first, span.from, text);
      else this.text.write(span.last, Math.min(span.to, this.text.at(span.last).text.length), text);
    });
    return this;
  }
  insertContentControl(): FakeNewControl {
    const made = this.control('');
    this.queue.later(() => {
      const { first, from, to } = this.place();
      made.stand(this.text.at(first).text.slice(from, to));
    });
    return made;
  }
  expandTo(other: FakeRange): FakeRange {
    return new FakeRange(this.queue, this.text, () => ({ ...this.place(), last: other.place().last, to: other.place().to }), this.control);
  }
  compareLocationWith(other: FakeRange): Result {
    return new Result(this.queue, () => {
      const [a, b] = [this.place(), other.place()];
      const before = (one: [number, number], two: [number, number]): number => one[0] - two[0] || one[1] - two[1];
      const start = before([a.first, a.from], [b.first, b.from]);
      const end = before([a.last, a.to], [b.last, b.to]);
      if (start > 0 || end < 0) return 'Inside';
      return start === 0 && end === 0 ? 'Equal' : start === 0 ? 'ContainsStart' : end === 0 ? 'ContainsEnd' : 'Contains';
    });
  }
  select(_mode = 'Select'): void {
    this.queue.later(() => {
      const { first, from } = this.place();
      this.text.selected = `body ${first}:${from}`;
    });
  }
}

export class FakeParagraph {
  private found: Paragraph | null = null;
  constructor(private readonly queue: Queue, private readonly text: FakeText, private readonly index: () => number, private readonly control: (text: string) => FakeNewControl) {}
  // The paragraph that it was when it was first needed, wherever it stands by now.
  private place(): number {
    this.found ??= this.text.at(this.index());
    return this.text.paragraphs.indexOf(this.found);
  }
  get parentTableCellOrNullObject(): FakeCell {
    return new FakeCell(this.queue, () => this.text.at(this.place()).cell);
  }
  getRange(where: string): FakeRange {
    if (where !== 'Content') throw new OfficeError('InvalidArgument');
    return new FakeRange(this.queue, this.text, () => {
      const at = this.place();
      return { first: at, from: 0, last: at, to: this.text.at(at).text.length };
    }, this.control);
  }
  insertParagraph(text: string, where: string): void {
    if (!['Before', 'After'].includes(where)) throw new OfficeError('InvalidArgument');
    this.queue.later(() => {
      const at = this.place();
      this.text.insertParagraph(where === 'Before' ? at : at + 1, text, this.text.at(at));
    });
  }
  insertText(text: string, where: string): void {
    if (!['Start', 'End'].includes(where)) throw new OfficeError('InvalidArgument');
    this.queue.later(() => {
      const at = this.place();
      this.text.write(at, where === 'Start' ? 0 : this.text.at(at).text.length, text);
    });
  }
}

class FakeCell extends Loaded {
  constructor(private readonly queue: Queue, private readonly find: () => [number, number] | undefined) {
    super();
  }
  get isNullObject(): boolean {
    return this.value('isNullObject') as boolean;
  }
  get rowIndex(): number {
    return this.value('rowIndex') as number;
  }
  get cellIndex(): number {
    return this.value('cellIndex') as number;
  }
  load(asked: string): this {
    this.queue.later(() => {
      const cell = this.find();
      this.know('isNullObject', cell === undefined);
      if (!cell) return;
      if (asked.includes('rowIndex')) this.know('rowIndex', cell[0]);
      if (asked.includes('cellIndex')) this.know('cellIndex', cell[1]);
    });
    return this;
  }
}

// A control around text; it has its tag and title once they are synchronised.
export class FakeNewControl {
  constructor(private readonly queue: Queue, private readonly stored: { tag: string; title: string; text: string }, private readonly add: () => void) {}
  stand(text: string): void {
    this.stored.text = text;
    this.add();
  }
  set tag(tag: string) {
    if (tag.length > 64) throw new OfficeError('InvalidArgument');
    this.queue.later(() => void (this.stored.tag = tag));
  }
  set title(title: string) {
    if (title.length > 64) throw new OfficeError('InvalidArgument');
    this.queue.later(() => void (this.stored.title = title));
  }
}

// Of a body only what is found in it can be reached: whoever wrote to it as a whole would take the
// place of what somebody wrote.
export class FakeBody {
  constructor(private readonly queue: Queue, private readonly text: FakeText, private readonly part: 'body' | 'header') {}
  search(wanted: string, { matchCase }: { matchCase: boolean }): FakeFound {
    if (wanted === '' || wanted.length > kLongestSearch) throw new OfficeError('SearchStringInvalidOrTooLong');
    if (!matchCase || /(^|[^^])(\^\^)*\^([^^]|$)/.test(wanted)) throw new OfficeError('InvalidArgument');
    return new FakeFound(this.queue, this.text, this.part, wanted.replaceAll('^^', '^'));
  }
}

class FakeFound extends Loaded {
  constructor(private readonly queue: Queue, private readonly text: FakeText, private readonly part: 'body' | 'header', private readonly wanted: string) {
    super();
  }
  get items(): { select(): void }[] {
    return this.value('items') as { select(): void }[];
  }
  load(asked: string): this {
    if (asked !== 'items') throw new OfficeError('InvalidArgument');
    this.queue.later(() => this.know('items', this.found()));
    return this;
  }
  private found(): { select(): void }[] {
    const lines = this.part === 'header' ? this.text.header : this.text.lines();
    return lines.flatMap((line, index) => [...line.matchAll(new RegExp(this.wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'g'))].map(({ index: at }) => ({
      select: () => this.queue.later(() => void (this.text.selected = `${this.part} ${index}:${at}`)),
    })));
  }
}
