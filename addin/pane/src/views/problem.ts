// What went wrong, as a card above the view: what happened, what is safe, what to do next.
import type { Fault } from '../api/contract';
import type { CallError } from '../api/errors';
import { h, type Child } from '../dom/h';
import type { App } from '../state/app';
import type { State } from '../state/model';
import { problemText, retryHelps, sentence, settledHere, settledText } from '../words/problems';
import type { Words } from '../words/words';
import { button } from './parts';
import { findingText } from './told';

const joined = ({ where, what }: Fault) => sentence([where, what].filter(Boolean).join(': '));

// Each fault where it lies, with what the helper would do about it.
const faultLine = (fault: Fault, { code }: CallError) =>
  h('li', {}, h('span', {}, joined(fault)), code !== 'sign_in_needed' && [' ', h('span', { class: 'quiet' }, fault.remedy && sentence(fault.remedy))]);

// What the view beside it settles: a finding is known there, in the language of the person.
function openLine({ what }: Fault, state: State, w: Words): Child {
  const finding = state.review?.findings.find(({ text }) => text === what);
  return finding ? h('li', { lang: w.language }, sentence(findingText(finding, w))) : h('li', {}, sentence(what));
}

export function problem(state: State, app: App, w: Words): Child {
  if (state.problem === null) return null;
  const { error, again } = state.problem;
  const here = settledHere(error) && state.review !== null && state.screen.name !== 'connect';
  const { what, safe, next, detail } = here ? settledText(w, error) : problemText(w, error);
  // What only the helper's English says.
  const english = { lang: w.language === 'en' ? undefined : 'en' };
  // Said once: what was typed here is wrong in one thing at a time.
  const alone = state.screen.name === 'connect' && error.faults.length === 1 ? error.faults[0] : undefined;
  const signIn = error.code === 'sign_in_needed' && state.screen.name !== 'connect';
  return h(
    'div',
    { key: 'problem', class: 'problem', role: 'alert' },
    h('p', {}, h('strong', {}, alone && detail === undefined ? sentence(alone.what) : what)),
    detail !== undefined && h('p', { class: 'quiet' }, w.helper_says, ' ', detail !== '' && h('span', english, detail), detail === '' && alone && h('span', english, sentence(alone.what))),
    alone && alone.remedy !== '' && h('p', english, sentence(alone.remedy)),
    !alone && error.faults.length > 0 && h('ul', english, error.faults.map((fault) => (here ? openLine(fault, state, w) : faultLine(fault, error)))),
    h('p', {}, [safe, next].filter(Boolean).join(' ')),
    h(
      'div',
      { class: 'choices' },
      signIn && button(w.connect, app.connect.open, { small: true, key: 'connect', id: 'problem-connect' }),
      again !== null && retryHelps(error) && button(w.try_again, again, { small: true, key: 'again' }),
      error.code === 'conflict' && button(w.reload, app.reload, { small: true, key: 'reload' }),
      error.code === 'missing' && here && button(w.go_to_questions, app.showQuestions, { small: true, key: 'questions' }),
      error.code === 'review_open' && here && button(w.go_to_people, () => app.go({ name: 'people' }), { small: true, key: 'people' }),
      button(w.dismiss, app.dismissProblem, { small: true, subtle: true, key: 'dismiss' }),
    ),
  );
}
