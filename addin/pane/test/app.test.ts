// @vitest-environment jsdom
// The pane's actions against a helper in memory.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { App } from '../src/state/app';
import { interview, matter, person, question, review } from './fixtures';
import { FakeHelper } from './helper';
import { FakeHost } from './host';
import { ownStorage } from './storage';

const people = [person(1, 'Thomas', { client: true }), person(2, 'Daniel', { role: 'child' })];
const asked = interview([{ title: 'A', help: '', questions: [question('executor'), question('funeral')] }], { open: ['executor'] });

let helper: FakeHelper;
let host: FakeHost;
let storage: Storage;
let app: App;
const phase = (): string => app.store.get().helper.phase;

// Waiting moves the clock: nobody sits through a helper's two seconds. WebCrypto takes real time.
const really = setTimeout;
async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds(); tries += 1) {
    if (tries > 400) throw new Error(`never so: ${holds}`);
    await vi.advanceTimersByTimeAsync(50);
    await new Promise((wake) => really(wake, 2));
  }
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  storage = ownStorage();
  helper = new FakeHelper(review(people), asked);
  host = new FakeHost();
  // A pane of the test before still asks its own.
  const own = helper;
  app = new App({ send: (path, init) => own.send(path, init), host, storage, language: 'en', say: () => undefined, focus: () => undefined });
});

const tokens = (): (string | undefined)[] => helper.seen.map((call) => call.authorization).filter((one) => one !== undefined);

describe('before there is trust', () => {
  it('an unpaired pane asks to pair, shows the digits and takes the token', async () => {
    await app.helper.look();
    expect(phase()).toBe('unpaired');
    await app.helper.pair();
    expect(app.store.get().helper).toMatchObject({ phase: 'waiting', code: '402815' });
    helper.allowed = true;
    await until(() => phase() === 'here');
    expect(storage.getItem('engross.pairing')).toContain('proofKey');
  });

  it('every claim is a change of its own', async () => {
    await app.helper.pair();
    const claims = () => helper.seen.filter((call) => call.path === '/pairings/claim');
    await until(() => claims().length >= 2);
    app.helper.cancel();
    expect(new Set(claims().map((call) => call.key)).size).toBe(claims().length);
  });

  it('a cancelled request is claimed no more', async () => {
    await app.helper.pair();
    app.helper.cancel();
    helper.allowed = true;
    await vi.advanceTimersByTimeAsync(3_000);
    expect(phase()).toBe('unpaired');
  });

  it('a cancelled request is taken up again, not asked twice', async () => {
    await app.helper.pair();
    app.helper.cancel();
    await app.helper.pair();
    expect(helper.seen.filter((call) => call.path === '/pairings')).toHaveLength(1);
    helper.allowed = true;
    await until(() => phase() === 'here');
  });

  const ends: { name: string; status: number; after: number; why: string }[] = [
    { name: 'nobody answered in time', status: 404, after: 130_000, why: 'expired' },
    { name: 'wrong digits were given too often', status: 404, after: 1_500, why: 'refused' },
    { name: 'the person said no', status: 403, after: 1_500, why: 'refused' },
    { name: 'the helper has a fault', status: 500, after: 1_500, why: 'other' },
  ];
  for (const { name, status, after, why } of ends) {
    it(`a request ends: ${name}`, async () => {
      await app.helper.pair();
      if (after < 100_000) helper.claimRefused = status;
      await vi.advanceTimersByTimeAsync(after);
      helper.claimRefused = status;
      await until(() => phase() === 'ended');
      expect(app.store.get().helper).toMatchObject({ why });
    });
  }

  it('A47 a helper of another version gets no token, and the pane says what to do', async () => {
    helper.pair(storage);
    helper.api = 2;
    await app.helper.look();
    expect(phase()).toBe('other version');
    expect(helper.seen.map((call) => call.path)).toEqual(['/status']);
    expect(tokens()).toEqual([]);
    expect(storage.getItem('engross.pairing')).not.toBeNull();
    helper.api = 1;
    await app.helper.look();
    expect(phase()).toBe('here');
  });

  it('another program on the port gets no token', async () => {
    helper.pair(storage);
    helper.stranger = true;
    await app.helper.look();
    expect(phase()).toBe('stranger');
    expect(tokens()).toEqual([]);
  });

  it('the paired helper gets it', async () => {
    helper.pair(storage);
    await app.helper.look();
    await until(() => app.store.get().templates.length === 1);
    expect(phase()).toBe('here');
    expect(helper.seen.findIndex((call) => call.path === '/proof')).toBeLessThan(helper.seen.findIndex((call) => call.authorization !== undefined));
  });

  it('a revoked pairing is forgotten, and said', async () => {
    helper.pair(storage);
    helper.revoke();
    await app.helper.look();
    expect(app.store.get().helper).toEqual({ phase: 'unpaired', why: 'shut out' });
    expect(storage.getItem('engross.pairing')).toBeNull();
  });

  it('a helper that is too busy to prove itself keeps its pairing', async () => {
    helper.pair(storage);
    helper.proofRefused = 429;
    await app.helper.look();
    expect(phase()).toBe('missing');
    expect(storage.getItem('engross.pairing')).not.toBeNull();
    helper.proofRefused = 0;
    await until(() => phase() === 'here');
  });

  it('a helper that is away is looked for until it is there', async () => {
    helper.pair(storage);
    helper.away = true;
    void app.helper.look();
    await until(() => phase() === 'missing');
    helper.away = false;
    await until(() => phase() === 'here');
  });
});

describe('inside a matter', () => {
  beforeEach(async () => {
    helper.pair(storage);
    host.draft = 'D-2YTRH';
    await app.helper.look();
    await until(() => app.store.get().review !== null);
  });

  it('the draft of before is open again', () => expect(app.store.get().screen).toEqual({ name: 'people' }));

  it('edits go one after another, with the name of the person', async () => {
    app.setPerson('Ada');
    await Promise.all([app.review.edit([{ do: 'remove', people: [2] }], ''), app.review.edit([{ do: 'restore', people: [2] }], '')]);
    expect(helper.edits).toEqual([
      { by: 'Ada', edits: [{ do: 'remove', people: [2] }] },
      { by: 'Ada', edits: [{ do: 'restore', people: [2] }] },
    ]);
  });

  it('a refusal is shown, and another try is a new change', async () => {
    helper.refusal = { status: 422, code: 'refused', message: 'the client has no role' };
    expect(await app.review.edit([{ do: 'remove', people: [1] }], '')).toBe(false);
    expect(app.store.get().problem?.error.message).toBe('the client has no role');
    app.store.get().problem?.again?.();
    await until(() => helper.edits.length === 1);
    const keys = helper.seen.filter((call) => call.path.endsWith('/edits')).map((call) => call.key);
    expect(new Set(keys).size).toBe(2);
  });

  it('an edit that nobody answered is tried again as the same change', async () => {
    helper.away = true;
    void app.review.edit([{ do: 'remove', people: [2] }], '');
    await until(() => app.store.get().problem !== null);
    expect(phase()).toBe('missing');
    const { again } = app.store.get().problem!;
    helper.away = false;
    await until(() => phase() === 'here');
    again?.();
    await until(() => helper.edits.length === 1);
    expect(app.store.get().review).not.toBeNull();
  });

  it('a token that opens nothing leads to pairing, and the review stays', async () => {
    helper.revoke();
    await app.review.edit([{ do: 'remove', people: [2] }], '');
    expect(app.store.get().helper).toEqual({ phase: 'unpaired', why: 'shut out' });
    expect(app.store.get().review).not.toBeNull();
  });

  it('what was done before the last of it is fetched, and put before it', async () => {
    const step = (number: number) => ({ number, at: '2026-03-04T10:00:00Z', by: 'Jo', what: 'removed', message: null, undone: false });
    const numbers = () => app.store.get().history?.map(({ number }) => number);
    helper.history = [1, 2, 3, 4, 5].map(step);
    app.showActivity();
    await until(() => app.store.get().history !== null);
    expect(numbers()).toEqual([4, 5]);
    await app.review.loadEarlierHistory();
    expect(numbers()).toEqual([2, 3, 4, 5]);
    // Twice at once is once.
    await Promise.all([app.review.loadEarlierHistory(), app.review.loadEarlierHistory()]);
    expect(numbers()).toEqual([1, 2, 3, 4, 5]);
  });

  it('confirming remembers the name', async () => {
    await app.review.confirm('Jo Park');
    expect(helper.edits.at(-1)).toEqual({ by: 'Jo Park', edits: [{ do: 'confirm' }] });
    expect(storage.getItem('engross.person')).toBe('Jo Park');
  });

  describe('answers', () => {
    beforeEach(async () => app.interview.open('will'));

    it('go out when the field is left, once', async () => {
      app.interview.type('executor', 'Ann Lee');
      app.interview.leave('executor', 'Ann Lee');
      await until(() => app.store.get().answers.savedAt !== null);
      app.interview.leave('executor', 'Ann Lee');
      expect(helper.answers).toEqual([{ path: 'executor', text: 'Ann Lee' }]);
      expect(app.interview.typed.size).toBe(0);
    });

    it('that change nothing do not go out', () => {
      app.interview.leave('executor', '');
      expect(helper.answers).toEqual([]);
      expect(app.store.get().answers.unsaved).toBe(0);
    });

    it('stay while the helper is away, and go out when it is back', async () => {
      helper.away = true;
      app.interview.type('executor', 'Ann Lee');
      app.interview.leave('executor', 'Ann Lee');
      await until(() => phase() === 'missing');
      expect(app.interview.typed.get('executor')).toBe('Ann Lee');
      expect(app.store.get().answers.unsaved).toBe(1);
      helper.away = false;
      await until(() => helper.answers.length === 1);
      await until(() => app.interview.typed.size === 0);
    });

    it('stay when they are refused', async () => {
      helper.refusal = { status: 500, code: 'internal', message: 'fault' };
      app.interview.leave('executor', 'Ann Lee');
      await until(() => app.store.get().problem !== null);
      expect(app.interview.typed.get('executor')).toBe('Ann Lee');
    });

    it('typed on while an answer travels are not overwritten by it', async () => {
      app.interview.leave('executor', 'Ann');
      app.interview.type('executor', 'Ann Lee');
      await until(() => helper.answers.length === 1);
      await until(() => app.store.get().answers.saving === 0);
      expect(app.interview.typed.get('executor')).toBe('Ann Lee');
    });

    it('half typed go out before rows shift, and when the pane goes', async () => {
      app.interview.type('funeral', 'Cremation');
      await app.interview.removeRow('gifts', 0);
      expect(helper.answers).toEqual([{ path: 'funeral', text: 'Cremation' }, { path: 'gifts', remove: 0 }]);
      app.interview.type('funeral', 'Burial');
      await app.interview.flush(true);
      expect(helper.answers.at(-1)).toEqual({ path: 'funeral', text: 'Burial' });
    });
  });
});

describe('what Clio has changed since the import', () => {
  const change = { key: 'k', text: 'Daniel, first name: "Dan" in Clio now', message: null, ours: 'Daniel', then: 'Daniel', now: 'Dan' };
  const changed = review(people, [], { changes: [change] });
  const watch = (): string => {
    const { watch: one } = app.store.get().people;
    return typeof one === 'string' ? one : `away: ${one.away.code}`;
  };
  const opened = async (): Promise<void> => {
    helper.pair(storage);
    await app.helper.look();
    await until(() => helper.seen.some(({ path, method }) => path === '/drafts' && method === 'GET'));
    await app.matters.open('D-2YTRH');
    await until(() => watch() !== 'asking');
  };
  const rows: { name: string; given: () => void; watch: string; changes: number; problem?: true }[] = [
    { name: 'nothing', given: () => undefined, watch: 'asked', changes: 0 },
    { name: 'a name', given: () => (helper.importedAgain = changed), watch: 'asked', changes: 1 },
    { name: 'Clio does not answer', given: () => (helper.clioAway = true), watch: 'away: unreachable', changes: 0 },
    { name: 'nobody is signed in', given: () => (helper.againRefused = 409), watch: 'away: sign_in_needed', changes: 0 },
    { name: 'the matter was deleted', given: () => (helper.againRefused = 404), watch: 'gone', changes: 0 },
  ];
  for (const { name, given, watch: wanted, changes } of rows) {
    it(`is asked when a draft is opened: ${name}`, async () => {
      given();
      await opened();
      const { review: shown, problem, screen } = app.store.get();
      expect(helper.seen.filter(({ path, method }) => path === '/drafts' && method === 'POST').map(({ body }) => body)).toEqual([{ draft: 'D-2YTRH' }]);
      expect([watch(), shown?.changes.length, problem, screen.name]).toEqual([wanted, changes, null, 'people']);
    });
  }

  it('an edit made meanwhile stays', async () => {
    helper.importedAgain = changed;
    helper.meanwhile = async () => {
      helper.review = review([people[0]!, { ...people[1]!, removed: true }], [], { changes: [change], entries: 1 });
      await app.review.edit([{ do: 'remove', people: [2] }], 'removed');
    };
    await opened();
    expect(app.store.get().review).toMatchObject({ entries: 1, changes: [change] });
  });

  it('what the import says of itself is said also when somebody worked meanwhile', async () => {
    const told = { taken: ['Daniel, birthdate'], taken_messages: [{ id: 'change-gone', args: { who: 'Daniel' } }], problems: ['hidden'], problem_messages: [null] };
    helper.importedAgain = review(people, [], { ...told, entries: 1 });
    helper.meanwhile = async () => {
      helper.review = review(people, [], { entries: 2 });
      await app.review.edit([{ do: 'remove', people: [2] }], 'removed');
    };
    await opened();
    expect(app.store.get().review).toMatchObject({ entries: 2, ...told });
  });

  it('the open page of a person is read again when an import changed the draft', async () => {
    helper.importedAgain = review(people, [], { taken: ['Daniel, birthdate'], entries: 1 });
    helper.meanwhile = async () => app.review.openPerson(2);
    await opened();
    await until(() => helper.seen.filter(({ path }) => path.includes('/values/2')).length === 2);
  });

  it('after Clio was away, asking it again takes the line away', async () => {
    helper.againRefused = 409;
    await opened();
    helper.againRefused = 0;
    await app.matters.fetchFromClio('1001');
    expect(watch()).toBe('asked');
  });

  it('another draft opened meanwhile stays', async () => {
    helper.importedAgain = changed;
    helper.meanwhile = async () => {
      helper.meanwhile = async () => undefined;
      helper.review = review(people, [], { draft: 'D-OTHER' });
      helper.importedAgain = helper.review;
      await app.matters.open('D-OTHER');
    };
    await opened();
    expect([app.store.get().review?.draft, app.store.get().review?.changes, watch()]).toEqual(['D-OTHER', [], 'asked']);
  });

  it('a pane that is let in no longer says so', async () => {
    helper.meanwhile = async () => helper.revoke();
    helper.againRefused = 401;
    await opened().catch(() => undefined);
    expect(app.store.get().helper).toMatchObject({ phase: 'unpaired', why: 'shut out' });
  });
});

describe('before anything is typed', () => {
  const recent = [matter('00002-Doyle', 'Doyle'), matter('00001-Whitfield', 'Whitfield')];
  const arrived = async (): Promise<void> => {
    helper.recent = recent;
    helper.pair(storage);
    await app.helper.look();
    await until(() => helper.seen.filter(({ path }) => path === '/drafts' || path.startsWith('/matters')).length > 1);
    await until(() => app.store.get().busy === null);
  };
  const shownLast = (): string[] => app.store.get().matters.recent.map(({ number }) => number);

  it('the matters changed last in Clio are there, in its order', async () => {
    await arrived();
    await until(() => shownLast().length > 0);
    expect(shownLast()).toEqual(['00002-Doyle', '00001-Whitfield']);
  });
  it('of the status that is chosen', async () => {
    await arrived();
    app.matters.filter('closed');
    await until(() => helper.seen.some(({ path }) => path === '/matters?status=closed'));
  });
  it('a filter chooses among those that it leaves', () => {
    const [doyle, whitfield] = [{ ...recent[0]!, lawyer: 'Ann Roy' }, { ...recent[1]!, lawyer: 'Élise Tran' }];
    const { store } = app;
    store.set({ matters: { ...store.get().matters, found: [doyle, whitfield], chosen: `matter ${doyle.id}` } });
    app.matters.filterLawyer('Élise Tran');
    expect(store.get().matters.chosen).toBe(`matter ${whitfield.id}`);
    app.matters.filterArea('Wills');
    expect(store.get().matters.chosen).toBeNull();
  });
  it('without Clio there are none, and nobody is bothered', async () => {
    helper.clioAway = true;
    await arrived();
    expect([shownLast(), app.store.get().problem]).toEqual([[], null]);
  });
});
