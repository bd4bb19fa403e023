// An imported contact for the draft that is open: whom, as what.
import { h } from '../dom/h';
import type { Edit, Role } from '../api/contract';
import type { App } from '../state/app';
import { holds } from '../state/contacts';
import type { State } from '../state/model';
import { day } from '../words/dates';
import type { Words } from '../words/words';
import { aboutContact } from './book';
import { button, field, radios, spinner, type View } from './parts';
import { roleOptions, sheet, text } from './sheet';

const kChoices = 8; // as many as a glance takes in; typing narrows them

export function bringSheet(state: State, app: App, w: Words): View {
  const { kept, keptQuery } = state.book;
  const free = (kept ?? []).filter((contact) => !contact.in_review);
  const found = free.filter((contact) => holds(contact, keptQuery));
  const options = found.slice(0, kChoices).map((contact) => ({
    value: String(contact.id),
    label: [contact.name, contact.birthdate && day(contact.birthdate, state.language), aboutContact(contact), contact.email === '' && w.no_email].filter(Boolean).join(' · '),
  }));
  return sheet(
    w.bring_title,
    [
      kept === null && spinner(w.loading),
      kept !== null && free.length === 0 && h('p', { key: 'nobody', class: 'empty' }, w.bring_nobody),
      free.length > 0 && [
        field({
          id: 'bring-query', label: w.book_search, type: 'search', value: keptQuery, autofocus: true,
          props: { maxlength: 200, oninput: (event: Event) => app.book.typeKept((event.target as HTMLInputElement).value) },
        }),
        options.length === 0
          ? h('p', { key: 'none', class: 'empty' }, w.book_none)
          : radios({ name: 'contact', label: w.bring_whom, options, value: options.length === 1 ? options[0]!.value : null }),
        found.length > kChoices && h('p', { key: 'more', class: 'quiet' }, w.bring_more(found.length - kChoices)),
        radios({ name: 'role', label: w.field_role, options: roleOptions(w), value: 'party' }),
        field({ id: 'relationship', label: w.add_word, props: { maxlength: 200 } }),
      ],
      h('div', { key: 'book', class: 'tools' }, button(w.bring_from_clio, app.book.open, { small: true })),
    ],
    w.bring_done,
    app,
    w,
    (given) => {
      const contact = Number(text(given, 'contact'));
      if (contact === 0) return;
      const edit: Edit = { do: 'bring', contact, role: text(given, 'role') as Role, relationship: text(given, 'relationship') };
      void app.review.decide([edit], w.brought);
    },
  );
}
