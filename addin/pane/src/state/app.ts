// Every action of the pane in one place, and what happens when the helper comes and goes.
import { Client } from '../api/client';
import { CallError } from '../api/errors';
import { Transport, type Send } from '../api/transport';
import { HostError, type Host } from '../host/host';
import type { Language } from '../words/words';
import { AuthoringActions } from './authoring';
import { BookActions } from './book';
import { ConnectActions } from './connect';
import { failed, waiting, wordsOf, type Context } from './context';
import { DocumentActions } from './documents';
import { FilingActions } from './filing';
import { HelperActions } from './helper';
import { HereActions } from './here';
import { InterviewActions } from './interview';
import { JobActions } from './jobs';
import { Kept } from './kept';
import { MatterActions } from './matters';
import { initial, type Screen, type State } from './model';
import { RecordingActions } from './recording';
import { ReviewActions } from './review';
import { Store } from './store';
import { WritingActions } from './writing';

interface Around {
  send: Send;
  // Or how the helper is asked for one.
  host: Host | ((client: Client) => Host);
  storage: Storage;
  language: Language;
  say(text: string): void;
  focus(...selectors: string[]): void;
}

export class App {
  readonly store: Store<State>;
  readonly helper: HelperActions;
  readonly connect: ConnectActions;
  readonly matters: MatterActions;
  readonly book: BookActions;
  readonly review: ReviewActions;
  readonly interview: InterviewActions;
  readonly documents: DocumentActions;
  readonly filing: FilingActions;
  readonly writing: WritingActions;
  readonly jobs: JobActions;
  readonly recording: RecordingActions;
  readonly here: HereActions;
  readonly authoring: AuthoringActions;
  private readonly context: Context;

  constructor(around: Around) {
    const kept = new Kept(around.storage);
    const client = new Client(new Transport(around.send, () => this.helper.token()));
    const host = typeof around.host === 'function' ? around.host(client) : around.host;
    this.store = new Store(initial(kept.language() ?? around.language, kept.person(), host.beside));
    this.context = {
      store: this.store,
      client,
      host,
      kept,
      say: around.say,
      focus: around.focus,
      lost: () => this.helper.lost(),
      shutOut: () => this.helper.forget('shut out'),
      signInNeeded: () => void this.connect.needed(),
    };
    this.helper = new HelperActions(this.context, () => void this.arrived());
    this.connect = new ConnectActions(this.context, () => void this.matters.list(), () => this.afterErasing());
    this.matters = new MatterActions(this.context, () => void this.showAsItIs());
    this.review = new ReviewActions(this.context);
    this.book = new BookActions(this.context, (review) => this.store.set({ review }));
    this.interview = new InterviewActions(this.context);
    this.documents = new DocumentActions(this.context);
    this.filing = new FilingActions(this.context);
    this.writing = new WritingActions(this.context);
    this.recording = new RecordingActions(this.context);
    this.jobs = new JobActions(this.context, (review) => this.matters.show(review));
    this.here = new HereActions(this.context);
    this.authoring = new AuthoringActions(this.context);
  }

  // The helper is there and ours: for the first time, or again after it was away.
  private async arrived(): Promise<void> {
    const { review, templates, problem } = this.store.get();
    // What was on its way when the helper went stays on offer, to be tried again.
    if (problem?.again === null) this.store.set({ problem: null });
    if (templates.length === 0) await this.loadTemplates();
    await this.connect.look();
    void this.jobs.look();
    if (review) return void this.interview.flush();
    const { draft: recalled, closed } = await this.recalled();
    if (recalled !== null) {
      await this.matters.open(recalled);
      this.afterRecall();
    }
    if (this.store.get().review) return;
    if (this.connect.isNeeded) this.connect.open();
    await this.matters.list();
    if (closed !== null) failed(this.context, closed, null);
  }

  // A document that cannot say its draft has none; one that is open no longer is told.
  private async recalled(): Promise<{ draft: string | null; closed: HostError | null }> {
    try {
      return { draft: await this.context.host.recalledDraft(), closed: null };
    } catch (thrown) {
      return { draft: null, closed: thrown instanceof HostError && thrown.code === 'closed' ? thrown : null };
    }
  }

  // A document that says what it was made from is what the person has in front of them.
  private afterRecall(): void {
    const { beside, review, problem } = this.store.get();
    if (!beside) return;
    if (review) return this.showHere();
    if (problem?.error.status === 404) this.store.set({ problem: { error: new CallError(404, 'draft_elsewhere', ''), again: null } });
  }

  private async loadTemplates(): Promise<void> {
    try {
      const templates = await this.context.client.templates();
      this.store.set({ templates });
    } catch (thrown) {
      failed(this.context, thrown, () => void this.loadTemplates());
    }
  }

  // Nothing of what was erased stays on the page.
  private afterErasing(): void {
    const { screen, connect, status, helper, templates } = this.store.get();
    this.context.host.rememberDraft(null);
    this.beforeSettings = { name: 'matters' };
    this.store.set({ ...this.fresh(), screen, connect, status, helper, templates });
    void this.loadPairings();
    void this.matters.list();
  }

  // As at the start, for the same person beside the same document.
  private fresh(): State {
    const { language, person, beside } = this.store.get();
    return initial(language, person, beside);
  }

  go = (screen: Screen): void => {
    this.store.set({ screen, sheet: null, problem: null, correcting: null });
    this.context.focus('#title');
  };

  showQuestions = (): void => {
    const { answers, documents, templates } = this.store.get();
    const template = answers.template ?? [...documents.chosen][0] ?? templates[0]?.id;
    if (template !== undefined) void this.interview.open(template).then(() => this.context.focus('#title'));
  };
  showDocuments = (): void => {
    const { answers, documents } = this.store.get();
    // Whoever answered the questions of a document most likely wants that document.
    const chosen = documents.chosen.size > 0 || answers.template === null ? documents.chosen : new Set([answers.template]);
    this.store.set({ documents: { ...documents, chosen } });
    void this.interview.flush().then(() => this.documents.open()).then(() => this.context.focus('#title'));
  };
  // What another pane has changed meanwhile.
  reload = (): void => {
    const { screen, answers } = this.store.get();
    if (screen.name === 'questions' && answers.template !== null) void this.interview.open(answers.template);
    else if (screen.name === 'writing') void this.writing.look();
    else void this.review.reload();
  };
  // What is open of a draft that an import has changed.
  private async showAsItIs(): Promise<void> {
    const { screen, answers } = this.store.get();
    if (screen.name === 'questions' && answers.template !== null) await this.interview.flush().then(() => this.interview.open(answers.template ?? ''));
    else await this.review.showAgain();
  }
  openDraftOfDocument = async (draft: string): Promise<void> => {
    await this.matters.open(draft);
    if (this.store.get().review?.draft === draft) this.showHere();
  };
  showHere = (): void => {
    void this.interview.flush().then(() => this.here.open()).then(() => this.context.focus('#title'));
  };
  showFacts = (): void => {
    void this.interview.flush().then(() => this.authoring.open()).then(() => this.context.focus('#title'));
  };
  showActivity = (): void => {
    this.store.set({ history: null });
    this.go({ name: 'activity' });
    void this.review.loadHistory();
  };

  // What the word processor around the pane can do.
  get tracks(): boolean {
    return this.context.host.canTrack;
  }
  get remembers(): boolean {
    return this.context.host.canRemember;
  }

  // ---- Settings

  private beforeSettings: Screen = { name: 'matters' };
  showSettings = (): void => {
    this.beforeSettings = this.store.get().screen;
    this.go({ name: 'settings' });
    void this.loadPairings();
    void this.connect.look();
  };
  private async loadPairings(): Promise<void> {
    try {
      this.store.set({ pairings: await this.context.client.pairings() });
    } catch (thrown) {
      failed(this.context, thrown, () => void this.loadPairings());
    }
  }
  leaveSettings = (): void => this.go(this.beforeSettings);
  // Once the list is there, its row again; a row far down comes with a later portion.
  backTo = (row: string): void => this.context.focus(row);
  ownPairing = (): string => this.context.kept.pairing()?.id ?? '';
  revokeOwn = async (): Promise<void> => {
    await waiting(
      this.context,
      wordsOf(this.context).revoking,
      (key) => this.context.client.revoke(this.ownPairing(), key),
      () => {
        this.context.host.rememberDraft(null);
        this.store.set({ ...this.fresh(), status: this.store.get().status });
        this.helper.forget('first');
      },
    );
  };
  setLanguage = (language: Language): void => {
    this.context.kept.keepLanguage(language);
    this.store.set({ language });
  };
  setPerson = (person: string): void => {
    this.context.kept.keepPerson(person);
    this.store.set({ person });
  };
  unreadable = (): void => {
    const { status, helper, templates, connect } = this.store.get();
    const problem = { error: new CallError(200, 'malformed', ''), again: null };
    this.store.set({ ...this.fresh(), status, helper, templates, connect, problem });
  };
  dismissProblem = (): void => this.store.set({ problem: null });
}
