// What a document holds beside what it would hold today, control by control. Pure functions.
import type { Control, Fill, Report } from '../host/host';
import { fingerprint, plain, type Filled, type FilledControl, type Origin } from './filled';
import type { Value } from './controls';

// stale: filled here, untouched since, and the value is another one today
// by hand: somebody typed over what was filled
// unknown: nothing says that Engross ever filled it
// moved: not as many controls of this tag as there would be today; only a new document can have them
export type LineState = 'same' | 'stale' | 'by hand' | 'unknown' | 'locked' | 'gone' | 'moved';

export interface Line {
  tag: string;
  nth: number;
  title: string;
  present: string;
  fresh: string;
  state: LineState;
}

export const lineKey = ({ tag, nth }: { tag: string; nth: number }): string => `${nth} ${tag}`;

function byTag<T extends { tag: string }>(all: readonly T[]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const one of all) found.set(one.tag, [...(found.get(one.tag) ?? []), one]);
  return found;
}

async function stateOf(control: Control, fresh: string, kept: FilledControl | undefined): Promise<LineState> {
  if (plain(control.text) === plain(fresh)) return 'same';
  if (control.locked) return 'locked';
  if (!kept) return 'unknown';
  return kept.sha256 === (await fingerprint(control.text)) ? 'stale' : 'by hand';
}

// Only tags that the template's own document has: what else a document asks for is not its business.
export async function compared(filled: Filled | null, present: readonly Control[], fresh: readonly Value[]): Promise<Line[]> {
  const there = byTag(present);
  const kept = byTag(filled?.controls ?? []);
  const lines: Line[] = [];
  for (const [tag, values] of byTag(fresh)) {
    const controls = there.get(tag) ?? [];
    for (const [nth, { text }] of values.entries()) {
      const control = controls[nth];
      const base = { tag, nth, title: control?.title ?? '', present: control?.text ?? '', fresh: text };
      if (!control) lines.push({ ...base, state: controls.length === 0 ? 'gone' : 'moved' });
      else if (controls.length !== values.length) lines.push({ ...base, state: 'moved' });
      else lines.push({ ...base, state: await stateOf(control, text, kept.get(tag)?.[nth]) });
    }
  }
  return lines;
}

// Nothing that somebody typed is chosen unasked.
export const chosenAtFirst = (lines: readonly Line[]): Set<string> => new Set(lines.filter(({ state }) => state === 'stale').map(lineKey));

export const mayFill = ({ state }: Line): boolean => state === 'stale' || state === 'by hand' || state === 'unknown';

export const fillsOf = (lines: readonly Line[], chosen: ReadonlySet<string>): Fill[] =>
  lines.filter((line) => mayFill(line) && chosen.has(lineKey(line))).map(({ tag, nth, present, fresh }) => ({ tag, nth, was: present, text: fresh }));

// What the document keeps after a fill: new entries for what was filled and for what already held
// today's value, the old ones for everything else.
export async function recordAfter(
  before: Filled | null, origin: Origin, at: string, lines: readonly Line[], { filled }: Report,
): Promise<Filled> {
  const done = new Set(filled.map(lineKey));
  const kept = byTag(before?.controls ?? []);
  const controls: FilledControl[] = [];
  for (const line of lines) {
    const old = kept.get(line.tag)?.[line.nth];
    if (done.has(lineKey(line)) || (line.state === 'same' && !old)) controls.push({ tag: line.tag, at, sha256: await fingerprint(line.fresh) });
    else if (old) controls.push(old);
    // Its place among those of its tag is kept by an entry that no text has.
    else controls.push({ tag: line.tag, at, sha256: '0'.repeat(64) });
  }
  return { ...origin, at, controls };
}

export async function recordOf(origin: Origin, at: string, values: readonly Value[]): Promise<Filled> {
  const controls = await Promise.all(values.map(async ({ tag, text }) => ({ tag, at, sha256: await fingerprint(text) })));
  return { ...origin, at, controls };
}
