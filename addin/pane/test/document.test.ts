// @vitest-environment jsdom
// What a document says it was made from, and the lines of a comparison.
import { describe, expect, it, test } from 'vitest';
import { decode, decodeOnly, kNamespace, plain, type Filled } from '../src/document/filled';
import { chosenAtFirst, filledIn, fillsOf, lineKey } from '../src/document/lines';
import { line, record } from './fixtures';

const kAt = '2026-11-25T14:27:37Z';
const digits = '0123456789abcdef'.repeat(4);
const filled = (...tags: string[]): Filled => ({ draft: 'D-2YTRH', matter: 1001, template: 'will', at: kAt, controls: tags.map((tag) => ({ tag, at: kAt, sha256: digits })) });

describe('a record', () => {
  const good = record(['client.name.full']);
  const accepted: { name: string; xml: string; value: Filled }[] = [
    { name: 'of one control', xml: good, value: filled('client.name.full') },
    { name: 'of none', xml: record([]), value: filled() },
    { name: 'of two of one tag', xml: record(['a', 'a']), value: filled('a', 'a') },
    { name: 'of a tag with what XML has marks for', xml: record(['a &#60; b &#38; &#34;c&#34; &#62; \u00e9&#10;&#9;d']), value: filled('a < b & "c" > \u00e9\n\td') },
    { name: 'that does not know the wording', xml: good.replace(/ wording="a+"/, ''), value: filled('client.name.full') },
  ];
  for (const { name, xml, value } of accepted) it(`${name} is read`, () => expect(decode(xml)).toEqual({ filled: value }));

  const refused: { name: string; xml: string; fault: string }[] = [
    { name: 'nothing', xml: '', fault: 'malformed' },
    { name: 'no XML', xml: 'D-2YTRH', fault: 'malformed' },
    { name: 'XML that is cut off', xml: good.slice(0, -5), fault: 'malformed' },
    { name: 'a document type', xml: `<!DOCTYPE filled [<!ENTITY e "x">]>${good}`, fault: 'malformed' },
    { name: 'another namespace', xml: good.replace(kNamespace, 'urn:other'), fault: 'malformed' },
    { name: 'no namespace', xml: good.replace(` xmlns="${kNamespace}"`, ''), fault: 'malformed' },
    { name: 'another root', xml: good.replaceAll('filled ', 'emptied ').replace('/filled', '/emptied'), fault: 'malformed' },
    { name: 'a newer version', xml: good.replace('version="1"', 'version="2" lawyer="x"'), fault: 'newer' },
    { name: 'no version', xml: good.replace(' version="1"', ''), fault: 'malformed' },
    { name: 'a version that is none', xml: good.replace('version="1"', 'version="1e3"'), fault: 'malformed' },
    { name: 'version nought', xml: good.replace('version="1"', 'version="0"'), fault: 'malformed' },
    { name: 'no draft', xml: good.replace(' draft="D-2YTRH"', ''), fault: 'malformed' },
    { name: 'A42 a draft that is a path', xml: good.replace('D-2YTRH', '../../pairings'), fault: 'malformed' },
    { name: 'A42 a draft that is a question', xml: good.replace('D-2YTRH', 'D?x=1'), fault: 'malformed' },
    { name: 'a draft that is too long', xml: good.replace('D-2YTRH', 'D'.repeat(65)), fault: 'malformed' },
    { name: 'no matter', xml: good.replace(' matter="1001"', ''), fault: 'malformed' },
    { name: 'a matter that is no number', xml: good.replace('"1001"', '"1001-Whitfield"'), fault: 'malformed' },
    { name: 'matter nought', xml: good.replace('"1001"', '"0"'), fault: 'malformed' },
    { name: 'a matter beyond all numbers', xml: good.replace('"1001"', `"${'9'.repeat(16)}"`), fault: 'malformed' },
    { name: 'no template', xml: good.replace(' template="will"', ''), fault: 'malformed' },
    { name: 'a template that is a path', xml: good.replace('"will"', '"a/b"'), fault: 'malformed' },
    { name: 'a wording that is no fingerprint', xml: good.replace(/wording="a+"/, 'wording="x"'), fault: 'malformed' },
    { name: 'an attribute that is unknown', xml: good.replace('draft=', 'lawyer="1" draft='), fault: 'malformed' },
    { name: 'a time that is none', xml: good.replace(kAt, 'yesterday'), fault: 'malformed' },
    { name: 'a day that is none', xml: good.replace(kAt, '2026-13-45T00:00:00Z'), fault: 'malformed' },
    { name: 'a control without a tag', xml: good.replace('tag="client.name.full"', 'tag=""'), fault: 'malformed' },
    { name: 'a control without a time', xml: good.replace(` at="${kAt}" sha256`, ' sha256'), fault: 'malformed' },
    { name: 'a fingerprint that is too short', xml: good.replace(digits, digits.slice(1)), fault: 'malformed' },
    { name: 'a fingerprint in capitals', xml: good.replace(digits, digits.toUpperCase()), fault: 'malformed' },
    { name: 'something in a control', xml: good.replace('"/>', '"><b/></control>'), fault: 'malformed' },
    { name: 'something that is no control', xml: good.replace('<control', '<picture'), fault: 'malformed' },
    { name: 'text between the controls', xml: good.replace('  <control', 'x <control'), fault: 'malformed' },
    { name: 'a control of another namespace', xml: good.replace('<control', '<control xmlns="urn:other"'), fault: 'malformed' },
    { name: 'more controls than a document has', xml: record(Array(5_001).fill('a')), fault: 'malformed' },
  ];
  for (const { name, xml, fault } of refused) it(`is refused for ${name}`, () => expect(decode(xml)).toEqual({ fault }));

  it('two in one document are of two documents', () => expect(decodeOnly([good, good])).toEqual({ fault: 'several' }));
  it('none is no fault', () => expect(decodeOnly([])).toBeNull());
});

test('a text is the same for every way to end a line', () => {
  for (const text of ['a\nb', 'a\r\nb', 'a\rb', 'a\vb', 'a\u2028b']) expect(plain(text)).toBe('a\nb');
  expect(plain('x\r\n\ry')).toBe('x\n\ny');
  expect(plain('a\u00a0b')).toBe('a\u00a0b');
});

describe('the lines of a comparison', () => {
  const lines = [
    line('a', 'x', '1', 'stale'), line('a', 'Y', '2', 'by hand', { nth: 1 }), line('a', 'z', '3', 'locked', { nth: 2 }), line('b', '', '4', 'unknown'),
    line('c', '', '5', 'gone'), line('d', 'w', '6', 'moved'), line('e', '7', '7', 'same'),
  ];
  it('are chosen at first as the helper says', () => expect([...chosenAtFirst(lines)]).toEqual(['0 a']));
  it('that are not chosen are not filled', () => expect(fillsOf(lines, new Set())).toEqual([]));
  it('are filled only where they may be, however many are chosen', () => {
    expect(fillsOf(lines, new Set(lines.map(lineKey)))).toEqual([
      { tag: 'a', nth: 0, was: 'x', text: '1' },
      { tag: 'a', nth: 1, was: 'Y', text: '2' },
      { tag: 'b', nth: 0, was: '', text: '4' },
    ]);
  });
  it('that were filled hold what they would hold today; the others are as they were', () => {
    const after = filledIn(lines, [{ tag: 'a', nth: 1 }]);
    expect(after[1]).toEqual(line('a', '2', '2', 'same', { nth: 1 }));
    expect(after.filter((_, at) => at !== 1)).toEqual(lines.filter((_, at) => at !== 1));
  });
});
