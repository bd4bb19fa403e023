// Who is signed in to Clio, and signing out with what stays on this computer.
import { h, type Child, type Vnode } from '../dom/h';
import type { ClioAccount, ClioErased, HeldHere, SignedOut } from '../api/contract';
import type { App } from '../state/app';
import { needsSignIn, signedIn } from '../state/connect';
import type { State } from '../state/model';
import type { Words } from '../words/words';
import { icon } from './icons';
import { button, spinner } from './parts';

// "Canada – ca.app.clio.com"; of another Clio its address alone.
export function clioName(account: ClioAccount, w: Words, practice = false): string {
  if (practice) return w.practice_clio;
  const region = (w.region as Record<string, string>)[account.clio];
  return region === undefined ? account.host : `${region} – ${account.host}`;
}

// What became of a sign-out.
export function leaving({ untold }: SignedOut, w: Words): Child {
  return h('div', { key: 'left', id: 'signed-out', tabindex: '-1', class: 'card' },
    h('p', { class: 'good' }, icon('check'), ' ', w.signed_out), h('p', {}, w.signed_out_stays),
    untold !== null && h('p', { class: 'card-text' }, icon('doubt'), h('span', {}, w.signed_out_untold)));
}

// How many of each, those that there are.
const counted = ({ drafts, imports, answers, edits, documents, contacts }: HeldHere, w: Words): string[] =>
  [
    w.here_drafts(drafts), w.here_imports(imports), w.here_answers(answers), w.here_edits(edits), w.here_documents(documents), w.here_contacts(contacts),
  ].filter(Boolean);

function question(account: ClioAccount, app: App, w: Words): Child {
  return h(
    'div',
    { class: 'card doubt', 'data-leaving': account.clio },
    h('p', {}, h('strong', {}, w.sign_out_title)),
    h('p', {}, w.sign_out_stays),
    h('ul', { class: 'points' }, counted(account.here, w).map((line) => h('li', {}, line)), h('li', {}, w.here_keys)),
    h('p', {}, w.sign_out_goes),
    h(
      'div',
      { class: 'choices' },
      button(w.sign_out, () => void app.connect.signOut(account.clio), { small: true, id: 'leave-now' }),
      button(w.cancel, () => app.connect.askToLeave(null), { small: true, subtle: true }),
    ),
  );
}

function eraseQuestion(account: ClioAccount, given: boolean, app: App, w: Words): Child {
  return h(
    'div',
    { class: 'card doubt', 'data-erasing': account.clio },
    h('p', {}, h('strong', {}, w.erase_title)),
    h('p', {}, w.erase_goes),
    h('ul', { class: 'points' }, counted(account.here, w).map((line) => h('li', {}, line)), !given && h('li', {}, w.here_sign_in)),
    h('p', {}, w.erase_stays),
    h(
      'div',
      { class: 'choices' },
      button(w.erase, () => void app.connect.erase(account), { small: true, id: 'erase-now' }),
      button(w.cancel, () => app.connect.askToErase(null), { small: true, subtle: true, id: 'erase-cancel' }),
    ),
  );
}

// What became of it.
function gone({ erased, untold }: ClioErased, w: Words): Child {
  const what = counted(erased, w);
  return h('div', { key: 'erased', id: 'erased', tabindex: '-1', class: 'card' },
    h('p', { class: 'good' }, icon('check'), ' ', w.erased),
    what.length > 0 && h('ul', { class: 'points' }, what.map((line) => h('li', {}, line))),
    untold !== null && h('p', { class: 'card-text' }, icon('doubt'), h('span', {}, w.signed_out_untold)));
}

const holds = (account: ClioAccount): boolean => Object.values(account.here).some((count) => count > 0) || account.standing !== 'never';

// Of every Clio of which something is kept, whether or not somebody is signed in to it.
function keptCard(account: ClioAccount, state: State, app: App, w: Words): Vnode {
  return h(
    'li',
    { key: account.clio, class: 'card', 'data-kept': account.clio },
    h('div', { class: 'quiet' }, clioName(account, w, state.connect.standing?.practice)),
    state.connect.erasing === account.clio
      ? eraseQuestion(account, state.connect.standing?.given === true, app, w)
      : [
          h('div', { key: 'counts' }, counted(account.here, w).join(', ') || w.here_keys),
          button(w.erase_ask, () => app.connect.askToErase(account.clio), { small: true, id: 'erase', key: 'erase' }),
        ],
  );
}

export function keptSection(state: State, app: App, w: Words): Child {
  const { standing, erased } = state.connect;
  if (standing === null) return null;
  const kept = standing.accounts.filter(holds);
  return [
    erased !== null && gone(erased, w),
    kept.length === 0 && erased === null && h('p', { key: 'nothing kept', class: 'quiet' }, w.kept_nothing),
    kept.length > 0 && h('ul', { key: 'kept', class: 'cards' }, kept.map((one) => keptCard(one, state, app, w))),
  ];
}

export function accountCard(account: ClioAccount, state: State, app: App, w: Words): Vnode {
  return h(
    'li',
    { key: account.clio, class: 'card', 'data-account': account.clio },
    h('div', {}, h('strong', {}, account.user === '' ? w.account_unnamed : account.user)),
    account.firm !== '' && h('div', {}, account.firm),
    h('div', { class: 'quiet' }, clioName(account, w, state.connect.standing?.practice)),
    state.connect.leaving === account.clio
      ? question(account, app, w)
      : button(w.sign_out_ask, () => app.connect.askToLeave(account.clio), { small: true, id: 'sign-out' }),
  );
}

// In the settings.
export function accountSection(state: State, app: App, w: Words): Child {
  const { standing, left } = state.connect;
  if (standing === null) return spinner(w.loading);
  if (standing.given) return h('p', {}, w.connect_given);
  const accounts = signedIn(standing);
  return [
    standing.practice && h('p', { key: 'practice', class: 'quiet' }, w.connect_practice),
    left !== null && leaving(left, w),
    accounts.length === 0 && left === null && h('p', { key: 'nobody' }, w.connect_nobody),
    accounts.length > 1 && h('p', { key: 'several', class: 'card doubt' }, w.connect_several),
    accounts.length > 0 && h('ul', { class: 'cards' }, accounts.map((one) => accountCard(one, state, app, w))),
    needsSignIn(standing) && accounts.length === 0 && h('div', { class: 'choices' }, button(w.connect, app.connect.open, { id: 'to-connect' })),
  ];
}
