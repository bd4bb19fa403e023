// What a document keeps about itself: the matter, draft and template it was made from, and for each
// content control the fact that filled it, when, and the fingerprint of the text. Fingerprints and not the
// text: what somebody takes out of the document must not stay on in it unseen.
//
// A custom XML part, so that it travels with the file through Word, mail and Clio:
//   <filled xmlns="urn:engross:filled" version="1" draft="D-2YTRH" matter="1001" template="will" at="2026-11-25T14:27:37Z"
//   wording="(64 digits)">
//     <control tag="client.name.full" at="2026-11-25T14:27:37Z" sha256="(64 digits)"/>
//   </filled>
// The namespace stays for all versions, so that an older pane sees that a newer one was here. The helper
// writes it (helper/app/filled_record.h); the pane reads what the document was made from.

export const kNamespace = 'urn:engross:filled';
const kVersion = 1;
const kMostControls = 5_000;
const kMostCharacters = 4_000_000;

// In the document's order; one of a tag that stands in several places comes several times.
export interface FilledControl {
  tag: string;
  at: string;
  sha256: string;
}
// A draft is of one computer; the same matter may have another one elsewhere.
export interface Origin {
  draft: string;
  matter: number; // Clio's id
  template: string;
}
export interface Filled extends Origin {
  at: string;
  controls: FilledControl[];
}

export type FilledFault = 'malformed' | 'newer' | 'several';
export type Decoded = { filled: Filled } | { fault: FilledFault };

const kId = /^[A-Za-z0-9-]{1,64}$/;
const kMatter = /^[1-9]\d{0,14}$/;
const kInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;
const kDigits = /^[0-9a-f]{64}$/;
const kNoDigits = '0'.repeat(64);

function attributes(element: Element, wanted: readonly string[], allowed = ''): Record<string, string> | null {
  const found = Object.fromEntries([...element.attributes].filter(({ name }) => name !== 'xmlns').map(({ name, value }) => [name, value]));
  const count = wanted.length + (allowed in found ? 1 : 0);
  return Object.keys(found).length === count && wanted.every((name) => name in found) ? found : null;
}

const isDate = (text: string): boolean => kInstant.test(text) && !Number.isNaN(Date.parse(text));

function control(element: Element): FilledControl | null {
  if (element.localName !== 'control' || element.namespaceURI !== kNamespace || element.childNodes.length > 0) return null;
  const { tag = '', at = '', sha256 = '' } = attributes(element, ['tag', 'at', 'sha256']) ?? {};
  return tag !== '' && isDate(at) && kDigits.test(sha256) ? { tag, at, sha256 } : null;
}

// Only what the helper can have written: a document comes from anywhere.
export function decode(xml: string): Decoded {
  const malformed = { fault: 'malformed' as const };
  if (xml.length > kMostCharacters || /<!DOCTYPE|<!ENTITY/i.test(xml)) return malformed;
  const root = new DOMParser().parseFromString(xml, 'application/xml').documentElement;
  if (root.localName !== 'filled' || root.namespaceURI !== kNamespace) return malformed;
  const version = root.getAttribute('version') ?? '';
  if (/^[1-9]\d{0,5}$/.test(version) && Number(version) > kVersion) return { fault: 'newer' };
  const { draft = '', matter = '', template = '', at = '', wording = kNoDigits } = attributes(root, ['version', 'draft', 'matter', 'template', 'at'], 'wording') ?? {};
  if (!kDigits.test(wording) || version !== String(kVersion) || !kId.test(draft) || !kMatter.test(matter) || !kId.test(template) || !isDate(at)) return malformed;
  const stray = [...root.childNodes].some((node) => node.nodeType !== 1 && (node.nodeType !== 3 || node.textContent?.trim() !== ''));
  const controls = [...root.children].map(control);
  if (stray || controls.length > kMostControls || controls.includes(null)) return malformed;
  return { filled: { draft, matter: Number(matter), template, at, controls: controls as FilledControl[] } };
}

// Of a document's records; two are of two documents that somebody put together.
export function decodeOnly(records: readonly string[]): Decoded | null {
  if (records.length === 0) return null;
  return records.length === 1 ? decode(records[0]!) : { fault: 'several' };
}

// Word writes a line's end in several ways; the text is the same.
export const plain = (text: string): string => text.replace(/\r\n|[\r\v\u2028]/g, '\n');
