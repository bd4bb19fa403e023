// Work that takes long: how far it is, why it waits, and the button that stops it.
import { h, type Child, type Vnode } from '../dom/h';
import type { Job, Progress } from '../api/contract';
import type { App } from '../state/app';
import type { State } from '../state/model';
import type { Words } from '../words/words';
import { button, spinner } from './parts';

// The seconds that Clio still wants us to wait, by what it said and when.
export const secondsLeft = (seconds: number, since: number, now: number): number => Math.max(0, seconds - Math.floor((now - since) / 1000));

export function progressText(progress: Progress | null, since: number, w: Words, now = Date.now()): string {
  if (progress === null) return '';
  switch (progress.kind) {
    case 'waiting':
      return w.clio_waits(secondsLeft(progress.seconds, since, now));
    case 'reading':
      return w.read_so_far(progress.done, progress.total);
    case 'uploading':
      return w.sent_so_far(progress.done, progress.total);
    case 'again':
      return w.read_again;
  }
}

// Whether seconds are shown that run down.
export function isCounting({ errand, underWay: { jobs, since } }: State, now: number): boolean {
  const runs = (progress: Progress | null, from: number): boolean => progress?.kind === 'waiting' && secondsLeft(progress.seconds, from, now) > 0;
  return (errand !== null && runs(errand.progress, errand.since)) || jobs.some(({ id, state, progress }) => state === 'running' && runs(progress, since[id] ?? now));
}

// Its words stand beside it.
const bar = (progress: Progress | null): Child => {
  if (progress === null || !('total' in progress) || progress.total === 0) return null;
  const done = progress.kind === 'uploading' ? progress.done - 1 : progress.done;
  return h('progress', { max: progress.total, '.value': done, 'aria-hidden': 'true' });
};

// What is waited for, above the foot of the pane.
export function waitedFor(state: State, app: App, w: Words): Child {
  const { busy, errand } = state;
  if (busy === null) return null;
  return h(
    'div',
    { key: 'busy', class: 'busy' },
    h('div', { class: 'busy-top' }, spinner(busy),
      errand !== null && button(errand.stopping ? w.stopping : w.stop, app.jobs.stop, { small: true, key: 'stop', id: 'stop', off: errand.stopping && w.stopping })),
    errand !== null && errand.progress !== null &&
      h('div', { key: 'progress', class: 'quiet', 'aria-hidden': 'true' }, progressText(errand.progress, errand.since, w), bar(errand.progress)),
  );
}

// A matter by its number, where the pane knows it by its id.
const numberOf = (about: string, { matters: { found, recent } }: State): string =>
  [...found, ...recent].find(({ id }) => String(id) === about)?.number ?? about;

function jobCard(job: Job, state: State, app: App, w: Words): Vnode {
  const { since, stopping } = state.underWay;
  const stops = stopping.has(job.id);
  const going = job.state === 'queued' || job.state === 'running';
  const name = [w.operation[job.operation], numberOf(job.about, state)].filter(Boolean).join(' · ');
  return h(
    'li',
    { key: job.id, class: 'card', 'data-job': job.state },
    h('div', {}, h('strong', {}, name)),
    h('div', { class: 'quiet' }, going ? progressText(job.progress, since[job.id] ?? Date.now(), w) || w.job_state[job.state] : w.job_state[job.state]),
    going && bar(job.progress),
    h(
      'div',
      { class: 'choices' },
      going && button(stops ? w.stopping : w.stop, () => app.jobs.stopOne(job.id), { small: true, key: 'stop', says: `${w.stop}: ${name}`, off: stops && w.stopping }),
      job.state === 'done' && job.operation === 'importMatter' && button(w.open_review, () => void app.jobs.open(job.id), { small: true, key: 'open', says: `${w.open_review}: ${name}` }),
      job.state !== 'done' && !going && job.operation === 'importMatter' && job.about !== '' &&
        button(w.try_again, () => { app.jobs.dismiss(job.id); void app.matters.fetchFromClio(job.about); }, { small: true, key: 'again', says: `${w.try_again}: ${name}` }),
      !going && button(w.dismiss, () => app.jobs.dismiss(job.id), { small: true, subtle: true, key: 'dismiss', says: `${w.dismiss}: ${name}` }),
    ),
  );
}

// What was begun before this pane was opened.
export function underWay(state: State, app: App, w: Words): Child {
  const { jobs } = state.underWay;
  if (jobs.length === 0) return null;
  return h(
    'section',
    { key: 'under way', 'aria-labelledby': 'under-way' },
    h('h2', { id: 'under-way' }, w.under_way),
    h('ul', { class: 'cards' }, jobs.map((job) => jobCard(job, state, app, w))),
  );
}
