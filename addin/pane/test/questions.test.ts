import { describe, expect, it, test } from 'vitest';
import { fieldId, nextToAnswer, questionAt, sectionOf, stateOf, tree, type Node } from '../src/state/questions';
import { interview, question } from './fixtures';

const list = (path: string, rows: number) => question(path, { type: 'list', records: true, rows });
const paths = (nodes: Node[]): unknown[] => nodes.map((node) => (node.question.records ? [node.question.path, node.rows.map(paths)] : node.question.path));

describe('the tree of', () => {
  const rows: { name: string; questions: ReturnType<typeof question>[]; tree: unknown[] }[] = [
    { name: 'plain questions', questions: [question('a'), question('b')], tree: ['a', 'b'] },
    { name: 'an empty list', questions: [list('gifts', 0), question('b')], tree: [['gifts', []], 'b'] },
    {
      name: 'two rows, then another question',
      questions: [list('gifts', 2), question('gifts[0].what'), question('gifts[0].to'), question('gifts[1].what'), question('b')],
      tree: [['gifts', [['gifts[0].what', 'gifts[0].to'], ['gifts[1].what']]], 'b'],
    },
    {
      name: 'a list in a row',
      questions: [list('a', 1), list('a[0].b', 2), question('a[0].b[0].x'), question('a[0].b[1].x'), question('a[0].y'), question('z')],
      tree: [['a', [[['a[0].b', [['a[0].b[0].x'], ['a[0].b[1].x']]], 'a[0].y']]], 'z'],
    },
    { name: 'a name that begins like a list', questions: [list('gift', 1), question('gift[0].x'), question('gifts')], tree: [['gift', [['gift[0].x']]], 'gifts'] },
    { name: 'ten rows and more', questions: [list('g', 11), question('g[10].x')], tree: [['g', [...Array.from({ length: 10 }, () => []), ['g[10].x']]]] },
  ];
  for (const row of rows) it(row.name, () => expect(paths(tree(row.questions))).toEqual(row.tree));
});

const asked = interview(
  [
    { title: 'A', help: '', questions: [question('a'), question('b')] },
    { title: 'B', help: '', questions: [question('c')] },
    { title: 'C', help: '', questions: [question('d')] },
  ],
  { open: ['b', 'd'], wrong: ['c'] },
);

test('the state of a section counts its own questions only', () => {
  expect(asked.sections.map((section) => stateOf(section, asked))).toEqual([
    { open: 1, wrong: 0 },
    { open: 0, wrong: 1 },
    { open: 1, wrong: 0 },
  ]);
});

describe('the next to answer', () => {
  const rows: { name: string; from: string | null; next: string | null }[] = [
    { name: 'from the start', from: null, next: 'b' },
    { name: 'after an answered one', from: 'a', next: 'b' },
    { name: 'in the next section', from: 'b', next: 'c' },
    { name: 'round to the start', from: 'd', next: 'b' },
    { name: 'from nowhere', from: 'x', next: 'b' },
  ];
  for (const { name, from, next } of rows) it(name, () => expect(nextToAnswer(asked, from)).toBe(next));
  it('is none when nothing waits', () => expect(nextToAnswer({ ...asked, open: [], wrong: [] }, 'a')).toBeNull());
});

test('a question is found by its path', () => {
  expect(questionAt(asked, 'c')?.label).toBe('Label of c');
  expect(questionAt(asked, 'x')).toBeNull();
  expect([sectionOf(asked, 'd'), sectionOf(asked, 'x')]).toEqual([2, -1]);
});

test('an address is plain', () => expect(fieldId('gifts[0].to')).toBe('q-gifts-0--to'));
