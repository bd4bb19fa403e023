// @vitest-environment jsdom
// Work that takes long: asked for with patience, followed as events, stopped, found again later.
import { describe, expect, it } from 'vitest';
import type { Job, Progress } from '../src/api/contract';
import { CallError } from '../src/api/errors';
import { EventReader } from '../src/api/events';
import { answerOf, type Follower } from '../src/api/jobs';
import { Transport, type Send } from '../src/api/transport';
import { App } from '../src/state/app';
import { frame } from '../src/views/frame';
import { isCounting, progressText, secondsLeft } from '../src/views/jobs';
import { words } from '../src/words/words';
import { patch } from '../src/dom/patch';
import { interview, matter, person, review } from './fixtures';
import { FakeHelper } from './helper';
import { FakeHost } from './host';
import { ownStorage } from './storage';

const kJob = 'a1'.repeat(16);
const job = (more: Partial<Job> = {}): Job => ({
  id: kJob, operation: 'importMatter', about: '00001-Whitfield', state: 'running', begun_at: '2026-11-25T10:00:00Z', ended_at: null, progress: null, ...more,
});
const event = (id: number, name: string, data: object): string => `id: ${id}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
const progress = (id: number, told: Progress | null): string => event(id, 'progress', { state: 'running', progress: told });
const end = (id: number, state = 'done'): string => event(id, 'end', { state });
const waits: Progress = { kind: 'waiting', seconds: 20 };

describe('events of an answer', () => {
  const rows: { name: string; pieces: string[]; read: [string, string, string][] }[] = [
    { name: 'one', pieces: ['id: 3\nevent: end\ndata: {}\n\n'], read: [['3', 'end', '{}']] },
    { name: 'two at once', pieces: ['event: a\ndata: 1\n\nevent: b\ndata: 2\n\n'], read: [['', 'a', '1'], ['', 'b', '2']] },
    { name: 'in pieces', pieces: ['ev', 'ent: a\nda', 'ta: 1\n', '\nevent: b\n', 'data: 2\n\n'], read: [['', 'a', '1'], ['', 'b', '2']] },
    { name: 'without a name', pieces: ['data: 1\n\n'], read: [['', 'message', '1']] },
    { name: 'data on two lines', pieces: ['data: 1\ndata: 2\n\n'], read: [['', 'message', '1\n2']] },
    { name: 'a comment is none', pieces: [': still here\n\n'], read: [] },
    { name: 'without data it is none', pieces: ['event: a\n\n'], read: [] },
    { name: 'a field that nobody knows', pieces: ['retry: 5\ndata: 1\n\n'], read: [['', 'message', '1']] },
    { name: 'a field without a value', pieces: ['data\ndata: 1\n\n'], read: [['', 'message', '1']] },
    { name: 'one that never ends', pieces: ['data: 1\n'], read: [] },
  ];
  for (const { name, pieces, read } of rows) {
    it(name, () => {
      const reader = new EventReader();
      expect(pieces.flatMap((piece) => reader.take(piece)).map((one) => [one.id, one.event, one.data])).toEqual(read);
    });
  }
});

// A helper whose job's streams come one after another: text, or an error that the stream breaks with.
function streaming(streams: (string | Error | number)[], reply: object = { state: 'done', reply: { status: 200, body: { draft: 'D-1' } } }) {
  const asked: { path: string; seen: string | undefined }[] = [];
  const send: Send = async (path, init) => {
    asked.push({ path: path.replace('/api/v1', ''), seen: (init.headers as Record<string, string>)['Last-Event-ID'] });
    if (!path.endsWith('/events')) return new Response(JSON.stringify({ ...job(), ...reply }), { status: 200 });
    const next = streams.shift();
    if (next === undefined || next instanceof Error) throw next ?? new TypeError('Failed to fetch');
    if (typeof next === 'number') return new Response(JSON.stringify({ error: { code: 'not_found', message: 'no such job' } }), { status: next });
    return new Response(next);
  };
  const told: (Progress | null)[] = [];
  const begun: string[] = [];
  const follower: Follower = { begun: (id) => begun.push(id), told: (one) => told.push(one) };
  const transport = new Transport(send, () => 't', async () => undefined);
  const answer = (status: number, body: object) => answerOf<{ draft: string }>(transport, status, body as Job, follower);
  return { asked, told, begun, answer };
}

describe('the answer of what may take long', () => {
  it('comes at once where it is there in time', async () => {
    const { answer, asked, begun } = streaming([]);
    expect(await answer(200, { draft: 'D-1' })).toEqual({ draft: 'D-1' });
    expect([asked, begun]).toEqual([[], []]);
  });

  it('comes at the end of the job, and what it tells meanwhile is passed on', async () => {
    const { answer, asked, told, begun } = streaming([progress(1, null) + progress(2, waits) + end(3)]);
    expect(await answer(202, job())).toEqual({ draft: 'D-1' });
    expect(told).toEqual([null, waits]);
    expect(begun).toEqual([kJob]);
    expect(asked.map(({ path }) => path)).toEqual([`/jobs/${kJob}/events`, `/jobs/${kJob}`]);
  });

  it('survives a stream that breaks, and goes on behind the last event', async () => {
    const { answer, asked, told } = streaming([progress(1, null), progress(4, waits), new TypeError('broken'), end(5)]);
    expect(await answer(202, job())).toEqual({ draft: 'D-1' });
    expect(told).toEqual([null, waits]);
    expect(asked.filter(({ path }) => path.endsWith('/events')).map(({ seen }) => seen)).toEqual([undefined, '1', '4', '4']);
  });

  const refused: { name: string; streams: (string | number)[]; reply?: object; code: string; status: number }[] = [
    { name: 'a job that the helper does not know', streams: [404], code: 'not_found', status: 404 },
    { name: 'a token that was taken back meanwhile', streams: [401], code: 'not_found', status: 401 },
    { name: 'a job that was stopped', streams: [end(2, 'called_off')], reply: { state: 'called_off', reply: { status: 502, body: {} } }, code: 'stopped', status: 0 },
    { name: 'a job that was stopped before it began', streams: [end(2, 'called_off')], reply: { state: 'called_off', reply: null }, code: 'stopped', status: 0 },
    { name: 'a job whose answer is gone', streams: [end(2)], reply: { state: 'done', reply: null }, code: 'not_found', status: 404 },
    { name: 'what the job was refused with', streams: [end(2, 'failed')], reply: { state: 'failed', reply: { status: 502, body: { error: { code: 'unreachable', message: 'no answer' } } } }, code: 'unreachable', status: 502 },
    { name: 'a helper that went away', streams: [], code: 'lost', status: 0 },
    { name: 'streams that end again and again', streams: ['', '', '', '', '', ''], code: 'lost', status: 0 },
  ];
  for (const { name, streams, reply, code, status } of refused) {
    it(`is refused: ${name}`, async () => {
      const thrown: unknown = await streaming(streams, reply).answer(202, job()).catch((error: unknown) => error);
      expect(thrown).toBeInstanceOf(CallError);
      expect([(thrown as CallError).code, (thrown as CallError).status]).toEqual([code, status]);
    });
  }
});

describe('progress in words', () => {
  const at = 1_000_000;
  const rows: { name: string; progress: Progress | null; now: number; en: string; fr: string }[] = [
    { name: 'nothing told', progress: null, now: at, en: '', fr: '' },
    { name: 'a wait', progress: waits, now: at, en: 'Clio asks us to wait 20\u00a0s.', fr: 'Clio nous demande d’attendre 20\u00a0s.' },
    { name: 'a wait five seconds later', progress: waits, now: at + 5_400, en: 'Clio asks us to wait 15\u00a0s.', fr: 'Clio nous demande d’attendre 15\u00a0s.' },
    { name: 'a wait that is over', progress: waits, now: at + 30_000, en: 'Asking Clio again…', fr: 'Nouvelle demande à Clio…' },
    { name: 'a list', progress: { kind: 'reading', done: 400, total: 1200 }, now: at, en: '400 of 1200 read', fr: '400 lus sur 1200' },
    { name: 'a list of unknown length', progress: { kind: 'reading', done: 400, total: 0 }, now: at, en: '400 read so far', fr: '400 lus jusqu’ici' },
    { name: 'an upload', progress: { kind: 'uploading', done: 1, total: 3 }, now: at, en: 'Sending part 1 of 3', fr: 'Envoi de la partie 1 sur 3' },
    { name: 'a list begun again', progress: { kind: 'again' }, now: at, en: 'Clio’s list has changed meanwhile: it is read again.', fr: 'La liste de Clio a changé entre-temps\u00a0: elle est relue.' },
  ];
  for (const { name, progress: told, now, en, fr } of rows) {
    it(name, () => {
      expect(progressText(told, at, words('en'), now)).toBe(en);
      expect(progressText(told, at, words('fr'), now)).toBe(fr);
    });
  }
  it('seconds run down to none', () => expect([0, 999, 1000, 20_000, 90_000].map((after) => secondsLeft(20, at, at + after))).toEqual([20, 20, 19, 0, 0]));
});

// The pane beside a helper that makes jobs of what it is told to, until the test lets them end.
function pane() {
  const helper = new FakeHelper(review([person(1, 'Ann Roy', { client: true })]), interview([]));
  const storage = ownStorage();
  helper.pair(storage);
  const open: ReadableStreamDefaultController<Uint8Array>[] = [];
  const cancelled: string[] = [];
  let ended: object = { state: 'done', reply: { status: 200, body: helper.review } };
  const slow = new Set<string>();
  const json = (status: number, body: object) => new Response(JSON.stringify(body), { status });
  const send: Send = async (path, init) => {
    const short = path.replace('/api/v1', '');
    if (short === `/jobs/${kJob}/events`) return new Response(new ReadableStream<Uint8Array>({ start: (controller) => void open.push(controller) }));
    if (short === `/jobs/${kJob}`) return json(200, { ...job(), let_go: false, ...ended });
    if (short === '/jobs/cancel') {
      cancelled.push((JSON.parse(String(init.body)) as { job: string }).job);
      return json(200, job());
    }
    if (slow.has(short) && (init.headers as Record<string, string>)['Prefer'] === 'respond-async, wait=2') return json(202, job());
    return helper.send(path, init);
  };
  const said: string[] = [];
  const app = new App({ send, host: new FakeHost(), storage, language: 'en', say: (text) => said.push(text), focus: () => undefined });
  const root = document.createElement('div');
  let drawn: ReturnType<typeof frame> | null = null;
  const text = (selector: string): string => {
    const next = frame(app.store.get(), app);
    patch(root, drawn, next);
    drawn = next;
    return [...root.querySelectorAll(selector)].map((one) => one.textContent).join(' | ');
  };
  const tell = (piece: string) => open.forEach((one) => one.enqueue(new TextEncoder().encode(piece)));
  return { app, helper, slow, tell, cancelled, said, text, end: (how: object) => (ended = how) };
}

async function until(done: () => boolean): Promise<void> {
  for (let tries = 0; tries < 400 && !done(); tries += 1) await new Promise((wake) => setTimeout(wake, 5));
  if (!done()) throw new Error('it did not happen');
}

describe('the pane that waits for a job', () => {
  it('shows how far it is, counts down, and goes on with the answer', async () => {
    const { app, slow, tell, text, said } = pane();
    slow.add('/drafts');
    await app.helper.look();
    void app.matters.fetchFromClio('00001-Whitfield');
    await until(() => app.store.get().errand !== null);
    expect(text('#stop')).toBe('Stop');
    tell(progress(2, waits));
    await until(() => app.store.get().errand?.progress !== null);
    expect(text('.busy .quiet')).toBe('Clio asks us to wait 20\u00a0s.');
    expect(said).toContain('Clio asks us to wait 20\u00a0s.');
    expect(isCounting(app.store.get(), Date.now())).toBe(true);
    expect(isCounting(app.store.get(), Date.now() + 60_000)).toBe(false);
    tell(progress(3, { kind: 'reading', done: 400, total: 1200 }));
    await until(() => app.store.get().errand?.progress?.kind === 'reading');
    expect(text('.busy .quiet')).toBe('400 of 1200 read');
    tell(end(4));
    await until(() => app.store.get().review !== null);
    expect([app.store.get().busy, app.store.get().errand, app.store.get().screen.name]).toEqual([null, null, 'people']);
  });

  it('stops it, and tells no problem', async () => {
    const { app, slow, tell, cancelled, said, text, end: ends } = pane();
    slow.add('/drafts');
    await app.helper.look();
    void app.matters.fetchFromClio('00001-Whitfield');
    await until(() => app.store.get().errand !== null);
    app.jobs.stop();
    app.jobs.stop();
    expect(text('#stop')).toBe('Stopping…');
    await until(() => cancelled.length > 0);
    expect(cancelled).toEqual([kJob]);
    ends({ state: 'called_off', reply: { status: 502, body: { error: { code: 'unreachable', message: 'stopped' } } } });
    tell(end(2, 'called_off'));
    await until(() => app.store.get().busy === null);
    expect([app.store.get().problem, app.store.get().errand, said.at(-1)]).toEqual([null, null, 'Stopped.']);
  });
});

describe('work from before', () => {
  it('is shown, followed and opened', async () => {
    const { app, helper, tell, text } = pane();
    helper.recent = [{ ...matter('00001-Whitfield', 'Thomas Whitfield'), id: 1001 }];
    helper.jobs = [job({ about: '1001', progress: waits }), job({ id: 'b2'.repeat(16), state: 'done' }), job({ id: 'c3'.repeat(16), operation: 'matters' })];
    await app.helper.look();
    await until(() => app.store.get().underWay.jobs.length === 1);
    expect(text('[data-job] strong')).toBe('Fetching a matter · 00001-Whitfield');
    tell(progress(2, { kind: 'again' }));
    await until(() => app.store.get().underWay.jobs[0]?.progress?.kind === 'again');
    helper.jobs = [job({ state: 'done' })];
    tell(end(3));
    await until(() => app.store.get().underWay.jobs[0]?.state === 'done');
    expect(text('[data-job] fluent-button')).toBe('Open the review | Close this message');
    await app.jobs.open(kJob);
    expect([app.store.get().screen.name, app.store.get().underWay.jobs]).toEqual(['people', []]);
  });

  it('can be stopped, and begun again', async () => {
    const { app, helper, tell, cancelled, text } = pane();
    helper.jobs = [job()];
    await app.helper.look();
    await until(() => app.store.get().underWay.jobs.length === 1);
    app.jobs.stopOne(kJob);
    expect(text('[data-job] fluent-button')).toBe('Stopping…');
    await until(() => cancelled.length > 0);
    helper.jobs = [job({ state: 'called_off' })];
    tell(end(2, 'called_off'));
    await until(() => app.store.get().underWay.jobs[0]?.state === 'called_off');
    expect(text('[data-job] fluent-button')).toBe('Try again | Close this message');
  });

  it('that the helper does not know any more goes', async () => {
    const { app, helper, tell } = pane();
    helper.jobs = [job()];
    await app.helper.look();
    await until(() => app.store.get().underWay.jobs.length === 1);
    helper.jobs = [];
    tell(end(2));
    await until(() => app.store.get().underWay.jobs.length === 0);
    expect(app.store.get().problem).toBeNull();
  });
});
