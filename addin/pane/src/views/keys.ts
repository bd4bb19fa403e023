// Keys that work everywhere: Ctrl+Z and Ctrl+Y for the review, Alt+C to the search, Alt+N to the next
// open question, Escape one step back.
import type { App } from '../state/app';
import type { State } from '../state/model';

const inField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input:not([type=radio]):not([type=checkbox]), textarea, select');

export function globalKeys(app: App, back: (state: State, app: App) => void): (event: KeyboardEvent) => void {
  return (event) => {
    const state = app.store.get();
    if (event.defaultPrevented || state.helper.phase !== 'here') return;
    const key = event.key.toLowerCase();
    if (event.altKey && key === 'c') {
      if (state.screen.name !== 'matters') app.matters.leave();
      document.getElementById('search')?.focus();
    } else if (event.altKey && key === 'n' && state.screen.name === 'questions') app.interview.jumpToNext();
    else if (event.ctrlKey && !event.altKey && !inField(event.target) && state.review && state.sheet === null && key === 'z') {
      if (event.shiftKey) app.review.redo();
      else app.review.undo();
    } else if (event.ctrlKey && !event.altKey && !inField(event.target) && state.review && state.sheet === null && key === 'y') app.review.redo();
    else if (key === 'escape' && (state.sheet !== null || ['person', 'changes', 'facts', 'settings', 'book'].includes(state.screen.name))) back(state, app);
    else return;
    event.preventDefault();
  };
}
