// Finds out whether a word processor is around this page, and loads office.js only then.
import { WordHost } from './word';

const kScript = './office/office.js';
const kPatience = 15_000;

// Where Office leaves word of itself for a page that it opens; office.js looks in the same places.
export function insideOffice(page: Window): boolean {
  const external = page.external as { GetHostInfo?: unknown } | undefined;
  if (/[?&]_host_Info=/.test(page.location.search) || 'agaveHost' in page) return true;
  if (typeof external?.GetHostInfo === 'function') return true;
  try {
    if ((JSON.parse(page.name) as { hostInfo?: unknown } | null)?.hostInfo) return true;
  } catch {
    // Most pages have no name, and none has to be JSON.
  }
  try {
    return page.sessionStorage.getItem('hostInfoValue') !== null;
  } catch {
    return false;
  }
}

function load(page: Document): Promise<void> {
  return new Promise((done, broke) => {
    const script = page.createElement('script');
    script.src = kScript;
    script.onload = () => done();
    script.onerror = () => broke(new Error(`${kScript} did not load`));
    page.head.append(script);
  });
}

const patience = (ms: number): Promise<null> => new Promise((wake) => setTimeout(() => wake(null), ms));

// Null: no Word around this page, or one that does not answer or lacks WordApi 1.3; the pane then
// works as in a browser.
export async function wordHost(page: Window & typeof globalThis = window): Promise<WordHost | null> {
  if (!insideOffice(page)) return null;
  try {
    await load(page.document);
    const about = await Promise.race([Office.onReady(), patience(kPatience)]);
    const word = about?.host === Office.HostType.Word && Office.context.requirements.isSetSupported('WordApi', '1.3');
    return word ? new WordHost() : null;
  } catch (thrown) {
    console.error(thrown);
    return null;
  }
}
