// What may import what: the drawing of README.md, held by a test.
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const below: Record<string, string[]> = {
  api: [],
  dom: [],
  host: [],
  document: ['host'],
  words: ['api'], // an error for people
  state: ['api', 'document', 'host', 'words'],
  views: ['api', 'document', 'dom', 'state', 'words'],
};

describe('the folder', () => {
  for (const [folder, allowed] of Object.entries(below)) {
    it(`${folder} imports from ${allowed.join(', ') || 'nowhere else'}`, () => {
      const reached = readdirSync(`src/${folder}`).flatMap((file) =>
        [...readFileSync(`src/${folder}/${file}`, 'utf8').matchAll(/from '\.\.\/(\w+)\//g)].map(([, other]) => other!),
      );
      expect([...new Set(reached)].filter((other) => !allowed.includes(other))).toEqual([]);
    });
  }

  it('src has no other', () => {
    const folders = readdirSync('src', { withFileTypes: true }).filter((one) => one.isDirectory());
    expect(folders.map((one) => one.name).filter((name) => name !== 'style').sort()).toEqual(Object.keys(below).sort());
  });
});

describe('the page', () => {
  it('loads one script and one style of its own, by relative addresses, and nothing inline', () => {
    const page = readFileSync('index.html', 'utf8');
    expect(page).not.toMatch(/ style=| on\w+=|<style|https?:/);
    expect([...page.matchAll(/<script[^>]*>([^<]*)/g)].map(([, inline]) => inline)).toEqual(['']);
  });

  it('sets no style attribute anywhere', () => {
    const code = readdirSync('src/views').map((file) => readFileSync(`src/views/${file}`, 'utf8')).join('\n');
    expect(code).not.toMatch(/\bstyle:|innerHTML|setAttribute\('style'/);
  });
});
