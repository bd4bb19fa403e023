// Finding a matter and opening its draft.
import type { FoundMatter, MatterPage, Review } from '../api/contract';
import { CallError } from '../api/errors';
import { unseen } from '../api/jobs';
import { newKey } from '../api/transport';
import { asCallError, failed, waiting, wordsOf, type Context } from './context';
import { noAnswers, noAuthoring, noDocuments, noPeople, noRecording, today, type Column, type Matters, type Watch } from './model';
import { nextSort, ofAreaAndLawyer, sorted } from './sorting';

const kShortest = 2;
const kPause = 350;

interface Search {
  query: string;
  status: string;
  asked: number;
}

export class MatterActions {
  private pause: ReturnType<typeof setTimeout> | undefined;
  private asked = 0;

  // `changed`: an import has changed the draft that is open.
  constructor(private readonly context: Context, private readonly changed: () => void) {}

  private change(change: Partial<Matters>): void {
    this.context.store.set({ matters: { ...this.context.store.get().matters, ...change } });
  }

  // What to begin with, before anything is typed.
  list = async (): Promise<void> => {
    void this.listRecent();
    await this.listDrafts();
  };

  // Whether or not Clio answers, drafts are there and a search says what is wrong.
  private listRecent = async (): Promise<void> => {
    const { status } = this.context.store.get().matters;
    const recent = await this.context.client.recentMatters(status).catch((thrown: unknown) => {
      if (asCallError(thrown).code === 'sign_in_needed') this.context.signInNeeded();
      return [];
    });
    if (this.context.store.get().matters.status === status) this.change({ recent });
  };

  private listDrafts = async (): Promise<void> => {
    try {
      this.change({ drafts: await this.context.client.drafts() });
    } catch (thrown) {
      failed(this.context, thrown, () => void this.listDrafts());
    }
  };

  type = (query: string): void => {
    this.change({ query });
    clearTimeout(this.pause);
    this.pause = setTimeout(() => void this.search(), kPause);
  };

  filter = (status: string): void => {
    this.change({ status });
    void this.listRecent();
    void this.search();
  };
  filterArea = (area: string): void => this.narrow({ area });
  filterLawyer = (lawyer: string): void => this.narrow({ lawyer });

  // What is chosen is always one of those on the page.
  private narrow(filter: Pick<Partial<Matters>, 'area' | 'lawyer'>): void {
    this.change(filter);
    const { found, area, lawyer, sort } = this.context.store.get().matters;
    const first = sorted(ofAreaAndLawyer(found, area, lawyer), sort)[0];
    this.change({ chosen: first ? `matter ${first.id}` : null });
  }

  sort = (column: Column): void => this.change({ sort: nextSort(this.context.store.get().matters.sort, column) });
  choose = (chosen: string): void => this.change({ chosen });

  search = async (): Promise<void> => {
    clearTimeout(this.pause);
    const { query, status } = this.context.store.get().matters;
    const asked = (this.asked += 1);
    if (query.trim().length < kShortest) return this.change({ found: [], foundFor: null, rest: 'none' });
    await waiting(
      this.context,
      wordsOf(this.context).searching,
      (_, follower) => this.context.client.matters(query.trim(), status, follower),
      ({ matters: found, next }) => {
        // A later search is already on its way; its answer is the one to show.
        if (asked !== this.asked) return;
        const first = found[0];
        this.change({ found, foundFor: query.trim(), rest: 'none', area: '', lawyer: '', chosen: first ? `matter ${first.id}` : null });
        if (next === undefined) return this.sayCount();
        this.context.say(wordsOf(this.context).found_so_far(found.length));
        void this.fetchRest({ query: query.trim(), status, asked }, next);
      },
    );
  };

  private sayCount(): void {
    this.context.say(wordsOf(this.context).found_count(this.context.store.get().matters.found.length));
  }

  // The further pages of a search, one after the other, behind what is shown already. They end with
  // the last one, with a later search, or with a fault, after which they go on where they were.
  private async fetchRest(search: Search, from: string): Promise<void> {
    const { client } = this.context;
    const seen = new Set([from]);
    let after: string | undefined = from;
    let begunAgain = false;
    this.change({ rest: 'coming' });
    for (;;) {
      try {
        const page: MatterPage = await client.matters(search.query, search.status, unseen, after);
        if (search.asked !== this.asked) return;
        this.append(page.matters);
        if (page.next === undefined) break;
        if (seen.has(page.next)) throw new CallError(200, 'malformed', 'the pages of this search go round in a circle');
        seen.add((after = page.next));
      } catch (thrown) {
        if (search.asked !== this.asked) return;
        // Clio has lost the place: from the first page, once. What is there stays.
        if (asCallError(thrown).status === 409 && !begunAgain) {
          begunAgain = true;
          after = undefined;
          seen.clear();
          continue;
        }
        this.change({ rest: 'failed' });
        return failed(this.context, thrown, () => void this.goOn(search, after ?? from));
      }
    }
    this.change({ rest: 'none' });
    this.sayCount();
  }

  private async goOn(search: Search, after: string): Promise<void> {
    this.context.store.set({ problem: null });
    if (search.asked === this.asked) await this.fetchRest(search, after);
  }

  // A matter that was changed meanwhile stands on two pages: what came later is the newer one.
  private append(page: FoundMatter[]): void {
    const found = new Map(this.context.store.get().matters.found.map((one) => [one.id, one]));
    for (const one of page) found.set(one.id, one);
    const { chosen } = this.context.store.get().matters;
    const first = page[0];
    this.change({ found: [...found.values()], chosen: chosen ?? (first ? `matter ${first.id}` : null) });
  }

  // Whoever goes on with a matter waits for no further page.
  private endSearch(): void {
    this.asked += 1;
    this.change({ rest: 'none' });
  }

  use = async (chosen = this.context.store.get().matters.chosen): Promise<void> => {
    if (chosen === null) return;
    this.endSearch();
    const [kind, id] = chosen.split(' ') as [string, string];
    if (kind === 'draft') return this.open(id);
    await this.fetchFromClio(id);
  };

  // Also for a draft that is open: what Clio has changed then waits in the review. Everything is
  // fetched, whatever Clio says of its age.
  fetchFromClio = async (matter: string): Promise<void> => {
    await waiting(
      this.context,
      wordsOf(this.context).fetching_matter,
      (key, follower) => this.context.client.importMatter(matter, key, follower),
      (review) => this.show(review),
    );
  };

  open = async (draft: string): Promise<void> => {
    this.endSearch();
    await waiting(
      this.context,
      wordsOf(this.context).opening_draft,
      () => this.context.client.review(draft),
      (review) => {
        this.show(review);
        void this.watch(review);
      },
    );
  };

  // What Clio has changed since the import, asked behind the draft, which can be worked on meanwhile.
  private async watch(before: Review): Promise<void> {
    const { client, store } = this.context;
    const isOpen = (): boolean => store.get().review?.draft === before.draft;
    const tell = (watch: Watch): void => {
      if (isOpen()) store.set({ people: { ...store.get().people, watch } });
    };
    tell('asking');
    try {
      const asked = await client.importAgain(before.draft, newKey());
      const during = store.get().review;
      // Whoever worked here meanwhile has seen more than this answer knows; what it says of itself
      // is said only here.
      const { taken, taken_messages, problems, problem_messages } = asked;
      const review = during === before ? asked : { ...(await client.review(before.draft)), taken, taken_messages, problems, problem_messages };
      tell('asked');
      if (!isOpen() || store.get().review !== during) return;
      store.set({ review });
      if (review.entries !== before.entries) this.changed();
      if (review.changes.length > 0) this.context.say(wordsOf(this.context).changes_count(review.changes.length));
    } catch (thrown) {
      const error = asCallError(thrown);
      tell(error.code === 'not_found' ? 'gone' : { away: error });
      if (error.shutOut) this.context.shutOut();
      if (error.lost) this.context.lost();
    }
  }

  show(review: Review): void {
    const { store, host } = this.context;
    const { review: open, people } = store.get();
    const same = open?.draft === review.draft;
    host.rememberDraft(review.draft);
    store.set({
      review,
      screen: { name: 'people' },
      sheet: null,
      history: null,
      values: null,
      ...(same ? { people: { ...people, watch: 'asked' as const } } : { people: noPeople, answers: noAnswers, documents: noDocuments, authoring: noAuthoring, recording: noRecording(today()) }),
    });
    this.context.say(wordsOf(this.context).people_count(review.people.length));
    this.context.focus('#title');
  }

  leave = (): void => {
    this.context.host.rememberDraft(null);
    this.context.store.set({ screen: { name: 'matters' }, sheet: null, problem: null });
    void this.list();
    this.context.focus('#search');
  };
}
