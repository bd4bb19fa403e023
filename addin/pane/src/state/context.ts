// What every group of actions works with, and the one way in which a call is waited for.
import { CallError } from '../api/errors';
import { newKey } from '../api/transport';
import type { Client } from '../api/client';
import type { Follower } from '../api/jobs';
import { HostError, type Host } from '../host/host';
import { problemText } from '../words/problems';
import { words, type Words } from '../words/words';
import type { Kept } from './kept';
import type { State } from './model';
import type { Store } from './store';

export interface Context {
  readonly store: Store<State>;
  readonly client: Client;
  readonly host: Host;
  readonly kept: Kept;
  // Said to screen readers.
  say(text: string): void;
  // After the next drawing; the first selector that finds something wins.
  focus(...selectors: string[]): void;
  // The helper stopped answering, or lets this pane in no longer.
  lost(): void;
  shutOut(): void;
  // Clio wants somebody to sign in.
  signInNeeded(): void;
}

export const wordsOf = (context: Context): Words => words(context.store.get().language);

// What the word processor would not do is told like what the helper would not do.
export function asCallError(thrown: unknown): CallError {
  if (thrown instanceof CallError) return thrown;
  if (thrown instanceof HostError) return new CallError(0, `host_${thrown.code}`, '');
  return new CallError(0, 'internal', String(thrown));
}

// The key of another try. Where nothing answered the change may have been made: the same key, so
// that it is not made twice. A refusal changed nothing, and its key would only repeat the refusal.
export const keyAfter = (error: CallError, key: string): string => (error.lost ? key : newKey());

// What a wait shows of a job: how far it is, and that it can be stopped.
function followerOf({ store, say }: Context, w: Words): Follower {
  let mine: string | null = null;
  const isMine = () => mine !== null && store.get().errand?.job === mine;
  return {
    begun(job) {
      mine = job;
      store.set({ errand: { job, progress: null, since: Date.now(), stopping: false } });
    },
    told(progress) {
      const { errand } = store.get();
      if (!isMine() || errand === null) return;
      store.set({ errand: { ...errand, progress, since: Date.now() } });
      if (progress?.kind === 'waiting') say(w.clio_waits(progress.seconds));
    },
  };
}

// Shows what is waited for, and the problem when it fails, with the same intent once more.
export async function waiting<T>(
  context: Context, busy: string, work: (key: string, follower: Follower) => Promise<T>, then: (done: T) => void, key = newKey(),
): Promise<void> {
  context.store.set({ busy, problem: null });
  try {
    const done = await work(key, followerOf(context, wordsOf(context)));
    context.store.set({ busy: null, errand: null });
    then(done);
  } catch (thrown) {
    context.store.set({ busy: null, errand: null });
    if (asCallError(thrown).code === 'stopped') return context.say(wordsOf(context).stopped);
    const next = keyAfter(asCallError(thrown), key);
    failed(context, thrown, () => void waiting(context, busy, work, then, next));
  }
}

export function failed(context: Context, thrown: unknown, again: (() => void) | null): void {
  const error = asCallError(thrown);
  if (error.shutOut) return context.shutOut();
  context.store.set({ problem: { error, again } });
  context.say(problemText(wordsOf(context), error).what);
  if (error.lost) context.lost();
}
