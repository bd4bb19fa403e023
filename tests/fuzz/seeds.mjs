// Writes the seeds that are zip files: node tests/fuzz/seeds.mjs. The other ones are texts, written
// by hand.
import { writeFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { crc32, docx, zip } from '../end_to_end/docx.mjs';

const corpus = new URL('corpus/', import.meta.url);
const write = (name, bytes) => writeFileSync(new URL(name, corpus), bytes);

// The first entry of a stored zip, deflated: lengths and method are written anew in both places.
function deflated(name, text) {
  const plain = zip([[name, text]]);
  const packed = deflateRawSync(text);
  const local = Buffer.from(plain.subarray(0, 30 + name.length));
  const central = Buffer.from(plain.subarray(30 + name.length + text.length, plain.length - 22));
  const end = Buffer.from(plain.subarray(plain.length - 22));
  for (const [record, at] of [[local, 8], [central, 10]]) {
    record.writeUInt16LE(8, at);
    record.writeUInt32LE(packed.length, at + 10);
  }
  end.writeUInt32LE(local.length + packed.length, 16);
  return Buffer.concat([local, packed, central, end]);
}

write('zip/empty', zip([]));
write('zip/stored', zip([['a.xml', '<a/>'], ['b/', ''], ['b/c.bin', 'bytes']]));
write('zip/deflated', deflated('a.xml', '<a>text text text text</a>'));
write('zip/comment', Buffer.concat([zip([['a', 'b']]).subarray(0, -2), Buffer.from('\x07\0comment', 'latin1')]));
write('template/value', docx(['Dear {{ name | upper }},', '{{ client.name.full }}']));
write('template/blocks', docx(['{% for each in list %}', '{{ loop.index }} {{ each }}', '{% endfor %}', '{% if t %}yes{% else %}no{% endif %}']));
write('template/faults', docx(['{% if t %}', '{{ name | nothing }}', '{{']));

// Pictures: their heads are whole, of what they show there is nothing.
const big = (value, length) => Buffer.from(value.toString(16).padStart(length * 2, '0'), 'hex');
const chunk = (name, content) => {
  const named = Buffer.concat([Buffer.from(name), content]);
  return Buffer.concat([big(content.length, 4), named, big(crc32(named), 4)]);
};
const bytes = (...all) => Buffer.from(all);
const resolution = bytes(0, 0, 0x2e, 0x23, 0, 0, 0x2e, 0x23, 1);
write('picture/png', Buffer.concat([bytes(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10),
  chunk('IHDR', Buffer.concat([big(2, 4), big(3, 4), bytes(8, 2, 0, 0, 0)])), chunk('pHYs', resolution), chunk('IDAT', bytes())]));
write('picture/jpeg', Buffer.concat([bytes(0xff, 0xd8, 0xff, 0xe0, 0, 16), Buffer.from('JFIF\0'),
  bytes(1, 1, 1, 0, 96, 0, 96, 0, 0, 0xff, 0xc0, 0, 11, 8, 0, 3, 0, 2, 1, 1, 0x11, 0, 0xff, 0xd9)]));
write('picture/gif', Buffer.concat([Buffer.from('GIF89a'), bytes(2, 0, 3, 0, 0, 0, 0)]));
const head = Buffer.alloc(54);
head.write('BM');
head.writeUInt32LE(40, 14);
head.writeUInt32LE(2, 18);
head.writeInt32LE(-3, 22);
head.writeUInt32LE(11811, 38);
head.writeUInt32LE(11811, 42);
write('picture/bmp', head);
