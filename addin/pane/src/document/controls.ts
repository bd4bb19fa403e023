// The content controls of a finished document that hold one value each, with their text.
import { mainPart, opened, xmlOf, type Parts } from './package';
import { plain } from './filled';

const kWord = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

export interface Value {
  tag: string;
  text: string;
}

const child = (element: Element, name: string): Element | undefined =>
  [...element.children].find((one) => one.namespaceURI === kWord && one.localName === name);

const within = (element: Element, name: string): Element[] => [...element.getElementsByTagNameNS(kWord, name)];

const isOn = (mark: Element | undefined): boolean =>
  mark !== undefined && !['0', 'false', 'off'].includes(mark.getAttributeNS(kWord, 'val') ?? '');

const kText: Record<string, (element: Element) => string> = {
  t: (element) => element.textContent ?? '',
  tab: () => '\t',
  br: () => '\n',
  cr: () => '\n',
  noBreakHyphen: () => '\u2011',
};

// What a run shows; text that was deleted stands in `delText` and is not shown.
const textOf = (content: Element): string =>
  within(content, 'r').flatMap((run) => [...run.children].map((one) => kText[one.localName]?.(one) ?? '')).join('');

// A control around others, around several paragraphs or a table is a frame and no value: filling it
// with text would take away what it holds. A picture or a tick is no text.
function value(control: Element): Value | null {
  const properties = child(control, 'sdtPr');
  const content = child(control, 'sdtContent');
  const tag = properties && child(properties, 'tag')?.getAttributeNS(kWord, 'val');
  if (!properties || !content || !tag) return null;
  const frame = within(content, 'sdt').length > 0 || within(content, 'p').length > 1 || within(content, 'tbl').length > 0;
  const noText = [...properties.children].some((one) => ['checkbox', 'picture'].includes(one.localName));
  if (frame || noText) return null;
  return { tag, text: isOn(child(properties, 'showingPlcHdr')) ? '' : plain(textOf(content)) };
}

const kAlso = /^word\/(header|footer|footnotes|endnotes)\d*\.xml$/;

export function valuesIn(parts: Parts): Value[] {
  const main = mainPart(parts);
  const paths = [main, ...Object.keys(parts).filter((path) => kAlso.test(path)).sort()];
  return paths.flatMap((path) => within(xmlOf(parts, path).documentElement, 'sdt').map(value).filter((one) => one !== null));
}

export const valuesOf = (bytes: ArrayBuffer): Value[] => valuesIn(opened(bytes));
