// Small documents, written by hand.
import { strToU8, zipSync } from 'fflate';

const kWord = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const kSpaces = `xmlns:w="${kWord}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"`;

export const paragraph = (content: string): string => `<w:p>${content}</w:p>`;

export const sdt = (tag: string, content: string, properties = ''): string =>
  `<w:sdt><w:sdtPr>${tag === '' ? '' : `<w:tag w:val="${tag}"/>`}${properties}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;

export function docx(body: string, more: Record<string, string> = {}): ArrayBuffer {
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels': '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': `<w:document ${kSpaces}><w:body>${body}</w:body></w:document>`,
  };
  for (const [path, text] of Object.entries(more)) parts[path] = path.startsWith('word/header') ? `<w:hdr ${kSpaces}>${text}</w:hdr>` : text;
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)]))).slice().buffer;
}
