// Where the pane lives: beside a document in a word processor, or in a tab of a browser. The pane
// reaches the word processor through this interface and in no other way.

// A content control of the open document.
export interface Control {
  tag: string;
  title: string;
  text: string; // "" while it shows its placeholder
  locked: boolean;
}

// Which control: the `nth` of its tag, from 0, in the document's order.
export interface Place {
  tag: string;
  nth: number;
}

// The control gets `text` if it still holds `was`; somebody may have typed since the plan was made.
export interface Fill extends Place {
  was: string;
  text: string;
}

export interface Plan {
  fills: readonly Fill[];
  tracked: boolean; // as changes that somebody accepts or rejects later
}

// `refused`: the word processor would not, and said no more.
export interface Left extends Place {
  why: 'locked' | 'changed' | 'gone' | 'refused';
}

export interface Report {
  filled: Place[];
  left: Left[];
}

// What a template needs at the selection: a control whose tag is a mark's expression.
export interface NewControl {
  tag: string;
  title: string;
  text: string;
}

// How two texts came to stand around the selection. `lines`: each in a paragraph of its own; `rows`: at
// the beginning and the end of table rows; `inline`: within their paragraphs. Nothing was changed where
// nothing is selected, or the selection begins in a table and ends outside it, or the other way round.
export type Around = 'lines' | 'rows' | 'inline' | 'nothing selected' | 'across a table' | 'copied';

// The `nth` place of a part that reads so, from 0: "body", "header 1", "footer 2", "footnotes".
export interface TextPlace {
  part: string;
  text: string;
  nth: number;
}

// The longest tag and title that a control may have.
export const kLongestTag = 64;

// The word processor did not do what it was asked. `unsupported`: this version of it cannot; `closed`:
// the document is open no longer.
export class HostError extends Error {
  constructor(readonly code: 'refused' | 'unsupported' | 'closed', message: string) {
    super(message);
    this.name = 'HostError';
  }
}

export interface Host {
  // As the helper shows them to the person who lets this pane in; a tab has no document.
  readonly program: string;
  readonly document: string;
  // Whether a document is open beside the pane. Without one it has no tags, no records and takes no plan.
  readonly beside: boolean;
  readonly canTrack: boolean;
  readonly canRemember: boolean;

  // The tags of the open document, each once, in the document's order.
  tags(): Promise<string[]>;
  // Every control of these tags; those of one tag in the document's order.
  read(tags: readonly string[]): Promise<Control[]>;
  // Fills what the plan names and nothing else; what could not be filled is in the report.
  apply(plan: Plan): Promise<Report>;
  // Turns the controls of these tags into plain text and forgets the records; the text stays.
  unlink(tags: readonly string[]): Promise<Left[]>;
  // XML that the open document keeps in the namespace of its own; one takes the place of all before.
  records(): Promise<string[]>;
  keep(record: string): Promise<void>;

  // Puts text in the place of what is selected. `copied`: there is no document, so it is where somebody
  // can paste it from, and so are two texts that would stand around a selection.
  insertText(text: string): Promise<'inserted' | 'copied'>;
  insertControl(control: NewControl): Promise<void>;
  surround(before: string, after: string): Promise<Around>;
  // The whole of the open document as it is now, saved or not.
  bytes(): Promise<ArrayBuffer>;
  // Selects the place, else the control that has the text for its tag. False: neither is found.
  jump(place: TextPlace): Promise<boolean>;

  // Gives a finished document to the person. `opened`: it stands in a window of its own; `saved`: it
  // is where downloads go. The open document stays as it is.
  openDocument(bytes: ArrayBuffer, name: string): Promise<'opened' | 'saved'>;
  // The draft that belongs to the open document.
  rememberDraft(draft: string | null): void;
  recalledDraft(): Promise<string | null>;
}
