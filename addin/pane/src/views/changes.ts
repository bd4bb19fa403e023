// What Clio has changed since the import: taken or kept, one by one or all.
import { h, type Child, type Vnode } from '../dom/h';
import type { Change, Review } from '../api/contract';
import type { App } from '../state/app';
import type { State } from '../state/model';
import { when } from '../words/dates';
import { problemText, sentence } from '../words/problems';
import type { Words } from '../words/words';
import { icon } from './icons';
import { button, type View } from './parts';
import { changeText } from './told';

function decide(app: App, what: 'take' | 'keep', changes: readonly Change[], w: Words): void {
  void app.review.edit(changes.map(({ key }) => ({ do: what, key })), what === 'take' ? w.taken : w.kept);
}

function changeCard(change: Change, app: App, w: Words): Vnode {
  const lines: [string, string][] = [[w.ours, change.ours], [w.clio_now, change.now], [w.clio_then, change.then]];
  return h(
    'li',
    { key: change.key, class: 'card' },
    h('p', { class: 'card-text' }, sentence(changeText(change, w))),
    h('dl', { class: 'compare' }, lines.map(([label, value]) => [h('dt', {}, label), h('dd', {}, value === '' ? w.nothing : value)])),
    h(
      'div',
      { class: 'choices' },
      button(w.take, () => decide(app, 'take', [change], w), { small: true, says: `${w.take}: ${changeText(change, w)}` }),
      button(w.keep, () => decide(app, 'keep', [change], w), { small: true, says: `${w.keep}: ${changeText(change, w)}` }),
    ),
  );
}

export function changesView(state: State, app: App, w: Words, review: Review): View {
  const { changes } = review;
  return {
    title: w.changes_title,
    count: changes.length > 0 ? String(changes.length) : '',
    body:
      changes.length === 0
        ? h('p', { class: 'empty' }, w.changes_none(when(review.matter.fetched_at, state.language)))
        : [
            h(
              'div',
              { key: 'all', class: 'tools' },
              button(w.take_all, () => decide(app, 'take', changes, w), { small: true }),
              button(w.keep_all, () => decide(app, 'keep', changes, w), { small: true }),
            ),
            h('ul', { key: 'cards', class: 'cards' }, changes.map((change) => changeCard(change, app, w))),
          ],
    primary: button(w.done, () => app.go({ name: 'people' }), { primary: true }),
  };
}

// Whether what is shown is what Clio has, and why that is not known.
export function watched(state: State, w: Words, review: Review): Child {
  const at = when(review.matter.fetched_at, state.language);
  const { watch } = state.people;
  if (watch === 'asked') return null;
  if (watch === 'gone') return h('div', { key: 'watch', class: 'card doubt' }, h('p', {}, icon('doubt'), ' ', w.watch_gone));
  if (watch === 'asking') return h('p', { key: 'watch', class: 'quiet' }, w.watch_asking);
  return h('p', { key: 'watch', class: 'quiet' }, w.watch_away(at), ' ', problemText(w, watch.away).what);
}
