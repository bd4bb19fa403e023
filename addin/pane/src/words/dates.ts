// Dates as people read them: "14 Mar 1958", "14 mars 1958".
import type { Language } from './words';

const places: Record<Language, string> = { en: 'en-GB', fr: 'fr-CA' };

const format = (language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(places[language], options);

const kDay: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', year: 'numeric' };

// A date has no time zone: a birth date must not move a day. What is no date stays as it is.
export function day(iso: string, language: Language): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (!parts) return iso;
  const date = new Date(Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])));
  return format(language, { ...kDay, timeZone: 'UTC' }).format(date);
}

// In a sentence: "14 March 1958", "14 mars 1958", and French has a first of the month.
export function fullDay(iso: string, language: Language): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (!parts) return iso;
  const date = new Date(Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])));
  const text = format(language, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(date);
  return language === 'fr' ? text.replace(/^1 /, '1er ') : text;
}

export const clock = (at: Date, language: Language): string =>
  format(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);

// An instant: today its time, else day and time.
export function when(instant: string, language: Language, now = new Date()): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return instant;
  const today = at.toDateString() === now.toDateString();
  return today ? clock(at, language) : `${format(language, kDay).format(at)}, ${clock(at, language)}`;
}
