// What the pane knows and shows.
import type {
  AddressBook, ClioErased, ClioStanding, ComparedLine, Comparison, ContactsImported, DraftLine, EntryPlanned, Fact, FilingList, FilingReport, FoundMatter, HistoryEntry, Interview, Job, KeptContact,
  MadeDocument, Merge, Pairing, Preview, Progress, Review, ReviewedValue, Role, SignedOut, SignIn,
  Status, Template, TemplateCheck, UnreadDraft, WriteBackList, WriteBackReport,
} from '../api/contract';
import type { CallError } from '../api/errors';
import type { Filled, FilledFault } from '../document/filled';
import type { Around, Report } from '../host/host';
import type { Language } from '../words/words';

export type Screen =
  | { name: 'connect' } // signing in to Clio
  | { name: 'matters' }
  | { name: 'book' } // the firm's address book
  | { name: 'people' }
  | { name: 'person'; id: number; field?: string } // 0: the matter
  | { name: 'changes' }
  | { name: 'writing' } // corrected values to Clio
  | { name: 'questions' }
  | { name: 'documents' }
  | { name: 'here' } // the document beside the pane
  | { name: 'facts' } // what a template can ask for
  | { name: 'activity' }
  | { name: 'settings' };

// A small task in front of the screen: one decision, then back.
export type Sheet =
  | { name: 'role'; people: number[]; role: Role | null }
  | { name: 'parent'; person: number }
  | { name: 'merge'; people: number[] }
  | { name: 'add' }
  | { name: 'bring' }
  | { name: 'overrule'; key: string }
  | { name: 'confirm' };

export type Helper =
  | { phase: 'looking' }
  | { phase: 'missing' } // nothing answers; looked for again and again
  | { phase: 'stranger' } // something answers that does not know our key
  | { phase: 'other version' } // the helper speaks another contract than this pane
  | { phase: 'unpaired'; why: 'first' | 'shut out' }
  | { phase: 'asking' }
  | { phase: 'waiting'; code: string; expiresAt: string }
  | { phase: 'ended'; why: 'expired' | 'refused' | 'too often' | 'other'; detail: string }
  | { phase: 'here' };

export interface Problem {
  error: CallError;
  // The same intent again, with its key; null when trying again makes no sense.
  again: (() => void) | null;
}

export const columns = ['number', 'client', 'description', 'status', 'practice_area', 'lawyer'] as const;
export type Column = (typeof columns)[number];

export interface Matters {
  query: string;
  status: string;
  area: string; // of those found, only these; '': all
  lawyer: string;
  found: FoundMatter[];
  foundFor: string | null; // the query of `found`; null: nothing was searched
  rest: 'none' | 'coming' | 'failed'; // of the pages of that search
  recent: FoundMatter[]; // changed last in Clio
  drafts: DraftLine[];
  sort: { column: Column; up: boolean } | null; // null: Clio's order
  chosen: string | null; // "matter 1001", "draft D-2YTRH"
}

export interface Book {
  read: AddressBook | null; // null: not read yet
  query: string;
  noEmail: boolean; // those without an e-mail address alone
  chosen: ReadonlySet<number>;
  shown: number; // how many of the list are on the page by now
  imported: ContactsImported | null; // by the last import
  merges: Merge[];
  unread: UnreadDraft[]; // drafts that nobody could look into
  kept: KeptContact[] | null; // whom the open draft could have; null: not asked yet
  keptQuery: string;
}

// Who is signed in to Clio, and a sign-in under way.
export interface Connect {
  standing: ClioStanding | null; // null: not asked yet
  clio: string; // where to sign in; '': not chosen
  otherKeys: boolean; // other app keys than those that are kept are given
  busy: boolean; // a call about it is on its way
  attempt: SignIn | null; // under way, or how the last one ended
  leaving: string | null; // of which Clio it is asked whether to sign out
  left: SignedOut | null; // what came of it
  erasing: string | null; // of which Clio it is asked whether to erase all that is kept
  erased: ClioErased | null; // what came of that
}

export interface People {
  filter: string;
  selected: ReadonlySet<number>;
  allFindings: boolean; // more than the first few
  shown: number; // how many of the list are on the page by now
  watch: Watch;
}

// Whether Clio was asked what has changed since the import: it is asked when a draft is opened.
export type Watch = 'asked' | 'asking' | 'gone' | { away: CallError };

export interface Answers {
  template: string | null;
  interview: Interview | null;
  section: number | null; // the open one
  helps: ReadonlySet<string>; // paths whose help is shown
  savedAt: Date | null;
  saving: number;
  unsaved: number; // answers that only this pane has
}

// Filing what was made in the matter: the list that is looked at, then what came of it.
export interface Filing {
  folder: string; // below the matter's own; '': that itself
  list: FilingList | null;
  report: FilingReport | null;
}

// Writing corrected values to Clio: the list that is looked at, what of it is wanted, what came of it.
export interface Writing {
  list: WriteBackList | null;
  chosen: ReadonlySet<string>; // keys
  report: WriteBackReport | null;
  busy: boolean; // what was agreed to is on its way
  changed: boolean; // the list is another than the one that was agreed to, and nothing was written
}

export interface Documents {
  chosen: ReadonlySet<string>;
  interviews: Readonly<Record<string, Interview>>;
  made: MadeDocument[];
  madeAt: Date | null;
  saved: ReadonlySet<string>;
  filing: Filing;
}

// The document that is open beside the pane.
export interface Here {
  read: boolean;
  tags: number; // how many different tags its controls have
  filled: Filled | null; // what it says it was made from
  fault: FilledFault | null; // it says something that cannot be relied on
  template: string | null; // what it was compared with
  comparedAt: Date | null;
  clioAway: boolean; // the comparison is with what was fetched before
  lines: ComparedLine[] | null; // null: not compared yet
  wording: Comparison['wording']; // whether the text around the values would be another one
  chosen: ReadonlySet<string>; // lines to fill
  tracked: boolean;
  report: Report | null;
  kept: boolean; // whether the document took note of the last fill
  asking: boolean; // whether it shall really become plain text
  unlinked: boolean;
}

// Time or an expense for the matter: what is typed, the line that is looked at, what came of it.
export interface Recording {
  open: boolean;
  kind: 'time' | 'expense';
  date: string; // as the calendar field has it: 2026-12-01
  note: string;
  amount: string; // hours or money, as typed
  list: EntryPlanned | null;
  recorded: number | null; // its number in Clio
}

export interface Errand {
  job: string;
  progress: Progress | null;
  since: number; // when that was told
  stopping: boolean;
}

// Jobs that were begun before this pane was opened, until they have ended and were seen.
export interface UnderWay {
  jobs: Job[];
  since: Readonly<Record<string, number>>; // when their progress was told
  stopping: ReadonlySet<string>;
}

// Writing a template: what it can ask for, and what is known of the document beside the pane.
export interface Authoring {
  facts: Fact[] | null; // null: not read yet
  query: string;
  open: ReadonlySet<string>; // keys of facts whose members are shown
  chosen: string | null; // the key of one
  done: Around | 'inserted' | 'control' | 'not found' | null; // what came of the last thing asked for
  check: TemplateCheck | null;
  checkedAt: Date | null;
  preview: Preview | null;
}

export interface State {
  language: Language;
  person: string; // who works here, as typed
  helper: Helper;
  status: Status | null;
  screen: Screen;
  sheet: Sheet | null;
  busy: string | null; // what is waited for, in words
  errand: Errand | null; // the job of it, where it takes longer than a moment
  underWay: UnderWay; // jobs that nobody here waits for
  problem: Problem | null;
  templates: Template[];
  connect: Connect;
  matters: Matters;
  book: Book;
  review: Review | null;
  people: People;
  values: { subject: number; values: ReviewedValue[] } | null;
  correcting: string | null; // the field of the open person that is being typed over
  history: HistoryEntry[] | null;
  answers: Answers;
  documents: Documents;
  writing: Writing;
  recording: Recording;
  beside: boolean; // a word processor has a document open beside the pane
  here: Here;
  authoring: Authoring;
  pairings: Pairing[] | null;
}

// So many rows are put on the page at once; the next ones follow on a later turn.
export const kPortion = 25;
export const noPeople: People = { filter: '', selected: new Set(), allFindings: false, shown: kPortion, watch: 'asked' };
export const noBook: Book = {
  read: null, query: '', noEmail: false, chosen: new Set(), shown: kPortion, imported: null, merges: [], unread: [], kept: null, keptQuery: '',
};
export const noConnect: Connect = {
  standing: null, clio: '', otherKeys: false, busy: false, attempt: null, leaving: null, left: null, erasing: null, erased: null,
};
export const noAnswers: Answers = {
  template: null, interview: null, section: null, helps: new Set(), savedAt: null, saving: 0, unsaved: 0,
};
export const noFiling: Filing = { folder: '', list: null, report: null };
export const noDocuments: Documents = { chosen: new Set(), interviews: {}, made: [], madeAt: null, saved: new Set(), filing: noFiling };

// As this computer's calendar has it.
export function today(now = new Date()): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
export const noRecording = (date: string): Recording => ({ open: false, kind: 'time', date, note: '', amount: '', list: null, recorded: null });
export const noUnderWay: UnderWay = { jobs: [], since: {}, stopping: new Set() };
export const noWriting: Writing = { list: null, chosen: new Set(), report: null, busy: false, changed: false };

export const noHere: Here = {
  read: false, tags: 0, filled: null, fault: null, template: null, comparedAt: null, clioAway: false, lines: null, wording: 'unknown', chosen: new Set(),
  tracked: false, report: null, kept: true, asking: false, unlinked: false,
};

export const noAuthoring: Authoring = {
  facts: null, query: '', open: new Set(), chosen: null, done: null, check: null, checkedAt: null, preview: null,
};

// Values of one matter do not go into a document of another, nor into one that a newer Engross keeps
// notes in that this one would overwrite.
export const mayCompare = ({ filled, fault }: Here, matter: number): boolean =>
  (filled === null || filled.matter === matter) && fault !== 'newer';

export function initial(language: Language, person: string, beside = false): State {
  return {
    language,
    person,
    helper: { phase: 'looking' },
    status: null,
    screen: { name: 'matters' },
    sheet: null,
    busy: null,
    errand: null,
    underWay: noUnderWay,
    problem: null,
    templates: [],
    connect: noConnect,
    matters: { query: '', status: '', area: '', lawyer: '', found: [], foundFor: null, rest: 'none', recent: [], drafts: [], sort: null, chosen: null },
    book: noBook,
    review: null,
    people: noPeople,
    values: null,
    correcting: null,
    history: null,
    answers: noAnswers,
    documents: noDocuments,
    writing: noWriting,
    recording: noRecording(today()),
    beside,
    here: noHere,
    authoring: noAuthoring,
    pairings: null,
  };
}
