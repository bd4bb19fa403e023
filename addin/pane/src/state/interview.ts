// Answering. What is typed stays in `typed` until the helper holds it, whatever happens meanwhile:
// another section, another view, a helper that is away.
import { newKey } from '../api/transport';
import type { Given, Interview } from '../api/contract';
import { asCallError, failed, keyAfter, waiting, wordsOf, type Context } from './context';
import type { Answers } from './model';
import { fieldId, nextToAnswer, questionAt, sectionOf, stateOf } from './questions';

// A place and what stood there when its answer was sent.
type Sent = readonly [string, string | undefined];

export class InterviewActions {
  // By path; a list of single values by `path#place`.
  readonly typed = new Map<string, string>();
  private last: Promise<void> = Promise.resolve();

  constructor(private readonly context: Context) {}

  private change(change: Partial<Answers>): void {
    this.context.store.set({ answers: { ...this.context.store.get().answers, ...change } });
  }

  open = async (template: string, path: string | null = null): Promise<void> => {
    const { store, client } = this.context;
    const { review, answers } = store.get();
    if (!review) return;
    await this.flush();
    if (answers.template !== template) {
      this.typed.clear();
      this.change({ template, interview: null, section: null, helps: new Set(), unsaved: 0 });
    }
    store.set({ screen: { name: 'questions' }, sheet: null });
    await waiting(
      this.context,
      wordsOf(this.context).opening_questions,
      () => client.interview(review.draft, template),
      (interview) => {
        this.show(interview);
        if (path !== null) this.jump(path);
        else if (this.context.store.get().answers.section === null) this.openSection(this.firstSection(interview));
      },
    );
  };

  private show(interview: Interview): void {
    if (this.context.store.get().answers.template !== interview.template) return;
    const { documents } = this.context.store.get();
    const interviews = { ...documents.interviews, [interview.template]: interview };
    this.context.store.set({ documents: { ...documents, interviews } });
    this.change({ interview });
  }

  private firstSection(interview: Interview): number {
    const waits = interview.sections.findIndex((section) => {
      const { open, wrong } = stateOf(section, interview);
      return open + wrong > 0;
    });
    return Math.max(0, waits);
  }

  openSection = (section: number | null): void => this.change({ section });
  toggleHelp = (path: string): void => {
    const helps = new Set(this.context.store.get().answers.helps);
    if (!helps.delete(path)) helps.add(path);
    this.change({ helps });
  };

  jump = (path: string): void => {
    const { interview } = this.context.store.get().answers;
    if (!interview) return;
    this.change({ section: Math.max(0, sectionOf(interview, path)) });
    this.context.focus(`#${fieldId(path)}`, '#title');
  };
  jumpToNext = (): void => {
    const { interview } = this.context.store.get().answers;
    if (!interview) return;
    const here = document.activeElement?.closest('[data-path]')?.getAttribute('data-path') ?? null;
    const next = nextToAnswer(interview, here);
    if (next !== null) this.jump(next);
  };

  // ---- What is typed

  type = (place: string, text: string): void => {
    const first = !this.typed.has(place);
    this.typed.set(place, text);
    if (first) this.change({ unsaved: this.typed.size });
  };

  // The field was left. Nothing goes out when it holds what the helper has.
  leave = (path: string, text: string): void => {
    const { interview } = this.context.store.get().answers;
    const question = interview && questionAt(interview, path);
    if (!question || question.value === text) return this.forget([path]);
    this.typed.set(path, text);
    void this.give([{ path, text }], [path]);
  };

  give = (answers: Given[], places: string[] = []): Promise<boolean> => {
    const key = newKey();
    const template = this.context.store.get().answers.template;
    const sent = places.map((place): Sent => [place, this.typed.get(place)]);
    const done = this.last.then(() => this.send(template, answers, sent, key));
    this.last = done.then(() => undefined);
    return done;
  };

  private async send(template: string | null, answers: Given[], sent: Sent[], key: string): Promise<boolean> {
    const { store, client } = this.context;
    const { review, person } = store.get();
    if (!review || template === null) return false;
    this.change({ saving: store.get().answers.saving + 1 });
    try {
      const interview = await client.answer(review.draft, template, person, answers, key);
      // What was typed on while the answer travelled is newer than the answer.
      this.forget(sent.filter(([place, text]) => this.typed.get(place) === text).map(([place]) => place));
      store.set({ problem: null });
      this.show(interview);
      this.change({ savedAt: new Date(), saving: store.get().answers.saving - 1 });
      this.sayFaults(interview, answers);
      return true;
    } catch (thrown) {
      this.change({ saving: store.get().answers.saving - 1 });
      const next = keyAfter(asCallError(thrown), key);
      failed(this.context, thrown, () => void this.send(template, answers, sent, next));
      return false;
    }
  }

  private sayFaults(interview: Interview, answers: Given[]): void {
    for (const { path } of answers) {
      const fault = questionAt(interview, path)?.fault;
      if (fault) this.context.say(fault);
    }
  }

  private forget(places: string[]): void {
    for (const place of places) this.typed.delete(place);
    this.change({ unsaved: this.typed.size });
  }

  // Everything typed and not yet held by the helper; before paths shift, and when the page goes.
  flush = async (leaving = false): Promise<void> => {
    const places = [...this.typed.keys()].filter((place) => !place.includes('#'));
    const answers = places.map((path) => ({ path, text: this.typed.get(path) ?? '' }));
    if (answers.length === 0) return leaving ? undefined : this.last;
    const { review, person, answers: { template } } = this.context.store.get();
    if (leaving && review && template !== null) {
      void this.context.client.answer(review.draft, template, person, answers, newKey(), true).catch(() => undefined);
      return;
    }
    await this.give(answers, places);
  };

  // ---- Lists

  addRow = async (path: string, rows: number): Promise<void> => {
    await this.flush();
    if (await this.give([{ path, rows: rows + 1 }])) this.context.focus(`[data-row="${path}[${rows}]"] input`, `#${fieldId(path)}`);
  };
  removeRow = async (path: string, row: number): Promise<void> => {
    await this.flush();
    if (await this.give([{ path, remove: row }])) this.context.focus(`#${fieldId(path)}`);
  };
  setItems = async (path: string, texts: string[]): Promise<void> => {
    const places = [...this.typed.keys()].filter((place) => place.startsWith(`${path}#`));
    await this.give([{ path, texts }], places);
  };
}
