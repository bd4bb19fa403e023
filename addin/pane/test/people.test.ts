import { describe, expect, it, test } from 'vitest';
import type { Finding, Person } from '../src/api/contract';
import { choices, findingsOf, folded, groupOf, groups, matches, parentsFor, toSettle, type Choice, type GroupName } from '../src/state/people';
import { finding, person, review } from './fixtures';

describe('the group of', () => {
  const rows: { name: string; change: Partial<Person>; group: GroupName }[] = [
    { name: 'the client', change: { client: true }, group: 'client' },
    { name: 'a spouse', change: { role: 'spouse' }, group: 'spouse' },
    { name: 'a child', change: { role: 'child' }, group: 'child' },
    { name: 'a grandchild', change: { role: 'grandchild' }, group: 'grandchild' },
    { name: 'anybody else', change: {}, group: 'party' },
    { name: 'a removed child', change: { role: 'child', removed: true }, group: 'removed' },
    { name: 'a merged spouse', change: { role: 'spouse', merged_into: 7 }, group: 'removed' },
  ];
  for (const { name, change, group } of rows) it(name, () => expect(groupOf(person(1, 'A', change))).toBe(group));
});

describe('the filter', () => {
  const cote = person(1, 'Zoé Bélanger-Côté', { relationship: 'Step-daughter', city: 'Trois-Rivières' });
  const rows: { filter: string; matches: boolean }[] = [
    { filter: '', matches: true },
    { filter: 'cote', matches: true },
    { filter: 'CÔTÉ', matches: true },
    { filter: 'zoe trois', matches: true },
    { filter: 'step', matches: true },
    { filter: 'zoe ottawa', matches: false },
    { filter: 'cot e', matches: true },
    { filter: 'xyz', matches: false },
  ];
  for (const row of rows) it(`"${row.filter}"`, () => expect(matches(cote, row.filter)).toBe(row.matches));
  it('folds letters', () => expect(folded('Ó Súilleabháin')).toBe('o suilleabhain'));
});

test('groups keep their order, and the order of people in them', () => {
  const people = [person(1, 'P'), person(2, 'C', { client: true }), person(3, 'S', { role: 'spouse' }), person(4, 'Q'), person(5, 'R', { removed: true })];
  expect(groups(people, '').map((group) => [group.name, group.people.map((one) => one.id)])).toEqual([
    ['client', [2]],
    ['spouse', [3]],
    ['party', [1, 4]],
    ['removed', [5]],
  ]);
  expect(groups(people, 'nobody')).toEqual([]);
});

test('findings stand with every person they are about', () => {
  const both = finding('two-spouses', [1, 2]);
  const found = findingsOf(review([person(1, 'A'), person(2, 'B')], [both, finding('step', [2])]));
  expect(found.get(1)).toEqual([both]);
  expect(found.get(2)?.map((one) => one.code)).toEqual(['two-spouses', 'step']);
});

test('to settle: what blocks, then doubts; no notes, nothing overruled', () => {
  const overruled = { reason: 'so', by: 'Ada', at: '2026-11-25T10:00:00Z' };
  const findings = [
    finding('doubt', [1]),
    finding('note', [1], { severity: 'note' }),
    finding('blocks', [1], { severity: 'blocking' }),
    finding('settled', [1], { severity: 'blocking', overruled }),
    finding('settled doubt', [1], { overruled }),
  ];
  expect(toSettle(review([], findings)).map((one) => one.code)).toEqual(['blocks', 'doubt']);
});

describe('the choices for', () => {
  const people = [person(1, 'Kevin'), person(2, 'Sverre')];
  const overrule = (of: Finding): Choice => ({ kind: 'overrule', key: of.key });
  const rows: { name: string; of: Finding; first: Choice[] }[] = [
    { name: 'a suggested role', of: finding('slip', [1], { suggests: 'spouse' }), first: [{ kind: 'role', person: 1, role: 'spouse' }] },
    { name: 'two spouses', of: finding('two-spouses', [1, 2]), first: [{ kind: 'ask role', person: 1, role: 'party' }, { kind: 'ask role', person: 2, role: 'party' }] },
    { name: 'a grandchild without a parent', of: finding('grandchild-without-parent', [2]), first: [{ kind: 'parent', person: 2 }] },
    { name: 'a grandchild older than the parent', of: finding('older-than-parent', [1, 2]), first: [{ kind: 'parent', person: 1 }, { kind: 'correct', person: 1, field: 'birthdate' }] },
    { name: 'one person twice', of: finding('same-person', [1, 2]), first: [{ kind: 'merge', people: [1, 2] }] },
    { name: 'no birth date', of: finding('no-birth-date', [1]), first: [{ kind: 'correct', person: 1, field: 'birthdate' }] },
    { name: 'no name', of: finding('no-name', [1]), first: [{ kind: 'correct', person: 1, field: 'name.first' }] },
    { name: 'a finding of tomorrow', of: finding('of-tomorrow', [1, 2]), first: [{ kind: 'open', person: 1 }, { kind: 'open', person: 2 }] },
    { name: 'nobody', of: finding('of-the-matter', []), first: [] },
    { name: 'somebody unknown', of: finding('slip', [99], { suggests: 'child' }), first: [] },
  ];
  for (const { name, of, first } of rows) it(name, () => expect(choices(of, review(people))).toEqual([...first, overrule(of)]));
});

test('a parent is a child of the client who is still there', () => {
  const people = [
    person(1, 'Client', { client: true }),
    person(2, 'Child', { role: 'child' }),
    person(3, 'Gone', { role: 'child', removed: true }),
    person(4, 'Spouse', { role: 'spouse' }),
  ];
  expect(parentsFor(review(people)).map((one) => one.id)).toEqual([2]);
});
