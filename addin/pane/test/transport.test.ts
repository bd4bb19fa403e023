import { describe, expect, it, test } from 'vitest';
import { CallError, refusal } from '../src/api/errors';
import { Transport, type Send } from '../src/api/transport';

interface Call {
  path: string;
  method: string;
  headers: Record<string, string>;
  body: unknown;
}

// A helper that gives its answers one after another; an Error is a connection that breaks.
function helper(...answers: (Response | Error)[]): { calls: Call[]; send: Send } {
  const calls: Call[] = [];
  const send: Send = async (path, init) => {
    calls.push({ path, method: init.method ?? '', headers: init.headers as Record<string, string>, body: init.body });
    const answer = answers.shift();
    if (!answer || answer instanceof Error) throw answer ?? new Error('no answer was made ready');
    return answer;
  };
  return { calls, send };
}

const json = (body: unknown, status = 200): Response => new Response(JSON.stringify(body), { status });
const broken = new TypeError('Failed to fetch');
const transport = (send: Send, token: string | null = 't'.repeat(64)) => new Transport(send, () => token, async () => undefined);

describe('headers', () => {
  const rows: { name: string; call: (t: Transport) => Promise<unknown>; method: string; has: string[]; lacks: string[] }[] = [
    { name: 'a look with the token', call: (t) => t.get('/drafts'), method: 'GET', has: ['X-Engross', 'Authorization'], lacks: ['Content-Type', 'Idempotency-Key'] },
    { name: 'a look before there is trust', call: (t) => t.get('/status', { open: true }), method: 'GET', has: ['X-Engross'], lacks: ['Authorization'] },
    { name: 'a change', call: (t) => t.post('/drafts', { matter: '1' }), method: 'POST', has: ['X-Engross', 'Authorization', 'Content-Type', 'Idempotency-Key'], lacks: [] },
    { name: 'a change before there is trust', call: (t) => t.post('/proof', {}, { open: true }), method: 'POST', has: ['X-Engross', 'Content-Type', 'Idempotency-Key'], lacks: ['Authorization'] },
  ];
  for (const { name, call, method, has, lacks } of rows) {
    it(name, async () => {
      const { calls, send } = helper(json({}));
      await call(transport(send));
      expect(calls[0]?.method).toBe(method);
      for (const header of has) expect(calls[0]?.headers).toHaveProperty(header);
      for (const header of lacks) expect(calls[0]?.headers).not.toHaveProperty(header);
    });
  }

  it('have the values of the contract', async () => {
    const { calls, send } = helper(json({}));
    await transport(send, 'abc').post('/drafts', { matter: '1' });
    expect(calls[0]?.path).toBe('/api/v1/drafts');
    expect(calls[0]?.headers).toMatchObject({ 'X-Engross': '1', Authorization: 'Bearer abc', 'Content-Type': 'application/json' });
    expect(calls[0]?.body).toBe('{"matter":"1"}');
  });

  it('send no token that there is not', async () => {
    const { calls, send } = helper(json({}));
    await transport(send, null).get('/drafts');
    expect(calls[0]?.headers).not.toHaveProperty('Authorization');
  });
});

describe('keys', () => {
  it('are fresh for every intended change', async () => {
    const { calls, send } = helper(json({}), json({}));
    const one = transport(send);
    await one.post('/drafts', {});
    await one.post('/drafts', {});
    expect(calls[0]?.headers['Idempotency-Key']).toMatch(/^[0-9a-f-]{36}$/);
    expect(calls[0]?.headers['Idempotency-Key']).not.toBe(calls[1]?.headers['Idempotency-Key']);
  });

  it('stay the same when the connection broke', async () => {
    const { calls, send } = helper(broken, json({ done: true }));
    expect((await transport(send).post('/drafts', {})).body).toEqual({ done: true });
    expect(calls.map((call) => call.headers['Idempotency-Key'])[0]).toBe(calls[1]?.headers['Idempotency-Key']);
  });

  it('are the caller’s where it gives one', async () => {
    const { calls, send } = helper(json({}));
    await transport(send).post('/drafts', {}, { key: 'mine' });
    expect(calls[0]?.headers['Idempotency-Key']).toBe('mine');
  });
});

describe('errors', () => {
  const rows: { name: string; answers: (Response | Error)[]; status: number; code: string; message: string }[] = [
    { name: 'nothing answers', answers: [broken, broken], status: 0, code: 'lost', message: '' },
    { name: 'a refusal', answers: [json({ error: { code: 'conflict', message: 'changed meanwhile' } }, 409)], status: 409, code: 'conflict', message: 'changed meanwhile' },
    { name: 'no token', answers: [json({ error: { code: 'no_token', message: 'no token' } }, 401)], status: 401, code: 'no_token', message: 'no token' },
    { name: 'an answer that is no JSON', answers: [new Response('<html>')], status: 200, code: 'malformed', message: '' },
    { name: 'an error that is no JSON', answers: [new Response('Bad gateway', { status: 502 })], status: 502, code: 'internal', message: 'HTTP 502' },
    { name: 'an error of another shape', answers: [json({ oops: 1 }, 500)], status: 500, code: 'internal', message: 'HTTP 500' },
  ];
  for (const { name, answers, ...expected } of rows) {
    it(name, async () => {
      const { send } = helper(...answers);
      const error = await transport(send).get('/drafts').catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(CallError);
      expect(error).toMatchObject(expected);
    });
  }

  test('a refusal is not tried again', async () => {
    const { calls, send } = helper(json({ error: { code: 'refused', message: 'no' } }, 422));
    await transport(send).post('/drafts', {}).catch(() => undefined);
    expect(calls).toHaveLength(1);
  });

  test('faults are kept, and what is none is left out', () => {
    const fault = { what: 'no answer', where: 'executor', remedy: 'answer it' };
    const error = refusal(422, JSON.stringify({ error: { code: 'missing', message: 'm', faults: [fault, 'x', null] } }));
    expect(error.faults).toEqual([fault]);
  });

  test('who is shut out and who is lost', () => {
    expect(new CallError(401, 'no_token', '').shutOut).toBe(true);
    expect(new CallError(403, 'wrong_origin', '').shutOut).toBe(false);
    expect(new CallError(0, 'lost', '').lost).toBe(true);
  });
});
