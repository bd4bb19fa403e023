// What stays on this computer between two visits: the pairing, the language, a name. Nothing of a
// matter is ever kept here.
import type { Language } from '../words/words';

export interface KeptPairing {
  id: string;
  token: string;
  proofKey: string;
}

const kPairing = 'engross.pairing';
const kLanguage = 'engross.language';
const kPerson = 'engross.person';
const kClio = 'engross.clio';

export class Kept {
  constructor(private readonly storage: Storage) {}

  pairing(): KeptPairing | null {
    try {
      const kept = JSON.parse(this.storage.getItem(kPairing) ?? 'null') as KeptPairing | null;
      const whole = kept && [kept.id, kept.token, kept.proofKey].every((text) => typeof text === 'string');
      return whole ? kept : null;
    } catch {
      return null;
    }
  }
  keepPairing(pairing: KeptPairing | null): void {
    if (pairing) this.storage.setItem(kPairing, JSON.stringify(pairing));
    else this.storage.removeItem(kPairing);
  }

  language(): Language | null {
    const kept = this.storage.getItem(kLanguage);
    return kept === 'en' || kept === 'fr' ? kept : null;
  }
  keepLanguage(language: Language): void {
    this.storage.setItem(kLanguage, language);
  }

  // Where somebody signed in last: "ca".
  clio(): string {
    return this.storage.getItem(kClio) ?? '';
  }
  keepClio(clio: string): void {
    this.storage.setItem(kClio, clio);
  }

  person(): string {
    return this.storage.getItem(kPerson) ?? '';
  }
  keepPerson(name: string): void {
    this.storage.setItem(kPerson, name);
  }
}
