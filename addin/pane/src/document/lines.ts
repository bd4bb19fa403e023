// Lines of a comparison, as a person chooses among them.
import type { ComparedLine } from '../api/contract';
import type { Fill, Place } from '../host/host';

export const lineKey = ({ tag, nth }: Place): string => `${nth} ${tag}`;

export const mayFill = ({ state }: ComparedLine): boolean => state === 'stale' || state === 'by hand' || state === 'unknown';

export const chosenAtFirst = (lines: readonly ComparedLine[]): Set<string> => new Set(lines.filter(({ chosen }) => chosen).map(lineKey));

export const fillsOf = (lines: readonly ComparedLine[], chosen: ReadonlySet<string>): Fill[] =>
  lines.filter((line) => mayFill(line) && chosen.has(lineKey(line))).map(({ tag, nth, present, fresh }) => ({ tag, nth, was: present, text: fresh }));

// What holds today's value after a fill.
export const filledIn = (lines: readonly ComparedLine[], filled: readonly Place[]): ComparedLine[] => {
  const done = new Set(filled.map(lineKey));
  return lines.map((line) => (done.has(lineKey(line)) ? { ...line, present: line.fresh, state: 'same', chosen: false } : line));
};
