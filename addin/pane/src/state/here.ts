// The document that is open beside the pane: what it was made from, what it would hold today, and
// bringing it up to date.
import type { Review } from '../api/contract';
import type { Follower } from '../api/jobs';
import { newKey } from '../api/transport';
import { valuesOf } from '../document/controls';
import { decodeOnly, encode, instant, type Filled } from '../document/filled';
import { chosenAtFirst, compared, fillsOf, lineKey, mayFill, recordAfter, type Line } from '../document/refresh';
import { HostError } from '../host/host';
import { asCallError, failed, waiting, wordsOf, type Context } from './context';
import { mayCompare, noHere, type Here } from './model';

export class HereActions {
  constructor(private readonly context: Context) {}

  private change(change: Partial<Here>): void {
    this.context.store.set({ here: { ...this.context.store.get().here, ...change } });
  }

  // What the document says about itself, and which controls it has.
  open = async (): Promise<void> => {
    this.context.store.set({ screen: { name: 'here' }, sheet: null, problem: null, here: noHere });
    await this.read();
  };

  private read = async (): Promise<void> => {
    const { host } = this.context;
    try {
      const [records, tags] = await Promise.all([host.records(), host.tags()]);
      const decoded = decodeOnly(records);
      this.change({
        read: true,
        tags: tags.length,
        filled: decoded && 'filled' in decoded ? decoded.filled : null,
        fault: decoded && 'fault' in decoded ? decoded.fault : null,
      });
    } catch (thrown) {
      failed(this.context, thrown, () => void this.read());
    }
  };

  // Clio is asked first; what it has changed is decided in the review before a document can have it.
  // Then the document is made once more, in the helper alone, and compared with the open one.
  compare = async (template: string): Promise<void> => {
    const { client, host, store } = this.context;
    const { review, here } = store.get();
    if (!review || !mayCompare(here, review.matter.id)) return;
    await waiting(
      this.context,
      wordsOf(this.context).comparing,
      async (key, follower) => {
        const asked = await this.askClio(review, follower);
        if (asked && asked.changes.length > 0) return null;
        const [made] = await client.makeDocuments(review.draft, [template], '', key);
        const fresh = made ? valuesOf(await client.document(made.id)) : [];
        const present = await host.read([...new Set(fresh.map(({ tag }) => tag))]);
        return compared(this.ofTemplate(here, template), present, fresh);
      },
      (lines) => {
        if (lines === null) return this.change({ template, lines });
        this.change({ lines, template, chosen: chosenAtFirst(lines), report: null, comparedAt: new Date() });
        this.context.say(wordsOf(this.context).lines_differ(lines.filter(mayFill).length));
      },
    );
  };

  // Null: Clio cannot be asked now; what was fetched before is still a draft to compare with.
  private async askClio(review: Review, follower: Follower): Promise<Review | null> {
    const { client, store } = this.context;
    try {
      const asked = await client.importMatter(String(review.matter.id), newKey(), follower);
      if (store.get().review?.draft === asked.draft) store.set({ review: asked });
      this.change({ clioAway: false });
      return asked;
    } catch (thrown) {
      if (!['unreachable', 'sign_in_needed'].includes(asCallError(thrown).code)) throw thrown;
      this.change({ clioAway: true });
      return null;
    }
  }

  // What another template filled is, for this one, text that somebody else put there.
  private ofTemplate = ({ filled }: Here, template: string): Filled | null => (filled?.template === template ? filled : null);

  setTemplate = (template: string): void => this.change({ template, lines: null, report: null });
  toggle = (line: Line): void => {
    const chosen = new Set(this.context.store.get().here.chosen);
    if (!chosen.delete(lineKey(line))) chosen.add(lineKey(line));
    this.change({ chosen });
  };
  track = (tracked: boolean): void => this.change({ tracked });

  refresh = async (): Promise<void> => {
    const { host, store } = this.context;
    const { review, here } = store.get();
    const { lines, template, tracked } = here;
    if (!review || lines === null || template === null) return;
    const fills = fillsOf(lines, here.chosen);
    if (fills.length === 0) return;
    await waiting(
      this.context,
      wordsOf(this.context).filling,
      async () => {
        const report = await host.apply({ fills, tracked });
        const origin = { draft: review.draft, matter: review.matter.id, template };
        const record = await recordAfter(this.ofTemplate(here, template), origin, instant(new Date()), lines, report);
        const kept = report.filled.length > 0 && (await this.keep(encode(record)));
        return { report, kept, filled: kept ? record : here.filled };
      },
      ({ report, kept, filled }) => {
        const done = new Set(report.filled.map(lineKey));
        const after = lines.map((line) => (done.has(lineKey(line)) ? { ...line, present: line.fresh, state: 'same' as const } : line));
        this.change({ filled, fault: kept ? null : here.fault, report, kept: kept || report.filled.length === 0, lines: after, chosen: chosenAtFirst(after) });
        host.rememberDraft(review.draft);
        this.context.say(wordsOf(this.context).filled_count(report.filled.length));
      },
    );
  };

  // What was filled is filled, whether or not the document could keep a note of it.
  private async keep(record: string): Promise<boolean> {
    const { host } = this.context;
    if (!host.canRemember) return false;
    try {
      await host.keep(record);
      return true;
    } catch (thrown) {
      if (thrown instanceof HostError) return false;
      throw thrown;
    }
  }

  askToUnlink = (asking: boolean): void => this.change({ asking });
  unlink = async (): Promise<void> => {
    const { host, store } = this.context;
    const { filled, lines } = store.get().here;
    const tags = [...new Set([...(filled?.controls ?? []), ...(lines ?? [])].map(({ tag }) => tag))];
    await waiting(
      this.context,
      wordsOf(this.context).unlinking,
      () => host.unlink(tags),
      (left) => {
        this.change({ ...noHere, read: true, unlinked: true, report: left.length > 0 ? { filled: [], left } : null });
        this.context.say(wordsOf(this.context).unlinked);
      },
    );
  };
}
