// What the helper said, in the language of the person: its id's pattern with its arguments in place.
// A text without a pattern, or with one nested in it that has none, is shown as the helper wrote it.
import type { Message, Said } from '../api/contract';
import { fullDay, when } from './dates';
import type { Language, Words } from './words';

// Spaces that French sets before high signs and inside its quotation marks must not break.
export const spaced = (text: string): string => text.replace(/ ([:;!?»])/g, '\u00a0$1').replace(/« /g, '«\u00a0');

// The same of every text among some.
export function allSpaced<T>(words: T): T {
  if (typeof words === 'string') return spaced(words) as T;
  if (typeof words === 'function') return ((...given: unknown[]) => spaced((words as unknown as (...given: unknown[]) => string)(...given))) as T;
  return Object.fromEntries(Object.entries(words as object).map(([name, text]) => [name, allSpaced(text)])) as T;
}

interface Place {
  name: string;
  format: string;
}

export const kPlace = /\{([a-z_]+)(?::([^}]*))?\}/g;

export const placesOf = (pattern: string): Place[] =>
  [...pattern.matchAll(kPlace)].map(([, name, format]) => ({ name: name!, format: format ?? '' }));

const kLocale: Record<Language, string> = { en: 'en-CA', fr: 'fr-CA' };

// "1234.5" as the language writes it; what is no number stays as it is.
function number(text: string, language: Language, options: Intl.NumberFormatOptions = {}): string {
  if (!/^-?\d+(\.\d+)?$/.test(text)) return text;
  const digits = text.split('.')[1]?.length ?? 0;
  return new Intl.NumberFormat(kLocale[language], { minimumFractionDigits: digits, maximumFractionDigits: digits, ...options }).format(Number(text));
}

function money(text: string, currency: string, language: Language): string {
  if (!/^[A-Z]{3}$/.test(currency)) return number(text, language);
  return number(text, language, { style: 'currency', currency, currencyDisplay: 'narrowSymbol', minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

// "d’Amélie", "de Paul"; of the helper's own words also "du dossier".
function de(text: string, own: boolean): string {
  if (own && text.startsWith('le ')) return `du ${text.slice(3)}`;
  return /^[aeiouàâäéèêëîïôöùûü]/i.test(text) ? `d’${text}` : `de ${text}`;
}

function listed(texts: readonly string[], format: string, language: Language): string {
  const last = texts[texts.length - 1] ?? '';
  if (format === 'and' && texts.length > 1) return `${texts.slice(0, -1).join(', ')}${language === 'fr' ? ' et ' : ' and '}${last}`;
  return texts.join(format !== ';' ? ', ' : language === 'fr' ? '\u00a0; ' : '; ');
}

function formatted(text: string, own: boolean, format: string, message: Message, w: Words, language: Language): string {
  const [kind, ...rest] = format.split(' ');
  switch (kind) {
    case 'day':
      return fullDay(text, language);
    case 'when':
      return when(text.replace(' ', 'T'), language);
    case 'number':
      return number(text, language);
    case 'money':
      return money(text, String(message.args['currency'] ?? ''), language);
    case 'de':
      return de(text, own);
    case 'field':
      return (w.field_label as Partial<Record<string, string>>)[text] ?? text;
    case 'many': {
      const [one, more] = rest.join(' ').split('|');
      return `${text} ${Math.abs(Number(text)) < 2 ? one : more}`;
    }
    default:
      return text;
  }
}

// Null: something in it has no pattern.
function rendered(said: Said, w: Words, language: Language): string | null {
  if (typeof said === 'string') return said;
  const pattern = (w.said as Partial<Record<string, string>>)[said.id];
  if (pattern === undefined) return null;
  let whole = true;
  const text = (language === 'fr' ? spaced(pattern) : pattern).replace(kPlace, (_, name: string, format: string | undefined) => {
    const value = said.args[name];
    const all = value === undefined ? [] : Array.isArray(value) ? value : [value];
    const texts = all.map((one) => rendered(one, w, language));
    if (texts.length === 0 || texts.includes(null)) whole = false;
    return formatted(listed(texts as string[], format ?? '', language), typeof all[0] === 'object', format ?? '', said, w, language);
  });
  return whole ? text : null;
}

export const saidText = (message: Message | null | undefined, text: string, w: Words): string =>
  (message ? rendered(message, w, w.language === 'fr' ? 'fr' : 'en') : null) ?? text;
