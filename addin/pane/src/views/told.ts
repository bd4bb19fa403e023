// What the helper told, in the language of the person.
import type { Change, Finding, HistoryEntry, Message, Person, PlannedValue, Review, ReviewedValue } from '../api/contract';
import { saidText } from '../words/said';
import type { Words } from '../words/words';

export const findingText = (finding: Finding, w: Words): string => saidText(finding.message, finding.text, w);
export const reasonText = (person: Person, w: Words): string => saidText(person.reason_message, person.reason, w);
export const changeText = (change: Change, w: Words): string => saidText(change.message, change.text, w);
export const entryText = (entry: HistoryEntry, w: Words): string => saidText(entry.message, entry.what, w);
export const noteText = (value: PlannedValue, w: Words): string => saidText(value.message, value.note, w);

export const lastText = (review: Review, w: Words): string | null =>
  (review.last === null ? null : saidText(review.last_message, review.last, w));

// Lists stand beside each other, a text and its message at the same place.
export const toldTexts = (texts: readonly string[], messages: readonly (Message | null)[], w: Words): string[] =>
  texts.map((text, at) => saidText(messages[at], text, w));

// A field of Clio by its name in the language; a firm's own field by the name that the firm gave it.
export const labelOf = ({ field, label }: Pick<ReviewedValue, 'field' | 'label'>, w: Words): string =>
  (w.field_label as Partial<Record<string, string>>)[field] ?? label;
