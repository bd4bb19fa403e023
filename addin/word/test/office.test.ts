// @vitest-environment jsdom
// When office.js is loaded, and what the pane does without it.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { insideOffice, wordHost } from '../src/office';
import { FakeWord, type Seed } from './fake';

type Page = Window & typeof globalThis;
const page = (change: object): Page =>
  ({ location: { search: '' }, name: '', external: {}, sessionStorage: { getItem: () => null }, document, ...change }) as unknown as Page;

describe('office is around', () => {
  const kept = { getItem: (name: string) => (name === 'hostInfoValue' ? 'Word$Mac$16.02' : null) };
  const rows: { name: string; change: object; inside: boolean }[] = [
    { name: 'a page with its address', change: { location: { search: '?_host_Info=Word$Win32$16.01$en-US$$$$0' } }, inside: true },
    { name: 'a page with it behind something else', change: { location: { search: '?a=1&_host_Info=Word' } }, inside: true },
    { name: 'a page with its object', change: { external: { GetHostInfo: () => '' } }, inside: true },
    { name: 'a page that an agave host holds', change: { agaveHost: {} }, inside: true },
    { name: 'a page of its name', change: { name: '{"hostInfo":"Word|Web|16.00"}' }, inside: true },
    { name: 'a page that was opened before', change: { sessionStorage: kept }, inside: true },
    { name: 'no page of a browser', change: {}, inside: false },
    { name: 'no page that only sounds like it', change: { location: { search: '?my_host_Info=1' } }, inside: false },
    { name: 'no page of another name', change: { name: 'null' }, inside: false },
    { name: 'no page of no JSON', change: { name: '{' }, inside: false },
    { name: 'no page without storage', change: { sessionStorage: { getItem: () => { throw new Error('off'); } } }, inside: false },
    { name: 'no page without the object', change: { external: undefined }, inside: false },
  ];
  for (const { name, change, inside } of rows) it(name, () => expect(insideOffice(page(change))).toBe(inside));
});

const inside = page({ location: { search: '?_host_Info=Word' } });
const scripts = () => [...document.querySelectorAll('script')].map((one) => one.getAttribute('src'));

beforeEach(() => {
  document.head.innerHTML = '';
  vi.useRealTimers();
});

// The script that was asked for arrives, as `seed` has it, or breaks.
function arrives(seed: Seed | null): void {
  new MutationObserver((_, observer) => {
    observer.disconnect();
    if (seed) new FakeWord(seed).install(globalThis);
    document.querySelector('script')?.dispatchEvent(new Event(seed ? 'load' : 'error'));
  }).observe(document.head, { childList: true });
}

it('a browser loads no office.js', async () => {
  expect(await wordHost(page({}))).toBeNull();
  expect(scripts()).toEqual([]);
});
it('Word loads it from the page’s own address', async () => {
  arrives({});
  expect((await wordHost(inside))?.program).toBe('Word');
  expect(scripts()).toEqual(['./office/office.js']);
});

describe('without a Word to work with the pane works as in a browser', () => {
  const rows: { name: string; seed: Seed | null }[] = [
    { name: 'office.js does not load', seed: null },
    { name: 'another program of Office', seed: { host: 'Excel' } },
    { name: 'nobody around after all', seed: { host: null } },
    { name: 'a Word before WordApi 1.3', seed: { version: '1.2' } },
  ];
  for (const { name, seed } of rows) {
    it(name, async () => {
      vi.spyOn(console, 'error').mockImplementation(() => undefined);
      arrives(seed);
      expect(await wordHost(inside)).toBeNull();
    });
  }
  it('a Word that never answers', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    arrives({});
    new FakeWord({}).install(globalThis);
    const real = FakeWord.prototype.install;
    const silent = vi.spyOn(FakeWord.prototype, 'install').mockImplementation(function (this: FakeWord, target: object) {
      real.call(this, target);
      (target as { Office: { onReady(): Promise<unknown> } }).Office.onReady = () => new Promise(() => undefined);
    });
    const found = wordHost(inside);
    await vi.waitFor(() => expect(silent).toHaveBeenCalled());
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await found).toBeNull();
    silent.mockRestore();
  });
});
