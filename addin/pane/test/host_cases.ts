// tests/cases/host-operations.json: one list of cases for every host of the pane, and how one is run.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { base64, bytesOf } from '../src/api/base64';
import type { DocumentOperation } from '../src/api/contract';
import type { Control, Host } from '../src/host/host';

export interface SeedControl extends Control {
  placeholder?: string;
}
interface Case {
  name: string;
  controls: SeedControl[];
  records: string[];
  steps: { ask: DocumentOperation; result: unknown }[];
}

const { accepted, refused } = JSON.parse(readFileSync(join(__dirname, '../../../tests/cases/host-operations.json'), 'utf8')) as Record<'accepted' | 'refused', Case[]>;

// What an operation of the contract is on a host.
export async function performed(host: Host, asked: DocumentOperation): Promise<unknown> {
  switch (asked.do) {
    case 'tags':
      return host.tags();
    case 'read':
      return host.read(asked.tags);
    case 'apply':
      return host.apply(asked);
    case 'unlink':
      return host.unlink(asked.tags);
    case 'records':
      return host.records();
    case 'keep':
      return (await host.keep(asked.record), true);
    case 'insert_text':
      return host.insertText(asked.text);
    case 'insert_control':
      return (await host.insertControl(asked.control), true);
    case 'surround':
      return host.surround(asked.before, asked.after);
    case 'bytes':
      return { base64: base64(await host.bytes()) };
    case 'jump':
      return host.jump(asked.place);
    case 'open':
      return host.openDocument(bytesOf(asked.base64), asked.name);
    case 'remember':
      return (host.rememberDraft(asked.draft), true);
    case 'recall':
      return host.recalledDraft();
  }
}

// Between tags order counts for nothing.
const byTag = (one: unknown): unknown => {
  const tagged = one as { tag: string; nth?: number }[];
  if (!Array.isArray(one) || one.length === 0 || typeof tagged[0]!.tag !== 'string') return one;
  return [...tagged].sort((a, b) => (a.tag < b.tag ? -1 : a.tag > b.tag ? 1 : (a.nth ?? 0) - (b.nth ?? 0)));
};
const settled = (result: unknown): unknown =>
  result !== null && typeof result === 'object' && !Array.isArray(result)
    ? Object.fromEntries(Object.entries(result).map(([name, value]) => [name, byTag(value)]))
    : byTag(result);

export function runHostCases(open: (controls: SeedControl[], records: string[]) => Host): void {
  const run = ({ name, controls, records, steps }: Case): void =>
    it(name, async () => {
      const host = open(controls.map((one) => ({ ...one })), [...records]);
      for (const { ask, result } of steps) expect(settled(await performed(host, ask)), JSON.stringify(ask)).toEqual(settled(result));
    });
  describe('what a host does', () => accepted.forEach(run));
  describe('what a host leaves', () => refused.forEach(run));
}
