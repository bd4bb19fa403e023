// The review: what is to settle first, then everybody in groups.
import { classes, h, type Child, type Vnode } from '../dom/h';
import type { Finding, Person, Review } from '../api/contract';
import type { App } from '../state/app';
import type { State } from '../state/model';
import { findingsOf, gone, groups, named, stops, toSettle, type Group } from '../state/people';
import { day, when } from '../words/dates';
import { sentence } from '../words/problems';
import type { Words } from '../words/words';
import { watched } from './changes';
import { icon } from './icons';
import { focusOption, listKeys } from './list';
import { badge, button, field, type View } from './parts';
import { settleSection, severityIcon } from './settle';
import { findingText, lastText, reasonText, toldTexts } from './told';

const kManyPeople = 8;

// The word as Clio has it and why it gave this role; the reason often quotes the word itself.
export function whyOf(person: Person, w: Words): string {
  const reason = reasonText(person, w);
  if (person.relationship === '' || reason.includes(person.relationship)) return reason;
  return [w.quoted(person.relationship), reason].filter(Boolean).join(' · ');
}

export function bornText(person: Person, state: State, w: Words): string {
  if (person.birthdate === null) return '';
  const born = day(person.birthdate, state.language);
  return person.age === null || person.is_deceased ? born : `${born}, ${w.age(person.age)}`;
}

export function badges(person: Person, review: Review, w: Words): Child {
  return [
    person.kind === 'company' && badge(w.company),
    person.is_deceased && badge(w.deceased),
    person.is_step && badge(w.step),
    person.age !== null && person.age < 18 && !person.is_deceased && badge(w.minor, 'strong'),
    person.added && badge(w.added),
    person.brought && badge(w.from_address_book),
    person.parent !== null && badge(w.child_of(named(review, person.parent))),
    person.merged_into !== null && badge(w.merged_into(named(review, person.merged_into))),
  ];
}

// Where the focus goes when this row leaves its place.
function neighbour(option: HTMLElement): number | null {
  const all = [...(option.closest('[role=listbox]')?.querySelectorAll<HTMLElement>('[role=option]') ?? [])];
  const at = all.indexOf(option);
  const next = all[at + 1] ?? all[at - 1];
  return next ? idOf(next) : null;
}

const idOf = (option: HTMLElement): number => Number(option.dataset['id']);

function row(person: Person, findings: readonly Finding[], selected: boolean, state: State, app: App, w: Words, review: Review): Vnode {
  return h(
    'div',
    {
      key: person.id,
      role: 'option',
      class: classes('row', 'person', gone(person) && 'gone'),
      tabindex: '-1',
      'data-id': person.id,
      'aria-selected': String(selected),
      onclick: (event: Event) => {
        focusOption(event.currentTarget as HTMLElement);
        void app.review.openPerson(person.id);
      },
    },
    h('span', {
      class: classes('tick', selected && 'ticked'),
      'aria-hidden': 'true',
      onclick: (event: Event) => {
        event.stopPropagation();
        app.review.toggle(person.id);
      },
    }, selected && icon('check')),
    h(
      'div',
      { class: 'row-main' },
      h('div', { class: 'row-top' }, h('span', { class: 'name' }, person.name), h('span', { class: 'row-right' }, bornText(person, state, w))),
      h('div', { class: 'badges' }, badges(person, review, w)),
      whyOf(person, w) !== '' && h('div', { class: 'quiet why' }, whyOf(person, w)),
      findings
        .filter((finding) => finding.overruled === null)
        .map((finding) => h('div', { key: finding.key, class: `finding ${finding.severity}` }, severityIcon(finding, w), h('span', {}, sentence(findingText(finding, w))))),
    ),
    icon('next', 'chevron'),
  );
}

// A row that shows the same as before is the same object, so that filtering 200 people costs little.
const rows = new WeakMap<Person, { selected: boolean; language: string; vnode: Vnode }>();
const found = new WeakMap<Review, Map<number, Finding[]>>();

function cachedRow(person: Person, state: State, app: App, w: Words, review: Review): Vnode {
  const selected = state.people.selected.has(person.id);
  const kept = rows.get(person);
  if (kept && kept.selected === selected && kept.language === state.language) return kept.vnode;
  const findings = found.get(review) ?? findingsOf(review);
  found.set(review, findings);
  const vnode = row(person, findings.get(person.id) ?? [], selected, state, app, w, review);
  rows.set(person, { selected, language: state.language, vnode });
  return vnode;
}

// The first `limit` rows now, the others on later turns: the pane never stops answering.
function limited(all: Group[], limit: number): Group[] {
  let left = limit;
  return all
    .map((group) => {
      const people = group.people.slice(0, Math.max(0, left));
      left -= group.people.length;
      return { ...group, people };
    })
    .filter((group) => group.people.length > 0);
}

function list(state: State, app: App, w: Words, review: Review): Child {
  const all = groups(review.people, state.people.filter);
  if (all.length === 0) return h('p', { key: 'none', class: 'empty' }, state.people.filter === '' ? w.no_people : w.filter_none(state.people.filter));
  const picked = (option: HTMLElement): number[] => {
    const { selected } = app.store.get().people;
    return selected.size > 0 ? [...selected] : [idOf(option)];
  };
  return h(
    'div',
    {
      key: 'people',
      role: 'listbox',
      'data-list': true,
      'aria-multiselectable': 'true',
      'aria-label': w.people_list,
      'aria-describedby': 'row-help',
      onkeydown: listKeys({
        open: (option) => void app.review.openPerson(idOf(option)),
        toggle: (option) => app.review.toggle(idOf(option)),
        remove: (option) => app.review.remove(picked(option), neighbour(option)),
        all: () => app.review.selectOnly(all.flatMap((group) => group.people.map((person) => person.id))),
        none: () => app.review.selectOnly([]),
      }),
    },
    limited(all, state.people.shown).map((group) =>
      h(
        'div',
        { key: group.name, role: 'group', 'aria-label': w.group[group.name] },
        h('div', { class: 'group', 'aria-hidden': 'true' }, w.group[group.name], ' ', h('span', {}, all.find((one) => one.name === group.name)?.people.length ?? 0)),
        group.people.map((person) => cachedRow(person, state, app, w, review)),
      ),
    ),
  );
}

const told = (key: string, title: string, lines: readonly string[]): Child =>
  lines.length > 0 &&
  h('details', { key, class: 'card note' }, h('summary', {}, title), h('ul', {}, lines.map((line) => h('li', {}, sentence(line)))));

function above(state: State, app: App, w: Words, review: Review): Child {
  return [
    watched(state, w, review),
    review.changes.length > 0 &&
      h(
        'div',
        { key: 'changes', class: 'card doubt' },
        h('p', {}, icon('doubt'), ' ', w.changes_count(review.changes.length)),
        button(w.changes_look, () => app.go({ name: 'changes' }), { small: true }),
      ),
    told('taken', w.clio_taken(review.taken.length), toldTexts(review.taken, review.taken_messages, w)),
    told('problems', w.clio_problems(review.problems.length), toldTexts(review.problems, review.problem_messages, w)),
    settleSection(state, app, w, review),
  ];
}

function selectionBar(state: State, app: App, w: Words, review: Review): Child {
  const selected = [...state.people.selected];
  if (selected.length === 0) return null;
  const people = review.people.filter((person) => state.people.selected.has(person.id));
  const ofRole = people.filter((person) => !gone(person) && !person.client).map((person) => person.id);
  return h(
    'div',
    { key: 'selection', class: 'selection', role: 'group', 'aria-label': w.selected_count(selected.length) },
    h('span', {}, w.selected_count(selected.length)),
    ofRole.length > 0 && button(w.set_role, () => app.review.openSheet({ name: 'role', people: ofRole, role: null }), { small: true, key: 'role' }),
    selected.length === 2 && button(w.merge, () => app.review.openSheet({ name: 'merge', people: selected }), { small: true, key: 'merge' }),
    ofRole.length > 0 && button(w.remove, () => app.review.remove(selected), { small: true, key: 'remove' }),
    people.some((person) => person.removed) && button(w.restore, () => app.review.restore(selected), { small: true, key: 'restore' }),
    button(w.clear_selection, () => app.review.selectOnly([]), { small: true, subtle: true, key: 'clear' }),
  );
}

function tools(state: State, app: App, w: Words, review: Review): Child {
  return [
    h(
      'div',
      { key: 'tools', class: 'tools' },
      button(w.add_person, () => app.review.openSheet({ name: 'add' }), { small: true, icon: 'add' }),
      button(w.bring_person, () => void app.book.openBringing(), { small: true }),
      button(w.matter_values, () => void app.review.openPerson(0), { small: true }),
      button(w.writing_title, () => void app.writing.open(), { small: true, id: 'write-back' }),
      button(w.fetch_again, () => void app.matters.fetchFromClio(String(review.matter.id)), { small: true }),
    ),
    h('p', { key: 'fetched', class: 'quiet' }, w.from_clio_at(when(review.matter.fetched_at, state.language))),
    h('p', { key: 'help', id: 'row-help', class: 'quiet' }, w.row_help),
  ];
}

export function undoButtons(app: App, w: Words, review: Review): Child {
  const last = lastText(review, w);
  return [
    button('', app.review.undo, { key: 'undo', icon: 'undo', subtle: true, says: last === null ? w.undo : w.undo_what(last), off: last === null && w.undo }),
    button('', app.review.redo, { key: 'redo', icon: 'redo', subtle: true, says: w.redo, off: !review.can_redo && w.redo }),
    last !== null && h('span', { key: 'last', class: 'quiet last', title: last, 'aria-hidden': 'true' }, sentence(last)),
  ];
}

export function peopleView(state: State, app: App, w: Words, review: Review): View {
  const waits = toSettle(review).length;
  const blocked = review.findings.some(stops);
  return {
    title: w.people_title,
    count: waits > 0 ? w.to_settle(waits) : '',
    body: [
      review.confirmed !== null &&
        h('p', { key: 'confirmed', class: 'good' }, icon('check'), ' ', w.confirmed_by(review.confirmed.by, when(review.confirmed.at, state.language))),
      above(state, app, w, review),
      review.people.length > kManyPeople &&
        field({
          id: 'filter',
          label: w.filter_label,
          hint: w.filter_hint,
          type: 'search',
          value: state.people.filter,
          props: { oninput: (event: Event) => app.review.filter((event.target as HTMLInputElement).value) },
        }),
      list(state, app, w, review),
      selectionBar(state, app, w, review),
      tools(state, app, w, review),
    ],
    left: undoButtons(app, w, review),
    primary:
      review.confirmed === null
        ? button(w.confirm, () => confirm(state, app), { primary: true, id: 'confirm', off: blocked && w.confirm_off })
        : button(w.to_questions, app.showQuestions, { primary: true }),
  };
}

// The name is asked for once.
function confirm(state: State, app: App): void {
  if (state.person.trim() === '') app.review.openSheet({ name: 'confirm' });
  else void app.review.confirm(state.person);
}
