// Everything that was done in the review, the newest first.
import { classes, h } from '../dom/h';
import type { Review } from '../api/contract';
import type { App } from '../state/app';
import type { State } from '../state/model';
import { when } from '../words/dates';
import { sentence } from '../words/problems';
import type { Words } from '../words/words';
import { underWay } from './jobs';
import { badge, button, spinner, type View } from './parts';
import { undoButtons } from './people';
import { entryText } from './told';

export function activityView(state: State, app: App, w: Words, review: Review): View {
  const entries = state.history === null ? null : [...state.history].reverse();
  return {
    title: w.activity_title,
    body: [
      underWay(state, app, w),
      entries === null
        ? h('div', { key: 'loading' }, spinner(w.loading))
        : entries.length === 0
          ? h('p', { key: 'none', class: 'empty' }, w.activity_none)
          : h(
              'ol',
              { key: 'entries', class: 'entries', reversed: true, 'aria-label': w.activity_entries },
              entries.map((entry) =>
                h(
                  'li',
                  { key: entry.number, class: classes('entry', entry.undone && 'undone'), value: entry.number },
                  h('div', {}, h('span', { class: 'what' }, sentence(entryText(entry, w))), ' ', entry.undone && badge(w.entry_undone)),
                  h('div', { class: 'quiet' }, `${when(entry.at, state.language)} · ${entry.by || w.nobody_named}`),
                ),
              ),
            ),
      (state.history?.[0]?.number ?? 1) > 1 &&
        h('div', { key: 'earlier' }, button(w.activity_earlier, () => void app.review.loadEarlierHistory())),
    ],
    left: undoButtons(app, w, review),
    primary: button(w.done, () => app.go({ name: 'people' }), { primary: true }),
  };
}
