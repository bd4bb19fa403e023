// Deciding about people and values. Edits go one after another; each answer is the whole review.
import { newKey } from '../api/transport';
import type { Edit, Review } from '../api/contract';
import { asCallError, failed, keyAfter, waiting, wordsOf, type Context } from './context';
import { kPortion, type People, type Sheet } from './model';
import { gone } from './people';

export class ReviewActions {
  private last: Promise<void> = Promise.resolve();

  constructor(private readonly context: Context) {}

  // Resolves when the helper has answered; false: it refused, and says why in the problem.
  edit = (edits: Edit[], said: string): Promise<boolean> => {
    const key = newKey();
    const done = this.last.then(() => this.send(edits, said, key));
    this.last = done.then(() => undefined);
    return done;
  };

  private async send(edits: Edit[], said: string, key: string): Promise<boolean> {
    const { store, client } = this.context;
    const { review, person } = store.get();
    if (!review) return false;
    try {
      await this.show(await client.edit(review.draft, person, edits, key));
      this.context.say(said);
      return true;
    } catch (thrown) {
      const next = keyAfter(asCallError(thrown), key);
      failed(this.context, thrown, () => void this.send(edits, said, next));
      return false;
    }
  }

  // With what is open of it: the values of a person, the history.
  private async show(review: Review): Promise<void> {
    const { store } = this.context;
    if (store.get().review?.draft !== review.draft) return;
    store.set({ review, problem: null });
    await this.showAgain();
  }

  showAgain = async (): Promise<void> => {
    const { screen, values } = this.context.store.get();
    if (screen.name === 'person' && values) await this.loadValues(screen.id);
    if (screen.name === 'activity') await this.loadHistory();
  };

  reload = async (): Promise<void> => {
    const { review } = this.context.store.get();
    if (!review) return;
    await waiting(
      this.context,
      wordsOf(this.context).opening_draft,
      () => this.context.client.review(review.draft),
      (fresh) => void this.show(fresh),
    );
  };

  undo = (): void => {
    if (this.context.store.get().review?.last) void this.edit([{ do: 'undo' }], wordsOf(this.context).undone);
  };
  redo = (): void => {
    if (this.context.store.get().review?.can_redo) void this.edit([{ do: 'redo' }], wordsOf(this.context).redone);
  };

  // ---- The list

  private list(change: Partial<People>): void {
    this.context.store.set({ people: { ...this.context.store.get().people, ...change } });
  }
  filter = (filter: string): void => this.list({ filter, shown: kPortion });
  showAllFindings = (allFindings: boolean): void => this.list({ allFindings });
  showMore = (): void => this.list({ shown: this.context.store.get().people.shown + kPortion });
  toggle = (id: number): void => {
    const selected = new Set(this.context.store.get().people.selected);
    if (!selected.delete(id)) selected.add(id);
    this.list({ selected });
    this.context.say(wordsOf(this.context).selected_count(selected.size));
  };
  selectOnly = (ids: readonly number[]): void => this.list({ selected: new Set(ids) });

  // `next`: the person whose row has the focus afterwards.
  remove = (people: readonly number[], next: number | null = null): void => this.many('remove', people, next);
  restore = (people: readonly number[]): void => this.many('restore', people, null);
  private many(what: 'remove' | 'restore', people: readonly number[], next: number | null): void {
    const { review } = this.context.store.get();
    if (!review || people.length === 0) return;
    // Of many selected, those whom it can be done to; of none such, the helper says why not.
    const able = people.filter((id) => review.people.some((one) => one.id === id && (what === 'remove' ? !gone(one) && !one.client : one.removed)));
    const ids = able.length > 0 ? able : [...people];
    const w = wordsOf(this.context);
    const said = what === 'remove' ? w.removed_count(ids.length) : w.restored_count(ids.length);
    void this.edit([{ do: what, people: ids }], said).then((done) => {
      if (!done) return;
      this.selectOnly([]);
      if (next !== null) this.context.focus(`[role=option][data-id="${next}"]`, '#title');
    });
  }

  // ---- One person, or the matter (0)

  openPerson = async (id: number, field?: string): Promise<void> => {
    const { store } = this.context;
    const opened = field === undefined ? { name: 'person' as const, id } : { name: 'person' as const, id, field };
    store.set({ screen: opened, sheet: null, values: null, correcting: field ?? null, problem: null });
    this.context.focus('#title');
    await this.loadValues(id);
    if (field !== undefined) this.context.focus('#correction', '#title');
  };

  loadValues = async (subject: number): Promise<void> => {
    const { store, client } = this.context;
    const { review } = store.get();
    if (!review) return;
    try {
      store.set({ values: { subject, values: await client.values(review.draft, subject) } });
    } catch (thrown) {
      failed(this.context, thrown, () => void this.loadValues(subject));
    }
  };

  startCorrecting = (field: string | null): void => {
    this.context.store.set({ correcting: field });
    if (field !== null) this.context.focus('#correction');
  };

  correct = async (subject: number, field: string, value: string): Promise<void> => {
    const done = await this.edit([{ do: 'correct', subject, field, value }], wordsOf(this.context).corrected);
    if (done) this.finishCorrecting(field);
  };
  asImported = async (subject: number, field: string): Promise<void> => {
    const done = await this.edit([{ do: 'as_imported', subject, field }], wordsOf(this.context).as_in_clio_again);
    if (done) this.finishCorrecting(field);
  };
  private finishCorrecting(field: string): void {
    this.context.store.set({ correcting: null });
    this.context.focus(`[data-field="${CSS.escape(field)}"]`, '#title');
  }

  // ---- Sheets

  openSheet = (sheet: Sheet): void => {
    this.context.store.set({ sheet, problem: null });
    this.context.focus('.sheet [autofocus]', '#title');
  };
  closeSheet = (): void => {
    this.context.store.set({ sheet: null, problem: null });
    this.context.focus('[role=option][tabindex="0"]', '#title');
  };
  // Closed once the helper has taken it; stays with its problem otherwise.
  decide = async (edits: Edit[], said: string): Promise<void> => {
    if (!(await this.edit(edits, said))) return;
    this.selectOnly([]);
    this.closeSheet();
  };

  confirm = async (name: string): Promise<void> => {
    this.context.kept.keepPerson(name);
    this.context.store.set({ person: name });
    await this.decide([{ do: 'confirm' }], wordsOf(this.context).confirmed);
  };

  loadHistory = async (): Promise<void> => {
    const { store, client } = this.context;
    const { review } = store.get();
    if (!review) return;
    try {
      store.set({ history: await client.history(review.draft) });
    } catch (thrown) {
      failed(this.context, thrown, () => void this.loadHistory());
    }
  };

  loadEarlierHistory = async (): Promise<void> => {
    const { store, client } = this.context;
    const { review, history } = store.get();
    const first = history?.[0];
    if (!review || !first) return;
    try {
      const earlier = await client.history(review.draft, first.number);
      // Somebody may have gone on, or gone elsewhere, meanwhile.
      const now = store.get().history ?? [];
      if (now[0]?.number === first.number) store.set({ history: [...earlier, ...now] });
    } catch (thrown) {
      failed(this.context, thrown, () => void this.loadEarlierHistory());
    }
  };
}
