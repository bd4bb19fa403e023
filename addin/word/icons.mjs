// Draws the icons: a sheet with its corner turned and two lines of writing, the second one in the
// making; no font, no picture. `node icons.mjs` writes icons/icon-<size>.png; the same bytes every time.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32, deflateSync } from './png.mjs';

export const sizes = [16, 32, 64, 80];
const kSamples = 8; // along each side of a pixel

const kInk = [15, 84, 140];
const kPaper = [255, 255, 255];
const kFold = [168, 205, 235];

const inside = (x, y, left, top, right, bottom) => x >= left && x < right && y >= top && y < bottom;

// The shape on a square from 0 to 16; small icons are read first, so its edges lie on whole numbers.
// Null: nothing there.
function colourAt(x, y) {
  const sheet = inside(x, y, 2, 0, 14, 16) && !(x - 10 > y); // without the corner
  if (!sheet) return null;
  const fold = x >= 10 && y < 4;
  if (fold) return kFold;
  const lines = inside(x, y, 4, 5, 12, 7) || inside(x, y, 4, 8, 12, 10) || inside(x, y, 4, 11, 8, 13);
  return lines ? kPaper : kInk;
}

// Red, green, blue and cover of one pixel, as the mean of its samples.
function pixel(column, row, size) {
  const sum = [0, 0, 0, 0];
  for (let sample = 0; sample < kSamples * kSamples; sample += 1) {
    const x = ((column + ((sample % kSamples) + 0.5) / kSamples) * 16) / size;
    const y = ((row + (Math.floor(sample / kSamples) + 0.5) / kSamples) * 16) / size;
    const colour = colourAt(x, y);
    if (!colour) continue;
    colour.forEach((value, at) => (sum[at] += value));
    sum[3] += 1;
  }
  if (sum[3] === 0) return [0, 0, 0, 0];
  return [...sum.slice(0, 3).map((value) => Math.round(value / sum[3])), Math.round((sum[3] * 255) / (kSamples * kSamples))];
}

function chunk(kind, body) {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), body]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(body.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}

export function png(size) {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([8, 6, 0, 0, 0], 8); // eight bits a channel, with cover
  const rows = Array.from({ length: size }, (_, row) => [0, ...Array.from({ length: size }, (_, column) => pixel(column, row, size)).flat()]);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.from(rows.flat()), { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = join(dirname(fileURLToPath(import.meta.url)), 'icons');
  mkdirSync(folder, { recursive: true });
  for (const size of sizes) writeFileSync(join(folder, `icon-${size}.png`), png(size));
}
