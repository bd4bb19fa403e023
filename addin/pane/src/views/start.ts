// Before there is a matter: is the helper there, is it ours, does it let this pane in.
import { h, type Child } from '../dom/h';
import type { App } from '../state/app';
import type { Helper, State } from '../state/model';
import { clock } from '../words/dates';
import { sentence } from '../words/problems';
import type { Words } from '../words/words';
import { button, spinner, type View } from './parts';

const command = (text: string): Child => h('code', { class: 'command' }, text);

function waits(state: State, app: App, w: Words, helper: Extract<Helper, { phase: 'waiting' }>): View {
  const spaced = `${helper.code.slice(0, 3)} ${helper.code.slice(3)}`;
  return {
    title: w.code_title,
    body: [
      // Read digit by digit, not as a number.
      h('p', { class: 'code', 'aria-label': [...helper.code].join(' '), role: 'img' }, spaced),
      h('p', { class: 'lead' }, w.code_question),
      h('p', {}, w.code_yes),
      h('p', {}, w.code_no),
      h('p', { class: 'quiet' }, w.code_other_way),
      command(`engross pair --allow ${helper.code}`),
      h('p', { class: 'quiet' }, w.code_until(clock(new Date(helper.expiresAt), state.language))),
    ],
    primary: button(w.cancel, app.helper.cancel, {}),
  };
}

function ended(app: App, w: Words, helper: Extract<Helper, { phase: 'ended' }>): View {
  const [title, text] = {
    expired: [w.expired_title, w.expired_text],
    refused: [w.refused_title, w.refused_text],
    'too often': [w.too_often_title, w.too_often_text],
    other: [w.pair_failed_title, w.pair_failed_text],
  }[helper.why] as [string, string];
  return {
    title,
    body: [h('p', {}, text), helper.why === 'other' && helper.detail !== '' && h('p', { class: 'quiet' }, sentence(helper.detail))],
    primary: button(w.pair_again, () => void app.helper.pair(), { primary: true }),
  };
}

export function startView(state: State, app: App, w: Words): View {
  const { helper } = state;
  switch (helper.phase) {
    case 'missing':
      return {
        title: w.missing_title,
        body: [
          h('p', {}, w.missing_text),
          command('engross serve'),
          spinner(w.missing_looking),
          h('p', { class: 'quiet' }, w.missing_safe),
        ],
        primary: button(w.look_now, () => void app.helper.look(), { primary: true }),
      };
    case 'stranger':
      return {
        title: w.stranger_title,
        body: [h('p', {}, w.stranger_text), h('p', {}, w.stranger_next)],
        left: button(w.pair_again, () => app.helper.forget('first'), { subtle: true }),
        primary: button(w.try_again, () => void app.helper.look(), { primary: true }),
      };
    case 'other version':
      return {
        title: w.other_version_title,
        body: [h('p', {}, w.other_version_text), h('p', {}, w.other_version_next), h('p', { class: 'quiet' }, w.missing_safe)],
        primary: button(w.try_again, () => void app.helper.look(), { primary: true }),
      };
    case 'unpaired':
      return {
        title: w.pair_title,
        body: [helper.why === 'shut out' && h('p', { class: 'lead' }, w.shut_out_text), h('p', {}, w.pair_text)],
        primary: button(w.pair, () => void app.helper.pair(), { primary: true, id: 'pair' }),
      };
    case 'waiting':
      return waits(state, app, w, helper);
    case 'ended':
      return ended(app, w, helper);
    case 'asking':
      return { title: w.pair_title, body: spinner(w.asking_text) };
    default:
      return { title: w.looking_title, body: spinner(w.looking_text) };
  }
}
