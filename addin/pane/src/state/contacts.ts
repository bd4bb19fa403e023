// The address book as a clerk looks at it: narrowed, chosen from. Pure functions.
import type { BookContact, Contact } from '../api/contract';
import { folded } from './people';

const kept = new WeakMap<Contact, string>();

// Folding 1,200 contacts at every letter would be felt.
function textOf(contact: Contact): string {
  const text = kept.get(contact) ?? folded(`${contact.name} ${contact.email} ${contact.city} ${contact.company}`);
  kept.set(contact, text);
  return text;
}

export function holds(contact: Contact, query: string): boolean {
  const text = textOf(contact);
  return folded(query).split(/\s+/).every((word) => text.includes(word));
}

export const listed = (contacts: readonly BookContact[], query: string, noEmail: boolean): BookContact[] =>
  contacts.filter((contact) => (!noEmail || contact.email === '') && holds(contact, query));
