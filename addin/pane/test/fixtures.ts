// Small whole values of the contract; a row of a table changes what it is about.
import type {
  AddressBook, BookContact, ClioAccount, ClioStanding, ComparedLine, Comparison, ContactsImported, EntryPlanned, Fact, FilingList, FilingReport, Finding, FoundMatter, ImportedContact, Interview,
  KeptContact, Merge, Person, PlaceInDocument, PlannedFiling, PlannedValue, Preview, Question, Review, Section, SignIn, TemplateCheck,
  TemplateFault, WriteBackList, WriteBackReport,
} from '../src/api/contract';

export const person = (id: number, name: string, change: Partial<Person> = {}): Person => ({
  id, name, kind: 'person', client: false, role: 'party', relationship: '', reason: '', reason_message: null, birthdate: null, age: null, city: '',
  is_step: false, is_deceased: false, added: false, brought: false, removed: false, merged_into: null, parent: null, ...change,
});

export const finding = (code: string, people: number[], change: Partial<Finding> = {}): Finding => ({
  key: `${code}:${people.join()}`, code, severity: 'doubt', text: `about ${code}`, message: null, people, suggests: null, overruled: null, ...change,
});

export const review = (people: Person[], findings: Finding[] = [], change: Partial<Review> = {}): Review => ({
  draft: 'D-2YTRH',
  matter: {
    id: 1001, number: '00001-Whitfield', description: 'Wills', status: 'Open', practice_area: 'Wills and Estates',
    open_date: '2026-09-14', lawyer: 'Priya Nair', firm: 'Beaumont Hale LLP', fetched_at: '2026-11-25T14:27:37Z',
  },
  people, findings, changes: [], confirmed: null, last: null, last_message: null, can_redo: false, entries: 0, problems: [], problem_messages: [], taken: [], taken_messages: [], ...change,
});

export const question = (path: string, change: Partial<Question> = {}): Question => ({
  path, label: `Label of ${path}`, help: '', type: 'text', item: '', records: false, each: '', rows: 0, multiline: false,
  required: false, value: '', items: [], origin: 'open', detail: '', fault: '', options: [], ...change,
});

export const interview = (sections: Section[], change: Partial<Interview> = {}): Interview => ({
  draft: 'D-2YTRH', template: 'will', title: 'Will', sections, open: [], wrong: [],
  people: [{ id: 30002, name: 'Amélie Rose Whitfield', role: 'spouse' }, { id: 30003, name: 'Daniel James Whitfield', role: 'child' }],
  ...change,
});

export const planned = (change: Partial<PlannedFiling> = {}): PlannedFiling => ({
  id: 'd0'.repeat(16), name: 'Will.docx', what: 'new_document', document: null, version: 1, size: 30_000, notes: [], note_messages: [], ...change,
});

export const filingList = (documents: PlannedFiling[] = [planned()], change: Partial<FilingList> = {}): FilingList => ({
  list: 'e1'.repeat(16), matter: '00001-Whitfield', client: 'Thomas', folder: '', folder_is_new: false, notes: [], note_messages: [],
  to_file: documents.filter(({ what }) => what !== 'unchanged' && what !== 'left_out').length, documents, ...change,
});

export const filingReport = (change: Partial<FilingReport> = {}): FilingReport => ({
  filed: [{ id: 'd0'.repeat(16), name: 'Will.docx', folder: '', document: 7, version: 1, already: false }], stopped: null, ...change,
});

export const entryPlanned = (change: Partial<EntryPlanned> = {}): EntryPlanned => ({
  list: 'e5'.repeat(16), matter: '00001-Whitfield', client: 'Thomas Whitfield', kind: 'time', date: '2026-11-24', note: 'Drafting: Will', minutes: 90,
  amount: null, already: null, notes: [], note_messages: [], ...change,
});

export const plannedValue = (key: string, change: Partial<PlannedValue> = {}): PlannedValue => ({
  key, what: 'change', who: 'Amélie Rose Whitfield', label: 'Birth date', in_clio: '1960-07-02', here: '1961-07-02', note: '', message: null, ...change,
});

export const writeBackList = (values: PlannedValue[] = [plannedValue('30002.birthdate')]): WriteBackList => ({
  list: 'e2'.repeat(16), matter: '00001-Whitfield', client: 'Thomas', to_write: values.filter(({ what }) => what === 'change').length, values,
});

export const writeBackReport = (change: Partial<WriteBackReport> = {}): WriteBackReport => ({
  written: [plannedValue('30002.birthdate')], failed: [], ...change,
});

export const matter = (number: string, client: string, status = 'Open'): FoundMatter => ({
  id: Number(/\d+/.exec(number)?.[0] ?? 0), number, description: '', status, client, practice_area: '', lawyer: '',
});

// What a view shows as text, its spaces as one.
export const shown = (element: Element): string => (element.textContent ?? '').replace(/\s+/g, ' ').trim();

export const contact = (id: number, name: string, change: Partial<BookContact> = {}): BookContact => ({
  id, name, kind: 'person', birthdate: null, email: `${id}@firm.example`, phone: '', city: 'Toronto', company: '', standing: 'new', changes: [], ...change,
});

export const addressBook = (contacts: BookContact[], change: Partial<AddressBook> = {}): AddressBook => ({
  list: 'ab'.repeat(16), region: 'ca', read_at: '2026-11-25T14:27:37Z', total: contacts.length, contacts, problems: [], problem_messages: [], ...change,
});

export const imported = (contacts: ImportedContact[], change: Partial<ContactsImported> = {}): ContactsImported => ({
  new: 0, changed: 0, same: 0, hidden: 0, contacts, ...change,
});

export const keptContact = (id: number, name: string, change: Partial<KeptContact> = {}): KeptContact => ({
  id, name, kind: 'person', birthdate: null, email: '', phone: '', city: 'Toronto', company: '', read_at: '2026-11-25T14:27:37Z', in_review: false, ...change,
});

const plainContact = (id: number, name: string) => ({
  id, name, kind: 'person' as const, birthdate: '1982-02-02', email: '', phone: '', city: '', company: '',
});

export const merge = (change: Partial<Merge> = {}): Merge => ({
  draft: 'D-2YTRH', matter: '00001-Whitfield', client: 'Daniel Whitfield', person: { ...plainContact(-1, 'Ida Lee'), role: 'child', relationship: 'daughter' },
  contact: plainContact(70, 'Ida Mae Lee'), in_draft: false, signs: ['birthdate'], strong: true, because: 'the same name and birth date', ...change,
});

export const account = (clio: string, change: Partial<ClioAccount> = {}): ClioAccount => ({
  clio, name: clio, host: `${clio}.app.clio.com`, portal: `https://${clio}.developers.clio.com`, standing: 'never', needs_keys: true,
  user: '', firm: '', lost: null, here: { drafts: 0, imports: 0, answers: 0, edits: 0, documents: 0, contacts: 0 }, ...change,
});

export const standing = (accounts: ClioAccount[], change: Partial<ClioStanding> = {}): ClioStanding => ({
  given: false, practice: false, redirect: 'http://127.0.0.1:5678/callback', accounts, ...change,
});

export const signIn = (change: Partial<SignIn> = {}): SignIn => ({
  sign_in: 'a1'.repeat(16), clio: 'ca', state: 'waiting', browser: 'opened', address: 'https://ca.app.clio.com/oauth/authorize?a=b', end: null, ...change,
});

export const fact = (path: string, change: Partial<Fact> = {}): Fact => ({
  path, label: `Label of ${path}`, message: null, type: 'text', sample: '', each: '', members: [], ...change,
});

export const place = (change: Partial<PlaceInDocument> = {}): PlaceInDocument => ({ part: 'body', paragraph: 2, heading: '', cell: '', text: 'body, paragraph 2', ...change });

export const templateFault = (code: string, mark: string, change: Partial<TemplateFault> = {}): TemplateFault => ({
  code, mark, nth: 0, place: place(), what: `what of ${code}`, remedy: `remedy of ${code}`, ...change,
});

export const templateCheck = (faults: TemplateFault[] = [], change: Partial<TemplateCheck> = {}): TemplateCheck => ({
  faults, fields: [{ path: 'client.name', loop: '', required: true, parts: ['body'] }], notices: [], ...change,
});

export const line = (tag: string, present: string, fresh: string, state: ComparedLine['state'], change: Partial<ComparedLine> = {}): ComparedLine => ({
  tag, nth: 0, title: '', present, fresh, state, chosen: state === 'stale', ...change,
});
export const comparison = (lines: ComparedLine[], change: Partial<Comparison> = {}): Comparison => ({
  lines, wording: 'same', made_from: null, fault: null, ...change,
});

// What a document keeps about itself, with the fingerprints of no text.
export const record = (tags: string[], { draft = 'D-2YTRH', matter = 1001, template = 'will' } = {}): string =>
  `<filled xmlns="urn:engross:filled" version="1" draft="${draft}" matter="${matter}" template="${template}" at="2026-11-25T14:27:37Z" wording="${'a'.repeat(64)}">\n` +
  tags.map((tag) => `  <control tag="${tag}" at="2026-11-25T14:27:37Z" sha256="${'0123456789abcdef'.repeat(4)}"/>\n`).join('') + '</filled>\n';

export const preview = (change: Partial<Preview> = {}): Preview => ({
  id: 'd0'.repeat(16), file: 'Preview - 00001-Whitfield.docx', missing: [], notices: [], ...change,
});
