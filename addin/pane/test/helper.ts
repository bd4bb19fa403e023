// A helper in memory: it knows one draft, keeps what it is told, and can be away or be a stranger.
import { createHmac, randomBytes } from 'node:crypto';
import type { ClioErased, ClioStanding, Edit, Fact, FoundMatter, Given, HistoryEntry, Interview, Job, KeptContact, Merge, Review, SignedOut, SignIn, UnreadDraft } from '../src/api/contract';
import type { Send } from '../src/api/transport';
import {
  account, addressBook, comparison, entryPlanned, filingList, filingReport, imported, preview, record, signIn, standing, templateCheck, writeBackList, writeBackReport,
} from './fixtures';

interface Seen {
  method: string;
  path: string;
  authorization: string | undefined;
  key: string | undefined;
  body: unknown;
}

export class FakeHelper {
  readonly seen: Seen[] = [];
  readonly edits: { by: string; edits: Edit[] }[] = [];
  readonly answers: Given[] = [];
  away = false;
  stranger = false;
  allowed = false;
  claimRefused = 0;
  proofRefused = 0;
  clioAway = false;
  recent: FoundMatter[] = [];
  // Pages of searches by their address.
  readonly pages = new Map<string, [number, unknown]>();
  // What Clio is asked for once more gives; the status of another answer; what happens meanwhile.
  importedAgain: Review | null = null;
  againRefused = 0;
  meanwhile: () => Promise<void> = async () => undefined;
  unknownDraft = false;
  api = 1;
  // What the next change is answered with instead, once.
  refusal: { status: number; code: string; message: string } | null = null;
  filingList = filingList();
  book = addressBook([]);
  imported = imported([]);
  merges: Merge[] = [];
  unread: UnreadDraft[] = [];
  history: HistoryEntry[] = []; // told two at a time
  jobs: Job[] = [];
  kept: KeptContact[] = [];
  filed = filingReport();
  entry = entryPlanned();
  writeBackList = writeBackList();
  written = writeBackReport();
  // Who is signed in; what a sign-in that was begun is found as; what became of signing out.
  clio: ClioStanding = standing([account('practice')], { given: true, practice: true });
  signIn: SignIn | null = signIn();
  signedOut: SignedOut = { standing: standing([account('ca', { standing: 'signed_out', needs_keys: false })]), untold: null };
  clioErased: ClioErased = { standing: standing([account('ca')]), untold: null, erased: account('ca').here };
  recentRefused = '';
  facts: Fact[] = [];
  check = templateCheck();
  preview = preview();
  comparison = comparison([]);
  record = record([]);
  // What every template gives.
  made: ArrayBuffer = new ArrayBuffer(0);
  readonly madeId = 'd0'.repeat(16);
  // Answers for documents that are open in word processors; nothing for other addresses.
  openDocuments: ((method: string, path: string, body: Record<string, unknown>) => Promise<[number, unknown] | null>) | null = null;
  private readonly proofKey = randomBytes(32).toString('hex');
  private readonly token = randomBytes(32).toString('hex');
  private paired = false;

  constructor(public review: Review, public interview: Interview) {}

  // As when the pane was paired on another day.
  pair(storage: Storage): void {
    this.paired = true;
    storage.setItem('engross.pairing', JSON.stringify({ id: 'ab'.repeat(8), token: this.token, proofKey: this.proofKey }));
  }
  revoke(): void {
    this.paired = false;
  }

  readonly send: Send = async (path, init) => {
    const headers = init.headers as Record<string, string>;
    const body = init.body === undefined ? undefined : (JSON.parse(String(init.body)) as Record<string, unknown>);
    if (this.away) throw new TypeError('Failed to fetch');
    const call = { method: init.method ?? '', path: path.replace('/api/v1', ''), authorization: headers['Authorization'], key: headers['Idempotency-Key'], body };
    this.seen.push(call);
    const [status, answer] = await this.answer(call, body ?? {});
    if (call.path === '/drafts' && body && 'draft' in body) await this.meanwhile();
    if (answer instanceof ArrayBuffer) return new Response(answer, { status });
    return new Response(JSON.stringify(answer), { status });
  };

  private async answer({ method, path, authorization }: Seen, body: Record<string, unknown>): Promise<[number, unknown]> {
    if (path === '/status') return [200, { name: 'Engross', version: '1.0.0', api: this.api, practice: true, started_at: '2026-11-25T10:00:00Z' }];
    if (path === '/proof') return this.prove(String(body['challenge']));
    if (path === '/pairings' && method === 'POST') return [201, { pairing: '0'.repeat(32), code: '402815', expires_at: new Date(Date.now() + 120_000).toISOString() }];
    if (path === '/pairings/claim') return this.claim();
    if (!this.paired || authorization !== `Bearer ${this.token}`) return [401, { error: { code: 'no_token', message: 'no token' } }];
    const opened = await this.openDocuments?.(method, path, body);
    if (opened) return opened;
    return this.inside(method, path, body);
  }

  private prove(challenge: string): [number, unknown] {
    if (this.proofRefused > 0) return [this.proofRefused, { error: { code: 'too_often', message: 'too often' } }];
    if (!this.paired) return [404, { error: { code: 'not_found', message: 'no such pairing' } }];
    const key = this.stranger ? 'another key' : this.proofKey;
    return [200, { proof: createHmac('sha256', key).update(challenge).digest('hex') }];
  }

  private claim(): [number, unknown] {
    if (this.claimRefused > 0) return [this.claimRefused, { error: { code: 'not_found', message: 'over' } }];
    if (!this.allowed) return [202, { waits: true }];
    this.paired = true;
    return [200, { id: 'ab'.repeat(8), token: this.token, proof_key: this.proofKey, expires_at: '2026-12-25T10:00:00Z' }];
  }

  private inside(method: string, path: string, body: Record<string, unknown>): [number, unknown] {
    if (method === 'POST' && this.refusal) {
      const { status, code, message } = this.refusal;
      this.refusal = null;
      return [status, { error: { code, message } }];
    }
    if (path.startsWith('/open-documents/')) return [404, { error: { code: 'not_found', message: 'it is open no longer' } }];
    if (path.startsWith('/clio')) return this.ofClio(path, body);
    if (path === '/matters' && this.recentRefused !== '') return [502, { error: { code: this.recentRefused, message: 'no' } }];
    if (path === '/pairings') return [200, { pairings: [] }];
    if (path === '/templates') return [200, { templates: [{ id: 'will', title: 'Will', review_note: '' }] }];
    if (path.startsWith('/matters') && this.clioAway) return [502, { error: { code: 'unreachable', message: 'no answer' } }];
    if (path.startsWith('/matters?query=')) return this.pages.get(path) ?? [200, { matters: [] }];
    if (path.startsWith('/matters')) return [200, { matters: this.recent }];
    if (path === '/drafts' && method === 'POST' && this.clioAway) return [502, { error: { code: 'unreachable', message: 'no answer' } }];
    if (path === '/drafts' && 'draft' in body) {
      if (this.againRefused > 0) return [this.againRefused, { error: { code: this.againRefused === 404 ? 'not_found' : 'sign_in_needed', message: 'no' } }];
      return [200, this.importedAgain ?? this.review];
    }
    if (path === '/jobs') return [200, { jobs: this.jobs }];
    if (path === '/contacts' && this.clioAway) return [502, { error: { code: 'unreachable', message: 'no answer' } }];
    if (path === '/contacts') return [200, this.book];
    if (path === '/contacts/import') return [200, this.imported];
    if (path === '/contacts/merges') return [200, { merges: this.merges, unread: this.unread }];
    if (path.endsWith('/contacts')) return [200, { contacts: this.kept }];
    if (path === '/drafts' && method === 'GET') return [200, { drafts: [] }];
    if (path.endsWith('/edits')) this.edits.push(body as unknown as { by: string; edits: Edit[] });
    if (path.endsWith('/answers')) this.take(body['answers'] as Given[]);
    if (path.endsWith('/entries/list')) return [200, this.entry];
    if (path.endsWith('/entries')) return [200, { recorded: 41 }];
    if (path.endsWith('/filing/list')) return [200, this.filingList];
    if (path.endsWith('/filing')) return [200, this.filed];
    if (path.endsWith('/write-back/list')) {
      const keys = body['values'] as string[];
      if (keys.length === 0) return [200, this.writeBackList];
      return [200, { ...this.writeBackList, list: 'e3'.repeat(16), values: this.writeBackList.values.filter(({ key }) => keys.includes(key)) }];
    }
    if (path.endsWith('/write-back')) return [200, this.written];
    if (path.endsWith('/comparisons')) return [200, this.comparison];
    if (path.endsWith('/records')) return [200, { record: this.record }];
    if (path.endsWith('/facts')) return [200, { draft: this.review.draft, facts: this.facts }];
    if (path === '/templates/check') return [200, this.check];
    if (path.endsWith('/previews')) return [200, this.preview];
    if (path.endsWith('/documents')) {
      const templates = body['templates'] as string[];
      return [200, { documents: templates.map((template) => ({ id: this.madeId, template, title: 'Will', file: 'Will.docx', notices: [] })) }];
    }
    if (path === `/documents/${this.madeId}`) return [200, this.made];
    if (path.includes('/interviews/')) return [200, this.interview];
    if (path.endsWith('/history')) return [200, { entries: this.history.slice(-2) }];
    if (path.includes('/history?before=')) {
      const before = Number(path.split('=')[1]);
      return [200, { entries: this.history.filter(({ number }) => number < before).slice(-2) }];
    }
    if (path.includes('/values/')) return [200, { subject: 0, values: [] }];
    if (this.unknownDraft) return [404, { error: { code: 'not_found', message: 'no such draft' } }];
    return [200, this.review];
  }

  private ofClio(path: string, body: Record<string, unknown>): [number, unknown] {
    if (path === '/clio') return [200, this.clio];
    if (path === '/clio/sign-out') return [200, this.signedOut];
    if (path === '/clio/erase') return [200, this.clioErased];
    if (this.signIn === null) return [404, { error: { code: 'not_found', message: 'no such sign-in' } }];
    if (path === '/clio/sign-ins') return [201, { ...this.signIn, clio: body['clio'], state: 'starting', browser: 'opening', address: '', end: null }];
    if (path === '/clio/sign-ins/cancel') this.signIn = this.signIn.state === 'waiting' ? { ...this.signIn, state: 'cancelled', address: '' } : this.signIn;
    return [200, this.signIn];
  }

  private take(answers: Given[]): void {
    this.answers.push(...answers);
    const given = new Map(answers.flatMap((one) => ('text' in one ? [[one.path, one.text] as const] : [])));
    const sections = this.interview.sections.map((section) => ({
      ...section,
      questions: section.questions.map((one) => (given.has(one.path) ? { ...one, value: given.get(one.path) ?? '', origin: 'answered' as const } : one)),
    }));
    this.interview = { ...this.interview, sections };
  }
}
