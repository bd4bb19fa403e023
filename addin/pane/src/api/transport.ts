// One call to the helper: its headers, one more try when the connection broke, errors as CallError.
import { CallError, refusal } from './errors';

export type Send = (path: string, init: RequestInit) => Promise<Response>;

export const newKey = (): string => crypto.randomUUID();

interface Options {
  // Some calls are made before the pane may trust the port: no token goes with them.
  open?: boolean;
  // The intended change; the same for every try of it, so that nothing is done twice.
  key?: string;
  keepalive?: boolean;
  // A header of this call alone.
  headers?: Readonly<Record<string, string>>;
}

const kBase = '/api/v1';
const kPatience = 120_000;
const kLong = 3_600_000; // of a stream
const kPause = 300;

export class Transport {
  constructor(
    private readonly send: Send,
    private readonly token: () => string | null,
    private readonly pause: (ms: number) => Promise<void> = (ms) => new Promise((wake) => setTimeout(wake, ms)),
  ) {}

  async get<T>(path: string, options: Options = {}): Promise<T> {
    return (await this.look<T>(path, options)).body;
  }

  async look<T>(path: string, options: Options = {}): Promise<{ status: number; body: T }> {
    const answer = await this.call(path, 'GET', undefined, options);
    return { status: answer.status, body: await this.json<T>(answer) };
  }

  async post<T>(path: string, body: unknown, options: Options = {}): Promise<{ status: number; body: T }> {
    const answer = await this.call(path, 'POST', body, { key: newKey(), ...options });
    return { status: answer.status, body: await this.json<T>(answer) };
  }

  async bytes(path: string): Promise<ArrayBuffer> {
    const answer = await this.call(path, 'GET', undefined, {});
    try {
      return await answer.arrayBuffer();
    } catch {
      throw new CallError(0, 'lost', '');
    }
  }

  // An answer that comes piece by piece, for as long as the helper sends it.
  async stream(path: string, headers: Readonly<Record<string, string>>): Promise<ReadableStream<Uint8Array>> {
    const answer = await this.call(path, 'GET', undefined, { headers }, kLong);
    if (answer.body === null) throw new CallError(answer.status, 'malformed', '');
    return answer.body;
  }

  rest(ms: number): Promise<void> {
    return this.pause(ms);
  }

  private async call(path: string, method: string, body: unknown, options: Options, patience = kPatience): Promise<Response> {
    const headers: Record<string, string> = { 'X-Engross': '1', ...options.headers };
    const token = options.open ? null : this.token();
    if (token !== null) headers['Authorization'] = `Bearer ${token}`;
    if (method === 'POST') {
      headers['Content-Type'] = 'application/json';
      headers['Idempotency-Key'] = options.key ?? newKey();
    }
    const init: RequestInit = {
      method,
      headers,
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(options.keepalive ? { keepalive: true } : {}),
    };
    const answer = await this.twice(path, init, patience);
    if (answer.ok) return answer;
    throw refusal(answer.status, await answer.text().catch(() => ''));
  }

  // The helper closes idle connections; a request that met the close is simply sent again.
  private async twice(path: string, init: RequestInit, patience: number): Promise<Response> {
    const once = () => this.send(kBase + path, { ...init, signal: AbortSignal.timeout(patience) });
    try {
      return await once();
    } catch {
      await this.pause(kPause);
    }
    try {
      return await once();
    } catch {
      throw new CallError(0, 'lost', '');
    }
  }

  private async json<T>(answer: Response): Promise<T> {
    try {
      return (await answer.json()) as T;
    } catch {
      throw new CallError(answer.status, 'malformed', '');
    }
  }
}
