// Every operation of the contract as a function.
import type {
  AddressBook, AppKeys, ClioErased, ClioStanding, Comparison, ComparisonAsked, ContactsImported, DocumentOperation, DraftLine, Edit, EntryAsked, EntryPlanned, Fact, FilingList, FilingReport, FoundMatter, Given, HeldHere, HistoryEntry, Interview, Job,
  KeptContact, MadeDocument, MatterPage, Merges, OpenDocument, Pairing, PairingAsked, PairingToken, Preview, RecordAsked, Review, ReviewedValue, SignedOut, SignIn,
  Status, Template, TemplateCheck, WriteBackList, WriteBackReport,
} from './contract';
import { base64 } from './base64';
import { CallError } from './errors';
import { answerOf, follow, kPatience, replyOf, type Follower } from './jobs';
import type { Transport } from './transport';

const at = encodeURIComponent;

// What asks Clio may take minutes: then it becomes a job that the caller watches.
const asJob = { Prefer: `respond-async, wait=${kPatience}` };

// As the contract has it; the helper would break the connection over a larger one.
const kLargestDocument = 16 * 1024 * 1024;
function sent(document: ArrayBuffer): { document: string } {
  if (document.byteLength > kLargestDocument) throw new CallError(413, 'document_too_large', '');
  return { document: base64(document) };
}

export class Client {
  constructor(private readonly transport: Transport) {}

  private async watchedGet<T>(path: string, follower: Follower): Promise<T> {
    const { status, body } = await this.transport.look<T | Job>(path, { headers: asJob });
    return answerOf<T>(this.transport, status, body, follower);
  }
  private async watchedPost<T>(path: string, asked: unknown, key: string, follower: Follower): Promise<T> {
    const { status, body } = await this.transport.post<T | Job>(path, asked, { key, headers: asJob });
    return answerOf<T>(this.transport, status, body, follower);
  }

  async jobs(): Promise<Job[]> {
    return (await this.transport.get<{ jobs: Job[] }>('/jobs')).jobs;
  }
  // To its end, which may have been before.
  follow(job: string, follower: Follower): Promise<void> {
    return follow(this.transport, job, follower);
  }
  reply<T>(job: string): Promise<T> {
    return replyOf<T>(this.transport, job);
  }
  async cancelJob(job: string, key: string): Promise<Job> {
    return (await this.transport.post<Job>('/jobs/cancel', { job }, { key })).body;
  }

  status(): Promise<Status> {
    return this.transport.get('/status', { open: true });
  }
  async proof(id: string, challenge: string): Promise<string> {
    const { body } = await this.transport.post<{ proof: string }>('/proof', { id, challenge }, { open: true });
    return body.proof;
  }

  async askToPair(program: string, document: string): Promise<PairingAsked> {
    return (await this.transport.post<PairingAsked>('/pairings', { program, document }, { open: true })).body;
  }
  // Null: nobody has answered yet. Each look is a change of its own: a key would repeat the "wait".
  async claim(pairing: string): Promise<PairingToken | null> {
    const { status, body } = await this.transport.post<PairingToken>('/pairings/claim', { pairing }, { open: true });
    return status === 202 ? null : body;
  }
  async pairings(): Promise<Pairing[]> {
    return (await this.transport.get<{ pairings: Pairing[] }>('/pairings')).pairings;
  }
  async revoke(id: string, key: string): Promise<void> {
    await this.transport.post('/pairings/revoke', { id }, { key });
  }

  // What the helper knows of it; Clio is not asked.
  clio(): Promise<ClioStanding> {
    return this.transport.get('/clio');
  }
  // Null: with the keys that are kept.
  async startSignIn(clio: string, keys: AppKeys | null, key: string): Promise<SignIn> {
    return (await this.transport.post<SignIn>('/clio/sign-ins', { clio, ...keys }, { key })).body;
  }
  signIn(id: string): Promise<SignIn> {
    return this.transport.get(`/clio/sign-ins/${at(id)}`);
  }
  async cancelSignIn(id: string): Promise<SignIn> {
    return (await this.transport.post<SignIn>('/clio/sign-ins/cancel', { sign_in: id })).body;
  }
  async signOut(clio: string, key: string): Promise<SignedOut> {
    return (await this.transport.post<SignedOut>('/clio/sign-out', { clio }, { key })).body;
  }
  // `seen`: what the person was told would go.
  eraseClio(clio: string, seen: HeldHere, key: string, follower: Follower): Promise<ClioErased> {
    return this.watchedPost('/clio/erase', { clio, ...seen }, key, follower);
  }

  async templates(): Promise<Template[]> {
    return (await this.transport.get<{ templates: Template[] }>('/templates')).templates;
  }
  // One page; `after` is the `next` of the page before.
  matters(query: string, status: string, follower: Follower, after?: string): Promise<MatterPage> {
    const filter = status === '' ? '' : `&status=${at(status)}`;
    const place = after === undefined ? '' : `&after=${at(after)}`;
    return this.watchedGet(`/matters?query=${at(query)}${filter}${place}`, follower);
  }
  // Those changed last in Clio.
  async recentMatters(status: string): Promise<FoundMatter[]> {
    const filter = status === '' ? '' : `?status=${at(status)}`;
    return (await this.transport.get<MatterPage>(`/matters${filter}`)).matters;
  }

  // From Clio, with how each contact stands to what is kept on this computer.
  addressBook(follower: Follower): Promise<AddressBook> {
    return this.watchedGet('/contacts', follower);
  }
  async importContacts(list: string, contacts: number[], key: string): Promise<ContactsImported> {
    return (await this.transport.post<ContactsImported>('/contacts/import', { list, contacts }, { key })).body;
  }
  merges(): Promise<Merges> {
    return this.transport.get('/contacts/merges');
  }
  async draftContacts(draft: string): Promise<KeptContact[]> {
    return (await this.transport.get<{ contacts: KeptContact[] }>(`/drafts/${at(draft)}/contacts`)).contacts;
  }

  async drafts(): Promise<DraftLine[]> {
    return (await this.transport.get<{ drafts: DraftLine[] }>('/drafts')).drafts;
  }
  importMatter(matter: string, key: string, follower: Follower): Promise<Review> {
    return this.watchedPost('/drafts', { matter }, key, follower);
  }
  // The draft's own matter once more, as far as it has changed.
  async importAgain(draft: string, key: string): Promise<Review> {
    return (await this.transport.post<Review>('/drafts', { draft }, { key })).body;
  }
  review(draft: string): Promise<Review> {
    return this.transport.get(`/drafts/${at(draft)}`);
  }
  async values(draft: string, subject: number): Promise<ReviewedValue[]> {
    return (await this.transport.get<{ values: ReviewedValue[] }>(`/drafts/${at(draft)}/values/${subject}`)).values;
  }
  // The last hundred, or the hundred before the one of this number; the oldest first.
  async history(draft: string, before?: number): Promise<HistoryEntry[]> {
    const query = before === undefined ? '' : `?before=${before}`;
    return (await this.transport.get<{ entries: HistoryEntry[] }>(`/drafts/${at(draft)}/history${query}`)).entries;
  }
  async edit(draft: string, by: string, edits: Edit[], key: string): Promise<Review> {
    return (await this.transport.post<Review>(`/drafts/${at(draft)}/edits`, { by, edits }, { key })).body;
  }

  interview(draft: string, template: string): Promise<Interview> {
    return this.transport.get(`/drafts/${at(draft)}/interviews/${at(template)}`);
  }
  // `leaving`: the page goes away; the browser sends it all the same.
  async answer(draft: string, template: string, by: string, answers: Given[], key: string, leaving = false): Promise<Interview> {
    const path = `/drafts/${at(draft)}/interviews/${at(template)}/answers`;
    return (await this.transport.post<Interview>(path, { by, answers }, { key, keepalive: leaving })).body;
  }

  async makeDocuments(draft: string, templates: string[], confirm: string, key: string): Promise<MadeDocument[]> {
    const path = `/drafts/${at(draft)}/documents`;
    return (await this.transport.post<{ documents: MadeDocument[] }>(path, { templates, confirm }, { key })).body.documents;
  }
  // Looks only.
  filingList(draft: string, documents: string[], folder: string, key: string, follower: Follower): Promise<FilingList> {
    return this.watchedPost(`/drafts/${at(draft)}/filing/list`, { documents, folder }, key, follower);
  }
  file(draft: string, list: string, by: string, key: string, follower: Follower): Promise<FilingReport> {
    return this.watchedPost(`/drafts/${at(draft)}/filing`, { list, by }, key, follower);
  }
  // Looks only. No keys: every corrected value.
  async writeBackList(draft: string, values: string[]): Promise<WriteBackList> {
    return (await this.transport.post<WriteBackList>(`/drafts/${at(draft)}/write-back/list`, { values })).body;
  }
  async writeBack(draft: string, list: string, by: string, key: string): Promise<WriteBackReport> {
    return (await this.transport.post<WriteBackReport>(`/drafts/${at(draft)}/write-back`, { list, by }, { key })).body;
  }
  // Looks only.
  entryList(draft: string, entry: EntryAsked, key: string, follower: Follower): Promise<EntryPlanned> {
    return this.watchedPost(`/drafts/${at(draft)}/entries/list`, entry, key, follower);
  }
  recordEntry(draft: string, list: string, key: string, follower: Follower): Promise<{ recorded: number }> {
    return this.watchedPost(`/drafts/${at(draft)}/entries`, { list }, key, follower);
  }

  // Refused where it is open no longer.
  openDocument(id: string): Promise<OpenDocument> {
    return this.transport.get(`/open-documents/${at(id)}`);
  }
  // What its word processor answers.
  async askDocument<T>(id: string, operation: DocumentOperation): Promise<T> {
    return (await this.transport.post<{ result: T }>(`/open-documents/${at(id)}/operations`, { operation })).body.result;
  }

  // What templates can ask for, with what the draft holds.
  async facts(draft: string): Promise<Fact[]> {
    return (await this.transport.get<{ facts: Fact[] }>(`/drafts/${at(draft)}/facts`)).facts;
  }
  // The helper keeps nothing of the document.
  async checkTemplate(document: ArrayBuffer): Promise<TemplateCheck> {
    return (await this.transport.post<TemplateCheck>('/templates/check', sent(document))).body;
  }
  async preview(draft: string, document: ArrayBuffer, key: string): Promise<Preview> {
    return (await this.transport.post<Preview>(`/drafts/${at(draft)}/previews`, sent(document), { key })).body;
  }
  // Looks only: nothing is kept in the helper or in the document.
  async compare(draft: string, asked: ComparisonAsked): Promise<Comparison> {
    return (await this.transport.post<Comparison>(`/drafts/${at(draft)}/comparisons`, asked)).body;
  }
  // XML for the document to keep once the lines are filled.
  async record(draft: string, asked: RecordAsked): Promise<string> {
    return (await this.transport.post<{ record: string }>(`/drafts/${at(draft)}/records`, asked)).body.record;
  }
  document(id: string): Promise<ArrayBuffer> {
    return this.transport.bytes(`/documents/${at(id)}`);
  }
}
