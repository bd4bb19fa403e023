// Filing what was made in the matter: the folder, the list that somebody agrees to, what was filed.
import type { FilingList, FilingReport, PlannedFiling } from '../api/contract';
import { h, type Child, type Vnode } from '../dom/h';
import type { App } from '../state/app';
import type { State } from '../state/model';
import { sentence } from '../words/problems';
import type { Words } from '../words/words';
import { icon } from './icons';
import { button, field } from './parts';
import { toldTexts } from './told';

function whatOf(one: PlannedFiling, w: Words): string {
  switch (one.what) {
    case 'new_document':
      return w.filing_new;
    case 'new_version':
      return w.filing_version(one.version);
    case 'go_on':
      return w.filing_goes_on;
    case 'unchanged':
      return w.filing_unchanged(one.version);
    case 'left_out':
      return w.filing_left_out;
  }
}

const notes = (texts: readonly string[]): Child =>
  texts.length > 0 && h('ul', {}, texts.map((text) => h('li', { key: text }, sentence(text))));

const where = (folder: string, isNew: boolean, w: Words): string =>
  folder === '' ? w.filing_own_folder : isNew ? w.filing_new_folder(folder) : w.filing_folder(folder);

function listCard(list: FilingList, app: App, w: Words): Vnode {
  return h(
    'div',
    { key: 'list', id: 'filing-list', class: 'card', tabindex: '-1' },
    h('strong', {}, w.filing_list_of(list.matter, list.client)),
    h('p', { class: 'quiet' }, where(list.folder, list.folder_is_new, w)),
    notes(toldTexts(list.notes, list.note_messages, w)),
    h(
      'ul',
      {},
      list.documents.map((one) => h('li', { key: one.id }, h('div', { class: 'file' }, one.name), h('div', { class: 'quiet' }, whatOf(one, w)), notes(toldTexts(one.notes, one.note_messages, w)))),
    ),
    h(
      'div',
      { class: 'choices' },
      list.to_file > 0 && button(w.filing_do(list.to_file), () => void app.filing.file(), { id: 'file-now', small: true, icon: 'check' }),
      button(w.filing_not_now, app.filing.leave, { subtle: true, small: true }),
    ),
  );
}

function reportCard(report: FilingReport, w: Words): Vnode {
  const { stopped } = report;
  return h(
    'div',
    { key: 'report', id: 'filing-report', class: stopped ? 'card blocking' : 'card', tabindex: '-1' },
    report.filed.length > 0 && [
      h('strong', {}, icon('check'), ' ', w.filed_title),
      h('ul', {}, report.filed.map((one) => h('li', { key: one.id }, w.filed_as(one.name, one.version), one.already && ` ${w.filed_already}`))),
    ],
    stopped && [h('strong', {}, icon('stop'), ' ', w.filing_stopped), h('p', {}, sentence(stopped.what)), h('p', {}, sentence(stopped.remedy))],
  );
}

export function filingPart(state: State, app: App, w: Words): Child {
  const { folder, list, report } = state.documents.filing;
  return [
    h('h2', { key: 'filing-title' }, w.filing_title),
    h('p', { key: 'filing-hint', class: 'quiet' }, w.filing_hint),
    field({
      id: 'filing-folder',
      label: w.filing_folder_label,
      value: folder,
      props: { maxlength: 255, oninput: (event: Event) => app.filing.folder((event.target as HTMLInputElement).value) },
    }),
    !list && h('div', { key: 'filing-look', class: 'choices' }, button(w.filing_look, () => void app.filing.look(), { id: 'filing-look', small: true, icon: 'next' })),
    list && listCard(list, app, w),
    report && reportCard(report, w),
  ];
}
