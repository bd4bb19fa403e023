// The language, the person's name, who is signed in to Clio, who may ask this helper.
import { h, type Vnode } from '../dom/h';
import type { Pairing } from '../api/contract';
import type { App } from '../state/app';
import type { State } from '../state/model';
import { when } from '../words/dates';
import type { Language, Words } from '../words/words';
import { accountSection, keptSection } from './account';
import { badge, button, field, select, spinner, type View } from './parts';

// Each language by its own name: whoever cannot read the others finds it.
const languages: readonly { value: Language; label: string }[] = [
  { value: 'en', label: 'English' },
  { value: 'fr', label: 'Français' },
];

function pairingRow(pairing: Pairing, state: State, app: App, w: Words): Vnode {
  const own = pairing.id === app.ownPairing();
  const dates = `${w.paired_on(when(pairing.paired_at, state.language))}, ${w.paired_until(when(pairing.expires_at, state.language))}`;
  return h(
    'li',
    { key: pairing.id, class: 'card' },
    h('div', {}, h('strong', {}, pairing.program), ' ', own && badge(w.this_pane, 'strong')),
    pairing.document !== '' && h('div', {}, pairing.document),
    h('div', { class: 'quiet' }, dates),
    own
      ? button(w.revoke, () => void app.revokeOwn(), { small: true })
      : h('p', { class: 'quiet' }, w.revoke_others),
  );
}

export function settingsView(state: State, app: App, w: Words): View {
  return {
    title: w.settings_title,
    body: [
      select('language', w.language_label, languages, state.language, (value) => app.setLanguage(value as Language)),
      field({
        id: 'person-name', label: w.person_label, value: state.person,
        props: { maxlength: 200, onchange: (event: Event) => app.setPerson((event.target as HTMLInputElement).value.trim()) },
      }),
      h('h2', {}, w.account_title),
      accountSection(state, app, w),
      h('h2', {}, w.kept_title),
      keptSection(state, app, w),
      h('h2', {}, w.paired_title),
      state.pairings === null
        ? spinner(w.loading)
        : h('ul', { class: 'cards' }, state.pairings.map((pairing) => pairingRow(pairing, state, app, w))),
      state.status && h('p', { class: 'quiet' }, w.version(state.status.version), ' · ', w.version_since(when(state.status.started_at, state.language))),
    ],
    primary: button(w.done, app.leaveSettings, { primary: true }),
  };
}
