// The document that is open beside the pane: what it was made from, what it would hold today, and
// bringing it up to date.
import type { ComparedLine, Review } from '../api/contract';
import { CallError } from '../api/errors';
import type { Follower } from '../api/jobs';
import { newKey } from '../api/transport';
import { decodeOnly } from '../document/filled';
import { chosenAtFirst, filledIn, fillsOf, lineKey, mayFill } from '../document/lines';
import { HostError, type Place } from '../host/host';
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
  // Then the helper compares the open document with what a new one would hold.
  compare = async (template: string): Promise<void> => {
    const { client, host, store } = this.context;
    const { review, here } = store.get();
    if (!review || !mayCompare(here, review.matter.id)) return;
    await waiting(
      this.context,
      wordsOf(this.context).comparing,
      async (_, follower) => {
        const asked = await this.askClio(review, follower);
        if (asked && asked.changes.length > 0) return null;
        const [records, tags] = await Promise.all([host.records(), host.tags()]);
        return client.compare(review.draft, { template, records, controls: await host.read(tags), purpose: 'refresh' });
      },
      (found) => {
        if (found === null) return this.change({ template, lines: null });
        const { lines, wording } = found;
        this.change({ lines, wording, template, chosen: chosenAtFirst(lines), report: null, comparedAt: new Date() });
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

  setTemplate = (template: string): void => this.change({ template, lines: null, report: null });
  toggle = (line: ComparedLine): void => {
    const chosen = new Set(this.context.store.get().here.chosen);
    if (!chosen.delete(lineKey(line))) chosen.add(lineKey(line));
    this.change({ chosen });
  };
  track = (tracked: boolean): void => this.change({ tracked });

  // The note of the fill is asked for first: nothing is filled that the document could not remember
  // because the helper has ended.
  refresh = async (): Promise<void> => {
    const { client, host, store } = this.context;
    const { review, here } = store.get();
    const { lines, template, tracked } = here;
    if (!review || lines === null || template === null) return;
    const fills = fillsOf(lines, here.chosen);
    if (fills.length === 0) return;
    await waiting(
      this.context,
      wordsOf(this.context).filling,
      async () => {
        const records = await host.records();
        const kept = lines.map(({ tag, nth, fresh, state }) => ({ tag, nth, fresh, state }));
        const noteOf = (filled: readonly Place[]) => client.record(review.draft, { template, records, lines: kept, filled: filled.map(({ tag, nth }) => ({ tag, nth })) });
        const note = host.canRemember ? await noteOf(fills) : '';
        const report = await host.apply({ fills, tracked });
        const noted = report.filled.length > 0 && (await this.keep(async () => (report.left.length === 0 ? note : noteOf(report.filled))));
        return { report, noted };
      },
      ({ report, noted }) => {
        const after = filledIn(lines, report.filled);
        const known = noted !== false ? decodeOnly([noted]) : null;
        this.change({
          filled: known && 'filled' in known ? known.filled : here.filled, fault: known ? null : here.fault,
          report, kept: noted !== false || report.filled.length === 0, lines: after, chosen: chosenAtFirst(after),
        });
        host.rememberDraft(review.draft);
        this.context.say(wordsOf(this.context).filled_count(report.filled.length));
      },
    );
  };

  // What was filled is filled, whether or not the document could keep a note of it; the note if it could.
  private async keep(note: () => Promise<string>): Promise<string | false> {
    const { host } = this.context;
    if (!host.canRemember) return false;
    try {
      const record = await note();
      await host.keep(record);
      return record;
    } catch (thrown) {
      if (thrown instanceof HostError || thrown instanceof CallError) return false;
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
