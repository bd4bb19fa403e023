// Writing a template: the tree of what it can ask for, what of it goes into the document beside the
// pane, and what is wrong there.
import { classes, h, type Child, type Vnode } from '../dom/h';
import type { Fact } from '../api/contract';
import type { App } from '../state/app';
import { kMostFound, markOf, noControl, noEach, noIf, noMark, rowOf, shownRows, type FactRow, type WhyNot } from '../state/facts';
import type { State } from '../state/model';
import { saidText } from '../words/said';
import type { Words } from '../words/words';
import { checkPart } from './check';
import { icon } from './icons';
import { badge, button, field, spinner, type View } from './parts';
import { treeKeys } from './tree';

export const factLabel = (fact: Fact, w: Words): string => saidText(fact.message, fact.label, w);

// Deeper ones stand no farther in: the pane is narrow.
const kDeepest = 6;

function factRow(row: FactRow, stop: boolean, state: State, app: App, w: Words): Vnode {
  const { fact, key } = row;
  const kind = w.fact_type[fact.type];
  const inner = fact.members.length > 0;
  return h(
    'div',
    {
      key,
      role: 'treeitem',
      class: classes('fact', `level-${Math.min(row.level, kDeepest)}`),
      tabindex: stop ? '0' : '-1',
      'data-fact': key,
      'aria-level': row.level,
      'aria-posinset': row.at,
      'aria-setsize': row.of,
      'aria-expanded': inner ? String(row.open) : undefined,
      'aria-selected': String(state.authoring.chosen === key),
      onclick: (event: Event) => {
        (event.currentTarget as HTMLElement).focus();
        app.authoring.choose(key);
        if (inner) app.authoring.toggle(row);
      },
    },
    h('span', { class: 'twist', 'aria-hidden': 'true' }, inner && icon(row.open ? 'down' : 'next')),
    h('span', { class: 'fact-label' }, factLabel(fact, w), kind !== '' && [' ', badge(kind)]),
    ' ',
    fact.type !== 'group' && h('span', { class: classes('sample', fact.sample === '' && 'none') }, fact.sample === '' ? w.facts_no_sample : fact.sample),
  );
}

function tree(rows: readonly FactRow[], state: State, app: App, w: Words): Vnode {
  const rowAt = (item: HTMLElement): FactRow | undefined => rows.find(({ key }) => key === item.dataset['fact']);
  const withRow = (act: (row: FactRow) => void) => (item: HTMLElement) => {
    const row = rowAt(item);
    if (row) act(row);
  };
  const chosen = rows.some(({ key }) => key === state.authoring.chosen) ? state.authoring.chosen : rows[0]?.key;
  return h(
    'div',
    {
      key: 'tree',
      id: 'facts',
      role: 'tree',
      class: 'tree',
      'aria-label': w.facts_tree,
      onkeydown: treeKeys({
        moved: withRow(({ key }) => app.authoring.choose(key)),
        opened: (item, open) => withRow((row) => app.authoring.toggle(row, open))(item),
        entered: withRow((row) => {
          app.authoring.choose(row.key);
          void app.authoring.insert(row);
        }),
      }),
    },
    rows.map((row) => factRow(row, row.key === chosen, state, app, w)),
  );
}

// What the chosen fact writes, and the ways to put it there.
function actions(row: FactRow | null, state: State, app: App, w: Words): Child {
  if (row === null) return null;
  const { fact, loops } = row;
  const off = (why: WhyNot): string | false => (why === null ? false : w.why_not[why]);
  const loop = loops.at(-1);
  return h(
    'div',
    { key: 'actions', id: 'fact-actions', class: 'card', role: 'group', 'aria-label': w.facts_actions },
    h('code', { class: 'code-mark' }, fact.type === 'group' ? fact.path : markOf(fact)),
    loop !== undefined && h('p', { key: 'loop', class: 'quiet' }, w.facts_in_loop(loop.each, loop.path)),
    h(
      'div',
      { class: 'choices' },
      button(w.insert_control, () => void app.authoring.insertControl(row, factLabel(fact, w)), { small: true, id: 'insert-control', off: off(noControl(fact)) || (!state.beside && w.template_no_document) }),
      button(w.insert_if, () => void app.authoring.surroundIf(row), { small: true, id: 'insert-if', says: w.insert_if_says, off: off(noIf(fact)) }),
      button(w.insert_each, () => void app.authoring.surroundEach(row), { small: true, id: 'insert-each', says: w.insert_each_says, off: off(noEach(fact)) }),
    ),
  );
}

function done(state: State, w: Words): Child {
  const { done: how } = state.authoring;
  if (how === null) return null;
  const well = !['nothing selected', 'across a table', 'not found'].includes(how);
  return h('p', { key: 'done', id: 'done', class: well ? 'good' : 'card-text' }, icon(well ? 'check' : 'doubt'), ' ', h('span', {}, w.authoring_done[how]));
}

export function factsView(state: State, app: App, w: Words): View {
  const { facts, query, open, chosen } = state.authoring;
  const rows = facts === null ? [] : shownRows(facts, open, query, (fact) => factLabel(fact, w));
  const row = facts === null ? null : rowOf(facts, chosen);
  const why = row === null ? null : noMark(row.fact);
  return {
    title: w.facts_title,
    body: facts === null
      ? spinner(w.loading)
      : [
          field({
            id: 'fact-search', label: w.facts_search, value: query, type: 'search', hint: w.facts_hint,
            props: { oninput: (event: Event) => app.authoring.search((event.target as HTMLInputElement).value) },
          }),
          query.trim() !== '' && h('p', { key: 'found', class: 'quiet', role: 'status' }, rows.length === 0 ? w.facts_none_found : w.facts_found(Math.min(rows.length, kMostFound))),
          tree(rows, state, app, w),
          actions(row, state, app, w),
          done(state, w),
          checkPart(state, app, w),
        ],
    primary: button(state.beside ? w.insert_mark : w.copy_mark, () => row !== null && void app.authoring.insert(row), {
      primary: true, id: 'insert', off: row === null ? w.fact_choose : why !== null && w.why_not[why],
    }),
  };
}
