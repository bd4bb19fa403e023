// The firm's address book: looked through, chosen from, imported; and who of the drafts looks like
// an imported contact.
import type { BookContact, Merge, Review } from '../api/contract';
import { newKey } from '../api/transport';
import { asCallError, failed, keyAfter, waiting, wordsOf, type Context } from './context';
import { listed } from './contacts';
import { kPortion, type Book, type Screen } from './model';

export class BookActions {
  private before: Screen = { name: 'matters' };
  private last: Promise<void> = Promise.resolve();

  // `changed`: an edit has changed the draft that is open.
  constructor(private readonly context: Context, private readonly changed: (review: Review) => void) {}

  private get book(): Book {
    return this.context.store.get().book;
  }
  private change(change: Partial<Book>): void {
    this.context.store.set({ book: { ...this.book, ...change } });
  }

  open = (): void => {
    const { screen } = this.context.store.get();
    if (screen.name !== 'book') this.before = screen;
    this.context.store.set({ screen: { name: 'book' }, sheet: null, problem: null });
    this.context.focus('#title');
    void this.loadMerges();
    if (this.book.read === null) void this.readAgain();
  };
  leave = (): void => {
    this.context.store.set({ screen: this.before, sheet: null, problem: null });
    this.context.focus('#title');
  };

  readAgain = async (): Promise<void> => {
    const w = wordsOf(this.context);
    await waiting(
      this.context,
      w.book_reading,
      (_, follower) => this.context.client.addressBook(follower),
      (read) => {
        const there = new Set(read.contacts.map(({ id }) => id));
        const chosen = new Set([...this.book.chosen].filter((id) => there.has(id)));
        this.change({ read, chosen, shown: kPortion });
        this.context.say(w.book_count(read.total));
      },
    );
  };

  // ---- Choosing

  listed = (): BookContact[] => listed(this.book.read?.contacts ?? [], this.book.query, this.book.noEmail);

  type = (query: string): void => this.change({ query, shown: kPortion });
  onlyNoEmail = (noEmail: boolean): void => this.change({ noEmail, shown: kPortion });
  showMore = (): void => this.change({ shown: this.book.shown + kPortion });
  toggle = (id: number): void => {
    const chosen = new Set(this.book.chosen);
    if (!chosen.delete(id)) chosen.add(id);
    this.choose(chosen);
  };
  // Everybody of the list as it is narrowed now, beside those chosen before.
  chooseListed = (): void => this.choose(new Set([...this.book.chosen, ...this.listed().map(({ id }) => id)]));
  chooseNobody = (): void => this.choose(new Set());
  private choose(chosen: ReadonlySet<number>): void {
    this.change({ chosen });
    this.context.say(wordsOf(this.context).contacts_chosen(chosen.size));
  }

  // ---- Importing

  import = async (): Promise<void> => {
    const { read, chosen } = this.book;
    if (read === null || chosen.size === 0) return;
    const w = wordsOf(this.context);
    await waiting(
      this.context,
      w.book_importing,
      (key) => this.context.client.importContacts(read.list, [...chosen], key),
      (imported) => {
        const now = new Map(imported.contacts.map(({ id, standing }) => [id, standing]));
        const contacts = read.contacts.map((one) => {
          const standing = now.get(one.id);
          return standing === undefined || standing === 'hidden' ? one : { ...one, standing: 'same' as const, changes: [] };
        });
        this.change({ read: { ...read, contacts }, chosen: new Set(), imported, kept: null });
        this.context.say(w.book_imported(imported.new, imported.changed, imported.same));
        this.context.focus('#imported', '#title');
        void this.loadMerges();
      },
    );
  };

  // ---- People added by hand who look like a contact

  loadMerges = async (): Promise<void> => {
    try {
      const { merges, unread } = await this.context.client.merges();
      this.change({ merges, unread });
    } catch (thrown) {
      failed(this.context, thrown, () => void this.loadMerges());
    }
  };

  merge = (merge: Merge): void => this.settle('merge_contact', merge, wordsOf(this.context).merged);
  keepBoth = (merge: Merge): void => this.settle('keep_apart', merge, wordsOf(this.context).kept_both);

  // One after another, as the edits of a review: each one's entry follows the last.
  private settle(what: 'merge_contact' | 'keep_apart', merge: Merge, said: string): void {
    const key = newKey();
    this.last = this.last.then(() => this.send(what, merge, said, key));
  }
  private async send(what: 'merge_contact' | 'keep_apart', merge: Merge, said: string, key: string): Promise<void> {
    const { store, client } = this.context;
    try {
      const edit = { do: what, subject: merge.person.id, contact: merge.contact.id };
      const review = await client.edit(merge.draft, store.get().person, [edit], key);
      store.set({ problem: null });
      if (store.get().review?.draft === review.draft) this.changed(review);
      this.context.say(said);
      await this.loadMerges();
      this.context.focus('#merges', '#title');
    } catch (thrown) {
      const next = keyAfter(asCallError(thrown), key);
      failed(this.context, thrown, () => void this.send(what, merge, said, next));
    }
  }

  // ---- Bringing an imported contact into the draft that is open

  openBringing = async (): Promise<void> => {
    const { store, client } = this.context;
    const { review } = store.get();
    if (!review) return;
    store.set({ screen: { name: 'people' }, sheet: { name: 'bring' }, problem: null, book: { ...this.book, kept: null, keptQuery: '' } });
    this.context.focus('#title');
    await waiting(this.context, wordsOf(this.context).loading, () => client.draftContacts(review.draft), (kept) => {
      this.change({ kept });
      this.context.focus('#bring-query', '#decide', '#title');
    });
  };
  typeKept = (keptQuery: string): void => this.change({ keptQuery });
}
