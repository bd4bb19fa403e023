// Time or an expense for the matter: a small form, the line that somebody agrees to, its number.
import type { EntryPlanned } from '../api/contract';
import { h, type Child, type Vnode } from '../dom/h';
import type { App } from '../state/app';
import type { State } from '../state/model';
import { day } from '../words/dates';
import { sentence } from '../words/problems';
import type { Words } from '../words/words';
import { icon } from './icons';
import { button, field, radios } from './parts';
import { toldTexts } from './told';

function lineCard(line: EntryPlanned, state: State, app: App, w: Words): Vnode {
  const what = line.minutes !== null ? w.time_of(Math.floor(line.minutes / 60), line.minutes % 60) : w.expense_of(line.amount ?? '');
  return h(
    'div',
    { key: 'line', id: 'record-line', class: 'card', tabindex: '-1' },
    h('strong', {}, w.record_line_of(line.matter, line.client)),
    h('p', {}, `${what} · ${day(line.date, state.language)}`),
    h('p', { class: 'quiet' }, line.note),
    line.notes.length > 0 && h('ul', {}, toldTexts(line.notes, line.note_messages, w).map((note) => h('li', { key: note }, sentence(note)))),
    h(
      'div',
      { class: 'choices' },
      button(line.already === null ? w.record_do : w.record_again, () => void app.recording.record(), { id: 'record-now', small: true, icon: 'check' }),
      button(w.filing_not_now, app.recording.leave, { subtle: true, small: true }),
    ),
  );
}

export function recordingPart(state: State, app: App, w: Words): Child {
  const { open, kind, date, note, amount, list, recorded } = state.recording;
  const text = (event: Event): string => (event.target as HTMLInputElement).value;
  const asked = app.recording.asked();
  return [
    h('h2', { key: 'record-title' }, w.record_title),
    recorded !== null && h('p', { key: 'recorded', id: 'recorded', class: 'good', tabindex: '-1' }, icon('check'), ' ', w.recorded(recorded)),
    !open && h('div', { key: 'record-open', class: 'choices' }, button(w.record_open, app.recording.open, { id: 'record-open', small: true })),
    open && h(
      'div',
      { key: 'record-form', class: 'card' },
      radios({
        name: 'record-kind', label: w.record_kind, value: kind,
        options: [{ value: 'time', label: w.record_time }, { value: 'expense', label: w.record_expense }],
        onchange: (value) => app.recording.type({ kind: value as 'time' | 'expense', amount: '' }),
      }),
      field({
        id: 'record-amount', label: kind === 'time' ? w.record_how_long : w.record_how_much, value: amount, hint: kind === 'time' ? '1:30' : '24.95',
        props: { inputmode: kind === 'time' ? 'text' : 'decimal', maxlength: 20, oninput: (event: Event) => app.recording.type({ amount: text(event) }) },
      }),
      field({ id: 'record-date', label: w.record_date, type: 'date', value: date, props: { oninput: (event: Event) => app.recording.type({ date: text(event) }) } }),
      field({ id: 'record-note', label: w.record_note, value: note, multiline: true, props: { maxlength: 2000, oninput: (event: Event) => app.recording.type({ note: text(event) }) } }),
      !list && h(
        'div',
        { key: 'look', class: 'choices' },
        button(w.record_look, () => void app.recording.look(), { id: 'record-look', small: true, icon: 'next', off: asked === null && (kind === 'time' ? w.record_need_time : w.record_need_expense) }),
        button(w.cancel, app.recording.leave, { subtle: true, small: true }),
      ),
    ),
    list && lineCard(list, state, app, w),
  ];
}
