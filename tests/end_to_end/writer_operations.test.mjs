// The operations that the pane asks for, each case of the list for all hosts, in a real LibreOffice.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { zip } from './docx.mjs';
import { parts, top } from './engross.mjs';
import { helperIn, place, writerIn } from './writer.mjs';
import { asked, document, letIn, paragraph, run, waitFor } from './writer_documents.mjs';

const { accepted, refused } = JSON.parse(readFileSync(join(top, 'tests/cases/host-operations.json'), 'utf8'));

const byTag = (one) =>
  Array.isArray(one) && typeof one[0]?.tag === 'string' ? [...one].sort((a, b) => (a.tag < b.tag ? -1 : a.tag > b.tag ? 1 : (a.nth ?? 0) - (b.nth ?? 0))) : one;
const sorted = (one) => (one?.filled ? { filled: byTag(one.filled), left: byTag(one.left) } : byTag(one));

// As the helper puts a record into a finished document: helper/docx/custom_part.h.
const kRecord = '<filled xmlns="urn:engross:filled" version="1" draft="D-1" matter="1001" template="letter" at="2026-11-25T14:27:37Z">\n  <control tag="a" at="2026-11-25T14:27:37Z" sha256="0000000000000000000000000000000000000000000000000000000000000000"/>\n</filled>\n';
function remembering(folder) {
  const path = document(folder, 'pane.docx', paragraph(run('x')));
  const all = parts(path);
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relation = (id, type, target) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  all['word/_rels/document.xml.rels'] = all['word/_rels/document.xml.rels'].replace('</Relationships>', `${relation('engross1', 'customXml', '/customXml/item1.xml')}</Relationships>`);
  all['customXml/item1.xml'] = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${kRecord}`;
  all['customXml/_rels/item1.xml.rels'] = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation('rId1', 'customXmlProps', 'itemProps1.xml')}</Relationships>`;
  all['customXml/itemProps1.xml'] = '<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" ds:itemID="{6F1B1E5C-6E0B-4B7E-9C53-2C9B0F6A7D21}"><ds:schemaRefs><ds:schemaRef ds:uri="urn:engross:filled"/></ds:schemaRefs></ds:datastoreItem>';
  writeFileSync(path, zip(Object.entries(all)));
  return path;
}

test('every case of the list for all hosts, asked through the helper', async (t) => {
  const folder = place(t);
  await helperIn(t, folder);
  const writer = await writerIn(t, folder);
  await writer.make([]);
  await letIn(writer, 'find', { Matter: '00001-Whitfield' });
  await writer.close();
  await t.test('a record that the pane put into a file is found, and stays through both formats', async () => {
    await writer.open(remembering(folder));
    const operation = async (ask) => (await asked(writer, `/open-documents/${(await asked(writer, '/open-documents')).documents.at(-1).id}/operations`, { operation: ask })).result;
    const same = (records) => assert.deepEqual(records.map((one) => one.replace(/\s+(?=<)/g, '')), [kRecord.replace(/\s+(?=<)/g, '').trim()]);
    await writer.run('pane', {});
    same(await operation({ do: 'records' }));
    assert.equal(await operation({ do: 'recall' }), 'D-1');
    await operation({ do: 'keep', record: kRecord });
    for (const kind of ['docx', 'odt']) {
      const path = join(folder, `office/kept.${kind}`);
      await writer.save(path, kind);
      await writer.close();
      await writer.open(path);
      await writer.run('pane', {});
      assert.deepEqual(await operation({ do: 'records' }), [kRecord]);
    }
    await writer.close();
  });
  await t.test('a value has the format of the words that it takes the place of, not that of a placeholder', async () => {
    const dressed = (tag, more, look) => `<w:sdt><w:sdtPr><w:tag w:val="${tag}"/>${more}</w:sdtPr><w:sdtContent><w:r><w:rPr>${look}</w:rPr><w:t>x</w:t></w:r></w:sdtContent></w:sdt>`;
    const red = '<w:b/><w:color w:val="C00000"/>';
    await writer.open(document(folder, 'dressed.docx', paragraph(run('a '), dressed('red', '', red), run(' b '), dressed('plain', '', ''), run(' c '), dressed('showing', '<w:showingPlcHdr/>', red))));
    await writer.run('pane', {});
    const id = (await asked(writer, '/open-documents')).documents.at(-1).id;
    const fills = [['red', 'x'], ['plain', 'x'], ['showing', '']].map(([tag, was]) => ({ tag, nth: 0, was, text: 'Zoë Ng' }));
    const { result } = await asked(writer, `/open-documents/${id}/operations`, { operation: { do: 'apply', fills, tracked: false } });
    assert.equal(result.filled.length, 3);
    assert.deepEqual(await writer.formats('red'), [['', 150, 0xc00000]]);
    assert.deepEqual((await writer.formats('plain')).map(([style, weight]) => [style, weight]), [['', 100]]);
    await writer.close();
  });
  for (const { name, controls, records, steps } of [...accepted, ...refused]) {
    await t.test(name, async () => {
      await writer.make(controls);
      await writer.run('pane', {});
      const document = (await asked(writer, '/open-documents')).documents.at(-1).id;
      const operation = (ask) => writer.ask(`/open-documents/${document}/operations`, { operation: ask });
      for (const record of records) await operation({ do: 'keep', record });
      for (const { ask, result } of steps) {
        const [status, body] = await operation(ask);
        assert.deepEqual(sorted(status === 200 ? body.result : body), sorted(result), JSON.stringify(ask));
      }
      await writer.close();
      await waitFor(async () => (await writer.ask(`/open-documents/${document}`))[0] === 404);
    });
  }
});
