// The tree of facts as pure functions: which rows are shown, and what a template writes for one.
import type { Fact } from '../api/contract';
import { kLongestTag } from '../host/host';

export interface FactRow {
  fact: Fact;
  key: string; // the paths from the root, which are the same in two lists
  parent: string | null;
  level: number; // from 1
  at: number; // among its siblings, from 1
  of: number;
  loops: Fact[]; // the lists around it, the outermost first
  open: boolean;
}

const folded = (text: string): string => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase();

// Every word of the query somewhere in the label or the path.
const matches = (fact: Fact, label: string, wanted: readonly string[]): boolean => {
  const text = folded(`${label} ${fact.path}`);
  return wanted.every((word) => text.includes(word));
};

// So many are drawn of a search; a narrower one shows the others.
export const kMostFound = 100;

function rowUnder(parent: FactRow | null, fact: Fact, index: number, of: number): FactRow {
  const loops = parent === null ? [] : parent.fact.type === 'list' ? [...parent.loops, parent.fact] : parent.loops;
  const key = parent === null ? fact.path : `${parent.key}/${fact.path}`;
  return { fact, key, parent: parent?.key ?? null, level: (parent?.level ?? 0) + 1, at: index + 1, of, loops, open: false };
}

function openRows(among: readonly Fact[], parent: FactRow | null, open: ReadonlySet<string>): FactRow[] {
  return among.flatMap((fact, index) => {
    const row = rowUnder(parent, fact, index, among.length);
    row.open = open.has(row.key);
    return row.open ? [row, ...openRows(fact.members, row, open)] : [row];
  });
}

// The rows to show, in order. With a query those that match, each with what leads to it.
export function shownRows(facts: readonly Fact[], open: ReadonlySet<string>, query: string, labelOf: (fact: Fact) => string): FactRow[] {
  const wanted = folded(query).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return openRows(facts, null, open);
  let left = kMostFound;
  const look = (among: readonly Fact[], parent: FactRow | null): FactRow[] =>
    among.flatMap((fact, index) => {
      const row = rowUnder(parent, fact, index, among.length);
      const hit = left > 0 && matches(fact, labelOf(fact), wanted);
      if (hit) left -= 1;
      const inside = left > 0 ? look(fact.members, row) : [];
      row.open = inside.length > 0;
      return hit || row.open ? [row, ...inside] : [];
    });
  return look(facts, null);
}

export function rowOf(facts: readonly Fact[], key: string | null): FactRow | null {
  let among = facts;
  let row: FactRow | null = null;
  for (const path of key?.split('/') ?? []) {
    const index = among.findIndex((fact) => fact.path === path);
    const fact = among[index];
    if (!fact) return null;
    row = rowUnder(row, fact, index, among.length);
    among = fact.members;
  }
  return row;
}

export const markOf = (fact: Fact): string => `{{ ${fact.path} }}`;
export const ifAround = (fact: Fact): [string, string] => [`{% if ${fact.path} %}`, '{% endif %}'];
export const eachAround = (fact: Fact): [string, string] => [`{% for ${fact.each} in ${fact.path} %}`, '{% endfor %}'];

// Why something cannot be made of a fact; null: it can.
export type WhyNot = 'group' | 'list' | 'no list' | 'long' | null;
export const noMark = ({ type }: Fact): WhyNot => (type === 'group' ? 'group' : null);
export const noControl = ({ type, path }: Fact): WhyNot =>
  type === 'group' ? 'group' : type === 'list' ? 'list' : path.length > kLongestTag ? 'long' : null;
export const noIf = noMark;
export const noEach = ({ type }: Fact): WhyNot => (type === 'list' ? null : 'no list');
