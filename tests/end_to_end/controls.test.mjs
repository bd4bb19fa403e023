// Content controls that are filled by their tags, through the commands that open a template; what comes
// out before the Open XML validator and our own checker.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { zip } from './docx.mjs';
import { engross, parts, temporaryFolder, validatorErrors } from './engross.mjs';

const namespaces = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
  'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14 w15"',
].join(' ');
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

function controlled(body) {
  const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  return zip([
    [
      '[Content_Types].xml',
      `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${main}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${main}.styles+xml"/></Types>`,
    ],
    ['_rels/.rels', `${xml}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`],
    ['word/_rels/document.xml.rels', `${xml}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/styles" Target="styles.xml"/></Relationships>`],
    [
      'word/styles.xml',
      `${xml}<w:styles ${namespaces}><w:style w:type="character" w:styleId="PlaceholderText"><w:name w:val="Placeholder Text"/><w:rPr><w:color w:val="808080"/></w:rPr></w:style></w:styles>`,
    ],
    ['word/document.xml', `${xml}<w:document ${namespaces}><w:body>${body}<w:sectPr/></w:body></w:document>`],
  ]);
}

let id = 100;
const placeholder = (text) => `<w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>${text}</w:t></w:r>`;
const control = (tag, kind, content) =>
  `<w:sdt><w:sdtPr><w:alias w:val="${tag}"/><w:tag w:val="${tag}"/><w:id w:val="${(id += 1)}"/><w:showingPlcHdr/>${kind}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
const line = (label, content) => `<w:p><w:r><w:t xml:space="preserve">${label}: </w:t></w:r>${content}</w:p>`;
const inline = (tag, kind) => line(tag, control(tag, kind, placeholder('Click here')));
const item = (content) => `<w:sdt><w:sdtPr><w:id w:val="${(id += 1)}"/><w15:repeatingSectionItem/></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
const section = (tag, content) =>
  `<w:sdt><w:sdtPr><w:tag w:val="${tag}"/><w:id w:val="${(id += 1)}"/><w15:repeatingSection/></w:sdtPr><w:sdtContent>${item(content)}</w:sdtContent></w:sdt>`;
const box = '<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>';
const provinces = ['Ontario', 'Quebec'].map((name) => `<w:listItem w:displayText="${name}" w:value="${name.slice(0, 2).toUpperCase()}"/>`).join('');
const date = '<w:date><w:dateFormat w:val="dddd, MMMM d, yyyy"/><w:lid w:val="en-CA"/><w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>';
const cell = (content) => `<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>${content}</w:tc>`;
const row = (...cells) => `<w:tr>${cells.map(cell).join('')}</w:tr>`;
const table = (rows) => `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>${rows}</w:tbl>`;

const body = [
  inline('client.name.full', '<w:text/>'),
  inline('client.address', '<w:text w:multiLine="1"/>'),
  control('clause', '', `<w:p>${placeholder('Click here')}</w:p>`),
  inline('opened', date),
  inline('province', `<w:dropDownList>${provinces}</w:dropDownList>`),
  inline('matter.kind', `<w:comboBox>${provinces}</w:comboBox>`),
  line('agreed', control('agreed', box, '<w:r><w:rPr><w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic" w:hint="eastAsia"/></w:rPr><w:t>☐</w:t></w:r>')),
  section('child in children', line('Child', control('child.name', '<w:text/>', placeholder('Name')))),
  table(row('<w:p><w:r><w:t>Toy</w:t></w:r></w:p>', '<w:p/>') + section('toys', row(`<w:p>${control('name', '<w:text/>', placeholder('Toy'))}</w:p>`, `<w:p>${control('price | money', '<w:text/>', placeholder('Price'))}</w:p>`))),
  '<w:p/>',
  inline('goog_rdk_0', ''),
].join('');

const values = {
  client: { name: { full: 'Ann Roy' }, address: '1 Main St\nOttawa' },
  clause: { _type: 'rich', text: 'First **clause**\n\nSecond clause' },
  opened: '2026-11-23',
  province: 'on',
  matter: { kind: 'Estate' },
  agreed: true,
  children: [{ name: 'Al' }, { name: 'Bo' }],
  toys: [{ name: 'Ball', price: 3 }, { name: 'Kite', price: 12.5 }],
};

function folder(t, content = body, data = values) {
  const at = temporaryFolder(t);
  writeFileSync(join(at, 'letter.docx'), controlled(content));
  writeFileSync(join(at, 'data.json'), JSON.stringify(data));
  return (name) => join(at, name);
}

// One line a paragraph, as a reader sees it.
const seen = (path) =>
  [...parts(path)['word/document.xml'].matchAll(/<w:p(?: [^>]*)?>(.*?)<\/w:p>/gs)].map(([, inside]) =>
    [...inside.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:(br)\/>/g)].map(([, text, br]) => (br ? '\n' : text)).join(''),
  );

const fill = (at, more = []) => engross(['fill', '--template', at('letter.docx'), '--data', at('data.json'), '--out', at('out.docx'), ...more]);

test('E47 every kind of control is filled, and the document is valid', (t) => {
  const at = folder(t);
  assert.equal(engross(['check', at('letter.docx'), '--data', at('data.json')]).status, 0);
  const filled = fill(at);
  assert.equal(filled.status, 0, filled.err);
  assert.match(filled.err, /tags name nothing among the values stay as they are: goog_rdk_0/);
  assert.deepEqual(seen(at('out.docx')), [
    'client.name.full: Ann Roy',
    'client.address: 1 Main St\nOttawa',
    'First clause',
    'Second clause',
    'opened: Monday, November 23, 2026',
    'province: Ontario',
    'matter.kind: Estate',
    'agreed: ☒',
    'Child: Al',
    'Child: Bo',
    'Toy',
    'Ball',
    '$3.00',
    'Kite',
    '$12.50',
    'goog_rdk_0: Click here',
  ]);
  const xml = parts(at('out.docx'))['word/document.xml'];
  assert.match(xml, /<w:date w:fullDate="2026-11-23T00:00:00Z">/);
  assert.match(xml, /<w14:checked w14:val="1"\/>/);
  assert.equal(xml.match(/<w:showingPlcHdr\/>/g).length, 1); // of the control that is another program's
  assert.equal(xml.match(/<w:sdt>/g).length, xml.match(/<\/w:sdt>/g).length);
  assert.deepEqual(validatorErrors(at('out.docx')), []);
  assert.equal(engross(['check', '--output', at('out.docx')]).status, 0);
});

test('E47 a filled document is a template once more', (t) => {
  const at = folder(t);
  assert.equal(fill(at).status, 0);
  const again = { ...values, client: { name: { full: 'Bea Cox' }, address: 'Hull' }, agreed: false, children: [{ name: 'Cy' }], toys: [] };
  writeFileSync(at('again.json'), JSON.stringify(again));
  const filled = engross(['fill', '--template', at('out.docx'), '--data', at('again.json'), '--out', at('twice.docx')]);
  assert.equal(filled.status, 0, filled.err);
  const lines = seen(at('twice.docx'));
  assert.deepEqual(
    ['client.name.full: Bea Cox', 'client.address: Hull', 'agreed: ☐', 'Child: Cy'].filter((one) => !lines.includes(one)),
    [],
  );
  assert.ok(!lines.includes('Child: Bo') && !lines.includes('Ball'));
  assert.deepEqual(validatorErrors(at('twice.docx')), []);
  assert.equal(engross(['check', '--output', at('twice.docx')]).status, 0);
});

test('E58 fields and the schema of the values name what tags ask for', (t) => {
  const at = folder(t);
  const fields = JSON.parse(engross(['fields', at('letter.docx'), '--json']).out);
  assert.deepEqual(
    fields.map(({ path, type, required, loop }) => [path, type, required, loop].join(' ')),
    [
      'children list true ',
      'toys list false ',
      'client.name.full value true ',
      'client.address value true ',
      'clause value false ',
      'opened date false ',
      'province value false ',
      'matter.kind value true ',
      'agreed value false ',
      'child.name value true children',
      'name value false ',
      'price number false ',
      'goog_rdk_0 value false ',
    ],
  );
  assert.equal(JSON.parse(engross(['fields', at('letter.docx'), '--json-schema']).out).properties.client.type, 'object');
});

test('E16 a missing value is a missing value, whichever way it is asked for', (t) => {
  const at = folder(t, body, { ...values, client: { name: {} }, toys: undefined });
  const stopped = fill(at);
  assert.equal(stopped.status, 4);
  assert.match(stopped.err, /client\.name\.full.*body, paragraph 1/);
  for (const mode of ['blank', 'mark']) {
    const filled = fill(at, ['--missing', mode]);
    assert.equal(filled.status, 0, filled.err);
    assert.deepEqual(validatorErrors(at('out.docx')), []);
    assert.equal(engross(['check', '--output', at('out.docx')]).status, 0);
    assert.equal(seen(at('out.docx'))[0], mode === 'mark' ? 'client.name.full: client.name.full' : 'client.name.full: ');
  }
});

for (const [name, content, data, status, says] of [
  ['an item that a drop-down list does not have', inline('province', `<w:dropDownList>${provinces}</w:dropDownList>`), { province: 'Yukon' }, 1, /drop-down list “province” was given “Yukon”.*give “Ontario” or “Quebec”/],
  ['a text for a tick box', line('x', control('agreed', box, placeholder('x'))), { agreed: 'perhaps' }, 1, /tick box “agreed” takes true or false/],
  ['a section over no list', section('x in client', '<w:p/>'), { client: 'Ann' }, 1, /repeating section “x in client” was given a text/],
  ['a tag in brackets that cannot be read', inline('{{ client + }}', '<w:text/>'), {}, 3, /body, paragraph 1/],
  ['a filter that is none, in brackets', inline('{{ client | uper }}', '<w:text/>'), {}, 3, /did you mean.*upper/],
]) {
  test(`E47 ${name} is told with its place`, (t) => {
    const at = folder(t, content, data);
    const filled = fill(at);
    assert.equal(filled.status, status, filled.err);
    assert.match(filled.err, says);
  });
}

test('E57 without a dialect nothing of a control changes', (t) => {
  const at = folder(t);
  assert.equal(fill(at, ['--dialect', 'none']).status, 0);
  assert.equal(parts(at('out.docx'))['word/document.xml'], parts(at('letter.docx'))['word/document.xml']);
});
