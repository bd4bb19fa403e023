// @vitest-environment jsdom
// What a document keeps about itself, what its controls hold, and what a refresh would change.
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it, test, vi } from 'vitest';
import { valuesOf, type Value } from '../src/document/controls';
import { decode, decodeOnly, encode, fingerprint, instant, kNamespace, plain, type Filled } from '../src/document/filled';
import { recordedIn } from '../src/document/keep';
import { opened, withCustomXml } from '../src/document/package';
import { chosenAtFirst, compared, fillsOf, lineKey, recordAfter, recordOf, type LineState } from '../src/document/refresh';
import type { Control } from '../src/host/host';
import { docx, paragraph, sdt } from './docx';

const kAt = '2026-11-25T14:27:37Z';
const digits = '0123456789abcdef'.repeat(4);
const will = { draft: 'D-1', matter: 7, template: 'will' };
const filled: Filled = { draft: 'D-2YTRH', matter: 1001, template: 'will', at: kAt, controls: [{ tag: 'client.name.full', at: kAt, sha256: digits }] };

describe('a record', () => {
  const rows: { name: string; value: Filled }[] = [
    { name: 'of one control', value: filled },
    { name: 'of none', value: { ...filled, controls: [] } },
    { name: 'of two of one tag', value: { ...filled, controls: [filled.controls[0]!, { ...filled.controls[0]!, sha256: 'f'.repeat(64) }] } },
    { name: 'of a tag with what XML has marks for', value: { ...filled, controls: [{ tag: 'a < b & "c" > \u00e9\n\td', at: kAt, sha256: digits }] } },
  ];
  for (const { name, value } of rows) it(`${name} comes back as it was`, () => expect(decode(encode(value))).toEqual({ filled: value }));

  it('is written as the format says', () => {
    expect(encode(filled)).toBe(
      `<filled xmlns="urn:engross:filled" version="1" draft="D-2YTRH" matter="1001" template="will" at="2026-11-25T14:27:37Z">\n` +
        `  <control tag="client.name.full" at="2026-11-25T14:27:37Z" sha256="${digits}"/>\n</filled>\n`,
    );
  });
  it('holds no value, only its fingerprint', async () => {
    const text = encode(await recordOf(will, kAt, [{ tag: 'a', text: 'Thomas Whitfield' }]));
    expect(text).not.toContain('Thomas');
  });

  const good = encode(filled);
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
    { name: 'more controls than a document has', xml: encode({ ...filled, controls: Array(5_001).fill(filled.controls[0]) }), fault: 'malformed' },
  ];
  for (const { name, xml, fault } of refused) it(`is refused for ${name}`, () => expect(decode(xml)).toEqual({ fault }));

  it('two in one document are of two documents', () => expect(decodeOnly([good, good])).toEqual({ fault: 'several' }));
  it('none is no fault', () => expect(decodeOnly([])).toBeNull());
});

test('the fingerprint of a text is the same for every way to end a line', async () => {
  const texts = ['a\nb', 'a\r\nb', 'a\rb', 'a\vb', 'a\u2028b'];
  expect(new Set(await Promise.all(texts.map(fingerprint))).size).toBe(1);
  expect(await fingerprint('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(await fingerprint('a b')).not.toBe(await fingerprint('a\u00a0b'));
  expect(plain('x\r\n\ry')).toBe('x\n\ny');
  expect(instant(new Date('2026-11-25T14:27:37.500Z'))).toBe(kAt);
});

describe('the values of a document', () => {
  const rows: { name: string; body: string; values: Value[] }[] = [
    { name: 'in a line', body: paragraph(sdt('a', '<w:r><w:t>x</w:t></w:r>')), values: [{ tag: 'a', text: 'x' }] },
    { name: 'of several runs', body: paragraph(sdt('a', '<w:r><w:t>x </w:t></w:r><w:r><w:t>y</w:t></w:r>')), values: [{ tag: 'a', text: 'x y' }] },
    { name: 'of a whole paragraph', body: sdt('a', paragraph('<w:r><w:t>x</w:t></w:r>')), values: [{ tag: 'a', text: 'x' }] },
    { name: 'with line breaks and tabs', body: paragraph(sdt('a', '<w:r><w:t>x</w:t><w:br/><w:t>y</w:t><w:tab/></w:r>')), values: [{ tag: 'a', text: 'x\ny\t' }] },
    { name: 'without deleted text', body: paragraph(sdt('a', '<w:del><w:r><w:delText>x</w:delText></w:r></w:del><w:ins><w:r><w:t>y</w:t></w:r></w:ins>')), values: [{ tag: 'a', text: 'y' }] },
    { name: 'that are not there yet', body: paragraph(sdt('a', '<w:r><w:t>Click here</w:t></w:r>', '<w:showingPlcHdr/>')), values: [{ tag: 'a', text: '' }] },
    { name: 'of one tag in two places', body: paragraph(sdt('a', '<w:r><w:t>x</w:t></w:r>') + sdt('a', '<w:r><w:t>y</w:t></w:r>')), values: [{ tag: 'a', text: 'x' }, { tag: 'a', text: 'y' }] },
    { name: 'inside a frame, and not the frame', body: sdt('for x in y', paragraph(sdt('x', '<w:r><w:t>1</w:t></w:r>'))), values: [{ tag: 'x', text: '1' }] },
    { name: 'not of several paragraphs', body: sdt('a', paragraph('') + paragraph('')), values: [] },
    { name: 'not of a table', body: sdt('a', '<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>'), values: [] },
    { name: 'not of a tick box', body: paragraph(sdt('a', '<w:r><w:t>☒</w:t></w:r>', '<w14:checkbox/>')), values: [] },
    { name: 'not without a tag', body: paragraph(sdt('', '<w:r><w:t>x</w:t></w:r>')), values: [] },
    { name: 'not of plain text', body: paragraph('<w:r><w:t>x</w:t></w:r>'), values: [] },
  ];
  for (const { name, body, values } of rows) it(name, () => expect(valuesOf(docx(body))).toEqual(values));
  it('in a header come after those of the body', () => {
    const bytes = docx(paragraph(sdt('a', '<w:r><w:t>x</w:t></w:r>')), { 'word/header1.xml': paragraph(sdt('b', '<w:r><w:t>y</w:t></w:r>')) });
    expect(valuesOf(bytes)).toEqual([{ tag: 'a', text: 'x' }, { tag: 'b', text: 'y' }]);
  });

  const refused: { name: string; bytes: ArrayBuffer }[] = [
    { name: 'what is no zip', bytes: strToU8('no zip at all').slice().buffer },
    { name: 'a zip without a document', bytes: zipSync({ a: strToU8('x') }).slice().buffer },
    { name: 'a document that is no XML', bytes: docx('<w:p>') },
  ];
  for (const { name, bytes } of refused) it(`are not those of ${name}`, () => expect(() => valuesOf(bytes)).toThrow());
});

describe('a document that remembers', () => {
  const before = docx(paragraph(sdt('a', '<w:r><w:t>x</w:t></w:r>')), { 'customXml/item1.xml': '<other/>' });
  it('has the record as a custom XML part, and all else as it was', async () => {
    const parts = opened(await recordedIn(before, will, new Date(kAt)));
    const old = opened(before);
    expect(Object.keys(parts).sort()).toEqual([...Object.keys(old), 'customXml/_rels/item2.xml.rels', 'customXml/item2.xml', 'customXml/itemProps2.xml', 'word/_rels/document.xml.rels'].sort());
    for (const path of Object.keys(old).filter((one) => one !== '[Content_Types].xml')) expect(parts[path], path).toEqual(old[path]);
    const record = strFromU8(parts['customXml/item2.xml']!).replace(/^<\?xml.*\n/, '');
    expect(decode(record)).toEqual({ filled: { ...will, at: kAt, controls: [{ tag: 'a', at: kAt, sha256: await fingerprint('x') }] } });
  });
  it('has a relation to it, with an id of its own, and a type for it', () => {
    const relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="engross1" Type="t" Target="x"/></Relationships>';
    const with_ = docx(paragraph(''), { 'word/_rels/document.xml.rels': relations });
    const parts = opened(withCustomXml(with_, '<x/>', 'urn:x'));
    const text = strFromU8(parts['word/_rels/document.xml.rels']!);
    expect(text).toContain('Id="engross1" Type="t"');
    expect(text).toMatch(/Id="engross2" Type="[^"]*\/customXml" Target="\/customXml\/item1.xml"/);
    expect(strFromU8(parts['[Content_Types].xml']!)).toContain('Extension="xml" ContentType="application/xml"');
  });
  it('begins with its content types, as it came', () => {
    expect(Object.keys(unzipSync(new Uint8Array(withCustomXml(before, '<x/>', 'urn:x'))))[0]).toBe('[Content_Types].xml');
  });
  it('is given out as it came where nothing can be kept in it', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const bytes = strToU8('no zip').slice().buffer;
    expect(await recordedIn(bytes, will, new Date(kAt))).toBe(bytes);
  });
});

describe('a comparison', () => {
  const control = (text: string, change: Partial<Control> = {}): Control => ({ tag: 'a', title: '', text, locked: false, ...change });
  const record = async (...texts: string[]): Promise<Filled> => recordOf(will, kAt, texts.map((text) => ({ tag: 'a', text })));
  const rows: { name: string; was: string[] | null; present: Control[]; fresh: string[]; states: LineState[] }[] = [
    { name: 'untouched, and another value today', was: ['x'], present: [control('x')], fresh: ['y'], states: ['stale'] },
    { name: 'untouched and the same', was: ['x'], present: [control('x')], fresh: ['x'], states: ['same'] },
    { name: 'typed over', was: ['x'], present: [control('z')], fresh: ['y'], states: ['by hand'] },
    { name: 'emptied by hand', was: ['x'], present: [control('')], fresh: ['y'], states: ['by hand'] },
    { name: 'typed over with what it would be today', was: ['x'], present: [control('y')], fresh: ['y'], states: ['same'] },
    { name: 'typed over though nothing has changed', was: ['x'], present: [control('z')], fresh: ['x'], states: ['by hand'] },
    { name: 'never filled', was: null, present: [control('z')], fresh: ['y'], states: ['unknown'] },
    { name: 'locked', was: ['x'], present: [control('x', { locked: true })], fresh: ['y'], states: ['locked'] },
    { name: 'taken out', was: ['x'], present: [], fresh: ['y'], states: ['gone'] },
    { name: 'one row more today', was: ['x'], present: [control('x')], fresh: ['x', 'y'], states: ['moved', 'moved'] },
    { name: 'one row less today', was: ['x', 'y'], present: [control('x'), control('y')], fresh: ['x'], states: ['moved'] },
    { name: 'two rows, one of them typed over', was: ['x', 'y'], present: [control('x'), control('Y')], fresh: ['1', '2'], states: ['stale', 'by hand'] },
    { name: 'another end of line', was: ['x\ny'], present: [control('x\vy')], fresh: ['x\r\ny'], states: ['same'] },
  ];
  for (const { name, was, present, fresh, states } of rows) {
    it(name, async () => {
      const lines = await compared(was === null ? null : await record(...was), present, fresh.map((text) => ({ tag: 'a', text })));
      expect(lines.map(({ state }) => state)).toEqual(states);
      // Nothing but what is filled by Engross and untouched is ever chosen unasked.
      expect([...chosenAtFirst(lines)]).toEqual(lines.filter(({ state }) => state === 'stale').map(lineKey));
    });
  }

  it('A43 a tag that the template does not have is not filled, whatever asks for it', async () => {
    const lines = await compared(null, [control('x'), control('', { tag: 'client.sin' })], [{ tag: 'a', text: 'y' }]);
    expect(lines.map(({ tag }) => tag)).toEqual(['a']);
  });
  it('fills only what is chosen and may be filled', async () => {
    const lines = await compared(await record('x', 'y', 'z'), [control('x'), control('Y'), control('z', { locked: true })], ['1', '2', '3'].map((text) => ({ tag: 'a', text })));
    expect(fillsOf(lines, new Set())).toEqual([]);
    expect(fillsOf(lines, new Set(lines.map(lineKey)))).toEqual([
      { tag: 'a', nth: 0, was: 'x', text: '1' },
      { tag: 'a', nth: 1, was: 'Y', text: '2' },
    ]);
  });
  it('a record after a fill says who filled what: new for what was filled, old for what was left', async () => {
    const before = await record('x', 'y', 'z');
    const lines = await compared(before, [control('x'), control('Y'), control('z')], ['1', '2', '3'].map((text) => ({ tag: 'a', text })));
    const later = '2026-12-01T09:00:00Z';
    const report = { filled: [{ tag: 'a', nth: 0 }], left: [{ tag: 'a', nth: 2, why: 'refused' as const }] };
    const after = await recordAfter(before, will, later, lines, report);
    expect(after.controls).toEqual([{ tag: 'a', at: later, sha256: await fingerprint('1') }, before.controls[1], before.controls[2]]);
    const again = await compared(after, [control('1'), control('Y'), control('z')], ['1', '2', '3'].map((text) => ({ tag: 'a', text })));
    expect(again.map(({ state }) => state)).toEqual(['same', 'by hand', 'stale']);
  });
  it('what was never filled stays so beside what was', async () => {
    const lines = await compared(null, [control('x'), control('y')], ['1', '2'].map((text) => ({ tag: 'a', text })));
    const after = await recordAfter(null, will, kAt, lines, { filled: [{ tag: 'a', nth: 1 }], left: [] });
    const again = await compared(after, [control('x'), control('2')], ['1', '3'].map((text) => ({ tag: 'a', text })));
    expect(again.map(({ state }) => state)).toEqual(['by hand', 'stale']);
  });
});
