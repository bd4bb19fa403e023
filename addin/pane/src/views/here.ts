// The document beside the pane: what it was made from, and what it would hold today.
import { h, type Child, type Vnode } from '../dom/h';
import type { ComparedLine, Review } from '../api/contract';
import { lineKey, mayFill } from '../document/lines';
import type { App } from '../state/app';
import { mayCompare, type State } from '../state/model';
import { clock, when } from '../words/dates';
import type { Words } from '../words/words';
import { icon } from './icons';
import { badge, button, select, spinner, type View } from './parts';

// Of this matter; the values of another one are none of this document's.
function origin(state: State, app: App, w: Words, review: Review): Child {
  const { filled, fault, tags, unlinked } = state.here;
  if (unlinked) return h('p', { key: 'origin', class: 'good' }, icon('check'), ' ', w.here_unlinked);
  if (fault !== null) return h('p', { key: 'origin', class: 'card-text' }, icon('doubt'), h('span', {}, w.here_fault[fault]));
  if (filled === null) {
    const text = app.remembers ? w.here_not_ours : w.here_cannot_tell;
    return h('p', { key: 'origin' }, text, ' ', tags > 0 ? w.here_tags(tags) : w.here_no_tags);
  }
  const title = state.templates.find(({ id }) => id === filled.template)?.title ?? filled.template;
  const made = h('p', {}, w.here_made(title, when(filled.at, state.language)));
  if (filled.matter === review.matter.id) return h('div', { key: 'origin' }, h('p', {}, h('strong', {}, w.here_of(review.matter.number))), made);
  return h(
    'div',
    { key: 'origin', class: 'card blocking' },
    h('p', { class: 'card-text' }, icon('stop'), h('span', {}, w.here_of_another(filled.draft))),
    made,
    button(w.here_open_other, () => void app.openDraftOfDocument(filled.draft), { small: true }),
  );
}

const stateText = (line: ComparedLine, w: Words): Child =>
  line.state === 'same' ? null : badge(w.line_state[line.state], line.state === 'by hand' || line.state === 'moved' ? 'strong' : 'plain');

function lineCard(line: ComparedLine, state: State, app: App, w: Words): Vnode {
  const name = line.title || line.tag;
  const values: [string, string][] = [[w.here_now, line.present], [w.here_fresh, line.fresh]];
  return h(
    'li',
    { key: lineKey(line), class: 'card', 'data-line': lineKey(line) },
    h(
      'label',
      { class: 'radio' },
      mayFill(line) && h('input', { type: 'checkbox', '.checked': state.here.chosen.has(lineKey(line)), onchange: () => app.here.toggle(line) }),
      h('span', {}, h('strong', {}, name), ' ', stateText(line, w)),
    ),
    h('dl', { class: 'compare' }, values.map(([label, text]) => [h('dt', {}, label), h('dd', {}, text === '' ? w.nothing : text)])),
  );
}

// What Clio has changed waits in the review; no document is made before somebody has decided.
function waiting(app: App, w: Words, review: Review): Child {
  if (review.changes.length === 0) return null;
  return h(
    'div',
    { key: 'waiting', class: 'card blocking' },
    h('p', { class: 'card-text' }, icon('stop'), h('span', {}, w.changes_count(review.changes.length))),
    h('p', {}, w.here_decide),
    button(w.changes_look, () => app.go({ name: 'changes' }), { small: true }),
  );
}

function comparison(state: State, app: App, w: Words, review: Review): Child {
  const { lines, wording, comparedAt, tracked, clioAway } = state.here;
  if (lines === null) return null;
  const differ = lines.filter(({ state: one }) => one !== 'same');
  const same = lines.length - differ.length;
  return [
    h('h2', { key: 'compared' }, w.compared_at(clock(comparedAt ?? new Date(), state.language))),
    h('p', { key: 'clio', class: 'quiet' }, (clioAway ? w.here_clio_away : w.from_clio_at)(when(review.matter.fetched_at, state.language))),
    wording === 'changed' && h('p', { key: 'wording', class: 'card-text' }, icon('doubt'), h('span', {}, w.here_wording)),
    lines.length === 0 && h('p', { key: 'nothing', class: 'empty' }, w.here_nothing_to_fill),
    lines.length > 0 && differ.length === 0 && h('p', { key: 'same', class: 'good' }, icon('check'), ' ', w.lines_same(same)),
    differ.length > 0 && [
      h('p', { key: 'counts' }, w.lines_differ(differ.length), same > 0 && `, ${w.lines_same(same)}`),
      h('ul', { key: 'lines', class: 'cards' }, differ.map((line) => lineCard(line, state, app, w))),
    ],
    app.tracks && differ.some(mayFill) &&
      h(
        'label',
        { key: 'tracked', class: 'radio' },
        h('input', { id: 'tracked', type: 'checkbox', '.checked': tracked, onchange: (event: Event) => app.here.track((event.target as HTMLInputElement).checked) }),
        h('span', {}, w.here_tracked),
      ),
  ];
}

function report(state: State, w: Words): Child {
  const { report: done } = state.here;
  if (done === null) return null;
  return h(
    'div',
    { key: 'report', id: 'report', class: 'card' },
    done.filled.length > 0 && h('p', { class: 'good' }, icon('check'), ' ', w.filled_count(done.filled.length)),
    !state.here.kept && h('p', {}, w.here_not_kept),
    done.left.length > 0 && h('p', {}, w.left_count(done.left.length)),
    done.left.length > 0 && h('ul', {}, done.left.map((left) => h('li', { key: lineKey(left) }, h('strong', {}, left.tag), ' ', w.left_why[left.why]))),
  );
}

function unlinking(state: State, app: App, w: Words): Child {
  const { filled, fault, asking } = state.here;
  if (filled === null && fault === null) return null;
  if (!asking) return h('div', { key: 'unlink', class: 'choices' }, button(w.unlink, () => app.here.askToUnlink(true), { small: true }));
  return h(
    'div',
    { key: 'really', class: 'card' },
    h('p', {}, w.unlink_text),
    h(
      'div',
      { class: 'choices' },
      button(w.unlink_really, () => void app.here.unlink(), { small: true }),
      button(w.cancel, () => app.here.askToUnlink(false), { small: true, subtle: true }),
    ),
  );
}

export function hereView(state: State, app: App, w: Words, review: Review): View {
  const { here, templates } = state;
  const own = here.filled?.matter === review.matter.id ? here.filled.template : null;
  const template = here.template ?? own ?? templates[0]?.id ?? null;
  const compare = () => template !== null && void app.here.compare(template);
  const count = here.chosen.size;
  const off = !mayCompare(here, review.matter.id) ? w.here_off : (here.tags === 0 || template === null) && w.here_no_tags;
  return {
    title: w.here_title,
    body: !here.read
      ? spinner(w.loading)
      : [
          origin(state, app, w, review),
          here.tags > 0 && own === null && !here.unlinked && mayCompare(here, review.matter.id) && templates.length > 0 &&
            select('here-template', w.here_template, templates.map(({ id, title }) => ({ value: id, label: title })), template ?? '', app.here.setTemplate),
          report(state, w),
          waiting(app, w, review),
          comparison(state, app, w, review),
          unlinking(state, app, w),
        ],
    left: here.lines !== null && button(w.compare_again, compare, { subtle: true }),
    primary:
      here.lines === null
        ? button(w.compare, compare, { primary: true, id: 'compare', off })
        : button(w.fill_count(count), () => void app.here.refresh(), { primary: true, id: 'fill', off: count === 0 && w.fill_none }),
  };
}
