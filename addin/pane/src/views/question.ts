// One question: its label, the field of its type, where its answer comes from, its fault under it.
import { classes, h, type Child, type Props, type Vnode } from '../dom/h';
import type { Interview, Question } from '../api/contract';
import type { App } from '../state/app';
import type { State } from '../state/model';
import { fieldId, type Node } from '../state/questions';
import { sentence } from '../words/problems';
import type { Words } from '../words/words';
import { icon } from './icons';
import { badge, button } from './parts';
import type { Offer } from './picker';

export interface Asking {
  state: State;
  app: App;
  w: Words;
  interview: Interview;
}

const kRadiosUpTo = 4;

const isYes = (text: string): boolean => /^(yes|oui|true|vrai)$/i.test(text);

// What a person types is kept at once and goes to the helper when the field is left.
function typing(path: string, place: string, app: App, leave: (text: string) => void): Props {
  const text = (event: Event) => (event.target as HTMLInputElement).value;
  return {
    oninput: (event: Event) => app.interview.type(place, text(event)),
    onblur: (event: Event) => leave(text(event)),
    'data-of': path,
  };
}

function textControl(question: Question, type: string, shared: Props, w: Words): Vnode {
  const placeholder = type === 'date' ? w.date_example : undefined;
  const inputmode = type === 'money' || type === 'number' ? 'decimal' : undefined;
  if (question.multiline && type === 'text') return h('textarea', { ...shared, class: 'input', rows: 4 });
  return h('input', { ...shared, class: 'input', type: 'text', autocomplete: 'off', placeholder, inputmode });
}

function picker(value: string, id: string, described: string, wrong: boolean, label: string, asking: Asking, events: Props): Vnode {
  const { w, interview } = asking;
  const offers: Offer[] = interview.people.map((person) => ({ name: person.name, note: person.role }));
  return h('engross-picker', {
    '.offers': offers,
    '.inputId': id,
    '.placeholder': w.choose_or_type,
    '.says': w.show_people,
    '.label': label,
    '.describedBy': described,
    '.wrong': wrong,
    '.value': value,
    ...events,
  });
}

function radioRow(question: Question, options: { value: string; label: string }[], chosen: string, described: string, asking: Asking): Vnode {
  return h(
    'div',
    { class: 'radio-row' },
    options.map((option, at) =>
      h(
        'label',
        { key: option.value, class: 'radio' },
        h('input', {
          // The first one bears the address of the question.
          id: at === 0 ? fieldId(question.path) : undefined,
          type: 'radio',
          name: question.path,
          value: option.value,
          '.checked': option.value === chosen,
          'aria-describedby': described || undefined,
          onchange: () => asking.app.interview.leave(question.path, option.value),
        }),
        h('span', {}, option.label),
      ),
    ),
  );
}

function control(question: Question, described: string, asking: Asking): Vnode {
  const { app, w } = asking;
  const { path } = question;
  const value = app.interview.typed.get(path) ?? question.value;
  const wrong = question.fault !== '';
  const save = (text: string) => app.interview.leave(path, text);
  const shared: Props = { id: fieldId(path), 'aria-describedby': described || undefined, 'aria-invalid': wrong ? 'true' : undefined, '.value': value };
  if (question.type === 'yes/no') {
    const chosen = value === '' ? '' : isYes(value) ? 'yes' : 'no';
    return radioRow(question, [{ value: 'yes', label: w.yes }, { value: 'no', label: w.no }], chosen, described, asking);
  }
  if (question.type === 'choice' && question.options.length <= kRadiosUpTo) {
    return radioRow(question, question.options.map((option) => ({ value: option, label: option })), value, described, asking);
  }
  if (question.type === 'choice') {
    const options = question.options.includes(value) || value === '' ? question.options : [value, ...question.options];
    return h(
      'select',
      { ...shared, class: 'input', onchange: (event: Event) => save((event.target as HTMLSelectElement).value) },
      h('option', { key: '', value: '' }, w.choose),
      options.map((option) => h('option', { key: option, value: option }, option)),
    );
  }
  if (question.type === 'person') {
    const leave = (event: Event) => save((event.currentTarget as HTMLInputElement).value);
    return picker(value, fieldId(path), described, wrong, '', asking, {
      oninput: (event: Event) => app.interview.type(path, (event.target as HTMLInputElement).value),
      onleave: leave,
    });
  }
  return textControl(question, question.type, { ...shared, ...typing(path, path, app, save) }, w);
}

// A list of single values: each has a field; leaving one saves the whole list.
function itemsControl(question: Question, described: string, asking: Asking): Child {
  const { app, w } = asking;
  const { path, each } = question;
  const placeOf = (at: number) => `${path}#${at}`;
  const texts = question.items.map((item, at) => app.interview.typed.get(placeOf(at)) ?? item);
  const last = app.interview.typed.get(placeOf(texts.length)) ?? '';
  const save = (at: number, text: string) => {
    const next = [...texts];
    next[at] = text;
    const kept = next.filter((one) => one.trim() !== '');
    if (kept.join('\n') !== question.items.join('\n')) void app.interview.setItems(path, kept);
  };
  const one = (text: string, at: number): Vnode => {
    const label = `${question.label}: ${each || w.item} ${at + 1}`;
    const id = at === 0 ? fieldId(path) : `${fieldId(path)}-${at}`;
    const type = question.item === '' ? 'text' : question.item;
    const input =
      type === 'person'
        ? picker(text, id, described, false, label, asking, {
            oninput: (event: Event) => app.interview.type(placeOf(at), (event.target as HTMLInputElement).value),
            onleave: (event: Event) => save(at, (event.currentTarget as HTMLInputElement).value),
          })
        : textControl({ ...question, multiline: false }, type, {
            id, 'aria-label': label, 'aria-describedby': described || undefined, '.value': text, ...typing(path, placeOf(at), app, (typed) => save(at, typed)),
          }, w);
    return h(
      'div',
      { key: at, class: 'item' },
      input,
      at < texts.length && button('', () => save(at, ''), { icon: 'cross', subtle: true, small: true, says: w.remove_item(`${each || w.item} ${at + 1}`) }),
    );
  };
  // The last field is empty: what is typed there is one more.
  return [...texts, last].map(one);
}

function rowsOf(node: Node, asking: Asking): Child {
  const { question } = node;
  const { app, w } = asking;
  const each = question.each || w.item;
  return [
    node.rows.map((row, at) =>
      h(
        'fieldset',
        { key: at, class: 'record', 'data-row': `${question.path}[${at}]` },
        h('legend', {}, `${each} ${at + 1}`),
        button('', () => void app.interview.removeRow(question.path, at), { icon: 'cross', subtle: true, small: true, says: w.remove_item(`${each} ${at + 1}`) }),
        row.map((inner) => questionView(inner, asking)),
      ),
    ),
    button(w.add_item(each), () => void app.interview.addRow(question.path, question.rows), { small: true, icon: 'add', id: fieldId(question.path) }),
  ];
}

function originText(question: Question, w: Words): string {
  if (question.origin === 'from the matter') return w.from_clio;
  if (question.origin === 'by default') return w.by_default;
  return question.origin === 'computed' ? w.computed : '';
}

export function questionView(node: Node, asking: Asking): Vnode {
  const { question } = node;
  const { state, app, w } = asking;
  const { path } = question;
  const id = fieldId(path);
  const helped = state.answers.helps.has(path);
  const faulted = question.fault !== '';
  const described = [faulted && `${id}-fault`, helped && `${id}-help`, `${id}-from`].filter(Boolean).join(' ');
  const grouped = question.type === 'yes/no' || question.type === 'list' || (question.type === 'choice' && question.options.length <= kRadiosUpTo);
  const open = asking.interview.open.includes(path);
  const label: Child = [question.label, open && h('span', { class: 'needed' }, ' ', icon('dot'), w.needed)];
  const origin = originText(question, w);
  const inner: Child = [
    h(
      'div',
      { class: 'question-top' },
      grouped ? h('span', { class: 'label', id: `${id}-label` }, label) : h('label', { for: id }, label),
      question.help !== '' &&
        button('?', () => app.interview.toggleHelp(path), { small: true, says: w.help_for(question.label), props: { 'icon-only': true, 'aria-expanded': String(helped), class: 'help-button' } }),
    ),
    helped && h('p', { key: 'help', class: 'help', id: `${id}-help` }, question.help),
    question.origin === 'computed'
      ? h('p', { key: 'computed', id }, question.value || w.nothing)
      : question.records
        ? h('div', { key: 'rows' }, rowsOf(node, asking))
        : h('div', { key: 'control' }, question.type === 'list' ? itemsControl(question, described, asking) : control(question, described, asking)),
    faulted && h('p', { key: 'fault', class: 'fault', id: `${id}-fault` }, icon('stop'), ' ', sentence(question.fault)),
    h(
      'div',
      { key: 'from', class: 'origin', id: `${id}-from` },
      origin !== '' && badge(origin),
      question.origin === 'answered' && !question.records &&
        button(w.take_back, () => void app.interview.give([{ path, text: '' }], [path]), { small: true, subtle: true, says: `${w.take_back}: ${question.label}` }),
    ),
  ];
  return h(
    'div',
    {
      key: path,
      class: classes('question', faulted && 'wrong', open && 'open'),
      'data-path': path,
      role: grouped ? 'group' : undefined,
      'aria-labelledby': grouped ? `${id}-label` : undefined,
    },
    inner,
  );
}
