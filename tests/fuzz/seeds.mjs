// Writes the seeds that are zip files: node tests/fuzz/seeds.mjs. The other ones are texts, written
// by hand.
import { writeFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { docx, zip } from '../end_to_end/docx.mjs';

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
