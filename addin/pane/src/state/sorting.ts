// The order of the matters found, and which of them are shown.
import type { FoundMatter } from '../api/contract';
import type { Column, Matters } from './model';

// "00009" before "00017", and "9" before "17".
const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

export const ofAreaAndLawyer = (found: readonly FoundMatter[], area: string, lawyer: string): FoundMatter[] =>
  found.filter((one) => (area === '' || one.practice_area === area) && (lawyer === '' || one.lawyer === lawyer));

// What there is to choose from: every value once, as people sort it.
export const valuesOf = (found: readonly FoundMatter[], column: 'practice_area' | 'lawyer'): string[] =>
  [...new Set(found.map((one) => one[column]).filter(Boolean))].sort(collator.compare);

export function sorted(found: readonly FoundMatter[], sort: Matters['sort']): FoundMatter[] {
  if (sort === null) return [...found];
  const way = sort.up ? 1 : -1;
  return [...found].sort((a, b) => way * collator.compare(a[sort.column], b[sort.column]) || collator.compare(a.number, b.number));
}

// A first click sorts upwards, a second one downwards, a third one gives Clio's order back.
export function nextSort(sort: Matters['sort'], column: Column): Matters['sort'] {
  if (sort?.column !== column) return { column, up: true };
  return sort.up ? { column, up: false } : null;
}
