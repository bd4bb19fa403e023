// The shapes of helper/bridge/openapi.yaml, by its names.

// The version of the contract that this pane speaks; it stands in every path.
export const kApi = 1;

export type Role = 'spouse' | 'child' | 'grandchild' | 'party';
export type Severity = 'note' | 'doubt' | 'blocking';

export interface Status {
  name: string;
  version: string;
  api: number;
  practice: boolean;
  started_at: string;
}

// What the helper said, for other languages than its own: a text is somebody's own, a name or a value.
export type Said = string | Message;
export interface Message {
  id: string;
  args: Readonly<Record<string, Said | readonly Said[]>>;
}

export interface Fault {
  what: string;
  where: string;
  remedy: string;
}

// Work that may take long, begun at a caller's wish.
export type Progress =
  | { kind: 'waiting'; seconds: number }
  | { kind: 'reading' | 'uploading'; done: number; total: number } // total 0: Clio does not say
  | { kind: 'again' };
export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'called_off';
export type Operation = 'signOut' | 'eraseClio' | 'matters' | 'contacts' | 'importMatter' | 'filingList' | 'fileDocuments' | 'writeBackList' | 'writeBack' | 'entryList' | 'recordEntry';
export interface Job {
  id: string;
  operation: Operation;
  about: string;
  state: JobState;
  begun_at: string;
  ended_at: string | null;
  progress: Progress | null;
}
export interface JobWithReply extends Job {
  let_go: boolean;
  reply: { status: number; body: object } | null;
}

export interface PairingAsked {
  pairing: string;
  code: string;
  expires_at: string;
}
export interface PairingToken {
  id: string;
  token: string;
  proof_key: string;
  expires_at: string;
}
export interface Pairing {
  id: string;
  program: string;
  document: string;
  paired_at: string;
  expires_at: string;
}

export type SignInStanding = 'never' | 'signed_in' | 'signed_out' | 'ended' | 'lost';
export interface HeldHere {
  drafts: number;
  imports: number;
  answers: number;
  edits: number;
  documents: number;
  contacts: number;
}
export interface ClioAccount {
  clio: string;
  name: string;
  host: string;
  portal: string;
  standing: SignInStanding;
  needs_keys: boolean;
  user: string;
  firm: string;
  lost: Fault | null;
  here: HeldHere;
}
export interface ClioStanding {
  given: boolean;
  practice: boolean;
  redirect: string;
  accounts: ClioAccount[];
}
export type EntryAsked =
  | { kind: 'time'; date: string; note: string; minutes: number }
  | { kind: 'expense'; date: string; note: string; amount: string };
export interface EntryPlanned {
  list: string;
  matter: string;
  client: string;
  kind: 'time' | 'expense';
  date: string;
  note: string;
  minutes: number | null;
  amount: string | null;
  already: number | null;
  notes: string[];
  note_messages: (Message | null)[];
}

export interface ClioErased {
  standing: ClioStanding;
  untold: Fault | null;
  erased: HeldHere;
}
export type SignInWhy =
  | 'port_taken' | 'declined' | 'refused' | 'timeout' | 'replaced' | 'cancelled' | 'wrong_keys' | 'unreachable' | 'other_region' | 'other';
export interface SignIn {
  sign_in: string;
  clio: string;
  state: 'starting' | 'waiting' | 'finishing' | 'done' | 'failed' | 'cancelled';
  browser: 'opening' | 'opened' | 'none';
  address: string;
  end: { why: SignInWhy; fault: Fault } | null;
}
// Key and secret of the firm's app, on their way to the helper; they never come back.
export interface AppKeys {
  app_key: string;
  app_secret: string;
}
export interface SignedOut {
  standing: ClioStanding;
  untold: Fault | null;
}

export interface Template {
  id: string;
  title: string;
  review_note: string;
}
export interface FoundMatter {
  id: number;
  number: string;
  description: string;
  status: string;
  client: string;
  practice_area: string;
  lawyer: string;
}
// `next`: where the next page of a search begins; absent after the last.
export interface MatterPage {
  matters: FoundMatter[];
  next?: string;
}
export interface DraftLine {
  id: string;
  number: string;
  client: string;
  updated_at: string;
}

export interface Contact {
  id: number;
  name: string;
  kind: 'person' | 'company';
  birthdate: string | null;
  email: string;
  phone: string;
  city: string;
  company: string;
}
export type Standing = 'new' | 'changed' | 'same' | 'hidden';
export interface FieldChange {
  field:
    | 'kind' | 'name.prefix' | 'name.first' | 'name.middle' | 'name.last' | 'name.full' | 'title' | 'company' | 'birthdate'
    | 'address' | 'email' | 'phone' | 'custom';
  of: string;
  label: string;
  then: string;
  now: string;
}
export interface BookContact extends Contact {
  standing: Standing;
  changes: FieldChange[];
}
export interface AddressBook {
  list: string;
  region: string;
  read_at: string;
  total: number;
  contacts: BookContact[];
  problems: string[];
  problem_messages: (Message | null)[];
}
export interface ImportedContact {
  id: number;
  name: string;
  standing: Standing;
  changes: FieldChange[];
}
export interface ContactsImported {
  new: number;
  changed: number;
  same: number;
  hidden: number;
  contacts: ImportedContact[];
}
export interface KeptContact extends Contact {
  read_at: string;
  in_review: boolean;
}
// Somebody added by hand and a kept contact who look like one person.
// The proposed merges, and the drafts that could not be read for them.
export interface Merges {
  merges: Merge[];
  unread: UnreadDraft[];
}
export interface UnreadDraft {
  draft: string;
  message: string;
}
export interface Merge {
  draft: string;
  matter: string;
  client: string;
  person: Contact & { role: Role; relationship: string };
  contact: Contact;
  in_draft: boolean;
  signs: ('birthdate' | 'email' | 'phone')[];
  strong: boolean;
  because: string;
}

export interface Person {
  id: number;
  name: string;
  kind: 'person' | 'company';
  client: boolean;
  role: Role;
  relationship: string;
  reason: string;
  reason_message: Message | null;
  birthdate: string | null;
  age: number | null;
  city: string;
  is_step: boolean;
  is_deceased: boolean;
  added: boolean;
  brought: boolean;
  removed: boolean;
  merged_into: number | null;
  parent: number | null;
}
export interface Finding {
  key: string;
  code: string;
  severity: Severity;
  text: string;
  message: Message | null;
  people: number[];
  suggests: Role | null;
  overruled: { reason: string; by: string; at: string } | null;
}
export interface Change {
  key: string;
  text: string;
  message: Message | null;
  ours: string;
  then: string;
  now: string;
}
export interface ReviewMatter {
  id: number;
  number: string;
  description: string;
  status: string;
  practice_area: string;
  open_date: string | null;
  lawyer: string;
  firm: string;
  fetched_at: string;
}
export interface Review {
  draft: string;
  matter: ReviewMatter;
  people: Person[];
  findings: Finding[];
  changes: Change[];
  confirmed: { by: string; at: string } | null;
  last: string | null;
  last_message: Message | null;
  can_redo: boolean;
  entries: number;
  problems: string[];
  problem_messages: (Message | null)[];
  taken: string[];
  taken_messages: (Message | null)[];
}
export interface ReviewedValue {
  field: string;
  label: string;
  type: string;
  value: string;
  state: 'imported' | 'corrected' | 'typed';
  imported: string;
  source: string;
  at: string;
  by: string;
}
export interface HistoryEntry {
  number: number;
  at: string;
  by: string;
  what: string;
  message: Message | null;
  undone: boolean;
}

export type Edit =
  | { do: 'remove' | 'restore'; people: number[] }
  | { do: 'role'; people: number[]; role: Role; reason: string }
  | { do: 'parent'; people: number[]; parent: number | null }
  | { do: 'merge'; kept: number; merged: number }
  | { do: 'add'; name: string; role: Role; relationship: string; company: boolean }
  | { do: 'bring'; contact: number; role: Role; relationship: string }
  | { do: 'merge_contact' | 'keep_apart'; subject: number; contact: number }
  | { do: 'correct'; subject: number; field: string; value: string }
  | { do: 'as_imported'; subject: number; field: string }
  | { do: 'take' | 'keep'; key: string }
  | { do: 'overrule'; key: string; reason: string }
  | { do: 'confirm' | 'undo' | 'redo' };

export type Origin = 'from the matter' | 'by default' | 'answered' | 'computed' | 'open';
export type QuestionType = 'text' | 'date' | 'money' | 'number' | 'yes/no' | 'choice' | 'person' | 'list';
export interface Question {
  path: string;
  label: string;
  help: string;
  type: QuestionType;
  item: '' | Exclude<QuestionType, 'list'>;
  records: boolean;
  each: string;
  rows: number;
  multiline: boolean;
  required: boolean;
  value: string;
  items: string[];
  origin: Origin;
  detail: string;
  fault: string;
  options: string[];
}
export interface Section {
  title: string;
  help: string;
  questions: Question[];
}
export interface NamedPerson {
  id: number | null;
  name: string;
  role: string;
}
export interface Interview {
  draft: string;
  template: string;
  title: string;
  sections: Section[];
  open: string[];
  wrong: string[];
  people: NamedPerson[];
}
export type Given =
  | { path: string; text: string }
  | { path: string; texts: string[] }
  | { path: string; rows: number }
  | { path: string; remove: number };

// What would be filed, and as what; nothing is before somebody agrees to it.
export interface PlannedFiling {
  id: string;
  name: string;
  what: 'new_document' | 'new_version' | 'go_on' | 'unchanged' | 'left_out';
  document: number | null;
  version: number;
  size: number;
  notes: string[];
  note_messages: (Message | null)[];
}
export interface FilingList {
  list: string;
  matter: string;
  client: string;
  folder: string;
  folder_is_new: boolean;
  notes: string[];
  note_messages: (Message | null)[];
  to_file: number;
  documents: PlannedFiling[];
}
export interface FiledDocument {
  id: string;
  name: string;
  folder: string;
  document: number;
  version: number;
  already: boolean;
}
export interface FilingReport {
  filed: FiledDocument[];
  stopped: Fault | null;
}

// What writing a corrected value to Clio would do.
export interface PlannedValue {
  key: string;
  what: 'change' | 'same' | 'conflict' | 'left_out';
  who: string;
  label: string;
  in_clio: string;
  here: string;
  note: string;
  message: Message | null;
}
export interface WriteBackList {
  list: string;
  matter: string;
  client: string;
  to_write: number;
  values: PlannedValue[];
}
export interface WriteBackReport {
  written: PlannedValue[];
  failed: Fault[]; // a contact, a relationship or the matter each
}

export interface MadeDocument {
  id: string;
  template: string;
  title: string;
  file: string;
  notices: string[];
}

// What a template can ask for, as a draft holds it.
export type FactType = 'text' | 'date' | 'money' | 'number' | 'yes/no' | 'person' | 'record' | 'list' | 'group';
export interface Fact {
  path: string;
  label: string;
  message: Message | null;
  type: FactType;
  sample: string;
  each: string;
  members: Fact[];
}
export interface PlaceInDocument {
  part: string;
  paragraph: number;
  heading: string;
  cell: string;
  text: string;
}
export interface TemplateFault {
  code: string;
  mark: string;
  nth: number;
  place: PlaceInDocument;
  what: string;
  remedy: string;
}
export interface TemplateField {
  path: string;
  loop: string;
  required: boolean;
  parts: string[];
}
export interface TemplateCheck {
  faults: TemplateFault[];
  fields: TemplateField[];
  notices: string[];
}
export interface MissingValue {
  path: string;
  mark: string;
  place: PlaceInDocument;
}
export interface Preview {
  id: string;
  file: string;
  missing: MissingValue[];
  notices: string[];
}

// A control of an open document, beside what it would hold today. stale: filled here, untouched since,
// and the value is another one today; by hand: somebody typed over what was filled; unknown: nothing says
// that Engross ever filled it; moved: not as many controls of this tag as there would be today.
export interface ComparedLine {
  tag: string;
  nth: number;
  title: string;
  present: string;
  fresh: string;
  state: 'same' | 'stale' | 'by hand' | 'unknown' | 'locked' | 'gone' | 'moved';
  chosen: boolean;
}
export interface ComparisonAsked {
  template: string | null;
  controls: readonly { tag: string; title: string; text: string; locked: boolean }[];
  records: readonly string[];
  purpose: 'fill' | 'refresh';
}
export interface Comparison {
  lines: ComparedLine[];
  wording: 'same' | 'changed' | 'unknown';
  made_from: { draft: string; matter: number; template: string } | null;
  fault: 'malformed' | 'newer' | 'several' | null;
}
export interface RecordAsked {
  template: string | null;
  records: readonly string[];
  lines: readonly { tag: string; nth: number; fresh: string; state: ComparedLine['state'] }[];
  filled: readonly { tag: string; nth: number }[];
}

// A document that is open in a word processor whose add-in dials out to the helper.
export interface OpenDocument {
  id: string;
  program: string;
  name: string;
  can_track: boolean;
  can_remember: boolean;
  opened_at: string;
}
// What can be asked of it. The results are those of the host's functions of these names.
export type DocumentOperation =
  | { do: 'tags' | 'records' | 'bytes' | 'recall' }
  | { do: 'read' | 'unlink'; tags: readonly string[] }
  | { do: 'apply'; fills: readonly { tag: string; nth: number; was: string; text: string }[]; tracked: boolean }
  | { do: 'keep'; record: string }
  | { do: 'insert_text'; text: string }
  | { do: 'insert_control'; control: { tag: string; title: string; text: string } }
  | { do: 'surround'; before: string; after: string }
  | { do: 'jump'; place: { part: string; text: string; nth: number } }
  | { do: 'open'; name: string; base64: string }
  | { do: 'remember'; draft: string | null };
