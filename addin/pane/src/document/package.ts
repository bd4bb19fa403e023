// A finished document as the parts it is made of.
import { strFromU8, strToU8, unzipSync, zipSync, type Unzipped } from 'fflate';

const kTypes = '[Content_Types].xml';
const kRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const kContentTypes = 'http://schemas.openxmlformats.org/package/2006/content-types';
const kAbout = 'http://schemas.openxmlformats.org/officeDocument/2006/customXml';
const kAboutType = 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml';
const kHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const kOffice = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

// Of the record, in every document the same: it holds one.
const kItem = '{6F1B1E5C-6E0B-4B7E-9C53-2C9B0F6A7D21}';

export type Parts = Unzipped;

export const opened = (bytes: ArrayBuffer): Parts => unzipSync(new Uint8Array(bytes));

export function xmlOf(parts: Parts, path: string): Document {
  const bytes = parts[path];
  if (!bytes) throw new Error(`the document has no part ${path}`);
  const xml = new DOMParser().parseFromString(strFromU8(bytes), 'application/xml');
  if (xml.getElementsByTagName('parsererror').length > 0) throw new Error(`the part ${path} is no XML`);
  return xml;
}

const written = (xml: Document): Uint8Array => {
  const text = new XMLSerializer().serializeToString(xml);
  return strToU8(text.startsWith('<?xml') ? text : `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${text}`);
};

export function mainPart(parts: Parts): string {
  const relations = [...xmlOf(parts, '_rels/.rels').getElementsByTagNameNS(kRelations, 'Relationship')];
  const main = relations.find((one) => one.getAttribute('Type') === `${kOffice}/officeDocument`);
  const target = main?.getAttribute('Target')?.replace(/^\//, '');
  if (!target || !parts[target]) throw new Error('the package has no document in it');
  return target;
}

const relationsOf = (part: string): string => part.replace(/([^/]*)$/, '_rels/$1.rels');

function ensureXmlType(parts: Parts): void {
  const types = xmlOf(parts, kTypes);
  const defaults = [...types.getElementsByTagNameNS(kContentTypes, 'Default')];
  if (defaults.some((one) => one.getAttribute('Extension')?.toLowerCase() === 'xml')) return;
  const added = types.createElementNS(kContentTypes, 'Default');
  added.setAttribute('Extension', 'xml');
  added.setAttribute('ContentType', 'application/xml');
  types.documentElement.prepend(added);
  parts[kTypes] = written(types);
}

function relate(parts: Parts, from: string, target: string): void {
  const path = relationsOf(from);
  if (!parts[path]) parts[path] = strToU8(`<Relationships xmlns="${kRelations}"/>`);
  const relations = xmlOf(parts, path);
  const used = new Set([...relations.documentElement.children].map((one) => one.getAttribute('Id')));
  let number = 1;
  while (used.has(`engross${number}`)) number += 1;
  const added = relations.createElementNS(kRelations, 'Relationship');
  added.setAttribute('Id', `engross${number}`);
  added.setAttribute('Type', `${kOffice}/customXml`);
  added.setAttribute('Target', target);
  relations.documentElement.append(added);
  parts[path] = written(relations);
}

function typed(parts: Parts, part: string, type: string): void {
  const types = xmlOf(parts, kTypes);
  const added = types.createElementNS(kContentTypes, 'Override');
  added.setAttribute('PartName', `/${part}`);
  added.setAttribute('ContentType', type);
  types.documentElement.append(added);
  parts[kTypes] = written(types);
}

// LibreOffice reads no custom XML that nothing describes.
function describe(parts: Parts, number: number, namespace: string): void {
  const path = `customXml/itemProps${number}.xml`;
  const relation = `<Relationship Id="rId1" Type="${kOffice}/customXmlProps" Target="itemProps${number}.xml"/>`;
  parts[relationsOf(`customXml/item${number}.xml`)] = strToU8(`${kHead}<Relationships xmlns="${kRelations}">${relation}</Relationships>`);
  parts[path] = strToU8(
    `${kHead}<ds:datastoreItem xmlns:ds="${kAbout}" ds:itemID="${kItem}"><ds:schemaRefs><ds:schemaRef ds:uri="${namespace}"/></ds:schemaRefs></ds:datastoreItem>`,
  );
  typed(parts, path, kAboutType);
}

// The document with `xml` as a custom XML part; nothing else of it changes.
export function withCustomXml(bytes: ArrayBuffer, xml: string, namespace: string): ArrayBuffer {
  const parts = opened(bytes);
  const main = mainPart(parts);
  let number = 1;
  while (parts[`customXml/item${number}.xml`]) number += 1;
  const path = `customXml/item${number}.xml`;
  ensureXmlType(parts);
  // An address from the package's root means the same from every folder.
  relate(parts, main, `/${path}`);
  parts[path] = strToU8(`${kHead}${xml}`);
  describe(parts, number, namespace);
  return zipSync(parts, { mtime: new Date(1980, 0, 1) }).slice().buffer;
}
