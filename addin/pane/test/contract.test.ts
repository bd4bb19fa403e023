// The shapes the pane is written and tested with are those of the contract.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { kNexts } from '../src/words/problems';
import { filingList, filingReport, finding, interview, person, planned, plannedValue, question, review, writeBackList, writeBackReport } from './fixtures';

const contract = readFileSync('../../helper/bridge/openapi.yaml', 'utf8');

// The first `required: […]` of a schema: its own fields.
function fieldsOf(schema: string): string[] {
  const from = contract.indexOf(`\n    ${schema}:\n`);
  const list = /required: \[([^\]]*)\]/.exec(contract.slice(from));
  return (list?.[1] ?? '').split(',').map((name) => name.trim()).sort();
}

describe('the fields of', () => {
  const rows: { schema: string; value: object }[] = [
    { schema: 'Review', value: review([]) },
    { schema: 'Person', value: person(1, 'A') },
    { schema: 'Finding', value: finding('step', [1]) },
    { schema: 'Interview', value: interview([]) },
    { schema: 'Question', value: question('a') },
    { schema: 'FilingList', value: filingList() },
    { schema: 'PlannedFiling', value: planned() },
    { schema: 'Filed', value: filingReport() },
    { schema: 'WriteBackList', value: writeBackList() },
    { schema: 'PlannedValue', value: plannedValue('a') },
    { schema: 'Written', value: writeBackReport() },
  ];
  for (const { schema, value } of rows) it(schema, () => expect(Object.keys(value).sort()).toEqual(fieldsOf(schema)));
});

it('every code that has a next step of its own is one of the contract', () => {
  const list = /code:\s+type: string\s+enum: \[([^\]]*)\]/.exec(contract)?.[1] ?? '';
  const codes = list.split(',').map((code) => code.trim());
  expect(codes).toContain('review_open');
  expect(Object.keys(kNexts).filter((code) => code !== 'lost' && !code.startsWith('host_') && code !== 'draft_elsewhere' && !codes.includes(code))).toEqual([]);
});

it('every edit of the contract is one the pane can ask for', () => {
  const list = /do: \{type: string, enum: \[([^\]]*)\]\}/.exec(contract)?.[1] ?? '';
  const shapes = readFileSync('src/api/contract.ts', 'utf8');
  for (const edit of list.split(',').map((one) => one.trim())) expect(shapes, edit).toContain(`'${edit}'`);
});
