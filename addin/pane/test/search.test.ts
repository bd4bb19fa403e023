// @vitest-environment jsdom
// A search of several pages: the first is shown while the others come, and only the last search counts.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { FoundMatter } from '../src/api/contract';
import { App } from '../src/state/app';
import type { Matters } from '../src/state/model';
import { interview, review } from './fixtures';
import { FakeHelper } from './helper';
import { FakeHost } from './host';

const line = (id: number, status = 'Open'): FoundMatter => ({
  id, number: `0000${id}-Roy`, description: '', status, client: 'Roy', practice_area: '', lawyer: '',
});
const kFirst = '/matters?query=roy';

let helper: FakeHelper;
let app: App;
let said: string[];
// Addresses that are answered only when the test says so.
let held: Map<string, () => void>;
let holds: Set<string>;

async function until(holds_: () => boolean): Promise<void> {
  await vi.waitFor(() => expect(holds_(), String(holds_)).toBe(true), { timeout: 4_000, interval: 2 });
}
const state = (): Matters => app.store.get().matters;
const ids = (): number[] => state().found.map(({ id }) => id);

beforeEach(async () => {
  localStorage.clear();
  helper = new FakeHelper(review([]), interview([]));
  helper.pair(localStorage);
  [said, held, holds] = [[], new Map(), new Set()];
  const send: typeof helper.send = async (path, init) => {
    const short = path.replace('/api/v1', '');
    if (holds.delete(short)) await new Promise<void>((go) => held.set(short, go));
    return helper.send(path, init);
  };
  app = new App({ send, host: new FakeHost(), storage: localStorage, language: 'en', say: (text) => said.push(text), focus: () => undefined });
  await app.helper.look();
  helper.pages.set(kFirst, [200, { matters: [line(1), line(2)], next: 'b%2B1' }]);
  helper.pages.set(`${kFirst}&after=b%252B1`, [200, { matters: [line(3)], next: 'c' }]);
  helper.pages.set(`${kFirst}&after=c`, [200, { matters: [line(4)] }]);
});

const search = async (query = 'roy'): Promise<void> => {
  app.matters.type(query);
  await app.matters.search();
};

describe('a search of several pages', () => {
  it('shows its first page while the second is on its way, says "so far", and then all', async () => {
    holds.add(`${kFirst}&after=b%252B1`);
    await search();
    await until(() => held.size === 1);
    expect(ids()).toEqual([1, 2]);
    expect([state().rest, app.store.get().busy, state().chosen]).toEqual(['coming', null, 'matter 1']);
    expect(said).toEqual(['2 matters found so far; more are coming.']);
    held.values().next().value?.();
    await until(() => state().rest === 'none');
    expect(ids()).toEqual([1, 2, 3, 4]);
    expect(said).toEqual(['2 matters found so far; more are coming.', '4 matters found']);
  });

  it('what was chosen meanwhile stays chosen', async () => {
    holds.add(`${kFirst}&after=c`);
    await search();
    await until(() => held.size === 1);
    app.matters.choose('matter 3');
    held.values().next().value?.();
    await until(() => state().rest === 'none');
    expect(state().chosen).toBe('matter 3');
  });

  it('a search that was overtaken adds nothing any more', async () => {
    holds.add(`${kFirst}&after=b%252B1`);
    helper.pages.set('/matters?query=doyle', [200, { matters: [line(9)] }]);
    await search();
    await until(() => held.size === 1);
    await search('doyle');
    held.values().next().value?.();
    await new Promise((wake) => setTimeout(wake, 30));
    expect(ids()).toEqual([9]);
    expect(state().rest).toBe('none');
    expect(helper.seen.some(({ path }) => path.endsWith('after=c'))).toBe(false);
  });

  it('nor does one that was taken back', async () => {
    holds.add(`${kFirst}&after=b%252B1`);
    await search();
    await until(() => held.size === 1);
    await search('r');
    held.values().next().value?.();
    await new Promise((wake) => setTimeout(wake, 30));
    expect([ids(), state().rest]).toEqual([[], 'none']);
  });

  it('a matter of two pages stands once, as it came last', async () => {
    helper.pages.set(`${kFirst}&after=c`, [200, { matters: [line(2, 'Closed'), line(4)] }]);
    await search();
    await until(() => state().rest === 'none');
    expect(ids()).toEqual([1, 2, 3, 4]);
    expect(state().found[1]?.status).toBe('Closed');
  });

  it('an empty first page is no empty search', async () => {
    helper.pages.set(kFirst, [200, { matters: [], next: 'c' }]);
    await search();
    await until(() => state().rest === 'none');
    expect([ids(), state().chosen]).toEqual([[4], 'matter 4']);
  });

  const faults: { name: string; answer: [number, unknown]; code: string }[] = [
    { name: 'Clio that is away', answer: [502, { error: { code: 'unreachable', message: 'no answer' } }], code: 'unreachable' },
    { name: 'a helper in trouble', answer: [500, { error: { code: 'internal', message: 'no' } }], code: 'internal' },
    { name: 'a place that is lost again and again', answer: [409, { error: { code: 'conflict', message: 'lost' } }], code: 'conflict' },
    { name: 'pages that go round in a circle', answer: [200, { matters: [line(3)], next: 'b%2B1' }], code: 'malformed' },
  ];
  for (const { name, answer, code } of faults) {
    it(`keeps what came, says what is missing, and goes on when asked: ${name}`, async () => {
      const good = helper.pages.get(`${kFirst}&after=c`) ?? [500, {}];
      helper.pages.set(`${kFirst}&after=c`, answer);
      await search();
      await until(() => state().rest === 'failed');
      expect(ids()).toEqual([1, 2, 3]);
      const { problem } = app.store.get();
      expect(problem?.error.code).toBe(code);
      helper.pages.set(`${kFirst}&after=c`, good);
      problem?.again?.();
      await until(() => state().rest === 'none');
      expect(ids()).toEqual([1, 2, 3, 4]);
      expect(app.store.get().problem).toBeNull();
    });
  }

  it('a place that Clio lost once costs the first page once more, and nothing is there twice', async () => {
    helper.pages.set(`${kFirst}&after=c`, [409, { error: { code: 'conflict', message: 'lost' } }]);
    holds.add(`${kFirst}&after=c`);
    await search();
    await until(() => held.size === 1);
    holds.add(kFirst);
    held.values().next().value?.();
    await until(() => held.has(kFirst));
    helper.pages.set(`${kFirst}&after=c`, [200, { matters: [line(4)] }]);
    held.get(kFirst)?.();
    await until(() => state().rest !== 'coming');
    expect([state().rest, ids()]).toEqual(['none', [1, 2, 3, 4]]);
  });
});
