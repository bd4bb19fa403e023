// Which documents, what they still miss, making and fetching them.
import { waiting, wordsOf, type Context } from './context';
import { noFiling, type Documents } from './model';

export class DocumentActions {
  constructor(private readonly context: Context) {}

  private change(change: Partial<Documents>): void {
    this.context.store.set({ documents: { ...this.context.store.get().documents, ...change } });
  }

  // What each chosen template still misses follows from the review: asked again on every visit.
  open = async (): Promise<void> => {
    this.context.store.set({ screen: { name: 'documents' }, sheet: null, problem: null });
    await this.loadInterviews();
  };

  private async loadInterviews(): Promise<void> {
    const { store, client } = this.context;
    const { review, documents } = store.get();
    const chosen = [...documents.chosen];
    if (!review || chosen.length === 0) return;
    await waiting(
      this.context,
      wordsOf(this.context).looking_for_missing,
      () => Promise.all(chosen.map((template) => client.interview(review.draft, template))),
      (found) => {
        const interviews = { ...store.get().documents.interviews };
        for (const interview of found) interviews[interview.template] = interview;
        this.change({ interviews });
      },
    );
  }

  toggle = async (template: string): Promise<void> => {
    const chosen = new Set(this.context.store.get().documents.chosen);
    if (!chosen.delete(template)) chosen.add(template);
    this.change({ chosen });
    if (chosen.has(template)) await this.loadInterviews();
  };

  make = async (confirm: string): Promise<void> => {
    const { store, client, kept } = this.context;
    const { review, documents } = store.get();
    if (!review || documents.chosen.size === 0) return;
    kept.keepPerson(confirm);
    store.set({ person: confirm });
    await waiting(
      this.context,
      wordsOf(this.context).making_documents,
      (key) => client.makeDocuments(review.draft, [...documents.chosen], confirm, key),
      (made) => {
        // The list was of documents that are no longer shown; the folder is still the one to use.
        const filing = { ...noFiling, folder: this.context.store.get().documents.filing.folder };
        this.change({ made, madeAt: new Date(), saved: new Set(), filing });
        this.context.say(wordsOf(this.context).made_count(made.length));
        this.context.focus('#made button', '#made fluent-button');
      },
    );
  };

  // Into a window of the word processor, or where downloads go.
  download = async (id: string, file: string): Promise<void> => {
    const { store, host, client } = this.context;
    await waiting(
      this.context,
      wordsOf(this.context).fetching_document,
      async () => host.openDocument(await client.document(id), file),
      (how) => {
        this.change({ saved: new Set([...store.get().documents.saved, id]) });
        const w = wordsOf(this.context);
        this.context.say(how === 'opened' ? w.opened(file) : w.downloaded(file));
      },
    );
  };
}
