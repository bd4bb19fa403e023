// The open document as Word gives it: a whole file in slices, at most two files open at once.
import { docx, paragraph } from '../../pane/test/docx';

const kLargestSlice = 4 * 1024 * 1024;
const kMostOpen = 2;

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

export const asDocx = (lines: readonly string[]): Uint8Array =>
  new Uint8Array(docx(lines.map((line) => paragraph(`<w:r><w:t xml:space="preserve">${escaped(line)}</w:t></w:r>`)).join('')));

interface Answer<T> {
  status: 'succeeded' | 'failed';
  value?: T;
  error?: { code: number };
}
type Done<T> = (answer: Answer<T>) => void;

interface Slice {
  data: number[];
  index: number;
  size: number;
}

export interface OpenFile {
  size: number;
  sliceCount: number;
  getSliceAsync(index: number, done: Done<Slice>): void;
  closeAsync(done: Done<void>): void;
}

export class FakeFiles {
  open = 0;
  slices = 0; // given out
  // The slice from which on Word gives no more.
  breaksAt = Infinity;

  // The document as it is now.
  constructor(public now: () => Uint8Array) {}

  private answer<T>(done: Done<T>, value: T, code = 0): void {
    queueMicrotask(() => done(code === 0 ? { status: 'succeeded', value } : { status: 'failed', error: { code } }));
  }

  getFileAsync(type: string, { sliceSize }: { sliceSize: number }, done: Done<OpenFile>): void {
    const none = null as unknown as OpenFile;
    if (type !== 'compressed' || sliceSize > kLargestSlice) return this.answer(done, none, 5001);
    if (this.open === kMostOpen) return this.answer(done, none, 5012);
    const bytes = this.now();
    this.open += 1;
    this.answer(done, {
      size: bytes.length,
      sliceCount: Math.ceil(bytes.length / sliceSize),
      getSliceAsync: (index, sliced) => {
        if (index >= this.breaksAt) return this.answer(sliced, null as unknown as Slice, 5001);
        this.slices += 1;
        const part = bytes.subarray(index * sliceSize, (index + 1) * sliceSize);
        this.answer(sliced, { data: Array.from(part), index, size: part.length });
      },
      closeAsync: (closed) => {
        this.open -= 1;
        this.answer(closed, undefined);
      },
    });
  }
}
