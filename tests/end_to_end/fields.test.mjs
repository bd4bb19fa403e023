// What a template asks for, as JSON and as a JSON Schema that values are held against.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import Ajv from 'ajv/dist/2020.js';
import { docx } from './docx.mjs';
import { engross, temporaryFolder, top } from './engross.mjs';

function schemaOf(template) {
  const done = engross(['fields', template, '--json-schema']);
  assert.equal(done.status, 0, done.err);
  return JSON.parse(done.out);
}

// Where values are not as the schema says: "/client/age must be number", one a fault.
function faultsOf(schema, values) {
  const ajv = new Ajv.default({ allErrors: true, strict: true, allowUnionTypes: true });
  assert.ok(ajv.validateSchema(schema), JSON.stringify(ajv.errors));
  const validate = ajv.compile(schema);
  validate(values);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

for (const id of ['will', 'referral-agreement']) {
  test(`the sample of ${id} is as its schema says, and an empty file is not`, () => {
    const schema = schemaOf(id);
    const sample = JSON.parse(readFileSync(join(top, 'templates', id, 'sample.json'), 'utf8'));
    assert.deepEqual(faultsOf(schema, sample), []);
    assert.ok(faultsOf(schema, {}).includes(" must have required property 'client'"));
  });
}

test('E58 every name has its type, scope, loop and parts, those of an included document too', (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'a.docx'), docx(['{{ client.name }}', '{% for c in children %}', '{% include "b" %}', '{% endfor %}']));
  writeFileSync(join(folder, 'b.docx'), docx(['{{ c.born | date }}{% if c.gift %}{{ c.gift | words }}{% endif %}']));
  const listed = JSON.parse(engross(['fields', join(folder, 'a.docx'), '--json']).out);
  assert.deepEqual(listed, [
    { path: 'client.name', type: 'value', required: true, scope: 'values', parts: ['body'], loop: null },
    { path: 'children', type: 'list', required: true, scope: 'values', parts: ['body'], loop: null },
    { path: 'c.born', type: 'date', required: true, scope: 'loop', parts: ['b'], loop: 'children' },
    { path: 'c.gift', type: 'number', required: false, scope: 'loop', parts: ['b'], loop: 'children' },
  ]);
  const schema = schemaOf(join(folder, 'a.docx'));
  const child = { born: '2020-01-31', gift: 5 };
  for (const [values, faults] of [
    [{ client: { name: 'A' }, children: [child, { born: '2020-01-31' }] }, []],
    [{ client: { name: 'A', age: 3 }, children: [], more: 1 }, []],
    [{ client: { name: 'A' }, children: [{ ...child, gift: null }] }, []],
    [{ client: { name: 'A' }, children: [{ ...child, gift: '5.25' }] }, []],
    [{ client: { name: 'A' } }, [" must have required property 'children'"]],
    [{ client: {}, children: [] }, ["/client must have required property 'name'"]],
    [{ client: 'A', children: [] }, ['/client must be object']],
    [{ client: { name: null }, children: [] }, ['/client/name must be string,number,boolean,object,array']],
    [{ client: { name: 'A' }, children: child }, ['/children must be array']],
    [{ client: { name: 'A' }, children: [{ gift: 5 }] }, ["/children/0 must have required property 'born'"]],
    [{ client: { name: 'A' }, children: [{ born: 'May 2020' }] }, ['/children/0/born must match pattern "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"']],
    [{ client: { name: 'A' }, children: [{ ...child, gift: [5] }] }, ['/children/0/gift must be number,string,null']],
    [{ client: { name: 'A' }, children: [{ ...child, gift: 'five' }] }, ['/children/0/gift must match pattern "^$|^-?(0|[1-9][0-9]*)(\\.[0-9]+)?$"']],
  ]) {
    assert.deepEqual(faultsOf(schema, values), faults, JSON.stringify(values));
  }
});

test('a template with faults has no schema', (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'a.docx'), docx(['{{ client. }}']));
  const done = engross(['fields', join(folder, 'a.docx'), '--json-schema']);
  assert.equal(done.status, 3);
  assert.equal(done.out, '');
});
