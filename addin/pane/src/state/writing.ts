// Writing what was corrected to Clio: looking at the list, choosing, agreeing.
import type { PlannedValue, WriteBackList } from '../api/contract';
import { waiting, wordsOf, type Context } from './context';
import { noWriting, type Writing } from './model';

const wanted = (list: WriteBackList): PlannedValue[] => list.values.filter(({ what }) => what === 'change');
const asShown = (values: readonly PlannedValue[]): string => JSON.stringify(values);

export class WritingActions {
  constructor(private readonly context: Context) {}

  private change(change: Partial<Writing>): void {
    const { store } = this.context;
    store.set({ writing: { ...store.get().writing, ...change } });
  }

  open = async (): Promise<void> => {
    const { store, focus } = this.context;
    store.set({ screen: { name: 'writing' }, sheet: null, correcting: null });
    focus('#title');
    // What is on its way says itself what became of it.
    if (!store.get().writing.busy) await this.look();
  };

  look = async (): Promise<void> => {
    const { store, client } = this.context;
    const { review } = store.get();
    if (!review) return;
    this.change(noWriting);
    await waiting(
      this.context,
      wordsOf(this.context).filing_looking,
      () => client.writeBackList(review.draft, []),
      (list) => this.show(list),
    );
  };

  private show(list: WriteBackList): void {
    this.change({ list, chosen: new Set(wanted(list).map(({ key }) => key)) });
    this.context.say(wordsOf(this.context).writing_count(list.to_write));
  }

  // Another list than was agreed to: the whole of it, with what is still wanted ticked.
  private showChanged(list: WriteBackList, before: ReadonlySet<string>): void {
    const chosen = new Set(wanted(list).map(({ key }) => key).filter((key) => before.has(key)));
    this.change({ list, chosen, busy: false, changed: true });
    this.context.say(wordsOf(this.context).writing_changed);
    this.context.focus('#writing-changed', '#title');
  }

  choose = (key: string, chosen: boolean): void => {
    const keys = new Set(this.context.store.get().writing.chosen);
    if (chosen) keys.add(key);
    else keys.delete(key);
    this.change({ chosen: keys });
  };

  write = async (): Promise<void> => {
    const { store, client } = this.context;
    const { review, writing, person } = store.get();
    const { list, chosen } = writing;
    if (!review || !list || chosen.size === 0 || person.trim() === '' || writing.busy) return;
    const shown = wanted(list).filter(({ key }) => chosen.has(key));
    // Whatever comes of it, it is not agreed to twice: a refusal asks for another look.
    this.change({ list: null, busy: true, changed: false });
    await waiting(
      this.context,
      wordsOf(this.context).writing_now,
      async (key) => {
        if (shown.length === wanted(list).length) return client.writeBack(review.draft, list.list, person, key);
        // A part is a list of its own, and must say of each value what the person has seen.
        const part = await client.writeBackList(review.draft, shown.map((value) => value.key));
        return asShown(part.values) === asShown(shown) ? client.writeBack(review.draft, part.list, person, key) : client.writeBackList(review.draft, []);
      },
      (done) => {
        if ('list' in done) return this.showChanged(done, chosen);
        this.change({ report: done, list: null, busy: false });
        const w = wordsOf(this.context);
        this.context.say(done.failed.length > 0 ? w.writing_stopped : w.written_count(done.written.length));
        this.context.focus('#writing-report');
      },
    );
    // Refused: what was written, if anything, is seen by looking again.
    if (store.get().problem !== null) this.change({ busy: false });
  };
}
