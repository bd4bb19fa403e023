// Signing in to Clio: where, the firm's app key once, waiting for the browser, who is signed in.
import { h, type Child, type Vnode } from '../dom/h';
import type { AppKeys, ClioAccount, ClioStanding, SignIn } from '../api/contract';
import type { App } from '../state/app';
import { accountOf, isUnderWay, signedIn } from '../state/connect';
import type { State } from '../state/model';
import { sentence } from '../words/problems';
import type { Words } from '../words/words';
import { accountCard, clioName, leaving } from './account';
import { icon } from './icons';
import { button, field, radios, spinner, type View } from './parts';
import { text } from './sheet';

const onward = (app: App, w: Words, state: State): Vnode =>
  button(state.review === null ? w.matters_title : w.connect_go_on, app.connect.leave, { primary: true, id: 'connect-on' });

function address(attempt: SignIn, app: App, w: Words): Child {
  return [
    h('textarea', { id: 'connect-address', class: 'input', readonly: true, rows: 3, 'aria-label': w.connect_address, '.value': attempt.address }),
    h('div', { class: 'choices' }, button(w.connect_copy, () => void app.connect.copy(attempt.address), { small: true, id: 'connect-copy' })),
  ];
}

function waits(app: App, w: Words, standing: ClioStanding, attempt: SignIn): View {
  const finishing = attempt.state === 'finishing';
  const link = attempt.address !== '' && attempt.browser !== 'opening';
  return {
    title: w.connect_waiting,
    body: [
      spinner(finishing ? w.connect_finishing : attempt.state === 'starting' ? w.connect_starting : w.connect_waits),
      attempt.state === 'waiting' && attempt.browser !== 'none' && h('p', { key: 'allow', class: 'lead' }, w.connect_allow),
      attempt.browser === 'none' && link && h('div', { key: 'none', class: 'card doubt' }, h('p', { class: 'card-text' }, icon('doubt'), h('span', {}, w.connect_no_browser)), address(attempt, app, w)),
      attempt.browser === 'opened' && link && h('details', { key: 'link' }, h('summary', {}, w.connect_not_opened), h('div', { class: 'details' }, address(attempt, app, w))),
      attempt.state === 'waiting' && h('p', { key: 'error', class: 'quiet' }, w.connect_shows_error, ' ', h('code', {}, standing.redirect)),
      attempt.state === 'waiting' && h('p', { key: 'until', class: 'quiet' }, w.connect_until),
    ],
    primary: button(w.cancel, () => void app.connect.cancel(), { id: 'connect-cancel', off: finishing && w.connect_finishing }),
  };
}

// What happened, what is safe, what to do.
function whyNot(attempt: SignIn, account: ClioAccount | undefined, w: Words): Child {
  if (attempt.state === 'cancelled') return h('p', { key: 'end', class: 'card-text' }, w.connect_cancelled);
  if (attempt.end === null) return null;
  const { what, next } = w.connect_end[attempt.end.why];
  const { fault } = attempt.end;
  // Who has the port, which proxy, which status: the helper alone knows.
  const detail = ['port_taken', 'refused', 'unreachable', 'other'].includes(attempt.end.why) && h('p', { class: 'quiet' }, sentence(fault.what));
  const keys = account?.needs_keys === true ? w.connect_keys_not_kept : '';
  return h('div', { key: 'end', class: 'problem', id: 'connect-end', tabindex: '-1', role: 'alert' },
    h('p', {}, h('strong', {}, what)), detail, h('p', {}, [w.connect_safe, keys].filter(Boolean).join(' ')), h('p', {}, next));
}

// Why nobody is signed in.
function whyNow(account: ClioAccount | undefined, w: Words): Child {
  if (account?.standing === 'ended') return h('p', { key: 'why', class: 'card doubt', id: 'connect-why' }, w.connect_ended([account.user, account.firm].filter(Boolean).join(', ')));
  if (account?.standing === 'lost') return h('p', { key: 'why', class: 'card doubt', id: 'connect-why' }, w.connect_lost);
  return h('p', { key: 'why', id: 'connect-why' }, w.connect_nobody);
}

function keys(app: App, w: Words, standing: ClioStanding, account: ClioAccount, state: State): Child {
  const asked = account.needs_keys || state.connect.otherKeys;
  if (!asked) {
    const practice = account.standing === 'never' || standing.practice;
    return h('div', { key: 'kept' }, h('p', { class: 'quiet' }, practice ? w.connect_practice_keys : w.connect_keys_kept), button(w.connect_other_keys, () => app.connect.giveOtherKeys(true), { small: true, subtle: true, id: 'other-keys' }));
  }
  return h(
    'div',
    { key: `keys ${account.clio}`, class: 'fields' },
    h('h2', {}, w.connect_keys_title),
    h('p', {}, w.connect_keys_text, account.portal !== '' && [' ', h('a', { href: account.portal, target: '_blank', rel: 'noopener noreferrer' }, account.portal.replace('https://', ''))]),
    field({ id: 'app-key', label: w.connect_key, required: true, props: { maxlength: 2000, spellcheck: 'false' } }),
    field({ id: 'app-secret', label: w.connect_secret, type: 'password', required: true, props: { maxlength: 2000 } }),
    h('p', { class: 'quiet' }, w.connect_redirect),
    h('code', { class: 'command' }, standing.redirect),
    !account.needs_keys && h('div', { class: 'choices' }, button(w.connect_kept_keys, () => app.connect.giveOtherKeys(false), { small: true, subtle: true })),
  );
}

function where(state: State, app: App, w: Words, standing: ClioStanding): Child {
  const { clio } = state.connect;
  if (standing.practice) return h('p', { key: 'practice', class: 'card', id: 'connect-practice' }, w.connect_practice);
  if (standing.accounts.length === 1) return h('p', { key: 'only' }, clioName(standing.accounts[0]!, w));
  const options = standing.accounts.map((one) => ({ value: one.clio, label: clioName(one, w) }));
  return radios({ name: 'clio', label: w.connect_region, options, value: clio === '' ? null : clio, onchange: app.connect.choose });
}

function form(state: State, app: App, w: Words, standing: ClioStanding): View {
  const { attempt, busy, left } = state.connect;
  const account = accountOf(state.connect);
  const submit = () => (document.getElementById('connect-form') as HTMLFormElement | null)?.requestSubmit();
  const given = (data: FormData): AppKeys | null => (data.has('app-key') ? { app_key: text(data, 'app-key'), app_secret: text(data, 'app-secret') } : null);
  return {
    title: w.connect_title,
    body: h(
      'form',
      {
        id: 'connect-form',
        class: 'sheet',
        onsubmit: (event: Event) => {
          event.preventDefault();
          void app.connect.start(given(new FormData(event.target as HTMLFormElement)));
        },
        onkeydown: (event: Event) => {
          // Enter in a field; on a button or a link it is theirs.
          if ((event as KeyboardEvent).key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
          event.preventDefault();
          submit();
        },
      },
      left !== null && leaving(left, w),
      attempt !== null ? whyNot(attempt, account, w) : left === null && whyNow(account, w),
      where(state, app, w, standing),
      account !== undefined && keys(app, w, standing, account, state),
      h('p', { key: 'how', class: 'quiet' }, w.connect_how),
    ),
    left: button(w.connect_without, app.connect.leave, { subtle: true, id: 'connect-without' }),
    primary: button(w.connect, submit, { primary: true, id: 'connect-now', off: (account === undefined && w.connect_region) || (busy && w.connect_starting) }),
  };
}

export function connectView(state: State, app: App, w: Words): View {
  const { standing, attempt } = state.connect;
  if (standing === null) return { title: w.connect_title, body: spinner(w.loading) };
  if (isUnderWay(attempt)) return waits(app, w, standing, attempt);
  if (standing.given) return { title: w.connect_title, body: h('p', {}, w.connect_given), primary: onward(app, w, state) };
  const accounts = signedIn(standing);
  if (accounts.length > 1) {
    return {
      title: w.connect_title,
      body: [h('p', { key: 'several', class: 'card doubt' }, w.connect_several), h('ul', { class: 'cards' }, accounts.map((one) => accountCard(one, state, app, w)))],
      left: button(w.connect_without, app.connect.leave, { subtle: true, id: 'connect-without' }),
    };
  }
  if (accounts.length === 0 || attempt?.state === 'failed') return form(state, app, w, standing);
  return {
    title: attempt?.state === 'done' ? w.connect_done : w.connect_title,
    body: [
      attempt?.state === 'done' && h('p', { key: 'done', class: 'good', id: 'connect-done' }, icon('check'), ' ', w.connect_done_text),
      h('ul', { class: 'cards' }, accounts.map((one) => accountCard(one, state, app, w))),
      attempt?.state !== 'done' && h('div', { class: 'choices' }, button(w.connect_again, () => void app.connect.start(null), { small: true, id: 'connect-again' })),
    ],
    primary: onward(app, w, state),
  };
}
