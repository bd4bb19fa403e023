// What the author of a template does in the open document: text and controls at the selection, marks
// around it, the whole file, and the way to a place. WordApi 1.3.
import { HostError, type Around, type NewControl, type TextPlace } from '../../pane/src/host/host';

// As large as Word gives them.
const kSlice = 4 * 1024 * 1024;
// Word looks for no longer text, and reads ^ as the beginning of a special character.
const kLongestSearch = 255;
const kCovers: readonly string[] = ['Equal', 'Contains', 'ContainsStart', 'ContainsEnd'];

export async function insertText(context: Word.RequestContext, text: string): Promise<void> {
  context.document.getSelection().insertText(text, 'Replace').select('End');
  await context.sync();
}

export async function insertControl(context: Word.RequestContext, { tag, title, text }: NewControl): Promise<void> {
  const control = context.document.getSelection().insertText(text, 'Replace').insertContentControl();
  control.tag = tag;
  control.title = title;
  await context.sync();
}

// A mark alone in its paragraph takes the paragraph with it; one that opens in one cell and ends in
// another takes the rows.
export async function surround(context: Word.RequestContext, before: string, after: string): Promise<Around> {
  const selection = context.document.getSelection().load('isEmpty');
  const first = selection.paragraphs.getFirst();
  const last = selection.paragraphs.getLast();
  const begin = first.parentTableCellOrNullObject.load('rowIndex,cellIndex');
  const end = last.parentTableCellOrNullObject.load('rowIndex,cellIndex');
  const whole = first.getRange('Content').expandTo(last.getRange('Content'));
  const relation = selection.compareLocationWith(whole);
  await context.sync();
  if (selection.isEmpty) return 'nothing selected';
  if (begin.isNullObject !== end.isNullObject) return 'across a table';
  const cells = !begin.isNullObject && (begin.rowIndex !== end.rowIndex || begin.cellIndex !== end.cellIndex);
  const how = cells ? 'rows' : kCovers.includes(relation.value) ? 'lines' : 'inline';
  if (how === 'lines') {
    first.insertParagraph(before, 'Before');
    last.insertParagraph(after, 'After');
  } else {
    (how === 'rows' ? first : selection).insertText(before, 'Start');
    (how === 'rows' ? last : selection).insertText(after, 'End');
  }
  await context.sync();
  return how;
}

// The answer of one of Office's calls that take a function; its message may quote the document.
function answer<T>(call: (done: (result: Office.AsyncResult<T>) => void) => void): Promise<T> {
  return new Promise((done, broke) => {
    call((result) => {
      if (result.status === Office.AsyncResultStatus.Succeeded) done(result.value);
      else broke(new HostError('refused', String(result.error.code)));
    });
  });
}

// Word keeps at most two files open for a pane: this one is closed whatever happens.
export async function wholeFile(): Promise<ArrayBuffer> {
  const file = await answer<Office.File>((done) => Office.context.document.getFileAsync(Office.FileType.Compressed, { sliceSize: kSlice }, done));
  try {
    const whole = new Uint8Array(file.size);
    let at = 0;
    for (let index = 0; index < file.sliceCount; index += 1) {
      const slice = await answer<Office.Slice>((done) => file.getSliceAsync(index, done));
      whole.set(slice.data as ArrayLike<number>, at);
      at += slice.size;
    }
    return whole.buffer;
  } finally {
    await answer<void>((done) => file.closeAsync(done));
  }
}

function searched(text: string): string {
  const whole = text.replaceAll('^', '^^');
  if (whole.length <= kLongestSearch) return whole;
  const cut = whole.slice(0, kLongestSearch);
  // Half of a doubled sign would be the beginning of something else.
  return (/\^*$/.exec(cut)?.[0].length ?? 0) % 2 === 1 ? cut.slice(0, -1) : cut;
}

async function select(context: Word.RequestContext, found: readonly { select(): void }[], nth: number): Promise<boolean> {
  const one = found[nth] ?? found.at(-1);
  one?.select();
  await context.sync();
  return one !== undefined;
}

// Headers and footers of first and even pages are left out: Word makes one where it is asked for one.
async function ofSections(context: Word.RequestContext, part: string): Promise<Word.Body[]> {
  const sections = context.document.sections.load('items');
  await context.sync();
  return sections.items.map((section) => (part.startsWith('header') ? section.getHeader('Primary') : section.getFooter('Primary')));
}

export async function jump(context: Word.RequestContext, { part, text, nth }: TextPlace): Promise<boolean> {
  if (text === '') return false;
  const around = /^(header|footer)/.test(part);
  const bodies = around ? await ofSections(context, part) : [context.document.body];
  const found = bodies.map((body) => body.search(searched(text), { matchCase: true }).load('items'));
  const controls = context.document.contentControls.getByTag(text).load('items');
  await context.sync();
  const ranges = found.find(({ items }) => items.length > 0)?.items ?? [];
  return select(context, ranges.length > 0 ? ranges : controls.items, nth);
}
