// An operation that may take long: asked for as a job, followed when it takes more than a moment,
// its answer fetched at the end. Whoever waits sees what the helper tells meanwhile.
import type { Job, JobWithReply, Progress } from './contract';
import { CallError, refusal } from './errors';
import { EventReader } from './events';
import type { Transport } from './transport';

export interface Follower {
  // The job takes longer than a moment; its id calls it off.
  begun(job: string): void;
  told(progress: Progress | null): void;
}

// Of work that nobody looks at.
export const unseen: Follower = { begun: () => undefined, told: () => undefined };

export const kPatience = 2; // seconds until it is a job
const kPause = 1_000; // before a stream that broke is followed again
const kMostBreaks = 5; // one after another

// How a job that was called off ends. Nothing of the pane went wrong.
export const stopped = (): CallError => new CallError(0, 'stopped', '');

// Follows a job until it has ended. Fails as any call does when the helper is away or the job gone.
export async function follow(transport: Transport, job: string, follower: Follower): Promise<void> {
  let seen = '';
  for (let breaks = 0; ; breaks += 1) {
    if (breaks > 0) await transport.rest(kPause);
    try {
      for await (const piece of pieces(transport, job, seen)) {
        const { id, event, data } = piece;
        seen = id;
        breaks = 0;
        if (event === 'end') return;
        follower.told((JSON.parse(data) as { progress: Progress | null }).progress);
      }
    } catch (thrown) {
      if (thrown instanceof CallError && !thrown.lost) throw thrown;
      if (breaks >= kMostBreaks) throw new CallError(0, 'lost', '');
    }
  }
}

async function* pieces(transport: Transport, job: string, seen: string) {
  const body = await transport.stream(`/jobs/${encodeURIComponent(job)}/events`, seen === '' ? {} : { 'Last-Event-ID': seen });
  const reader = body.getReader();
  const text = new TextDecoder();
  const events = new EventReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield* events.take(text.decode(value, { stream: true }));
  }
}

// What the operation of a job that has ended would have answered.
export async function replyOf<T>(transport: Transport, job: string): Promise<T> {
  const { state, reply } = await transport.get<JobWithReply>(`/jobs/${encodeURIComponent(job)}`);
  if (reply !== null && reply.status < 400) return reply.body as T;
  if (state === 'called_off') throw stopped();
  if (reply === null) throw new CallError(404, 'not_found', '');
  throw refusal(reply.status, JSON.stringify(reply.body));
}

// The answer of the helper that was asked with patience: the operation's own, or the job's at last.
export async function answerOf<T>(transport: Transport, status: number, body: T | Job, follower: Follower): Promise<T> {
  if (status !== 202) return body as T;
  const { id } = body as Job;
  follower.begun(id);
  await follow(transport, id, follower);
  return replyOf<T>(transport, id);
}
