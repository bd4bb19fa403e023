import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { CallError } from '../src/api/errors';
import { day, when } from '../src/words/dates';
import { en } from '../src/words/en';
import { fr } from '../src/words/fr';
import { problemText, retryHelps, sentence } from '../src/words/problems';
import { languageFor, words, type Language } from '../src/words/words';

describe('the language for', () => {
  const rows: { wanted: string[]; language: Language }[] = [
    { wanted: ['fr-CA', 'en'], language: 'fr' },
    { wanted: ['en-GB'], language: 'en' },
    { wanted: ['de', 'fr'], language: 'fr' },
    { wanted: ['de-DE'], language: 'en' },
    { wanted: [], language: 'en' },
    { wanted: ['FR'], language: 'fr' },
  ];
  for (const { wanted, language } of rows) it(wanted.join() || 'nobody', () => expect(languageFor(wanted)).toBe(language));
});

describe('texts', () => {
  const same = new Set(['column_client', 'tab_questions', 'tab_documents', 'questions_title', 'documents_title', 'search_hint', 'nothing', 'version']);
  it('are all written in French', () => {
    const texts = (Object.keys(en) as (keyof typeof en)[]).filter((key) => typeof en[key] === 'string' && !same.has(key));
    expect(texts.filter((key) => fr[key] === '' || fr[key] === en[key])).toEqual([]);
  });

  it('of French have spaces that do not break before high signs', () => {
    const { why_not: why, facts_in_loop: loop, fault_name: name } = words('fr');
    expect([why.group.includes('groupe\u00a0:'), loop('child', 'children'), name['unclosed-if']]).toEqual([
      true, 'Dans «\u00a0pour chaque child de children\u00a0»', 'Un «\u00a0si\u00a0» sans fin',
    ]);
  });

  it('say nothing that belongs to programs', () => {
    const all = ['en', 'fr', 'authoring_en', 'authoring_fr'].map((name) => readFileSync(`src/words/${name}.ts`, 'utf8')).join('');
    expect(all.replace(/\bno_token:/g, '')).not.toMatch(/payload|entity|token|endpoint|sync|request body|JSON|HTTP/i);
  });

  it('are all used', () => {
    const folder = (name: string): string => readdirSync(name).map((file) => readFileSync(`${name}/${file}`, 'utf8')).join('\n');
    const code = folder('src/views') + folder('src/state') + readFileSync('src/words/problems.ts', 'utf8') + readFileSync('src/words/said.ts', 'utf8');
    expect(Object.keys(en).filter((key) => !new RegExp(`\\.${key}\\b|'${key}'|"${key}"|\\[finding`).test(code))).toEqual([]);
  });

  it('count as each language does', () => {
    expect([0, 1, 2].map(words('en').people_count)).toEqual(['0 people', '1 person', '2 people']);
    expect([0, 1, 2].map(words('fr').people_count)).toEqual(['0 personne', '1 personne', '2 personnes']);
  });
});

describe('days', () => {
  const rows: { iso: string; en: string; fr: string }[] = [
    { iso: '1958-03-14', en: '14 Mar 1958', fr: '14 mars 1958' },
    { iso: '2000-01-01', en: '1 Jan 2000', fr: '1 janv. 2000' },
    { iso: '', en: '', fr: '' },
    { iso: 'about 1950', en: 'about 1950', fr: 'about 1950' },
  ];
  for (const row of rows) it(row.iso || 'none', () => expect([day(row.iso, 'en'), day(row.iso, 'fr')]).toEqual([row.en, row.fr]));
});

test('an instant of today is a time, an earlier one has its day', () => {
  const now = new Date(2026, 10, 25, 15, 0);
  expect(when(new Date(2026, 10, 25, 10, 42).toISOString(), 'en', now)).toBe('10:42');
  expect(when(new Date(2026, 2, 3, 10, 42).toISOString(), 'en', now)).toBe('3 Mar 2026, 10:42');
  expect(when('the import', 'en', now)).toBe('the import');
});

describe('a problem', () => {
  const w = words('en');
  const fault = { what: 'w', where: 'x', remedy: 'r' };
  const rows: { name: string; error: CallError; what: string; safe: string; next: string }[] = [
    { name: 'the helper is away', error: new CallError(0, 'lost', ''), what: w.problem_lost, safe: w.safe_lost, next: w.next_lost },
    { name: 'somebody else was faster', error: new CallError(409, 'conflict', 'changed meanwhile'), what: 'Changed meanwhile.', safe: w.safe_unchanged, next: w.next_conflict },
    { name: 'Clio is away', error: new CallError(502, 'unreachable', 'no answer.'), what: 'No answer.', safe: w.safe_clio, next: w.next_unreachable },
    { name: 'of a code of tomorrow', error: new CallError(400, 'of_tomorrow', 'What?'), what: 'What?', safe: w.safe_unchanged, next: w.next_other },
    { name: 'with its own remedies', error: new CallError(422, 'missing', 'm', [fault]), what: 'M.', safe: w.safe_unchanged, next: '' },
    { name: 'unreadable', error: new CallError(200, 'malformed', ''), what: w.problem_malformed, safe: w.safe_unchanged, next: w.next_correct },
  ];
  for (const { name, error, ...expected } of rows) it(name, () => expect(problemText(w, error)).toEqual(expected));
  const again: { status: number; code: string; helps: boolean }[] = [
    { status: 0, code: 'lost', helps: true },
    { status: 409, code: 'conflict', helps: false },
    { status: 422, code: 'refused', helps: false },
    { status: 429, code: 'too_often', helps: true },
    { status: 500, code: 'internal', helps: true },
    { status: 502, code: 'unreachable', helps: true },
    { status: 503, code: 'too_many', helps: true },
  ];
  for (const { status, code, helps } of again) it(`tried again, ${code}`, () => expect(retryHelps(new CallError(status, code, ''))).toBe(helps));
  const w2 = words('fr');
  const inFrench: { name: string; error: CallError; what: string; detail: string | undefined }[] = [
    { name: 'of a code', error: new CallError(409, 'conflict', 'changed meanwhile'), what: w2.problem_code.conflict, detail: 'Changed meanwhile.' },
    { name: 'with faults, which are listed', error: new CallError(422, 'missing', 'm', [fault]), what: w2.problem_code.missing, detail: '' },
    { name: 'of a code of tomorrow', error: new CallError(400, 'of_tomorrow', 'What?'), what: 'What?', detail: undefined },
    { name: 'of the pane itself', error: new CallError(0, 'lost', ''), what: w2.problem_lost, detail: undefined },
    { name: 'of the sign-in', error: new CallError(502, 'sign_in_needed', 'sign in'), what: w2.problem_sign_in, detail: 'Sign in.' },
  ];
  for (const { name, error, what, detail } of inFrench) {
    it(`in French, ${name}`, () => expect([problemText(w2, error).what, problemText(w2, error).detail]).toEqual([what, detail]));
  }
  it('is a sentence', () => expect(['is it?', 'it is', ''].map(sentence)).toEqual(['Is it?', 'It is.', '']));
});
