// The people of a review as a clerk looks at them: in groups, filtered, with what is odd about each
// and the choices that settle it. Pure functions.
import type { Finding, Person, Review, Role } from '../api/contract';

export type GroupName = 'client' | 'spouse' | 'child' | 'grandchild' | 'party' | 'removed';
export const kGroups: readonly GroupName[] = ['client', 'spouse', 'child', 'grandchild', 'party', 'removed'];

export interface Group {
  name: GroupName;
  people: Person[];
}

export const gone = (person: Person): boolean => person.removed || person.merged_into !== null;

export function groupOf(person: Person): GroupName {
  if (gone(person)) return 'removed';
  return person.client ? 'client' : person.role;
}

// Letters of any case and accent compare as their base letter: "cote" finds "Côté".
export const folded = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

export function matches(person: Person, filter: string): boolean {
  const text = folded(`${person.name} ${person.relationship} ${person.city}`);
  return folded(filter).split(/\s+/).every((word) => text.includes(word));
}

// Groups in their fixed order, without empty ones.
export function groups(people: readonly Person[], filter: string): Group[] {
  return kGroups
    .map((name) => ({ name, people: people.filter((person) => groupOf(person) === name && matches(person, filter)) }))
    .filter((group) => group.people.length > 0);
}

export function findingsOf(review: Review): Map<number, Finding[]> {
  const found = new Map<number, Finding[]>();
  for (const finding of review.findings) {
    for (const id of finding.people) found.set(id, [...(found.get(id) ?? []), finding]);
  }
  return found;
}

export const stops = (finding: Finding): boolean => finding.severity === 'blocking' && finding.overruled === null;

// What is to settle first: blocking ones, then doubts; notes stand with their person only.
export const toSettle = (review: Review): Finding[] => [
  ...review.findings.filter(stops),
  ...review.findings.filter((finding) => finding.severity === 'doubt' && finding.overruled === null),
];

export type Choice =
  | { kind: 'role'; person: number; role: Role } // set at once: the finding itself suggests it
  | { kind: 'ask role'; person: number; role: Role } // asks why first
  | { kind: 'parent'; person: number }
  | { kind: 'merge'; people: [number, number] }
  | { kind: 'correct'; person: number; field: string }
  | { kind: 'open'; person: number }
  | { kind: 'overrule'; key: string };

const kBirth = new Set(['no-birth-date', 'older-than-client', 'born-in-future', 'older-than-120', 'young-parent', 'older-than-parent']);
const kParent = new Set(['grandchild-without-parent', 'older-than-parent']);
const kTwice = new Set(['same-person']);

export function choices(finding: Finding, review: Review): Choice[] {
  const known = finding.people.filter((id) => review.people.some((person) => person.id === id));
  const [first, second] = known;
  const found: Choice[] = [];
  if (first !== undefined) {
    if (finding.suggests !== null) found.push({ kind: 'role', person: first, role: finding.suggests });
    if (finding.code === 'two-spouses') {
      for (const person of known) found.push({ kind: 'ask role', person, role: 'party' });
    }
    if (kParent.has(finding.code)) found.push({ kind: 'parent', person: first });
    if (kTwice.has(finding.code) && second !== undefined) found.push({ kind: 'merge', people: [first, second] });
    if (kBirth.has(finding.code)) found.push({ kind: 'correct', person: first, field: 'birthdate' });
    if (finding.code === 'no-name') found.push({ kind: 'correct', person: first, field: 'name.first' });
    if (found.length === 0) for (const person of known) found.push({ kind: 'open', person });
  }
  found.push({ kind: 'overrule', key: finding.key });
  return found;
}

// Of a grandchild: the client's children who are still there.
export const parentsFor = (review: Review): Person[] =>
  review.people.filter((person) => !gone(person) && !person.client && person.role === 'child');

export const others = (review: Review, id: number): Person[] =>
  review.people.filter((person) => person.id !== id && !gone(person));

export const named = (review: Review, id: number): string =>
  review.people.find((person) => person.id === id)?.name ?? String(id);
