// The address book: everybody whom Clio lists, with or without an e-mail address; what an import did;
// and people added by hand beside the contacts they look like.
import { classes, h, type Child, type Vnode } from '../dom/h';
import type { BookContact, Contact, FieldChange, ImportedContact, Merge } from '../api/contract';
import type { App } from '../state/app';
import { kPortion, type State } from '../state/model';
import { day, when } from '../words/dates';
import { sentence } from '../words/problems';
import type { Words } from '../words/words';
import { icon } from './icons';
import { focusOption, listKeys } from './list';
import { badge, button, field, type View } from './parts';
import { toldTexts } from './told';

const idOf = (option: HTMLElement): number => Number(option.dataset['id']);

export const withoutEmail = (w: Words): Vnode =>
  h('span', { class: 'badge badge-warn' }, icon('doubt'), ' ', w.no_email);

// Where somebody is and works, on one line.
export const aboutContact = (contact: Contact): string => [contact.company, contact.city].filter(Boolean).join(' · ');

function row(contact: BookContact, chosen: boolean, state: State, app: App, w: Words): Vnode {
  const hidden = contact.standing === 'hidden';
  return h(
    'div',
    {
      key: contact.id,
      role: 'option',
      class: 'row contact',
      tabindex: '-1',
      'data-id': contact.id,
      'aria-selected': String(chosen),
      onclick: (event: Event) => {
        focusOption(event.currentTarget as HTMLElement);
        app.book.toggle(contact.id);
      },
    },
    h('span', { class: classes('tick', chosen && 'ticked'), 'aria-hidden': 'true' }, chosen && icon('check')),
    h(
      'div',
      { class: 'row-main' },
      h('div', { class: 'row-top' },
        h('span', { class: 'name' }, hidden ? w.contact_hidden : contact.name),
        contact.birthdate !== null && h('span', { class: 'row-right' }, day(contact.birthdate, state.language))),
      aboutContact(contact) !== '' && h('div', { class: 'quiet' }, aboutContact(contact)),
      h('div', { class: 'badges' },
        contact.email === '' ? !hidden && withoutEmail(w) : h('span', { class: 'quiet email' }, contact.email),
        contact.standing === 'changed' && badge(w.contact_changed, 'strong'),
        contact.standing === 'same' && badge(w.contact_kept)),
    ),
  );
}

// A row that shows the same as before is the same object: of 1,200 only what changed is drawn. When
// all of them are chosen at once, those about the focus are drawn first, the others on later turns.
const kTurn = 60;
const rows = new WeakMap<BookContact, { chosen: boolean; language: string; vnode: Vnode }>();
let behind = 0;
export const rowsBehind = (): number => behind;

function drawnRows(listed: readonly BookContact[], state: State, app: App, w: Words): Vnode[] {
  const { chosen } = state.book;
  const isBehind = (contact: BookContact): boolean => {
    const kept = rows.get(contact);
    return kept !== undefined && (kept.chosen !== chosen.has(contact.id) || kept.language !== state.language);
  };
  const late = listed.flatMap((contact, at) => (isBehind(contact) ? [at] : []));
  const focused = document.activeElement?.closest<HTMLElement>('[role=option]');
  const from = focused ? listed.findIndex(({ id }) => id === idOf(focused)) : 0;
  const now = new Set(late.sort((a, b) => Math.abs(a - from) - Math.abs(b - from)).slice(0, kTurn));
  behind = late.length - now.size;
  return listed.map((contact, at) => {
    const kept = rows.get(contact);
    if (kept && !now.has(at)) return kept.vnode;
    const vnode = row(contact, chosen.has(contact.id), state, app, w);
    rows.set(contact, { chosen: chosen.has(contact.id), language: state.language, vnode });
    return vnode;
  });
}

// Rows in blocks; one whose rows are those of before is the same object.
let drawnBlocks: { rows: Vnode[]; vnode: Vnode }[] = [];
function blocks(all: readonly Vnode[]): Vnode[] {
  const next: typeof drawnBlocks = [];
  for (let at = 0; at < all.length; at += kPortion) {
    const of = all.slice(at, at + kPortion);
    const before = drawnBlocks[next.length];
    const same = before !== undefined && before.rows.length === of.length && of.every((one, index) => one === before.rows[index]);
    next.push(same ? before : { rows: of, vnode: h('div', { key: next.length, class: 'block' }, of) });
  }
  drawnBlocks = next;
  return next.map(({ vnode }) => vnode);
}

function list(listed: readonly BookContact[], state: State, app: App, w: Words): Child {
  behind = 0;
  if (state.book.read === null) return null;
  if (listed.length === 0) return h('p', { key: 'none', class: 'empty' }, w.book_none);
  const toggle = (option: HTMLElement) => app.book.toggle(idOf(option));
  return h(
    'div',
    {
      key: 'contacts',
      role: 'listbox',
      'data-list': true,
      'aria-multiselectable': 'true',
      'aria-label': w.book_list,
      'aria-describedby': 'book-help',
      onkeydown: listKeys({ open: toggle, toggle, all: app.book.chooseListed, none: app.book.chooseNobody }),
    },
    blocks(drawnRows(listed.slice(0, state.book.shown), state, app, w)),
  );
}

// ---- What an import did

export const fieldName = (change: FieldChange, w: Words): string => {
  if (change.field === 'custom') return change.of;
  const name = w.contact_field[change.field];
  return change.of === '' ? name : `${name} (${change.of})`;
};

function changed(contact: ImportedContact, w: Words): Vnode {
  return h(
    'li',
    { key: contact.id },
    h('strong', {}, contact.name),
    h('dl', { class: 'compare' }, contact.changes.map((change) => [
      h('dt', {}, fieldName(change, w)),
      h('dd', {}, change.now || w.nothing, h('div', { class: 'quiet' }, w.field_was(change.then || w.nothing))),
    ])),
  );
}

function result(state: State, app: App, w: Words): Child {
  const { imported } = state.book;
  if (imported === null) return null;
  const differ = imported.contacts.filter(({ standing }) => standing === 'changed');
  return h(
    'section',
    { key: 'result', class: 'card', 'aria-labelledby': 'imported' },
    h('h2', { id: 'imported', tabindex: '-1' }, icon('check'), ' ', w.book_imported(imported.new, imported.changed, imported.same)),
    imported.hidden > 0 && h('p', {}, w.book_hidden(imported.hidden)),
    differ.length > 0 &&
      h('details', { key: 'changes', open: differ.length < 4 }, h('summary', {}, w.book_changes(differ.length)), h('ul', { class: 'cards' }, differ.map((one) => changed(one, w)))),
    state.review !== null && button(w.bring_into(state.review.matter.number), () => void app.book.openBringing(), { small: true, key: 'bring' }),
  );
}

// ---- Merges

function side(label: string, contact: Contact, more: string, state: State, w: Words): Vnode {
  const lines: [string, string][] = [
    [w.contact_field.birthdate, contact.birthdate === null ? '' : day(contact.birthdate, state.language)],
    [w.contact_field.email, contact.email],
    [w.contact_field.phone, contact.phone],
    [w.field_city, contact.city],
  ];
  return h(
    'div',
    { class: 'side' },
    h('div', { class: 'quiet' }, label),
    h('strong', {}, contact.name),
    more !== '' && h('div', { class: 'quiet' }, more),
    h('dl', {}, lines.map(([name, value]) => [h('dt', {}, name), h('dd', {}, value || w.nothing)])),
  );
}

function mergeCard(merge: Merge, state: State, app: App, w: Words): Vnode {
  const { person, contact } = merge;
  const role = person.relationship === '' ? w.role[person.role] : `${w.role[person.role]} · ${person.relationship}`;
  return h(
    'li',
    { key: `${merge.draft} ${person.id} ${contact.id}`, class: classes('card', merge.strong && 'doubt') },
    h('p', { class: 'card-text' }, sentence(w.merge_because(merge.signs.map((sign) => w.merge_sign[sign]), merge.strong))),
    h('p', { class: 'quiet' }, `${merge.matter} · ${merge.client}`),
    h('div', { class: 'sides' }, side(w.added, person, role, state, w), side(w.in_address_book, contact, merge.in_draft ? w.in_draft_already : '', state, w)),
    h(
      'div',
      { class: 'choices' },
      button(w.merge_take, () => app.book.merge(merge), { small: true, says: `${w.merge_take}: ${person.name}, ${merge.matter}` }),
      button(w.merge_keep_both, () => app.book.keepBoth(merge), { small: true, says: `${w.merge_keep_both}: ${person.name}, ${merge.matter}` }),
    ),
  );
}

function merges(state: State, app: App, w: Words): Child {
  const { merges: all, unread } = state.book;
  if (all.length === 0 && unread.length === 0) return null;
  return h(
    'section',
    { key: 'merges', class: 'settle', 'aria-labelledby': 'merges' },
    h('h2', { id: 'merges', tabindex: '-1' }, w.merges_title(all.length)),
    all.length > 0 && h('p', { class: 'quiet' }, w.merges_text),
    all.length > 0 && h('ul', { class: 'cards' }, all.map((merge) => mergeCard(merge, state, app, w))),
    unread.map(({ draft, message }) => h('p', { key: draft, class: 'unread' }, icon('doubt'), ' ', w.merges_unread(draft), ' ', h('span', { class: 'quiet' }, message))),
  );
}

function tools(listed: readonly BookContact[], state: State, app: App, w: Words): Child {
  const { read, noEmail, chosen } = state.book;
  if (read === null) return null;
  const narrowed = listed.length < read.contacts.length;
  return [
    field({
      id: 'book-query', label: w.book_search, type: 'search', value: state.book.query,
      props: { maxlength: 200, oninput: (event: Event) => app.book.type((event.target as HTMLInputElement).value) },
    }),
    h('label', { key: 'no-email', class: 'radio' },
      h('input', { id: 'no-email', type: 'checkbox', '.checked': noEmail, onchange: (event: Event) => app.book.onlyNoEmail((event.target as HTMLInputElement).checked) }),
      h('span', {}, w.book_no_email(read.contacts.filter(({ email }) => email === '').length))),
    h(
      'div',
      { key: 'tools', class: 'tools' },
      button(narrowed ? w.choose_listed(listed.length) : w.choose_all, app.book.chooseListed, { small: true, off: listed.length === 0 && w.book_none }),
      chosen.size > 0 && button(w.clear_selection, app.book.chooseNobody, { small: true, subtle: true, key: 'clear' }),
      button(w.book_again, () => void app.book.readAgain(), { small: true, subtle: true, key: 'again' }),
    ),
    h('p', { key: 'read', class: 'quiet' }, w.from_clio_at(when(read.read_at, state.language))),
    h('p', { key: 'help', id: 'book-help', class: 'quiet' }, w.book_help),
  ];
}

export function bookView(state: State, app: App, w: Words): View {
  const { read, chosen } = state.book;
  const listed = app.book.listed();
  return {
    title: w.book_title,
    count: read === null ? '' : w.book_count(listed.length),
    body: [
      result(state, app, w),
      merges(state, app, w),
      read !== null && read.problems.length > 0 &&
        h('details', { key: 'problems', class: 'card note' }, h('summary', {}, w.clio_problems(read.problems.length)), h('ul', {}, toldTexts(read.problems, read.problem_messages, w).map((one) => h('li', {}, sentence(one))))),
      tools(listed, state, app, w),
      list(listed, state, app, w),
    ],
    left: chosen.size > 0 && h('span', { class: 'quiet' }, w.contacts_chosen(chosen.size)),
    primary: button(w.book_import(chosen.size), () => void app.book.import(), { primary: true, id: 'import', off: chosen.size === 0 && w.book_choose_first }),
  };
}
