// One decision at a time, in front of the review: a role, a parent, a merge, somebody new, a reason.
import { h, type Vnode } from '../dom/h';
import type { Edit, Person, Review, Role } from '../api/contract';
import type { App } from '../state/app';
import type { Sheet, State } from '../state/model';
import { named, others, parentsFor } from '../state/people';
import { day } from '../words/dates';
import { sentence } from '../words/problems';
import type { Words } from '../words/words';
import { bringSheet } from './bring';
import { field, radios, select, type View } from './parts';
import { whyOf } from './people';
import { roleOptions, sheet, text } from './sheet';
import { findingText } from './told';

function roleSheet(at: Extract<Sheet, { name: 'role' }>, app: App, w: Words, review: Review): View {
  const first = named(review, at.people[0] ?? 0);
  const names = at.people.length === 1 ? first : w.and_more(first, at.people.length - 1);
  return sheet(
    w.role_title(names),
    [
      radios({ name: 'role', label: w.field_role, options: roleOptions(w), value: at.role, autofocus: true }),
      field({ id: 'reason', label: w.reason_label, multiline: true }),
    ],
    w.set_role_done,
    app,
    w,
    (given) => void app.review.decide([{ do: 'role', people: at.people, role: text(given, 'role') as Role, reason: text(given, 'reason') }], w.role_set),
  );
}

function parentSheet(at: Extract<Sheet, { name: 'parent' }>, app: App, w: Words, review: Review): View {
  const parents = parentsFor(review).filter((person) => person.id !== at.person);
  const now = review.people.find((person) => person.id === at.person)?.parent ?? null;
  const options = [...parents.map((person) => ({ value: String(person.id), label: person.name })), { value: '', label: w.parent_unknown }];
  return sheet(
    w.parent_title(named(review, at.person)),
    [
      parents.length === 0 && h('p', {}, w.parent_none),
      radios({ name: 'parent', label: w.whose_child, options, value: now === null ? null : String(now), autofocus: true }),
    ],
    w.parent_set,
    app,
    w,
    (given) => {
      const parent = text(given, 'parent');
      const edit: Edit = { do: 'parent', people: [at.person], parent: parent === '' ? null : Number(parent) };
      void app.review.decide([edit], w.parent_set);
    },
  );
}

function card(person: Person, state: State, w: Words): Vnode {
  const lines: [string, string][] = [
    [w.field_born, person.birthdate === null ? w.nothing : day(person.birthdate, state.language)],
    [w.field_city, person.city || w.nothing],
    [w.field_word, person.relationship || w.nothing],
    [w.field_role, person.client ? w.group.client : w.role[person.role]],
  ];
  return h(
    'div',
    { key: person.id, class: 'side' },
    h('strong', {}, person.name),
    h('dl', {}, lines.map(([label, value]) => [h('dt', {}, label), h('dd', {}, value)])),
    h('p', { class: 'quiet' }, whyOf(person, w)),
  );
}

function mergeSheet(at: Extract<Sheet, { name: 'merge' }>, state: State, app: App, w: Words, review: Review): View {
  const people = at.people.flatMap((id) => review.people.filter((person) => person.id === id));
  const [first, second] = people;
  const options = first ? others(review, first.id).map((person) => ({ value: String(person.id), label: person.name })) : [];
  // The client always stays.
  const keep = people.find((person) => person.client) ?? first;
  return sheet(
    w.merge_title,
    [
      h('p', {}, w.merge_text),
      first &&
        select('merged-with', w.merge_with, [{ value: '', label: w.choose }, ...options], second ? String(second.id) : '', (value) => {
          if (value !== '') app.review.openSheet({ name: 'merge', people: [first.id, Number(value)] });
        }, { required: true, autofocus: true }),
      h('div', { class: 'sides' }, people.map((person) => card(person, state, w))),
      second && radios({ name: 'kept', label: w.merge_which, options: people.map((person) => ({ value: String(person.id), label: w.merge_keep(person.name) })), value: String(keep?.id) }),
    ],
    w.merge_done,
    app,
    w,
    (given) => {
      if (!first || !second) return;
      const kept = Number(text(given, 'kept'));
      void app.review.decide([{ do: 'merge', kept, merged: kept === first.id ? second.id : first.id }], w.merged);
    },
  );
}

function addSheet(app: App, w: Words): View {
  return sheet(
    w.add_title,
    [
      field({ id: 'name', label: w.add_name, required: true, autofocus: true, props: { maxlength: 500 } }),
      radios({ name: 'role', label: w.field_role, options: roleOptions(w), value: 'party' }),
      field({ id: 'relationship', label: w.add_word, props: { maxlength: 200 } }),
      h('label', { class: 'radio' }, h('input', { type: 'checkbox', name: 'company', value: 'yes' }), h('span', {}, w.add_company)),
    ],
    w.add_done,
    app,
    w,
    (given) => {
      const company = given.get('company') !== null;
      const edit: Edit = { do: 'add', name: text(given, 'name'), role: text(given, 'role') as Role, relationship: text(given, 'relationship'), company };
      void app.review.decide([edit], w.add_told);
    },
  );
}

function overruleSheet(at: Extract<Sheet, { name: 'overrule' }>, app: App, w: Words, review: Review): View {
  const finding = review.findings.find((one) => one.key === at.key);
  return sheet(
    w.overrule_title,
    [
      h('p', { class: 'card doubt' }, sentence(finding ? findingText(finding, w) : '')),
      field({ id: 'reason', label: w.reason_needed, multiline: true, required: true, autofocus: true }),
    ],
    w.overrule_done,
    app,
    w,
    (given) => void app.review.decide([{ do: 'overrule', key: at.key, reason: text(given, 'reason') }], w.overruled),
  );
}

function confirmSheet(state: State, app: App, w: Words): View {
  return sheet(
    w.confirm_title,
    [h('p', {}, w.confirm_text), field({ id: 'person', label: w.your_name, value: state.person, required: true, autofocus: true, props: { maxlength: 200 } })],
    w.confirm,
    app,
    w,
    (given) => void app.review.confirm(text(given, 'person')),
  );
}

export function sheetView(state: State, app: App, w: Words, review: Review, at: Sheet): View {
  switch (at.name) {
    case 'role':
      return roleSheet(at, app, w, review);
    case 'parent':
      return parentSheet(at, app, w, review);
    case 'merge':
      return mergeSheet(at, state, app, w, review);
    case 'add':
      return addSheet(app, w);
    case 'bring':
      return bringSheet(state, app, w);
    case 'overrule':
      return overruleSheet(at, app, w, review);
    case 'confirm':
      return confirmSheet(state, app, w);
  }
}
