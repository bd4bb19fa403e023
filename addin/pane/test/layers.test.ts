// What may import what: the drawing of README.md, held by a test.
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const below: Record<string, string[]> = {
  api: [],
  dom: [],
  host: ['api'],
  document: ['api', 'host'],
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
  for (const name of ['index.html', 'word.html']) {
    it(`${name} loads one script and one style of its own, by relative addresses, and nothing inline`, () => {
      const page = readFileSync(name, 'utf8');
      expect(page).not.toMatch(/ style=| on\w+=|<style|https?:/);
      expect([...page.matchAll(/<script[^>]*>([^<]*)/g)].map(([, inline]) => inline)).toEqual(['']);
    });
  }

  it('of a browser has nothing of Word in it: Office is called in addin/word and by the page of Word alone', () => {
    const files = Object.keys(below).flatMap((folder) => readdirSync(`src/${folder}`).map((file) => `src/${folder}/${file}`));
    const calling = [...files, 'src/pane.ts', 'src/browser.ts'].filter((file) => /\b(Word|Office|OfficeExtension)\.\w/.test(readFileSync(file, 'utf8').replace(/\/\/.*/g, '')));
    expect(calling).toEqual([]);
  });

  it('sets no style attribute anywhere', () => {
    const code = readdirSync('src/views').map((file) => readFileSync(`src/views/${file}`, 'utf8')).join('\n');
    expect(code).not.toMatch(/\bstyle:|innerHTML|setAttribute\('style'/);
  });
});
