// Which documents, what each still misses, and the documents that were made.
import { h, type Child, type Vnode } from '../dom/h';
import type { Interview, MadeDocument, Review, Template } from '../api/contract';
import type { App } from '../state/app';
import type { State } from '../state/model';
import { stops } from '../state/people';
import { questionAt } from '../state/questions';
import { clock } from '../words/dates';
import { sentence } from '../words/problems';
import type { Words } from '../words/words';
import { filingPart } from './filing';
import { icon } from './icons';
import { badge, button, field, type View } from './parts';
import { recordingPart } from './recording';

function missing(interview: Interview, app: App, w: Words): Child {
  const paths = [...interview.open, ...interview.wrong];
  if (paths.length === 0) return h('p', { key: 'whole', class: 'good' }, icon('check'), ' ', w.nothing_missing);
  return [
    h('p', { key: 'count', class: 'needed' }, icon('dot'), ' ', w.missing_count(paths.length)),
    h(
      'ul',
      { key: 'missing', class: 'links' },
      paths.map((path) =>
        h('li', { key: path }, h('button', { type: 'button', class: 'link', onclick: () => void app.interview.open(interview.template, path) }, questionAt(interview, path)?.label ?? path)),
      ),
    ),
  ];
}

function templateCard(template: Template, state: State, app: App, w: Words): Vnode {
  const chosen = state.documents.chosen.has(template.id);
  const interview = state.documents.interviews[template.id];
  return h(
    'li',
    { key: template.id, class: 'card' },
    h(
      'label',
      { class: 'radio' },
      h('input', { type: 'checkbox', '.checked': chosen, 'data-template': template.id, onchange: () => void app.documents.toggle(template.id) }),
      h('strong', {}, template.title),
    ),
    chosen && interview && missing(interview, app, w),
    template.review_note !== '' &&
      h('details', { key: 'note' }, h('summary', {}, w.review_note), h('p', {}, template.review_note)),
  );
}

function madeCard(made: MadeDocument, state: State, app: App, w: Words): Vnode {
  return h(
    'li',
    { key: made.id, class: 'card' },
    h('strong', {}, made.title),
    h('div', { class: 'quiet file' }, made.file, ' ', state.documents.saved.has(made.id) && badge(state.beside ? w.is_opened : w.is_downloaded)),
    made.notices.length > 0 && h('ul', {}, made.notices.map((notice) => h('li', {}, sentence(notice)))),
    h('div', { class: 'choices' }, state.beside
      ? button(w.open_new, () => void app.documents.download(made.id, made.file), { small: true, icon: 'next', says: w.open_what(made.file) })
      : button(w.download, () => void app.documents.download(made.id, made.file), { small: true, icon: 'save', says: w.download_what(made.file) })),
  );
}

function before(review: Review, app: App, w: Words): Child {
  const count = review.findings.filter(stops).length + review.changes.length;
  if (count === 0) return null;
  return h(
    'div',
    { key: 'before', class: 'card blocking' },
    h('p', { class: 'card-text' }, icon('stop'), h('span', {}, w.settle_before(count))),
    button(w.look_at_people, () => app.go({ name: 'people' }), { small: true }),
  );
}

export function documentsView(state: State, app: App, w: Words, review: Review): View {
  const { chosen, made } = state.documents;
  const make = () => {
    const input = document.getElementById('confirm-name') as HTMLInputElement | null;
    const name = input?.value.trim() ?? '';
    // The helper would take an empty name; a document goes out under somebody's eyes.
    if (input) input.value = name;
    if (input?.reportValidity()) void app.documents.make(name);
  };
  return {
    title: w.documents_title,
    body: [
      before(review, app, w),
      state.beside && h('div', { key: 'here', class: 'card' }, h('p', {}, w.here_card), button(w.here_title, app.showHere, { small: true, id: 'here' })),
      h('div', { key: 'facts', class: 'card' }, h('p', {}, state.beside ? w.facts_card : w.facts_card_tab), button(w.facts_title, app.showFacts, { small: true, id: 'open-facts' })),
      h('h2', { key: 'which' }, w.documents_which),
      state.templates.length === 0 && h('p', { key: 'none', class: 'empty' }, w.no_templates),
      h('ul', { key: 'templates', class: 'cards' }, state.templates.map((template) => templateCard(template, state, app, w))),
      field({ id: 'confirm-name', label: w.who_confirms, value: state.person || (review.confirmed?.by ?? ''), required: true, props: { maxlength: 200 } }),
      made.length > 0 && [
        h('h2', { key: 'made-title' }, w.made_at(clock(state.documents.madeAt ?? new Date(), state.language))),
        h('ul', { key: 'made', id: 'made', class: 'cards' }, made.map((one) => madeCard(one, state, app, w))),
        state.beside && h('p', { key: 'save-as', class: 'quiet' }, w.opened_hint),
        filingPart(state, app, w),
      ],
      recordingPart(state, app, w),
    ],
    primary: button(w.make, make, { primary: true, id: 'make', off: chosen.size === 0 && w.documents_none }),
  };
}
