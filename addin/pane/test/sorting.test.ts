import { describe, expect, it } from 'vitest';
import { nextSort, ofAreaAndLawyer, sorted, valuesOf } from '../src/state/sorting';
import type { Matters } from '../src/state/model';
import { matter } from './fixtures';

const found = [matter('00017-Pritchett', 'Closets Inc.'), matter('9-Tran', 'Élise Tran', 'Pending'), matter('00002-Doyle', 'doyle')];

describe('matters sorted by', () => {
  const rows: { name: string; sort: Matters['sort']; order: string[] }[] = [
    { name: 'nothing: Clio’s order', sort: null, order: ['00017-Pritchett', '9-Tran', '00002-Doyle'] },
    { name: 'number, as numbers', sort: { column: 'number', up: true }, order: ['00002-Doyle', '9-Tran', '00017-Pritchett'] },
    { name: 'number, downwards', sort: { column: 'number', up: false }, order: ['00017-Pritchett', '9-Tran', '00002-Doyle'] },
    { name: 'client, whatever the case and accent', sort: { column: 'client', up: true }, order: ['00017-Pritchett', '00002-Doyle', '9-Tran'] },
    { name: 'client, downwards', sort: { column: 'client', up: false }, order: ['9-Tran', '00002-Doyle', '00017-Pritchett'] },
    { name: 'status, then number', sort: { column: 'status', up: true }, order: ['00002-Doyle', '00017-Pritchett', '9-Tran'] },
  ];
  for (const { name, sort, order } of rows) it(name, () => expect(sorted(found, sort).map((one) => one.number)).toEqual(order));
  it('leaves what it was given', () => {
    sorted(found, { column: 'number', up: true });
    expect(found[0]?.number).toBe('00017-Pritchett');
  });
});

describe('of a practice area and a lawyer', () => {
  const of = (number: string, practice_area: string, lawyer: string) => ({ ...matter(number, 'C'), practice_area, lawyer });
  const all = [of('1', 'Wills', 'Ann Roy'), of('2', 'Real estate', 'Ann Roy'), of('3', 'Wills', 'Élise Tran'), of('4', '', '')];
  const rows: { name: string; area: string; lawyer: string; left: string[] }[] = [
    { name: 'all', area: '', lawyer: '', left: ['1', '2', '3', '4'] },
    { name: 'one area', area: 'Wills', lawyer: '', left: ['1', '3'] },
    { name: 'one lawyer', area: '', lawyer: 'Ann Roy', left: ['1', '2'] },
    { name: 'both', area: 'Wills', lawyer: 'Élise Tran', left: ['3'] },
    { name: 'nobody', area: 'Real estate', lawyer: 'Élise Tran', left: [] },
  ];
  for (const { name, area, lawyer, left } of rows) it(name, () => expect(ofAreaAndLawyer(all, area, lawyer).map(({ number }) => number)).toEqual(left));
  it('each value is offered once, in order, and none for what is empty', () => {
    expect(valuesOf(all, 'practice_area')).toEqual(['Real estate', 'Wills']);
    expect(valuesOf(all, 'lawyer')).toEqual(['Ann Roy', 'Élise Tran']);
    expect(valuesOf([], 'lawyer')).toEqual([]);
  });
});

describe('a press on a column', () => {
  const rows: { name: string; before: Matters['sort']; after: Matters['sort'] }[] = [
    { name: 'first upwards', before: null, after: { column: 'client', up: true } },
    { name: 'then downwards', before: { column: 'client', up: true }, after: { column: 'client', up: false } },
    { name: 'then Clio’s order again', before: { column: 'client', up: false }, after: null },
    { name: 'another column starts upwards', before: { column: 'number', up: false }, after: { column: 'client', up: true } },
  ];
  for (const { name, before, after } of rows) it(name, () => expect(nextSort(before, 'client')).toEqual(after));
});
