// What went wrong with a call. Only three things matter to a view: was the helper reached, did it
// let this pane in, and what it says.
import type { Fault } from './contract';

export type CallCode =
  | 'lost' // nothing answered; whether the helper did it is not known
  | 'no_token'
  | (string & {});

export class CallError extends Error {
  constructor(
    readonly status: number,
    readonly code: CallCode,
    message: string,
    readonly faults: readonly Fault[] = [],
  ) {
    super(message);
    this.name = 'CallError';
  }
  get lost(): boolean {
    return this.code === 'lost';
  }
  get shutOut(): boolean {
    return this.status === 401;
  }
}

const isFault = (value: unknown): value is Fault =>
  typeof value === 'object' && value !== null && typeof (value as Fault).what === 'string';

// The error of an answer that is no 2xx, whatever its body is.
export function refusal(status: number, body: string): CallError {
  try {
    const { error } = JSON.parse(body) as { error: { code: unknown; message: unknown; faults?: unknown } };
    const faults = Array.isArray(error.faults) ? error.faults.filter(isFault) : [];
    return new CallError(status, String(error.code), String(error.message), faults);
  } catch {
    return new CallError(status, 'internal', `HTTP ${status}`);
  }
}
