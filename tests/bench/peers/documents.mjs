// Documents that every engine is asked to fill, made here: a template in the way of writing of each
// engine, the values, and the text that must come out.
import { deflateRawSync } from 'node:zlib';
import { crc32 } from './crc32.mjs';

const kHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const kWord = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const kOffice = 'http://schemas.openxmlformats.org';
const kSentences = [
  'The tenant keeps the garden, the path and the gate in the state in which they were handed over',
  'Notice is given in writing and counts from the day on which it arrives',
  'Whoever pays for another may ask for the money back within a year',
  'A key that is lost is reported on the same day, and the lock is changed at the cost of its holder',
  'Nothing in this agreement takes away a right that the law gives and does not let go',
];

// A mark in each way of writing. A list is `list`, its members are asked for as `of` it.
export const writings = {
  braces: { value: (name) => `{${name}}`, member: (list, name) => `{${name}}`, open: (list) => `{#${list}}`, close: (list) => `{/${list}}` },
  carbone: { value: (name) => `{d.${name}}`, member: (list, name, next) => `{d.${list}[i${next ? '+1' : ''}].${name}}` },
};

const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const run = (text) => `<w:r><w:rPr><w:sz w:val="23"/><w:lang w:val="en-CA"/></w:rPr><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
const paragraph = (...texts) => `<w:p><w:pPr><w:jc w:val="both"/></w:pPr>${texts.map(run).join('')}</w:p>`;
const row = (cells) => `<w:tr>${cells.map((text) => `<w:tc><w:tcPr><w:tcW w:w="1800" w:type="dxa"/></w:tcPr>${paragraph(text)}</w:tc>`).join('')}</w:tr>`;
const table = (columns, rows) => `<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr><w:tblGrid>${'<w:gridCol w:w="1800"/>'.repeat(columns)}</w:tblGrid>${rows}</w:tbl>${paragraph('End of the list.')}`;

function tableOf(list, names, writing) {
  if (!writing.open) return table(names.length, row(names.map((name) => writing.member(list, name))) + row(names.map((name) => writing.member(list, name, true))));
  const cells = names.map((name) => writing.member(list, name));
  cells[0] = writing.open(list) + cells[0];
  cells[cells.length - 1] += writing.close(list);
  return table(names.length, row(cells));
}

// Clauses with two values each, and a table.
function agreement(clauses, rows) {
  const names = ['number', 'kind', 'what', 'where', 'worth'];
  const values = { title: 'Agreement & annex' };
  for (let i = 0; i < clauses; i += 1) Object.assign(values, { [`who_${i}`]: `Party ${i} <of ${i * 7} Hill Road>`, [`sum_${i}`]: `$${i * 31 + 5}.00` });
  values.lots = Array.from({ length: rows }, (_, i) => ({ number: `${i + 1}`, kind: ['land', 'money', 'goods'][i % 3], what: `Lot ${(i * 7919) % 100003} of the annex`, where: `Shelf ${i % 97}`, worth: `${(i * 31) % 9973}.50` }));
  const words = (i) => kSentences[i % kSentences.length];
  const body = (writing) =>
    paragraph(writing.value('title')) +
    Array.from({ length: clauses }, (_, i) => paragraph(`${i + 1}. `, writing.value(`who_${i}`), ` owes `, writing.value(`sum_${i}`), `. ${words(i)}. ${words(i + 2)}.`)).join('') +
    tableOf('lots', names, writing);
  const text = [
    values.title,
    ...Array.from({ length: clauses }, (_, i) => `${i + 1}. ${values[`who_${i}`]} owes ${values[`sum_${i}`]}. ${words(i)}. ${words(i + 2)}.`),
    ...values.lots.flatMap((lot) => names.map((name) => lot[name])),
    'End of the list.',
  ];
  return { values, body, text };
}

export const documents = { 'a letter': agreement(40, 8), 'a book': agreement(1500, 500), '10,000 rows': agreement(5, 10_000), '20,000 rows': agreement(5, 20_000) };

function zip(entries) {
  const files = [];
  const directory = [];
  let offset = 0;
  for (const [name, text] of entries) {
    const packed = deflateRawSync(Buffer.from(text), { level: 6 });
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt16LE(0x21, 8); // 1 January 1980
    common.writeUInt32LE(crc32(Buffer.from(text)), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(Buffer.byteLength(text), 18);
    common.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    files.push(Buffer.from('PK\x03\x04', 'latin1'), common, Buffer.from(name), packed);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, place, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, central, end]);
}

export const template = (document, writing) =>
  zip([
    ['[Content_Types].xml', `${kHead}<Types xmlns="${kOffice}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`],
    ['_rels/.rels', `${kHead}<Relationships xmlns="${kOffice}/package/2006/relationships"><Relationship Id="rId1" Type="${kOffice}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`],
    ['word/document.xml', `${kHead}<w:document ${kWord}><w:body>${document.body(writings[writing])}<w:sectPr/></w:body></w:document>`],
  ]);
