// The frame around every view: bar on top, steps of the matter, what went wrong, one primary button.
import { classes, h, type Child, type Vnode } from '../dom/h';
import type { App } from '../state/app';
import type { Screen, State } from '../state/model';
import { toSettle } from '../state/people';
import { words, type Words } from '../words/words';
import { activityView } from './activity';
import { bookView } from './book';
import { changesView } from './changes';
import { connectView } from './connect';
import { documentsView } from './documents';
import { factsView } from './facts';
import { hereView } from './here';
import { waitedFor } from './jobs';
import { button, type View } from './parts';
import { mattersView } from './matters';
import { peopleView } from './people';
import { backToPeople, personView } from './person';
import { problem } from './problem';
import { questionsView } from './questions';
import { settingsView } from './settings';
import { sheetView } from './sheets';
import { startView } from './start';
import { writingView } from './writing';

// A review stays in sight while the helper is away; without one there is only the way to it.
const atStart = (state: State): boolean =>
  state.helper.phase !== 'here' && !(state.review !== null && state.helper.phase === 'missing');

const inMatter = (state: State): boolean =>
  state.review !== null && !['matters', 'settings', 'book', 'connect'].includes(state.screen.name);

function viewOf(state: State, app: App, w: Words): View {
  if (atStart(state)) return startView(state, app, w);
  const { screen, review, sheet } = state;
  if (screen.name === 'settings') return settingsView(state, app, w);
  if (screen.name === 'connect') return connectView(state, app, w);
  if (screen.name === 'book') return bookView(state, app, w);
  if (review === null || screen.name === 'matters') return mattersView(state, app, w);
  if (sheet !== null) return sheetView(state, app, w, review, sheet);
  switch (screen.name) {
    case 'people':
      return peopleView(state, app, w, review);
    case 'person':
      return personView(state, app, w, review, screen.id);
    case 'changes':
      return changesView(state, app, w, review);
    case 'questions':
      return questionsView(state, app, w);
    case 'documents':
      return documentsView(state, app, w, review);
    case 'here':
      return hereView(state, app, w, review);
    case 'facts':
      return factsView(state, app, w);
    case 'writing':
      return writingView(state, app, w);
    case 'activity':
      return activityView(state, app, w, review);
  }
}

// One step back, by the arrow and by Escape.
export function goBack(state: State, app: App): void {
  if (state.sheet !== null) return app.review.closeSheet();
  if (state.screen.name === 'settings') return app.leaveSettings();
  if (state.screen.name === 'connect') return app.connect.leave();
  if (state.screen.name === 'book') return app.book.leave();
  if (state.screen.name === 'person') return backToPeople(app, state.screen.id);
  if (state.screen.name === 'changes' || state.screen.name === 'writing') return app.go({ name: 'people' });
  if (state.screen.name === 'here' || state.screen.name === 'facts') return app.showDocuments();
  app.matters.leave();
}

function bar(state: State, app: App, w: Words): Vnode {
  const here = !['looking', 'missing', 'stranger', 'other version'].includes(state.helper.phase);
  const matter = inMatter(state) && !atStart(state) ? state.review?.matter : undefined;
  const deep = !atStart(state) && (matter !== undefined || ['settings', 'book', 'connect'].includes(state.screen.name));
  const nested = state.sheet !== null || ['person', 'changes', 'writing', 'here', 'facts', 'settings', 'book', 'connect'].includes(state.screen.name);
  return h(
    'header',
    { class: 'bar' },
    deep && button('', () => goBack(app.store.get(), app), { key: 'back', icon: 'back', subtle: true, small: true, says: nested ? w.back : w.back_to_matters }),
    h(
      'div',
      { class: 'bar-text' },
      h('div', { class: 'bar-top' }, matter ? matter.number : 'Engross'),
      matter && h('div', { class: 'quiet' }, [matter.firm, matter.description].filter(Boolean).join(' · ')),
    ),
    state.status?.practice === true && h('span', { class: 'practice', title: w.practice_long }, w.practice_clio),
    h('span', { class: classes('helper', here ? 'is-here' : 'is-away'), role: 'img', 'aria-label': here ? w.helper_here : w.helper_away, title: here ? w.helper_here : w.helper_away }),
    matter && state.screen.name !== 'facts' && button('', app.showFacts, { key: 'facts', icon: 'braces', subtle: true, small: true, says: w.facts_title }),
    !atStart(state) && state.screen.name !== 'settings' && button('', app.showSettings, { key: 'settings', icon: 'gear', subtle: true, small: true, says: w.settings }),
  );
}

function tabs(state: State, app: App, w: Words): Child {
  if (!inMatter(state) || state.review === null) return null;
  const { interview } = state.answers;
  const steps: { names: Screen['name'][]; label: string; count: number; go: () => void }[] = [
    { names: ['people', 'person', 'changes', 'writing'], label: w.tab_people, count: toSettle(state.review).length + state.review.changes.length, go: () => app.go({ name: 'people' }) },
    { names: ['questions'], label: w.tab_questions, count: interview ? interview.open.length + interview.wrong.length : 0, go: app.showQuestions },
    { names: ['documents', 'here', 'facts'], label: w.tab_documents, count: 0, go: app.showDocuments },
    { names: ['activity'], label: w.tab_activity, count: 0, go: app.showActivity },
  ];
  return h(
    'nav',
    { class: 'tabs', 'aria-label': w.tabs },
    steps.map(({ names, label, count, go }) =>
      h(
        'button',
        { key: label, type: 'button', class: 'tab', 'aria-current': names.includes(state.screen.name) ? 'page' : undefined, onclick: go },
        label,
        count > 0 && h('span', { class: 'count' }, count),
      ),
    ),
  );
}

function away(state: State, app: App, w: Words): Child {
  if (atStart(state) || state.helper.phase !== 'missing') return null;
  return h('div', { key: 'away', class: 'problem' }, h('p', {}, h('strong', {}, w.missing_title)), h('p', {}, w.missing_safe, ' ', w.missing_looking),
    button(w.look_now, () => void app.helper.look(), { small: true }));
}

export function frame(state: State, app: App): Vnode {
  const w = words(state.language);
  const view = viewOf(state, app, w);
  const screen = atStart(state) ? 'start' : (state.sheet?.name ?? state.screen.name);
  return h(
    'div',
    { class: 'frame', 'data-screen': screen },
    bar(state, app, w),
    !atStart(state) && tabs(state, app, w),
    h('div', { class: 'problems' }, away(state, app, w), problem(state, app, w)),
    h(
      'main',
      { key: `main ${screen}`, id: 'main' },
      h('div', { class: 'title' }, h('h1', { id: 'title', tabindex: '-1' }, view.title), view.count ? h('span', { class: 'count' }, view.count) : null),
      view.body,
    ),
    h('footer', { class: 'foot' }, waitedFor(state, app, w), h('div', { class: 'foot-left' }, view.left), view.primary),
  );
}
