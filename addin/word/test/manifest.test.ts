// @vitest-environment jsdom
// The manifest is one that Word takes, and the check refuses what Word refuses.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { faultsOf, paneFiles } from '../check.mjs';
import { png, sizes } from '../icons.mjs';
import { manifest } from '../manifest.mjs';
import { sizeOf } from '../png.mjs';

const faults = (text: string): string[] => faultsOf(new DOMParser().parseFromString(text, 'application/xml'), paneFiles('../word'));
const whole = manifest();

describe('the manifest', () => {
  for (const port of [1, 18743, 65_535]) it(`for port ${port} has nothing wrong`, () => expect(faults(manifest(port))).toEqual([]));
  for (const port of [0, -1, 65_536, 1.5, NaN]) it(`is not written for port ${port}`, () => expect(() => manifest(port)).toThrow('not a port'));
  it('names the pane of Word on that port', () => {
    expect(manifest(4711).match(/https:\/\/localhost:\d+/g)?.every((one) => one === 'https://localhost:4711')).toBe(true);
    expect(manifest(4711)).toContain('<SourceLocation DefaultValue="https://localhost:4711/pane/word.html"/>');
  });
});

// What stands in the manifest, and what stands there instead.
const line = (start: string): string => whole.split('\n').find((one) => one.trim().startsWith(start))!;
const without = (start: string): string => whole.replace(`${line(start)}\n`, '');
const moved = (start: string, before: string): string => without(start).replace(line(before), `${line(start)}\n${line(before)}`);

const refused: { name: string; text: string; fault: string }[] = [
  { name: 'no XML', text: whole.slice(0, 400), fault: 'no manifest' },
  { name: 'other XML', text: '<OfficeApp/>', fault: 'no manifest' },
  { name: 'no Id', text: without('<Id>'), fault: 'lacks Id' },
  { name: 'an Id that is no GUID', text: whole.replace('6f6b2c5e-', ''), fault: 'Id: is no GUID' },
  { name: 'the Version before the Id', text: moved('<Version>', '<Id>'), fault: 'Id: stands too late' },
  { name: 'the Permissions before the settings', text: moved('<Permissions>', '<DefaultSettings>'), fault: 'stands too late' },
  { name: 'the high icon before the low one', text: moved('<HighResolutionIconUrl', '<IconUrl'), fault: 'IconUrl: stands too late' },
  { name: 'two Versions', text: whole.replace(line('<Version>'), `${line('<Version>')}\n${line('<Version>')}`), fault: 'Version more than once' },
  { name: 'a Version of three numbers', text: whole.replace('1.0.0.0', '1.0.0'), fault: 'Version: is not of four' },
  { name: 'no provider', text: without('<ProviderName>'), fault: 'lacks ProviderName' },
  { name: 'a language that is none', text: whole.replace('>en-CA<', '>english<'), fault: 'DefaultLocale' },
  { name: 'something that belongs nowhere', text: whole.replace('<Hosts>', '<Colour/>\n  <Hosts>'), fault: 'Colour: does not belong there' },
  { name: 'another program', text: whole.replace('<Host Name="Document"/>', '<Host Name="Workbook"/>'), fault: 'another program than Word' },
  { name: 'no host at all', text: whole.replace('<Host Name="Document"/>', ''), fault: 'lacks Host' },
  { name: 'a newer requirement', text: whole.replace('MinVersion="1.3"/>', 'MinVersion="1.4"/>'), fault: 'is not WordApi 1.3' },
  { name: 'a set that may not be required', text: whole.replace('Name="WordApi"', 'Name="WordApiHiddenDocument"'), fault: 'is not WordApi 1.3' },
  { name: 'too little permission', text: whole.replace('ReadWriteDocument', 'ReadDocument'), fault: 'Permissions: is not ReadWriteDocument' },
  { name: 'plain http', text: whole.replace('"https://localhost:18743/pane/word.html"/>', '"http://localhost:18743/pane/word.html"/>'), fault: 'no address of the helper' },
  { name: 'a remote address', text: whole.replace('"https://localhost:18743/pane/word.html"/>', '"https://example.com/pane/word.html"/>'), fault: 'no address of the helper' },
  { name: 'no port', text: whole.replace('localhost:18743/pane/word.html"/>', 'localhost/pane/word.html"/>'), fault: 'no address of the helper' },
  { name: 'a port that is none', text: whole.replaceAll('18743/', '99999/'), fault: 'no address of the helper' },
  { name: 'two ports', text: whole.replace('18743/pane/word.html"/>', '18744/pane/word.html"/>'), fault: 'addresses of 2 helpers' },
  { name: 'a page that is not there', text: whole.replaceAll('word.html', 'words.html'), fault: 'has no file words.html' },
  { name: 'an icon that is not there', text: whole.replaceAll('icon-80', 'icon-81'), fault: 'has no file icons/icon-81.png' },
  { name: 'the wrong icon for its place', text: whole.replace('icon-64', 'icon-80'), fault: 'HighResolutionIconUrl: is not the icon of 64' },
  { name: 'no icon of 80 pixels', text: without('<bt:Image size="80"'), fault: 'lacks the size 80' },
  { name: 'a reference to nothing', text: whole.replace('<Label resid="Group.Label"/>', '<Label resid="Group.Name"/>'), fault: 'no Group.Name in bt:ShortStrings' },
  { name: 'a reference to the wrong list', text: whole.replace('<Description resid="Button.More"/>', '<Description resid="Button.Tip"/>'), fault: 'no Button.Tip in bt:LongStrings' },
  { name: 'a label without a reference', text: whole.replace('<Label resid="Group.Label"/>', '<Label/>'), fault: 'has no resid' },
  { name: 'one id for two resources', text: whole.replace(' id="Icon.32"', ' id="Icon.16"'), fault: 'Icon.16 is used twice' },
  { name: 'an id that is too long', text: whole.replaceAll('Button.Tip', 'B'.repeat(33)), fault: 'is not of 1 to 32 characters' },
  { name: 'a short text that is too long', text: whole.replace('"Draft from a Clio matter"', `"${'x'.repeat(126)}"`), fault: 'Button.Tip is not of 1 to 125' },
  { name: 'a long text that is too long', text: whole.replace('"Opens the pane', `"${'x'.repeat(251)}`), fault: 'Button.More is not of 1 to 250' },
  { name: 'an empty text', text: whole.replace('"Draft from a Clio matter"', '""'), fault: 'Button.Tip is not of 1 to 125' },
  { name: 'a tip after the icon', text: whole.replace(/( +<Supertip>[\s\S]*<\/Supertip>\n)( +<Icon>[\s\S]*?<\/Icon>\n)/, '$2$1'), fault: 'Supertip: stands too late' },
  { name: 'the texts before the addresses', text: whole.replace(/( +<bt:Urls>[\s\S]*<\/bt:Urls>\n)( +<bt:ShortStrings>[\s\S]*<\/bt:ShortStrings>\n)/, '$2$1'), fault: 'bt:Urls: stands too late' },
  { name: 'the resources before the hosts', text: whole.replace(/( {4}<Hosts>[\s\S]*<\/Hosts>\n)( {4}<Resources>[\s\S]*<\/Resources>\n)/, '$2$1'), fault: 'Hosts: stands too late' },
  { name: 'a source before the name of its pane', text: moved('<SourceLocation resid', '<TaskpaneId>'), fault: 'TaskpaneId: stands too late' },
  { name: 'an action that is none of ours', text: whole.replace('ShowTaskpane', 'ExecuteFunction'), fault: 'is no ShowTaskpane' },
  { name: 'a menu', text: whole.replace('xsi:type="Button"', 'xsi:type="Menu"'), fault: 'is no Button' },
  { name: 'another tab', text: whole.replace('TabHome', 'TabInsert'), fault: 'is not TabHome' },
  { name: 'a button without an id', text: whole.replace(' id="Engross.Open"', ''), fault: 'has no id of its own' },
  { name: 'no ribbon', text: whole.replace(/ +<VersionOverrides[\s\S]*<\/VersionOverrides>\n/, ''), fault: 'lacks VersionOverrides' },
  { name: 'overrides of another namespace', text: whole.replace('taskpaneappversionoverrides', 'mailappversionoverrides'), fault: 'is in the namespace' },
  { name: 'a text without French', text: whole.replace(/ +<Override Locale="fr-CA".*\n/, ''), fault: 'has no French (fr-CA)' },
  { name: 'a language twice', text: whole.replaceAll('fr-FR', 'fr-CA'), fault: 'says a language twice' },
  { name: 'an empty French text', text: whole.replace('Locale="fr-CA" Value="Engross"', 'Locale="fr-CA" Value=""'), fault: 'is empty' },
];

describe('a manifest is refused for', () => {
  for (const { name, text, fault } of refused) {
    it(name, () => {
      expect(text).not.toBe(whole);
      expect(faults(text).filter((one) => one.includes(fault))).not.toEqual([]);
    });
  }
});

describe('the icons', () => {
  for (const size of sizes) {
    it(`of ${size} pixels is the one that the script draws`, () => {
      const file = readFileSync(`../word/icons/icon-${size}.png`);
      expect(sizeOf(file)).toEqual({ width: size, height: size });
      expect(file.equals(png(size))).toBe(true);
    });
  }
  it('something else is no PNG', () => expect([sizeOf(Buffer.from('GIF89a')), sizeOf(Buffer.alloc(30))]).toEqual([null, null]));
});
