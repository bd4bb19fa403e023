// What the helper says, in both languages: the list of its texts is tests/cases/messages.json.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Message } from '../src/api/contract';
import { fullDay } from '../src/words/dates';
import { placesOf, saidText, spaced } from '../src/words/said';
import { saidEn } from '../src/words/said_en';
import { saidFr } from '../src/words/said_fr';
import { words } from '../src/words/words';

const rooms = JSON.parse(readFileSync('../../tests/cases/messages.json', 'utf8')) as Record<string, Record<string, string[]>>;
const listed = Object.assign({}, ...Object.values(rooms)) as Record<string, string[]>;
const formats = new Set(['', 'and', ';', 'day', 'when', 'number', 'money', 'de', 'field', 'many']);

for (const [language, table] of [['English', saidEn], ['French', saidFr]] as const) {
  describe(`the helper's texts in ${language}`, () => {
    it('are exactly those it can say', () => expect(Object.keys(table).sort()).toEqual(Object.keys(listed).sort()));

    it('have the same arguments', () => {
      const wrong = Object.entries(table).filter(([id, pattern]) => {
        const named = new Set(placesOf(pattern).map(({ name }) => name));
        if (named.has('money')) named.add('currency'); // goes with the amount
        return [...named].sort().join() !== [...(listed[id] ?? ['?'])].sort().join();
      });
      expect(wrong).toEqual([]);
    });

    it('have known formats and no brace left open', () => {
      for (const [id, pattern] of Object.entries(table)) {
        for (const { format } of placesOf(pattern)) expect(formats, id).toContain(format.split(' ')[0]);
        expect(pattern.replace(/\{[^{}]*\}/g, ''), id).not.toMatch(/[{}]/);
      }
    });
  });
}

it('French says none of them as English does, but names of a place and a thing', () => {
  const same = Object.keys(listed).filter((id) => (saidFr as Record<string, string>)[id] === (saidEn as Record<string, string>)[id]);
  expect(same).toEqual(['contact-number', 'value-day', 'value-number', 'value-money', 'field-client', 'field-address-province', 'field-description', 'contact-in-clio', 'fact-client', 'clio-problem', 'clio-contact', 'clio-contact-named']);
});

it('French is written with its own signs', () => {
  for (const [id, pattern] of Object.entries(saidFr)) {
    const text = spaced(pattern.replace(/\{[^}]*\}/g, 'x'));
    expect(text, id).not.toMatch(/["'“”]|[^\u00a0 ][:;»]|« |«(?!\u00a0)| [:;»]/);
  }
});

const role = (name: string): Message => ({ id: `role-${name}`, args: {} });

describe('a text', () => {
  const rows: { name: string; message: Message | null; en: string; fr: string }[] = [
    {
      name: 'with names and dates', message: { id: 'older-than-client', args: { who: 'Élodie Roy', role: role('child'), born: '1950-01-01', client_born: '1961-05-03' } },
      en: 'Élodie Roy, a child, was born on 1 January 1950, not after the client (3 May 1961)',
      fr: 'la date de naissance d’Élodie Roy (enfant), le 1er janvier 1950, n’est pas postérieure à celle du client (le 3 mai 1961)',
    },
    {
      name: 'with a list', message: { id: 'did-remove', args: { people: ['Ann', 'Ben', 'Cy'] } },
      en: 'Ann, Ben and Cy removed', fr: 'retrait de la révision\u00a0: Ann, Ben et Cy',
    },
    {
      name: 'with a text in it', message: { id: 'and-also', args: { first: { id: 'step', args: { who: 'Ann' } }, next: { id: 'no-name', args: { who: { id: 'contact-number', args: { number: '12' } } } } } },
      en: 'Ann is a step-child: a will counts a step-child only when you say so; contact 12 has no name',
      fr: 'Ann est l’enfant du conjoint\u00a0: un testament n’en tient compte que si vous le dites\u00a0; contact 12 n’a pas de nom',
    },
    {
      name: 'with money', message: { id: 'value-money', args: { money: '1234.56', currency: 'CAD' } },
      en: '$1,234.56', fr: '1\u00a0234,56\u00a0$',
    },
    { name: 'with a number', message: { id: 'value-number', args: { number: '1234.5' } }, en: '1,234.5', fr: '1\u00a0234,5' },
    { name: 'of one year', message: { id: 'young-client', args: { years: '1', who: 'Bea', role: role('child') } }, en: 'the client would have been 1 years old at the birth of Bea, a child', fr: 'le client aurait eu 1 an à la naissance de Bea (enfant)' },
    {
      name: 'of the matter', message: { id: 'value-taken', args: { field: { id: 'field-description', args: {} }, who: { id: 'the-matter', args: {} }, from: { id: 'value-nothing', args: {} }, to: { id: 'value-words', args: { words: 'Wills: two' } } } },
      en: 'description of the matter from nothing to “Wills: two”', fr: 'description du dossier, «\u00a0Wills: two\u00a0» au lieu de rien',
    },
    { name: 'whose name reads like the matter', message: { id: 'did-set-parent', args: { who: 'Bea', parent: 'le Roy' } }, en: 'Bea is a child of le Roy', fr: 'Bea est l’enfant de le Roy' },
    { name: 'with a place in a name', message: { id: 'step', args: { who: '{who} $&' } }, en: '{who} $& is a step-child: a will counts a step-child only when you say so', fr: '{who} $& est l’enfant du conjoint\u00a0: un testament n’en tient compte que si vous le dites' },
    { name: 'of a field', message: { id: 'change-value', args: { who: 'Bea', field: 'birthdate', now: 'a', then: 'b', ours: 'c' } }, en: 'Bea, Birth date: a in Clio now, was b; here c', fr: 'Bea, Date de naissance\u00a0: a maintenant dans Clio, b auparavant\u00a0; ici c' },
    {
      name: 'of an import', message: { id: 'clio-problem', args: { what: { id: 'clio-no-number', args: { value: '"twenty"' } }, where: { id: 'clio-field-of', args: { owner: { id: 'clio-contact-named', args: { number: '5', name: 'Ann' } }, name: 'Trust age' } } } },
      en: '"twenty" is not a number (contact 5 (Ann), field “Trust age”)', fr: '"twenty" n’est pas un nombre (contact 5 (Ann), champ «\u00a0Trust age\u00a0»)',
    },
    { name: 'of an entry', message: { id: 'entry-there-already', args: { number: '12' } }, en: 'Clio has an equal one already (number 12)', fr: 'Clio contient déjà la même entrée (numéro 12)' },
    { name: 'without a message', message: null, en: 'as it came', fr: 'as it came' },
    { name: 'of an id of tomorrow', message: { id: 'of-tomorrow', args: {} }, en: 'as it came', fr: 'as it came' },
    { name: 'with one of tomorrow in it', message: { id: 'did-undo-what', args: { what: { id: 'of-tomorrow', args: {} } } }, en: 'as it came', fr: 'as it came' },
    { name: 'that lacks an argument', message: { id: 'step', args: {} }, en: 'as it came', fr: 'as it came' },
  ];
  for (const { name, message, en, fr } of rows) {
    it(name, () => expect([saidText(message, 'as it came', words('en')), saidText(message, 'as it came', words('fr'))]).toEqual([en, fr]));
  }
});

describe('a day in a sentence', () => {
  const rows: [string, string, string][] = [
    ['2021-05-03', '3 May 2021', '3 mai 2021'], ['2000-01-01', '1 January 2000', '1er janvier 2000'], ['11 May', '11 May', '11 May'], ['', '', ''],
  ];
  for (const [iso, en, fr] of rows) it(iso || 'none', () => expect([fullDay(iso, 'en'), fullDay(iso, 'fr')]).toEqual([en, fr]));
});
