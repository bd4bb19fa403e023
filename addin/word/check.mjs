// Checks a manifest without Microsoft's server: what stands where, in which order, how long it may
// be, and that every address is one of the helper's. Word loads no add-in whose manifest is wrong in
// one of these, and does not say why.
//   node check.mjs engross.xml
// Rules: the order of Microsoft's schemas for task panes (version 1.1, overrides 1.0).
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sizeOf } from './png.mjs';

const kApp = 'http://schemas.microsoft.com/office/appforoffice/1.1';
const kOverrides = 'http://schemas.microsoft.com/office/taskpaneappversionoverrides';
const kBasic = 'http://schemas.microsoft.com/office/officeappbasictypes/1.0';
const kInstance = 'http://www.w3.org/2001/XMLSchema-instance';

// Children of each element in their order: "Name" once, "Name?" at most once, "Name*" any number,
// "Name+" at least once. Two elements of one name are told apart by their parent.
const kOrder = {
  OfficeApp: 'Id AlternateId? Version ProviderName DefaultLocale DisplayName Description IconUrl HighResolutionIconUrl SupportUrl? AppDomains? Hosts Requirements DefaultSettings Permissions VersionOverrides',
  'OfficeApp/DisplayName': 'Override*',
  'OfficeApp/Description': 'Override*',
  'OfficeApp/Hosts': 'Host+',
  'OfficeApp/Requirements': 'Sets',
  Sets: 'Set+',
  DefaultSettings: 'SourceLocation',
  VersionOverrides: 'Description? Requirements? Hosts Resources',
  'VersionOverrides/Hosts': 'Host+',
  'Hosts/Host': 'DesktopFormFactor?',
  DesktopFormFactor: 'GetStarted? FunctionFile? ExtensionPoint+',
  ExtensionPoint: 'OfficeTab* CustomTab*',
  OfficeTab: 'Group+',
  Group: 'Label Icon Control+',
  Icon: 'bt:Image+',
  Control: 'Label Supertip Icon Action',
  Supertip: 'Title Description',
  Action: 'TaskpaneId? SourceLocation Title?',
  Resources: 'bt:Images? bt:Urls? bt:ShortStrings? bt:LongStrings?',
  'bt:Images': 'bt:Image*',
  'bt:Urls': 'bt:Url*',
  'bt:ShortStrings': 'bt:String*',
  'bt:LongStrings': 'bt:String*',
  'bt:Image': 'bt:Override*',
  'bt:Url': 'bt:Override*',
  'bt:String': 'bt:Override*',
};

const kIcons = ['16', '32', '80'];
const kShort = 125;
const kLong = 250;
const kOldestWordApi = '1.3';

const nameOf = (element) => (element.namespaceURI === kBasic ? `bt:${element.localName}` : element.localName);
const childrenOf = (element, name) => [...element.children].filter((one) => nameOf(one) === name);
const typeOf = (element) => element.getAttributeNS(kInstance, 'type') ?? '';

function where(element) {
  const path = [];
  for (let at = element; at; at = at.parentElement) path.unshift(nameOf(at));
  return path.join('/');
}

function orderFaults(element, faults) {
  const name = nameOf(element);
  const parent = element.parentElement ? nameOf(element.parentElement) : '';
  const rule = kOrder[`${parent}/${name}`] ?? kOrder[name] ?? '';
  const wanted = rule.split(' ').filter(Boolean).map((one) => ({ name: one.replace(/[?*+]$/, ''), count: one.match(/[?*+]$/)?.[0] ?? '1' }));
  let reached = 0;
  for (const child of element.children) {
    const at = wanted.findIndex((one) => one.name === nameOf(child));
    if (at < 0) faults.push(`${where(child)}: does not belong there`);
    else if (at < reached) faults.push(`${where(child)}: stands too late, before ${wanted[reached].name}`);
    else reached = at;
  }
  for (const { name: child, count } of wanted) {
    const number = childrenOf(element, child).length;
    if (number === 0 && (count === '1' || count === '+')) faults.push(`${where(element)}: lacks ${child}`);
    if (number > 1 && (count === '1' || count === '?')) faults.push(`${where(element)}: has ${child} more than once`);
  }
  const space = name.startsWith('bt:') ? kBasic : element.closest('VersionOverrides') ? kOverrides : kApp;
  if (element.namespaceURI !== space) faults.push(`${where(element)}: is in the namespace ${element.namespaceURI}`);
  for (const child of element.children) orderFaults(child, faults);
}

function headFaults(root, faults) {
  const text = (name) => childrenOf(root, name)[0]?.textContent.trim() ?? '';
  const value = (name) => childrenOf(root, name)[0]?.getAttribute('DefaultValue') ?? '';
  const says = (name, holds, should) => holds || faults.push(`${name}: ${should}`);
  says('OfficeApp', typeOf(root) === 'TaskPaneApp', 'is no TaskPaneApp');
  says('Id', /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text('Id')), 'is no GUID');
  says('Version', /^\d{1,5}(\.\d{1,5}){3}$/.test(text('Version')), 'is not of four numbers');
  says('ProviderName', text('ProviderName').length >= 1 && text('ProviderName').length <= kShort, `is not of 1 to ${kShort} characters`);
  says('DefaultLocale', /^[a-z]{2}-[A-Z]{2}$/.test(text('DefaultLocale')), 'is no language and country, as en-CA');
  says('DisplayName', value('DisplayName').length >= 1 && value('DisplayName').length <= kShort, `is not of 1 to ${kShort} characters`);
  says('Description', value('Description').length >= 1 && value('Description').length <= kLong, `is not of 1 to ${kLong} characters`);
  says('Permissions', text('Permissions') === 'ReadWriteDocument', 'is not ReadWriteDocument, which filling needs');
  says('VersionOverrides', [...childrenOf(root, 'VersionOverrides')].every((one) => typeOf(one) === 'VersionOverridesV1_0'), 'is not VersionOverridesV1_0');
  const hosts = [...root.getElementsByTagName('Host')].map((host) => host.getAttribute('Name') ?? typeOf(host));
  says('Hosts', hosts.length > 0 && hosts.every((host) => host === 'Document'), 'name another program than Word (Document)');
  for (const set of root.getElementsByTagName('Set')) {
    // Others are asked for at run time: Word would not even show the button where one is missing.
    says('Set', set.getAttribute('Name') === 'WordApi' && set.getAttribute('MinVersion') === kOldestWordApi, `is not WordApi ${kOldestWordApi}`);
  }
}

function addressFaults(root, faults, files) {
  const addresses = [...root.querySelectorAll('*')].flatMap((element) => {
    const urls = /^(IconUrl|HighResolutionIconUrl|SupportUrl|SourceLocation|bt:Image|bt:Url)$/.test(nameOf(element));
    return urls && element.hasAttribute('DefaultValue') ? [element] : [];
  });
  const origins = new Set();
  for (const element of addresses) {
    const text = element.getAttribute('DefaultValue');
    const found = /^(https:\/\/localhost:(\d{1,5}))\/pane\/([A-Za-z0-9_./-]+)$/.exec(text);
    if (!found || Number(found[2]) < 1 || Number(found[2]) > 65_535) {
      faults.push(`${where(element)}: ${text} is no address of the helper, as https://localhost:18743/pane/word.html`);
      continue;
    }
    origins.add(found[1]);
    const bytes = files(found[3]);
    if (bytes === null) faults.push(`${where(element)}: the pane has no file ${found[3]}`);
    const size = /icon-(\d+)\.png$/.exec(found[3])?.[1];
    const png = bytes && size && sizeOf(bytes);
    if (bytes && size && (png?.width !== Number(size) || png.height !== Number(size))) faults.push(`${where(element)}: ${found[3]} is no PNG of ${size} by ${size}`);
  }
  if (origins.size > 1) faults.push(`OfficeApp: has addresses of ${origins.size} helpers: ${[...origins].join(', ')}`);
  const sized = (name, size) => new RegExp(`icon-${size}\\.png$`).test(childrenOf(root, name)[0]?.getAttribute('DefaultValue') ?? '');
  if (!sized('IconUrl', 32)) faults.push('IconUrl: is not the icon of 32 pixels');
  if (!sized('HighResolutionIconUrl', 64)) faults.push('HighResolutionIconUrl: is not the icon of 64 pixels');
}

// Where a reference is used, and in which list its resource has to be.
const listFor = (element) => {
  const name = nameOf(element);
  if (name === 'bt:Image') return 'bt:Images';
  if (name === 'SourceLocation' || name === 'FunctionFile' || name === 'LearnMoreUrl') return 'bt:Urls';
  return name === 'Description' ? 'bt:LongStrings' : 'bt:ShortStrings';
};

function resourceFaults(root, faults) {
  const resources = new Map();
  for (const element of root.querySelectorAll('Resources > * > *')) {
    const id = element.getAttribute('id') ?? '';
    if (id.length < 1 || id.length > 32) faults.push(`${where(element)}: the id "${id}" is not of 1 to 32 characters`);
    if (resources.has(id)) faults.push(`${where(element)}: the id ${id} is used twice`);
    resources.set(id, nameOf(element.parentElement));
    const most = nameOf(element.parentElement) === 'bt:ShortStrings' ? kShort : kLong;
    for (const one of nameOf(element) === 'bt:String' ? [element, ...element.children] : []) {
      const text = one.getAttribute('DefaultValue') ?? one.getAttribute('Value') ?? '';
      if (text.length < 1 || text.length > most) faults.push(`${where(one)}: ${id} is not of 1 to ${most} characters`);
    }
  }
  for (const element of root.querySelectorAll('[resid]')) {
    const id = element.getAttribute('resid');
    if (resources.get(id) !== listFor(element)) faults.push(`${where(element)}: there is no ${id} in ${listFor(element)}`);
  }
  for (const element of root.querySelectorAll('VersionOverrides Label, VersionOverrides Title, VersionOverrides SourceLocation, VersionOverrides Supertip > Description')) {
    if (!element.hasAttribute('resid')) faults.push(`${where(element)}: has no resid`);
  }
  for (const icon of root.querySelectorAll('Icon')) {
    const has = childrenOf(icon, 'bt:Image').map((image) => image.getAttribute('size'));
    for (const size of kIcons) if (!has.includes(size)) faults.push(`${where(icon)}: lacks the size ${size}`);
  }
}

function controlFaults(root, faults) {
  const ids = new Set();
  for (const element of root.querySelectorAll('Group, Control')) {
    const id = element.getAttribute('id') ?? '';
    if (id.length < 1 || id.length > kShort || ids.has(id)) faults.push(`${where(element)}: has no id of its own`);
    ids.add(id);
  }
  for (const tab of root.querySelectorAll('OfficeTab')) if (tab.getAttribute('id') !== 'TabHome') faults.push(`${where(tab)}: is not TabHome`);
  for (const control of root.querySelectorAll('Control')) if (typeOf(control) !== 'Button') faults.push(`${where(control)}: is no Button`);
  for (const action of root.querySelectorAll('Action')) if (typeOf(action) !== 'ShowTaskpane') faults.push(`${where(action)}: is no ShowTaskpane`);
  for (const point of root.querySelectorAll('ExtensionPoint')) if (typeOf(point) !== 'PrimaryCommandSurface') faults.push(`${where(point)}: is no PrimaryCommandSurface`);
}

function languageFaults(root, faults) {
  const locale = childrenOf(root, 'DefaultLocale')[0]?.textContent.trim();
  const texts = [...childrenOf(root, 'DisplayName'), ...childrenOf(root, 'Description'), ...root.querySelectorAll('Resources String')];
  for (const element of texts) {
    const locales = [...element.children].map((one) => one.getAttribute('Locale'));
    if (!locales.includes('fr-CA')) faults.push(`${where(element)}: has no French (fr-CA)`);
    if (new Set(locales).size < locales.length || locales.includes(locale)) faults.push(`${where(element)}: says a language twice`);
    for (const one of element.children) if (!one.getAttribute('Value')) faults.push(`${where(one)}: is empty`);
  }
}

// What is wrong with the manifest, in its order; nothing: Word takes it. `files` gives the bytes of a
// file of the pane by its name, or null.
export function faultsOf(document, files) {
  const root = document.documentElement;
  if (nameOf(root) !== 'OfficeApp' || root.namespaceURI !== kApp) return ['OfficeApp: is no manifest of an add-in, or no XML'];
  const faults = [];
  orderFaults(root, faults);
  headFaults(root, faults);
  addressFaults(root, faults, files);
  resourceFaults(root, faults);
  controlFaults(root, faults);
  languageFaults(root, faults);
  return faults;
}

// The files of the pane as they were built; before that, icons lie in `folder` and pages beside it.
export const paneFiles = (folder) => (name) => {
  const paths = [join(folder, '../pane/dist', name), join(folder, name), join(folder, '../pane', name)];
  const path = paths.find((one) => existsSync(one));
  return path ? readFileSync(path) : null;
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { JSDOM } = createRequire(new URL('../pane/package.json', import.meta.url))('jsdom');
  const path = process.argv[2];
  let faults;
  try {
    faults = faultsOf(new JSDOM(readFileSync(path, 'utf8'), { contentType: 'application/xml' }).window.document, paneFiles(fileURLToPath(new URL('.', import.meta.url))));
  } catch (thrown) {
    faults = [`${path}: ${thrown.message}`];
  }
  for (const fault of faults) console.error(`error: ${fault}`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
