// What every group of actions works with, and the one way in which a call is waited for.
import { CallError } from '../api/errors';
import { newKey } from '../api/transport';
import type { Client } from '../api/client';
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
  if (thrown instanceof HostError) return new CallError(0, thrown.code === 'unsupported' ? 'host_unsupported' : 'host_refused', '');
  return new CallError(0, 'internal', String(thrown));
}

// The key of another try. Where nothing answered the change may have been made: the same key, so
// that it is not made twice. A refusal changed nothing, and its key would only repeat the refusal.
export const keyAfter = (error: CallError, key: string): string => (error.lost ? key : newKey());

// Shows what is waited for, and the problem when it fails, with the same intent once more.
export async function waiting<T>(
  context: Context, busy: string, work: (key: string) => Promise<T>, then: (done: T) => void, key = newKey(),
): Promise<void> {
  context.store.set({ busy, problem: null });
  try {
    const done = await work(key);
    context.store.set({ busy: null });
    then(done);
  } catch (thrown) {
    context.store.set({ busy: null });
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
