// The texts of the pane in the language of the person.
import { en } from './en';
import { fr } from './fr';

type Same<T> = T extends (...given: infer Given) => string
  ? (...given: Given) => string
  : T extends string
    ? string
    : { readonly [Key in keyof T]: Same<T[Key]> };

export type Words = Same<typeof en>;
export type Language = 'en' | 'fr';

const all: Record<Language, Words> = { en, fr };

export const words = (language: Language): Words => all[language];

export function languageFor(wanted: readonly string[]): Language {
  for (const one of wanted) {
    const code = one.slice(0, 2).toLowerCase();
    if (code === 'fr' || code === 'en') return code;
  }
  return 'en';
}
