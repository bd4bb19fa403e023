// The interview: sections, one open at a time, with what is still open in each.
import { h, type Child, type Vnode } from '../dom/h';
import type { Interview, Section } from '../api/contract';
import type { App } from '../state/app';
import type { State } from '../state/model';
import { stateOf, tree } from '../state/questions';
import { clock } from '../words/dates';
import type { Words } from '../words/words';
import { icon } from './icons';
import { button, select, unseen, type View } from './parts';
import { questionView } from './question';

function mark(section: Section, interview: Interview, w: Words): Child {
  const { open, wrong } = stateOf(section, interview);
  if (wrong > 0) return h('span', { class: 'mark fault' }, icon('stop'), w.wrong_count(wrong));
  if (open > 0) return h('span', { class: 'mark needed' }, icon('dot'), w.open_count(open));
  return h('span', { class: 'mark good' }, icon('check'), unseen(w.section_done));
}

function sectionView(section: Section, at: number, interview: Interview, state: State, app: App, w: Words): Vnode {
  const open = state.answers.section === at;
  const id = `section-${at}`;
  return h(
    'section',
    { key: at, class: 'section' },
    h(
      'h2',
      {},
      h(
        'button',
        { type: 'button', class: 'section-top', 'aria-expanded': String(open), 'aria-controls': open ? id : undefined, onclick: () => app.interview.openSection(open ? null : at) },
        icon(open ? 'down' : 'next'),
        h('span', {}, section.title),
        mark(section, interview, w),
      ),
    ),
    open &&
      h(
        'div',
        { id, class: 'section-body' },
        section.help !== '' && h('p', { key: 'help', class: 'quiet' }, section.help),
        tree(section.questions).map((node) => questionView(node, { state, app, w, interview })),
      ),
  );
}

export function savedText(state: State, w: Words): string {
  const { saving, unsaved, savedAt } = state.answers;
  if (saving > 0) return w.saving;
  if (unsaved > 0) return w.not_saved(unsaved);
  return savedAt === null ? '' : w.saved_at(clock(savedAt, state.language));
}

export function questionsView(state: State, app: App, w: Words): View {
  const { interview, template } = state.answers;
  const waits = interview ? interview.open.length + interview.wrong.length : 0;
  const templates = state.templates.map(({ id, title }) => ({ value: id, label: title }));
  return {
    title: w.questions_title,
    count: interview === null ? '' : waits > 0 ? w.open_count(waits) : w.all_answered,
    body: [
      h(
        'div',
        { key: 'which', class: 'filters wide' },
        select('template', w.questions_for, templates, template ?? '', (chosen) => void app.interview.open(chosen)),
        waits > 0 && button(w.next_open, app.interview.jumpToNext, { small: true, props: { 'aria-keyshortcuts': 'Alt+N', title: 'Alt+N' } }),
      ),
      interview?.sections.length === 0 && h('p', { class: 'empty' }, w.no_questions),
      interview?.sections.map((section, at) => sectionView(section, at, interview, state, app, w)),
    ],
    left: h('span', { class: 'quiet saved' }, savedText(state, w)),
    primary: button(w.see_documents, app.showDocuments, { primary: true }),
  };
}
