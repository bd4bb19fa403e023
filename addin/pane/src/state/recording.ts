// Time or an expense recorded in the matter: typed, looked at as a line, agreed to.
import type { EntryAsked } from '../api/contract';
import { waiting, wordsOf, type Context } from './context';
import { noRecording, type Recording } from './model';

const kMost = 24 * 60; // minutes of one entry

// Minutes of "1:30", "1.5", "1,5" or "90 min"; null: no length of time that can be recorded.
export function minutesOf(text: string): number | null {
  const typed = text.trim().toLowerCase();
  const clock = /^(\d{1,2}):([0-5]\d)$/.exec(typed);
  const only = /^(\d{1,4}) ?min$/.exec(typed);
  const hours = /^(\d{0,2}(?:[.,]\d{1,2})?) ?h?$/.exec(typed);
  const minutes = clock
    ? Number(clock[1]) * 60 + Number(clock[2])
    : only
      ? Number(only[1])
      : hours && hours[1] !== ''
        ? Number(hours[1]!.replace(',', '.')) * 60
        : 0;
  const whole = Math.round(minutes);
  return Math.abs(minutes - whole) < 1e-6 && whole > 0 && whole <= kMost ? whole : null;
}

// The amount of "24.95" or "24,95" as Clio writes it; null: none, or not to the cent.
export function amountOf(text: string): string | null {
  const found = /^(\d{1,9})(?:[.,](\d{1,2}))?$/.exec(text.trim());
  if (!found) return null;
  const amount = `${found[1]}.${(found[2] ?? '').padEnd(2, '0')}`;
  return Number(amount) > 0 ? amount : null;
}

export class RecordingActions {
  constructor(private readonly context: Context) {}

  private get recording(): Recording {
    return this.context.store.get().recording;
  }
  private change(change: Partial<Recording>): void {
    this.context.store.set({ recording: { ...this.recording, ...change } });
  }

  open = (): void => {
    const { made } = this.context.store.get().documents;
    const note = this.recording.note || wordsOf(this.context).record_note_of(made.map(({ title }) => title));
    this.change({ open: true, note, list: null, recorded: null });
    this.context.focus('#record-amount');
  };
  leave = (): void => {
    this.context.store.set({ recording: noRecording(this.recording.date) });
    this.context.focus('#record-open');
  };
  // Typing anything takes back the line that was of what was typed before.
  type = (change: Partial<Pick<Recording, 'kind' | 'date' | 'note' | 'amount'>>): void => this.change({ ...change, list: null, recorded: null });

  // What is typed as the helper takes it; null: something is still missing or wrong.
  asked = (): EntryAsked | null => {
    const { kind, date, note, amount } = this.recording;
    if (note.trim() === '' || date === '') return null;
    const common = { date, note: note.trim() };
    if (kind === 'time') {
      const minutes = minutesOf(amount);
      return minutes === null ? null : { kind, ...common, minutes };
    }
    const cost = amountOf(amount);
    return cost === null ? null : { kind, ...common, amount: cost };
  };

  look = async (): Promise<void> => {
    const { store, client } = this.context;
    const { review } = store.get();
    const asked = this.asked();
    if (!review || asked === null) return;
    await waiting(
      this.context,
      wordsOf(this.context).filing_looking,
      (key, follower) => client.entryList(review.draft, asked, key, follower),
      (list) => {
        this.change({ list });
        this.context.focus('#record-now', '#record-line');
      },
    );
  };

  record = async (): Promise<void> => {
    const { store, client } = this.context;
    const { review } = store.get();
    const { list, date } = this.recording;
    if (!review || !list) return;
    // Whatever comes of it, it is not agreed to twice.
    this.change({ list: null });
    await waiting(
      this.context,
      wordsOf(this.context).recording_now,
      (key, follower) => client.recordEntry(review.draft, list.list, key, follower),
      ({ recorded }) => {
        store.set({ recording: { ...noRecording(date), recorded } });
        this.context.say(wordsOf(this.context).recorded(recorded));
        this.context.focus('#recorded');
      },
    );
  };
}
