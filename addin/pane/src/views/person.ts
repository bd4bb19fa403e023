// One person, or the matter itself: every value with its source, and what can be decided.
import { h, type Child, type Vnode } from '../dom/h';
import type { Person, Review, ReviewedValue } from '../api/contract';
import type { App } from '../state/app';
import type { State } from '../state/model';
import { gone } from '../state/people';
import { day, when } from '../words/dates';
import type { Words } from '../words/words';
import { badge, button, spinner, type View } from './parts';
import { badges, bornText, undoButtons, whyOf } from './people';
import { findingCard, severityIcon } from './settle';
import { findingText, labelOf } from './told';

// Clio's own: listed, never corrected.
const kFixed = new Set(['display_number', 'status']);

export function valueText(value: ReviewedValue, text: string, state: State, w: Words): string {
  if (text === '') return w.nothing;
  if (value.type === 'date') return day(text, state.language);
  if (value.type === 'checkbox') return /^(yes|true)$/i.test(text) ? w.yes : w.no;
  return text;
}

function correction(subject: number, value: ReviewedValue, state: State, app: App, w: Words): Vnode {
  const save = () => {
    const input = document.getElementById('correction') as HTMLInputElement | null;
    if (input) void app.review.correct(subject, value.field, input.value);
  };
  const shared = {
    id: 'correction',
    class: 'input',
    autocomplete: 'off',
    'aria-label': w.correct_what(labelOf(value, w)),
    onkeydown: (event: Event) => {
      const { key, target } = event as KeyboardEvent;
      if (key === 'Escape') {
        event.stopPropagation();
        app.review.startCorrecting(null);
      } else if (key === 'Enter' && !(target instanceof HTMLTextAreaElement)) save();
    },
  };
  const control =
    value.type === 'checkbox'
      ? h('select', { ...shared, '.value': /^(yes|true)$/i.test(value.value) ? 'yes' : value.value === '' ? '' : 'no' },
          h('option', { value: '' }, w.nothing), h('option', { value: 'yes' }, w.yes), h('option', { value: 'no' }, w.no))
      : value.type === 'text_area'
        ? h('textarea', { ...shared, rows: 3, '.value': value.value })
        : h('input', { ...shared, type: 'text', placeholder: value.type === 'date' ? w.date_hint : undefined, '.value': value.value });
  return h(
    'div',
    { class: 'correction' },
    control,
    value.state !== 'typed' && h('p', { class: 'quiet' }, value.imported === '' ? w.clio_has_nothing : w.clio_has(valueText(value, value.imported, state, w))),
    h(
      'div',
      { class: 'choices' },
      button(w.save, save, { small: true }),
      value.state === 'corrected' && button(w.as_in_clio, () => void app.review.asImported(subject, value.field), { small: true }),
      button(w.cancel, () => app.review.startCorrecting(null), { small: true, subtle: true }),
    ),
  );
}

function valueRow(subject: number, value: ReviewedValue, state: State, app: App, w: Words): Vnode {
  const correcting = state.correcting === value.field;
  const source = [value.source, value.at && when(value.at, state.language), value.by && w.by_whom(value.by)].filter(Boolean).join(' · ');
  return h(
    'li',
    { key: value.field, class: 'value' },
    h(
      'div',
      { class: 'value-top' },
      h('span', { class: 'label' }, labelOf(value, w)),
      value.state === 'corrected' && badge(w.state_corrected, 'strong'),
      value.state === 'typed' && value.value !== '' && badge(w.state_typed),
    ),
    correcting
      ? correction(subject, value, state, app, w)
      : h(
          'div',
          { class: 'value-line' },
          h('span', { class: 'value-text' }, valueText(value, value.value, state, w)),
          !(subject === 0 && kFixed.has(value.field)) &&
            button(w.correct, () => app.review.startCorrecting(value.field), {
              small: true, subtle: true, says: w.correct_what(labelOf(value, w)), props: { 'data-field': value.field },
            }),
        ),
    !correcting && value.state === 'corrected' &&
      h('div', { class: 'value-line quiet' }, h('span', {}, value.imported === '' ? w.clio_has_nothing : w.clio_has(valueText(value, value.imported, state, w))),
        button(w.as_in_clio, () => void app.review.asImported(subject, value.field), { small: true, subtle: true, says: `${w.as_in_clio}: ${labelOf(value, w)}` })),
    h('div', { class: 'quiet' }, source),
  );
}

function values(subject: number, state: State, app: App, w: Words): Child {
  if (state.values?.subject !== subject) return spinner(w.loading_values);
  const all = state.values.values;
  const full = (value: ReviewedValue) => value.value !== '' || value.state === 'corrected' || state.correcting === value.field;
  const filled = all.filter(full);
  const empty = all.filter((value) => !full(value));
  return [
    h('h2', { key: 'values-title' }, w.values_title),
    h('ul', { key: 'values', class: 'values' }, filled.map((value) => valueRow(subject, value, state, app, w))),
    empty.length > 0 &&
      h(
        'details',
        { key: 'empty' },
        h('summary', {}, w.empty_values(empty.length)),
        h('ul', { class: 'values' }, empty.map((value) => valueRow(subject, value, state, app, w))),
      ),
  ];
}

function actions(person: Person, app: App, w: Words): Child {
  const sheet = app.review.openSheet;
  if (person.merged_into !== null) return null;
  if (person.removed) return button(w.restore, () => app.review.restore([person.id]), { small: true, key: 'restore' });
  return [
    !person.client && button(w.change_role, () => sheet({ name: 'role', people: [person.id], role: person.role }), { small: true, key: 'role' }),
    person.role === 'grandchild' && button(w.whose_child, () => sheet({ name: 'parent', person: person.id }), { small: true, key: 'parent' }),
    button(w.same_as, () => sheet({ name: 'merge', people: [person.id] }), { small: true, key: 'merge' }),
    !person.client && button(w.remove, () => app.review.remove([person.id]), { small: true, key: 'remove' }),
  ];
}

function about(person: Person, state: State, app: App, w: Words, review: Review): Child {
  const findings = review.findings.filter((finding) => finding.people.includes(person.id));
  const role = gone(person) ? w.group.removed : person.client ? w.group.client : w.role[person.role];
  return [
    h('p', { key: 'about' }, [role, bornText(person, state, w), person.city].filter(Boolean).join(' · ')),
    h('div', { key: 'badges', class: 'badges' }, badges(person, review, w)),
    whyOf(person, w) !== '' && h('p', { key: 'why', class: 'quiet' }, whyOf(person, w)),
    h('div', { key: 'actions', class: 'choices' }, actions(person, app, w)),
    findings.length > 0 &&
      h(
        'ul',
        { key: 'findings', class: 'cards' },
        findings.map((finding) =>
          finding.overruled === null
            ? findingCard(finding, app, w, review)
            : h('li', { key: finding.key, class: 'card note' },
                h('p', { class: 'card-text' }, severityIcon(finding, w), h('span', {}, findingText(finding, w))),
                h('p', { class: 'quiet' }, w.overruled_by(finding.overruled.by, finding.overruled.reason))),
        ),
      ),
  ];
}

export function personView(state: State, app: App, w: Words, review: Review, id: number): View {
  const person = review.people.find((one) => one.id === id);
  return {
    title: person?.name ?? w.matter_values,
    body: [person && about(person, state, app, w, review), values(id, state, app, w)],
    left: undoButtons(app, w, review),
    primary: button(w.done, () => backToPeople(app, id), { primary: true }),
  };
}

export function backToPeople(app: App, id: number): void {
  app.go({ name: 'people' });
  app.backTo(`[role=option][data-id="${id}"]`);
}
