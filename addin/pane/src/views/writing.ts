// What was corrected here and would be written to Clio: every value as Clio holds it and as it stands
// here, then what was written.
import type { PlannedValue, WriteBackReport } from '../api/contract';
import { h, type Child, type Vnode } from '../dom/h';
import type { App } from '../state/app';
import type { State } from '../state/model';
import { sentence } from '../words/problems';
import type { Words } from '../words/words';
import { icon } from './icons';
import { button, field, spinner, type View } from './parts';
import { labelOf, noteText } from './told';

const shown = (text: string, w: Words): Child => (text === '' ? h('span', { class: 'quiet' }, w.empty_value) : text);

const fromTo = (value: PlannedValue, w: Words): Vnode =>
  h('div', { class: 'from-to' }, h('del', {}, shown(value.in_clio, w)), ' → ', h('ins', {}, shown(value.here, w)));

// The key of a value of the matter begins with 0.
const named = (value: PlannedValue, w: Words): string =>
  [value.key.startsWith('0.') ? w.of_the_matter : value.who, labelOf({ field: value.key.slice(value.key.indexOf('.') + 1), label: value.label }, w)].filter(Boolean).join(', ');

function open(value: PlannedValue, state: State, app: App, w: Words): Vnode {
  const id = `write-${value.key}`;
  return h(
    'li',
    { key: value.key },
    h(
      'label',
      { class: 'radio' },
      h('input', {
        id, type: 'checkbox', '.checked': state.writing.chosen.has(value.key), 'aria-describedby': `${id}-what`,
        onchange: (event: Event) => app.writing.choose(value.key, (event.target as HTMLInputElement).checked),
      }),
      h('strong', {}, named(value, w)),
    ),
    h('div', { id: `${id}-what` }, fromTo(value, w)),
  );
}

const told = (value: PlannedValue, w: Words): Vnode =>
  h(
    'li',
    { key: value.key },
    h('strong', {}, named(value, w)),
    value.what === 'conflict' && fromTo(value, w),
    value.note !== '' && h('div', { class: 'quiet' }, sentence(noteText(value, w))),
  );

const part = (key: string, title: string, values: readonly PlannedValue[], row: (value: PlannedValue) => Vnode): Child =>
  values.length > 0 && [h('h2', { key }, title), h('ul', { key: `${key} values`, class: 'written' }, values.map(row))];

function reportCard(report: WriteBackReport, w: Words): Vnode {
  const { failed } = report;
  return h(
    'div',
    { key: 'report', id: 'writing-report', class: failed.length > 0 ? 'card blocking' : 'card', tabindex: '-1' },
    report.written.length > 0 && [
      h('strong', {}, icon('check'), ' ', w.written_title),
      h('ul', {}, report.written.map((one) => h('li', { key: one.key }, named(one, w), ': ', shown(one.here, w)))),
    ],
    failed.length > 0 && [
      h('strong', {}, icon('stop'), ' ', w.writing_stopped),
      failed.map(({ what, where, remedy }) => h('p', {}, sentence([where, what].filter(Boolean).join(': ')), ' ', sentence(remedy))),
    ],
  );
}

export function writingView(state: State, app: App, w: Words): View {
  const { list, chosen, report, busy, changed } = state.writing;
  const of = (what: PlannedValue['what']) => list?.values.filter((value) => value.what === what) ?? [];
  const unnamed = state.person.trim() === '';
  return {
    title: w.writing_title,
    body: [
      h('p', { key: 'hint', class: 'quiet' }, w.writing_hint),
      report && reportCard(report, w),
      changed && h('p', { key: 'changed', id: 'writing-changed', class: 'card doubt', tabindex: '-1' }, w.writing_changed),
      !list && !report && state.problem === null && spinner(busy ? w.writing_now : w.filing_looking),
      list && list.values.length === 0 && h('p', { key: 'none', class: 'empty' }, w.writing_none),
      list && of('change').length > 0 && field({
        id: 'writing-by', label: w.your_name, value: state.person, required: true,
        props: { maxlength: 200, onchange: (event: Event) => app.setPerson((event.target as HTMLInputElement).value.trim()) },
      }),
      part('change', w.writing_change, of('change'), (value) => open(value, state, app, w)),
      part('conflict', w.writing_conflict, of('conflict'), (value) => told(value, w)),
      part('left', w.writing_left, of('left_out'), (value) => told(value, w)),
      part('same', w.writing_same, of('same'), (value) => told(value, w)),
      !list && !busy && h('div', { key: 'look', class: 'choices' }, button(w.writing_look, () => void app.writing.look(), { id: 'writing-look', small: true, off: state.busy !== null && w.filing_looking })),
    ],
    left: button(w.back_to_people, () => app.go({ name: 'people' }), { subtle: true, off: busy && w.writing_now }),
    primary: list && of('change').length > 0
      ? button(w.writing_do(chosen.size), () => void app.writing.write(), { primary: true, id: 'write-now', off: (chosen.size === 0 && w.writing_none_chosen) || (unnamed && w.writing_unnamed) })
      : button(w.done, () => app.go({ name: 'people' }), { primary: true, off: busy && w.writing_now }),
  };
}
