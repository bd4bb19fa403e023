// What a check of the document beside the pane found, and what its preview lacked; each with the way
// to its place.
import { h, type Child, type Vnode } from '../dom/h';
import type { MissingValue, TemplateCheck, TemplateFault } from '../api/contract';
import type { App } from '../state/app';
import type { State } from '../state/model';
import { clock } from '../words/dates';
import { sentence } from '../words/problems';
import type { Words } from '../words/words';
import { icon } from './icons';
import { button } from './parts';

// What only the helper's English says.
const english = (w: Words) => ({ lang: w.language === 'en' ? undefined : 'en' });

function jumpTo(to: TemplateFault | MissingValue, app: App, w: Words): Child {
  return to.mark !== '' && button(w.jump, () => void app.authoring.jump(to), { small: true, says: w.jump_to(to.mark) });
}

function faultCard(fault: TemplateFault, at: number, app: App, w: Words): Vnode {
  const name = (w.fault_name as Partial<Record<string, string>>)[fault.code];
  return h(
    'li',
    { key: at, class: 'card blocking', 'data-fault': fault.code },
    h('p', { class: 'card-text' }, icon('stop'), h('strong', name === undefined ? english(w) : {}, name ?? sentence(fault.what))),
    fault.mark !== '' && h('code', { class: 'code-mark' }, fault.mark),
    h('p', { class: 'quiet' }, w.place_in_document(fault.place)),
    h('p', english(w), name !== undefined && [sentence(fault.what), ' '], fault.remedy !== '' && sentence(fault.remedy)),
    h('div', { class: 'choices' }, jumpTo(fault, app, w)),
  );
}

const notices = (all: readonly string[], w: Words): Child =>
  all.length > 0 && h('ul', { key: 'notices', class: 'quiet', ...english(w) }, all.map((notice) => h('li', { key: notice }, sentence(notice))));

function checked(check: TemplateCheck, state: State, app: App, w: Words): Child {
  const { faults, fields } = check;
  return [
    h('h3', { key: 'checked-at' }, w.checked_at(clock(state.authoring.checkedAt ?? new Date(), state.language))),
    faults.length === 0
      ? h('p', { key: 'checked', id: 'checked', class: 'good', tabindex: '-1' }, icon('check'), ' ', w.check_good(fields.length))
      : [
          h('p', { key: 'checked', id: 'checked', tabindex: '-1' }, w.check_count(faults.length)),
          h('ul', { key: 'faults', id: 'faults', class: 'cards' }, faults.map((fault, at) => faultCard(fault, at, app, w))),
        ],
    notices(check.notices, w),
  ];
}

function previewed(state: State, app: App, w: Words): Child {
  const { preview } = state.authoring;
  if (preview === null) return null;
  const { missing } = preview;
  return h(
    'div',
    { key: 'preview', id: 'preview', class: 'card', tabindex: '-1' },
    h('p', { class: 'good' }, icon('check'), ' ', w.preview_opened(preview.file)),
    missing.length > 0 && [
      h('p', {}, w.preview_missing(missing.length)),
      h('ul', { class: 'cards' }, missing.map((one, at) =>
        h('li', { key: at, class: 'missing-value' }, h('code', { class: 'code-mark' }, one.mark), ' ', h('span', { class: 'quiet' }, w.place_in_document(one.place)), ' ', jumpTo(one, app, w)))),
    ],
    notices(preview.notices, w),
  );
}

export function checkPart(state: State, app: App, w: Words): Child {
  const { check } = state.authoring;
  const off = !state.beside && w.template_no_document;
  return h(
    'section',
    { key: 'document', class: 'document-part', 'aria-labelledby': 'document-title' },
    h('h2', { id: 'document-title' }, w.template_document),
    h(
      'div',
      { class: 'choices' },
      button(w.check_template, () => void app.authoring.check(), { small: true, id: 'check', off }),
      button(w.preview_template, () => void app.authoring.preview(), { small: true, id: 'make-preview', says: w.preview_says, off }),
    ),
    off !== false && h('p', { key: 'off', class: 'quiet' }, off),
    check !== null && checked(check, state, app, w),
    previewed(state, app, w),
  );
}
