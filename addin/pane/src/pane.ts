// Puts the pane on the page: state, drawing, keys that work everywhere. Each page has an entry that
// brings its host.
import './style/pane.css';
import '@fluentui/web-components/button.js';
import '@fluentui/web-components/spinner.js';
import { patch } from './dom/patch';
import type { Client } from './api/client';
import type { Vnode } from './dom/h';
import type { Host } from './host/host';
import { App } from './state/app';
import { keepTabStops } from './views/list';
import { rowsBehind } from './views/book';
import { frame, goBack } from './views/frame';
import { isCounting } from './views/jobs';
import { globalKeys } from './views/keys';
import { Picker } from './views/picker';
import { followTheme } from './views/theme';
import { languageFor } from './words/words';

export function startPane(host: Host | ((client: Client) => Host), languages: readonly string[] = navigator.languages): void {
  customElements.define('engross-picker', Picker);
  followTheme();

  const root = document.getElementById('pane')!;
  root.replaceChildren();
  const live = document.getElementById('live')!;
  let wanted: string[] = [];

  const app = new App({
    send: (path, init) => fetch(path, init),
    host,
    storage: localStorage,
    language: languageFor(languages),
    say: (text) => {
      // The same words twice are read twice only when the region was empty between.
      live.textContent = '';
      setTimeout(() => (live.textContent = text), 50);
    },
    focus: (...selectors) => {
      wanted = selectors;
      app.store.set({});
    },
  });

  let drawn: Vnode | null = null;
  let more: ReturnType<typeof setTimeout> | undefined;
  let tick: ReturnType<typeof setTimeout> | undefined;

  // An answer that no view can show must not leave a pane that does nothing: back to the matters.
  function shown(): Vnode {
    try {
      return frame(app.store.get(), app);
    } catch (thrown) {
      console.error(thrown);
      app.unreadable();
      return frame(app.store.get(), app);
    }
  }

  function draw(): void {
    const next = shown();
    document.documentElement.lang = app.store.get().language;
    const focused = root.contains(document.activeElement);
    patch(root, drawn, next);
    drawn = next;
    keepTabStops(root);
    if (wanted.length > 0) moveFocus();
    // What had the focus is gone: keys go on from the top of the view, not from nowhere.
    if (focused && document.activeElement === document.body) document.getElementById('title')?.focus({ preventScroll: true });
    showTheRest();
    clearTimeout(tick);
    if (isCounting(app.store.get(), Date.now())) tick = setTimeout(draw, 1000);
  }

  function moveFocus(): void {
    for (const selector of wanted) {
      const found = root.querySelector<HTMLElement>(selector);
      if (!found) continue;
      wanted = [];
      return found.focus();
    }
  }

  // A long list comes in portions, between which the pane answers.
  function showTheRest(): void {
    const { review, people, book, screen } = app.store.get();
    const ofPeople = screen.name === 'people' && review !== null && people.shown < review.people.length;
    const ofBook = screen.name === 'book' && book.read !== null && book.shown < app.book.listed().length;
    const marks = screen.name === 'book' && rowsBehind() > 0;
    if (!ofPeople && !ofBook && !marks) return;
    clearTimeout(more);
    more = setTimeout(marks ? draw : ofBook ? app.book.showMore : app.review.showMore, 30);
  }

  app.store.listen(draw);
  // Whoever acts has the focus where they want it.
  for (const kind of ['keydown', 'pointerdown']) addEventListener(kind, () => (wanted = []), { capture: true });
  document.addEventListener('keydown', globalKeys(app, goBack));
  addEventListener('pagehide', () => void app.interview.flush(true));
  draw();
  void app.helper.look();
}
