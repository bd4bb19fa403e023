// The shapes the pane is written and tested with are those of the contract.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { kNexts } from '../src/words/problems';
import { words } from '../src/words/words';
import {
  account, addressBook, comparison, contact, entryPlanned, fact, filingList, filingReport, finding, imported, interview, keptContact, merge, person, planned,
  place, plannedValue, preview, question, review, signIn, standing, templateCheck, templateFault, writeBackList, writeBackReport,
} from './fixtures';

const contract = readFileSync('../../helper/bridge/openapi.yaml', 'utf8');

// The first `required: […]` of a schema: its own fields.
function fieldsOf(schema: string): string[] {
  const from = contract.indexOf(`\n    ${schema}:\n`);
  const list = /required: \[([^\]]*)\]/.exec(contract.slice(from));
  return (list?.[1] ?? '').split(',').map((name) => name.trim()).sort();
}

describe('the fields of', () => {
  const rows: { schema: string; value: object }[] = [
    { schema: 'ClioStanding', value: standing([]) },
    { schema: 'ClioAccount', value: account('ca') },
    { schema: 'SignIn', value: signIn() },
    { schema: 'Review', value: review([]) },
    { schema: 'Person', value: person(1, 'A') },
    { schema: 'Finding', value: finding('step', [1]) },
    { schema: 'Interview', value: interview([]) },
    { schema: 'Question', value: question('a') },
    { schema: 'AddressBook', value: addressBook([]) },
    { schema: 'ContactsImported', value: imported([]) },
    { schema: 'FilingList', value: filingList() },
    { schema: 'PlannedFiling', value: planned() },
    { schema: 'Filed', value: filingReport() },
    { schema: 'EntryPlanned', value: entryPlanned() },
    { schema: 'WriteBackList', value: writeBackList() },
    { schema: 'PlannedValue', value: plannedValue('a') },
    { schema: 'Written', value: writeBackReport() },
    { schema: 'Fact', value: fact('a') },
    { schema: 'TemplateCheck', value: templateCheck() },
    { schema: 'TemplateFault', value: templateFault('syntax', '{{') },
    { schema: 'PlaceInDocument', value: place() },
    { schema: 'Preview', value: preview() },
    { schema: 'Comparison', value: comparison([]) },
  ];
  for (const { schema, value } of rows) it(schema, () => expect(Object.keys(value).sort()).toEqual(fieldsOf(schema)));
});

// Schemas that are put together of two: the fields of one list and of another.
function nestedFields(...lists: RegExp[]): string[] {
  return lists.flatMap((list) => (list.exec(contract)?.[1] ?? '').split(',').map((name) => name.trim())).sort();
}

it('a contact of the address book, a kept one and a proposed merge have the fields of the contract', () => {
  const contactFields = /\n    Contact:\n {6}type: object\n {6}required: \[([^\]]*)\]/;
  expect(Object.keys(contact(1, 'A')).sort()).toEqual(nestedFields(contactFields, /required: \[(standing, changes)\]/));
  expect(Object.keys(keptContact(1, 'A')).sort()).toEqual(nestedFields(contactFields, /required: \[(read_at, in_review)\]/));
  expect(Object.keys(merge()).sort()).toEqual(nestedFields(/required: \[(draft, matter, client, person, contact, [^\]]*)\]/));
  expect(Object.keys(merge().contact).sort()).toEqual(nestedFields(contactFields));
});

it('every code that has a next step of its own is one of the contract', () => {
  const list = /code:\s+type: string\s+enum: \[([^\]]*)\]/.exec(contract)?.[1] ?? '';
  const codes = list.split(',').map((code) => code.trim());
  expect(codes).toContain('review_open');
  expect(Object.keys(words('fr').problem_code).sort()).toEqual([...codes].sort());
  expect(Object.keys(kNexts).filter((code) => code !== 'lost' && !code.startsWith('host_') && code !== 'draft_elsewhere' && code !== 'document_too_large' && !codes.includes(code))).toEqual([]);
});

it('every reason why a sign-in fails has its words', () => {
  const list = /why: \{type: string, enum: \[([^\]]*)\]\}/.exec(contract)?.[1] ?? '';
  expect(list.split(',').map((why) => why.trim()).sort()).toEqual(Object.keys(words('en').connect_end).sort());
});

it('every type of a fact has its words', () => {
  const list = /type: \{type: string, enum: \[(text, date, money, [^\]]*group)\]/.exec(contract)?.[1] ?? '';
  expect(list.split(',').map((type) => type.trim()).sort()).toEqual(Object.keys(words('fr').fact_type).sort());
});

it('every edit of the contract is one the pane can ask for', () => {
  const list = /do: \{type: string, enum: \[([^\]]*)\]\}/.exec(contract)?.[1] ?? '';
  const shapes = readFileSync('src/api/contract.ts', 'utf8');
  for (const edit of list.split(',').map((one) => one.trim())) expect(shapes, edit).toContain(`'${edit}'`);
});
