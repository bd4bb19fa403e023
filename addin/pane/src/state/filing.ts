// Filing what was made in the matter: looking at the list, agreeing to it.
import { waiting, wordsOf, type Context } from './context';
import type { Filing } from './model';

export class FilingActions {
  constructor(private readonly context: Context) {}

  private change(change: Partial<Filing>): void {
    const { store } = this.context;
    const { documents } = store.get();
    store.set({ documents: { ...documents, filing: { ...documents.filing, ...change } } });
  }

  // Typing another folder takes back the list that was of the one before.
  folder = (folder: string): void => this.change({ folder, list: null, report: null });

  look = async (): Promise<void> => {
    const { store, client } = this.context;
    const { review, documents } = store.get();
    if (!review || documents.made.length === 0) return;
    this.change({ list: null, report: null });
    await waiting(
      this.context,
      wordsOf(this.context).filing_looking,
      (key, follower) => client.filingList(review.draft, documents.made.map(({ id }) => id), documents.filing.folder.trim(), key, follower),
      (list) => {
        this.change({ list });
        this.context.say(wordsOf(this.context).filing_list_of(list.matter, list.client));
        this.context.focus('#file-now', '#filing-list');
      },
    );
  };

  leave = (): void => {
    this.change({ list: null });
    this.context.focus('#filing-look');
  };

  file = async (): Promise<void> => {
    const { store, client } = this.context;
    const { review, documents, person } = store.get();
    const list = documents.filing.list;
    if (!review || !list) return;
    // Whatever comes of it, it is not agreed to twice: a refusal asks for another look.
    this.change({ list: null });
    await waiting(
      this.context,
      wordsOf(this.context).filing_now,
      (key, follower) => client.file(review.draft, list.list, person, key, follower),
      (report) => {
        this.change({ report });
        const w = wordsOf(this.context);
        this.context.say(report.stopped ? w.filing_stopped : w.filed_count(report.filed.filter(({ already }) => !already).length));
        this.context.focus('#filing-report');
      },
    );
  };
}
