// A small task in front of the screen as a form: what is asked, Cancel, and the one button that decides.
import { h, type Child } from '../dom/h';
import type { Role } from '../api/contract';
import type { App } from '../state/app';
import type { Words } from '../words/words';
import { button, type View } from './parts';

const kRoles: readonly Role[] = ['spouse', 'child', 'grandchild', 'party'];

// `decided` gets the fields of the form by name.
export function sheet(title: string, body: Child, done: string, app: App, w: Words, decided: (given: FormData) => void): View {
  const submit = () => (document.getElementById('sheet') as HTMLFormElement | null)?.requestSubmit();
  return {
    title,
    body: h(
      'form',
      {
        key: title,
        id: 'sheet',
        class: 'sheet',
        onsubmit: (event: Event) => {
          event.preventDefault();
          decided(new FormData(event.target as HTMLFormElement));
        },
        onkeydown: (event: Event) => {
          if ((event as KeyboardEvent).key !== 'Enter' || event.target instanceof HTMLTextAreaElement) return;
          event.preventDefault();
          submit();
        },
      },
      body,
    ),
    left: button(w.cancel, app.review.closeSheet, { subtle: true }),
    primary: button(done, submit, { primary: true, id: 'decide' }),
  };
}

export const text = (given: FormData, name: string): string => String(given.get(name) ?? '').trim();

export const roleOptions = (w: Words) => kRoles.map((role) => ({ value: role, label: w.role[role] }));
