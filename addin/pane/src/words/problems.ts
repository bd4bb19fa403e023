// An error for people: what happened, what is safe, what to do next.
import type { CallError } from '../api/errors';
import type { Words } from './words';

export interface ProblemText {
  what: string;
  safe: string;
  next: string;
  // The helper's own sentence, which is English, where another language says the same of its code.
  detail?: string;
}

type Next = Extract<keyof Words, `next_${string}`>;
type NextWords = { [Key in Next]: string };

export const kNexts: Record<string, keyof NextWords> = {
  lost: 'next_lost',
  draft_elsewhere: 'next_draft_elsewhere',
  host_refused: 'next_host_refused',
  host_unsupported: 'next_host_unsupported',
  host_closed: 'next_host_closed',
  busy: 'next_host_busy',
  conflict: 'next_conflict',
  used_key: 'next_conflict',
  sign_in_needed: 'next_sign_in',
  unreachable: 'next_unreachable',
  too_often: 'next_too_often',
  too_many: 'next_too_often',
  missing: 'next_missing',
  review_open: 'next_review',
  template_fault: 'next_template',
  wrong_version: 'next_version',
  malformed: 'next_correct',
  refused: 'next_correct',
  wrong_body: 'next_correct',
  too_large: 'next_correct',
  document_too_large: 'next_correct',
};

// The helper's sentence may begin in lower case; it stands alone here.
export const sentence = (text: string): string => {
  if (text === '') return '';
  const first = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?…]$/.test(first) ? first : `${first}.`;
};

const kOwn: Record<string, Extract<keyof Words, `problem_${string}`>> = {
  lost: 'problem_lost',
  draft_elsewhere: 'problem_draft_elsewhere',
  host_refused: 'problem_host_refused',
  host_unsupported: 'problem_host_unsupported',
  host_closed: 'problem_host_closed',
  malformed: 'problem_malformed',
  document_too_large: 'problem_document_too_large',
};

// The word processor may have done some of it.
const kOfDocument = ['host_refused', 'busy'];

// The helper names the command that signs in; here a button does.
function signInText(w: Words, error: CallError): ProblemText {
  const helpers = sentence(error.faults[0]?.what ?? error.message);
  const rest = { safe: w.safe_clio, next: w.next_sign_in };
  return w.language === 'en' || helpers === '' ? { what: helpers || w.problem_sign_in, ...rest } : { what: w.problem_sign_in, detail: helpers, ...rest };
}

// What the helper would have settled by a command, and the pane by the view that a button leads to.
const kHere = ['review_open', 'missing'] as const;
type Here = CallError & { code: (typeof kHere)[number] };
export const settledHere = (error: CallError): error is Here => (kHere as readonly string[]).includes(error.code);

export const settledText = (w: Words, { code }: Here): ProblemText => ({
  what: w.problem_code[code],
  safe: w.safe_unchanged,
  next: (w as NextWords)[kNexts[code]!],
});

// The same once more would be refused once more; something else has to be done first.
export const retryHelps = (error: CallError): boolean => !(error.status >= 400 && error.status < 500) || error.status === 429;

export function problemText(w: Words, error: CallError): ProblemText {
  if (error.code === 'sign_in_needed') return signInText(w, error);
  const own = (w as unknown as Record<`problem_${string}`, string>)[kOwn[error.code] ?? 'problem_internal']!;
  const ofCode = (w.problem_code as Partial<Record<string, string>>)[error.code];
  const translated = w.language !== 'en' && error.message !== '' && ofCode !== undefined;
  return {
    what: translated ? ofCode : error.message === '' ? own : sentence(error.message),
    ...(translated && { detail: error.faults.length > 0 ? '' : sentence(error.message) }),
    safe: error.lost ? w.safe_lost : kOfDocument.includes(error.code) ? w.safe_host : error.status === 502 ? w.safe_clio : w.safe_unchanged,
    // Where the helper names the cure of each fault, a general one would only be in the way.
    next: error.faults.length > 0 ? '' : (w as NextWords)[kNexts[error.code] ?? 'next_other'],
  };
}
