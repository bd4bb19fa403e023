// Finding a matter: a search, what it found, and the drafts of before.
import { h, type Child, type Vnode } from '../dom/h';
import type { DraftLine, FoundMatter } from '../api/contract';
import type { App } from '../state/app';
import { columns, type Column, type State } from '../state/model';
import { needsSignIn } from '../state/connect';
import { ofAreaAndLawyer, sorted, valuesOf } from '../state/sorting';
import { when } from '../words/dates';
import type { Words } from '../words/words';
import { underWay } from './jobs';
import { focusOption, listKeys } from './list';
import { badge, button, select, unseen, type View } from './parts';
import { icon } from './icons';

const line = (parts: (string | false)[]): string => parts.filter(Boolean).join(' · ');

function option(key: string, state: State, app: App, children: Child): Vnode {
  return h(
    'div',
    {
      key,
      role: 'option',
      class: 'row',
      tabindex: '-1',
      'data-id': key,
      'aria-selected': String(state.matters.chosen === key),
      onclick: (event: Event) => {
        app.matters.choose(key);
        focusOption(event.currentTarget as HTMLElement);
      },
      ondblclick: () => void app.matters.use(key),
    },
    h('div', { class: 'row-main' }, children),
  );
}

function foundRow(matter: FoundMatter, state: State, app: App, w: Words): Vnode {
  const drafted = state.matters.drafts.some((draft) => draft.number === matter.number);
  return option(`matter ${matter.id}`, state, app, [
    h('div', { class: 'row-top' }, h('strong', {}, matter.number), h('span', { class: 'row-right' }, matter.status)),
    h('div', {}, matter.client, ' ', drafted && badge(w.has_draft)),
    h('div', { class: 'quiet' }, line([matter.description, matter.practice_area, matter.lawyer])),
  ]);
}

function draftRow(draft: DraftLine, state: State, app: App, w: Words): Vnode {
  return option(`draft ${draft.id}`, state, app, [
    h('div', { class: 'row-top' }, h('strong', {}, draft.number), h('span', { class: 'row-right' }, draft.id)),
    h('div', {}, draft.client),
    h('div', { class: 'quiet' }, w.draft_of(when(draft.updated_at, state.language))),
  ]);
}

function sortButton(column: Column, label: string, state: State, app: App, w: Words): Vnode {
  const { sort } = state.matters;
  const on = sort?.column === column;
  const way = on ? (sort.up ? w.sorted_up : w.sorted_down) : '';
  return h(
    'button',
    { type: 'button', class: 'sort', 'aria-pressed': String(on), onclick: () => app.matters.sort(column) },
    label,
    h('span', { 'aria-hidden': 'true' }, on ? (sort.up ? ' ↑' : ' ↓') : ' ↕'),
    on && unseen(`, ${way}`),
  );
}

const group = (key: string, label: string, rows: Vnode[]): Vnode =>
  h('div', { key, role: 'group', 'aria-label': label }, h('div', { class: 'group', 'aria-hidden': 'true' }, label), rows);

function lists(state: State, app: App, w: Words): Child {
  const { matters } = state;
  const found = sorted(ofAreaAndLawyer(matters.found, matters.area, matters.lawyer), matters.sort);
  // For whoever has typed nothing: nobody shall open one of these who waits for what was searched.
  // A matter with a draft stands among the drafts.
  const drafted = new Set(matters.drafts.map(({ number }) => number));
  const recent = matters.query.trim() !== '' || matters.found.length > 0 ? [] : matters.recent.filter(({ number }) => !drafted.has(number));
  if (found.length + matters.drafts.length + recent.length === 0) return null;
  const choose = (one: HTMLElement) => app.matters.choose(one.dataset['id'] ?? '');
  return h(
    'div',
    {
      key: 'list',
      role: 'listbox',
      'data-list': true,
      'aria-label': w.matters_list,
      onkeydown: listKeys({ open: (one) => void app.matters.use(one.dataset['id'] ?? null), toggle: choose, moved: choose }),
    },
    found.length > 0 && group('found', w.found, found.map((matter) => foundRow(matter, state, app, w))),
    matters.drafts.length > 0 && group('recent', w.recent, matters.drafts.map((draft) => draftRow(draft, state, app, w))),
    recent.length > 0 && group('clio', w.recent_in_clio, recent.map((matter) => foundRow(matter, state, app, w))),
  );
}

// A filter where there is something to choose between.
function filter(id: 'area' | 'lawyer', label: string, all: string, values: string[], state: State, to: (value: string) => void): Child {
  if (values.length < 2) return null;
  return select(id, label, [{ value: '', label: all }, ...values.map((value) => ({ value, label: value }))], state.matters[id], to);
}

function search(state: State, app: App, w: Words): Vnode {
  return h(
    'div',
    { class: 'field' },
    h('label', { for: 'search' }, w.search_label, h('kbd', {}, w.search_hint)),
    h(
      'div',
      { class: 'with-icon' },
      icon('search'),
      h('input', {
        id: 'search',
        type: 'search',
        class: 'input',
        autocomplete: 'off',
        'aria-keyshortcuts': 'Alt+C',
        maxlength: 200,
        '.value': state.matters.query,
        oninput: (event: Event) => app.matters.type((event.target as HTMLInputElement).value),
        onkeydown: (event: Event) => {
          const { key } = event as KeyboardEvent;
          if (key === 'Enter') void app.matters.search();
          if (key === 'ArrowDown') {
            const first = document.querySelector<HTMLElement>('[role=option]');
            if (first) focusOption(first);
            event.preventDefault();
          }
        },
      }),
    ),
  );
}

export function mattersView(state: State, app: App, w: Words): View {
  const { matters } = state;
  const statuses = [
    { value: '', label: w.status_all },
    { value: 'open', label: w.status_open },
    { value: 'pending', label: w.status_pending },
    { value: 'closed', label: w.status_closed },
  ];
  const nothing = matters.foundFor !== null && matters.found.length === 0 && matters.rest === 'none' && state.busy === null;
  return {
    title: w.matters_title,
    body: [
      needsSignIn(state.connect.standing) &&
        h('div', { key: 'unsigned', class: 'card doubt' }, h('p', {}, w.connect_unsigned), button(w.connect, app.connect.open, { small: true, id: 'to-connect' })),
      underWay(state, app, w),
      search(state, app, w),
      h(
        'div',
        { class: 'filters' },
        select('status', w.status_label, statuses, matters.status, app.matters.filter),
        filter('area', w.column.practice_area, w.area_all, valuesOf(matters.found, 'practice_area'), state, app.matters.filterArea),
        filter('lawyer', w.column.lawyer, w.lawyer_all, valuesOf(matters.found, 'lawyer'), state, app.matters.filterLawyer),
        matters.found.length > 1 &&
          h(
            'div',
            { class: 'sorts', role: 'group', 'aria-label': w.sort_by },
            columns.map((column) => sortButton(column, w.column[column], state, app, w)),
          ),
      ),
      matters.query.trim().length === 1 && h('p', { key: 'short', class: 'quiet' }, w.search_short),
      nothing && h('p', { key: 'nothing', class: 'empty' }, w.nothing_found(matters.foundFor ?? '')),
      // Not read out with each page: the first and the last count are said.
      matters.rest !== 'none' &&
        h('p', { key: 'so far', class: 'quiet', 'data-rest': matters.rest }, matters.rest === 'coming' ? w.found_so_far(matters.found.length) : w.found_part(matters.found.length)),
      lists(state, app, w),
      matters.found.length > 0 && ofAreaAndLawyer(matters.found, matters.area, matters.lawyer).length === 0 &&
        h('p', { key: 'none left', class: 'empty' }, w.none_left(matters.found.length)),
      matters.drafts.length + matters.found.length + matters.recent.length === 0 && matters.rest === 'none' && !nothing && state.busy === null && h('p', { key: 'none', class: 'empty' }, w.no_drafts),
    ],
    left: button(w.book_title, app.book.open, { subtle: true, id: 'open-book' }),
    primary: button(w.use_matter, () => void app.matters.use(), { primary: true, off: matters.chosen === null && w.matters_title }),
  };
}
