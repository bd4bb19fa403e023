// Writing a template in the document beside the pane: what it can ask for, marks and controls at the
// selection, what is wrong with it, and how it looks with the values of the open draft.
import type { MissingValue, TemplateFault } from '../api/contract';
import { kLongestTag } from '../host/host';
import { waiting, wordsOf, type Context } from './context';
import { eachAround, ifAround, markOf, noControl, noEach, noIf, noMark, type FactRow } from './facts';
import type { Authoring } from './model';

export class AuthoringActions {
  constructor(private readonly context: Context) {}

  private change(change: Partial<Authoring>): void {
    this.context.store.set({ authoring: { ...this.context.store.get().authoring, ...change } });
  }
  private done(done: Authoring['done']): void {
    this.change({ done });
    if (done !== null) this.context.say(wordsOf(this.context).authoring_done[done]);
  }

  // The samples follow from the review: asked again on every visit. What was checked stays.
  open = async (): Promise<void> => {
    const { store, client } = this.context;
    const { review, authoring } = store.get();
    if (!review) return;
    store.set({ screen: { name: 'facts' }, sheet: null, problem: null, authoring: { ...authoring, done: null } });
    await waiting(
      this.context,
      wordsOf(this.context).loading,
      () => client.facts(review.draft),
      (facts) => this.change({ facts }),
    );
  };

  search = (query: string): void => this.change({ query });
  // What was told was about another one.
  choose = (key: string): void => {
    const { chosen, done } = this.context.store.get().authoring;
    this.change({ chosen: key, done: key === chosen ? done : null });
  };
  toggle = ({ key }: FactRow, wanted?: boolean): void => {
    const open = new Set(this.context.store.get().authoring.open);
    if (wanted ?? !open.has(key)) open.add(key);
    else open.delete(key);
    this.change({ open });
  };

  private act(work: () => Promise<Authoring['done']>): Promise<void> {
    this.change({ done: null });
    return waiting(this.context, wordsOf(this.context).writing_in_document, work, (done) => this.done(done));
  }
  insert = async ({ fact }: FactRow): Promise<void> => {
    if (noMark(fact) === null) await this.act(() => this.context.host.insertText(markOf(fact)));
  };
  insertControl = async ({ fact }: FactRow, label: string): Promise<void> => {
    if (noControl(fact) !== null) return;
    await this.act(async () => {
      await this.context.host.insertControl({ tag: fact.path, title: label.slice(0, kLongestTag), text: markOf(fact) });
      return 'control';
    });
  };
  surroundIf = async ({ fact }: FactRow): Promise<void> => {
    if (noIf(fact) === null) await this.act(() => this.context.host.surround(...ifAround(fact)));
  };
  surroundEach = async ({ fact }: FactRow): Promise<void> => {
    if (noEach(fact) === null) await this.act(() => this.context.host.surround(...eachAround(fact)));
  };

  check = async (): Promise<void> => {
    const { client, host } = this.context;
    await waiting(
      this.context,
      wordsOf(this.context).checking,
      async () => client.checkTemplate(await host.bytes()),
      (check) => {
        this.change({ check, checkedAt: new Date(), done: null });
        this.context.say(wordsOf(this.context).check_count(check.faults.length));
        this.context.focus('#faults fluent-button', '#checked');
      },
    );
  };

  // Opens beside the template, which stays as it is.
  preview = async (): Promise<void> => {
    const { client, host, store } = this.context;
    const { review } = store.get();
    if (!review) return;
    await waiting(
      this.context,
      wordsOf(this.context).previewing,
      async (key) => {
        const preview = await client.preview(review.draft, await host.bytes(), key);
        await host.openDocument(await client.document(preview.id), preview.file);
        return preview;
      },
      (preview) => {
        this.change({ preview, done: null });
        this.context.say(wordsOf(this.context).preview_opened(preview.file));
        this.context.focus('#preview');
      },
    );
  };

  // The helper cuts a long mark.
  jump = async (to: TemplateFault | MissingValue): Promise<void> => {
    const nth = 'nth' in to ? to.nth : 0;
    const { host } = this.context;
    await waiting(
      this.context,
      wordsOf(this.context).looking_in_document,
      () => host.jump({ part: to.place.part, text: to.mark.replace(/…$/, ''), nth }),
      (found) => this.done(found ? null : 'not found'),
    );
  };
}
