// @vitest-environment jsdom
// Signing in to Clio from the pane: what it shows, what it sends, and that no secret stays.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ClioStanding, SignIn, SignInWhy } from '../src/api/contract';
import { CallError } from '../src/api/errors';
import { h } from '../src/dom/h';
import { patch } from '../src/dom/patch';
import { App } from '../src/state/app';
import { needsSignIn } from '../src/state/connect';
import { frame } from '../src/views/frame';
import { words, type Language } from '../src/words/words';
import { account, interview, person, review, shown, signIn, standing } from './fixtures';
import { FakeHelper } from './helper';
import { FakeHost } from './host';

const here = { drafts: 2, imports: 3, answers: 0, edits: 1, documents: 0, contacts: 14 };
const regions = (...change: Parameters<typeof account>[1][]) => ['us', 'ca', 'eu', 'au'].map((word, at) => account(word, change[at]));
const nobody = standing(regions());
const known = standing(regions({}, { standing: 'signed_out', needs_keys: false }));
const ada = standing(regions({}, { standing: 'signed_in', needs_keys: false, user: 'Ada Roy', firm: 'Beaumont Hale LLP', here }));

let helper: FakeHelper;
let app: App;
let said: string[];
const connect = () => app.store.get().connect;
const screen = () => app.store.get().screen.name;
const bodies = (path: string) => helper.seen.filter((call) => call.path === path && call.method === 'POST').map(({ body }) => body);

const really = setTimeout;
async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds(); tries += 1) {
    if (tries > 400) throw new Error(`never so: ${holds}`);
    await vi.advanceTimersByTimeAsync(50);
    await new Promise((wake) => really(wake, 1));
  }
}

async function arrived(clio: ClioStanding): Promise<void> {
  helper.clio = clio;
  await app.helper.look();
  await until(() => connect().standing !== null);
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  localStorage.clear();
  said = [];
  helper = new FakeHelper(review([person(1, 'Thomas', { client: true })]), interview([]));
  helper.pair(localStorage);
  // A pane of the test before still asks its own.
  const own = helper;
  app = new App({ send: (path, init) => own.send(path, init), host: new FakeHost(), storage: localStorage, language: 'en', say: (text) => said.push(text), focus: () => undefined });
});

// A pane that still waits would ask on in the next test, with its pairing.
afterEach(() => vi.clearAllTimers());

describe('whether somebody has to sign in', () => {
  const twice = standing(regions({ standing: 'signed_in' }, { standing: 'signed_in' }));
  const rows: { name: string; at: ClioStanding | null; needed: boolean }[] = [
    { name: 'not asked yet', at: null, needed: false },
    { name: 'the helper was given a sign-in', at: standing([account('practice')], { given: true }), needed: false },
    { name: 'somebody is signed in', at: ada, needed: false },
    { name: 'nobody ever was', at: nobody, needed: true },
    { name: 'the keys alone are kept', at: known, needed: true },
    { name: 'Clio ended it', at: standing(regions({ standing: 'ended' })), needed: true },
    { name: 'it is damaged', at: standing(regions({ standing: 'lost' })), needed: true },
    { name: 'to two Clios at once', at: twice, needed: true },
  ];
  for (const { name, at, needed } of rows) it(name, () => expect(needsSignIn(at)).toBe(needed));
});

describe('a pane that arrives', () => {
  const rows: { name: string; clio: ClioStanding; at: string }[] = [
    { name: 'nobody is signed in', clio: nobody, at: 'connect' },
    { name: 'Clio ended the sign-in', clio: standing(regions({}, { standing: 'ended', user: 'Ada' })), at: 'connect' },
    { name: 'somebody is', clio: ada, at: 'matters' },
    { name: 'nobody has to be', clio: standing([account('practice')], { given: true }), at: 'matters' },
  ];
  for (const { name, clio, at } of rows) {
    it(`shows ${at}: ${name}`, async () => {
      await arrived(clio);
      await until(() => screen() === at);
      expect(app.store.get().problem).toBeNull();
    });
  }

  it('is told by Clio itself that the sign-in is over', async () => {
    await arrived(ada);
    await until(() => helper.seen.some(({ path }) => path === '/matters'));
    helper.recentRefused = 'sign_in_needed';
    helper.clio = standing(regions({}, { standing: 'ended', user: 'Ada' }));
    await app.matters.list();
    await until(() => screen() === 'connect');
  });

  const chosen: { name: string; clio: ClioStanding; kept: string; is: string }[] = [
    { name: 'none at first', clio: nobody, kept: '', is: '' },
    { name: 'the last one', clio: nobody, kept: 'eu', is: 'eu' },
    { name: 'one that anything is kept of', clio: known, kept: '', is: 'ca' },
    { name: 'one that is there, and not one of before', clio: nobody, kept: 'http://127.0.0.1:9', is: '' },
    { name: 'the only one', clio: standing([account('ca')]), kept: '', is: 'ca' },
  ];
  for (const { name, clio, kept, is } of chosen) {
    it(`chooses ${name}`, async () => {
      localStorage.setItem('engross.clio', kept);
      await arrived(clio);
      expect(connect().clio).toBe(is);
    });
  }
});

describe('signing in', () => {
  const keys = { app_key: 'key', app_secret: 'kT9-canary' };

  it('sends where and the keys, waits, and tells who it is', async () => {
    await arrived(nobody);
    app.connect.choose('ca');
    await app.connect.start(keys);
    expect(bodies('/clio/sign-ins')).toEqual([{ clio: 'ca', ...keys }]);
    expect(connect().attempt).toMatchObject({ state: 'starting' });
    await until(() => connect().attempt?.state === 'waiting');
    helper.signIn = signIn({ state: 'done', address: '' });
    helper.clio = ada;
    await until(() => said.includes('Signed in to Clio, Ada Roy, Beaumont Hale LLP'));
    app.connect.leave();
    expect(screen()).toBe('matters');
    expect(localStorage.getItem('engross.clio')).toBe('ca');
    expect(JSON.stringify(app.store.get()) + JSON.stringify({ ...localStorage })).not.toContain('kT9-canary');
  });

  it('takes the kept keys where no others are given', async () => {
    await arrived(known);
    await app.connect.start(null);
    expect(bodies('/clio/sign-ins')).toEqual([{ clio: 'ca' }]);
  });

  it('is not begun without a region, nor twice at once', async () => {
    await arrived(nobody);
    await app.connect.start(keys);
    app.connect.choose('us');
    await Promise.all([app.connect.start(keys), app.connect.start(keys)]);
    expect(bodies('/clio/sign-ins')).toHaveLength(1);
  });

  it('is given up', async () => {
    await arrived(known);
    await app.connect.start(null);
    await until(() => connect().attempt?.state === 'waiting');
    await app.connect.cancel();
    expect(connect().attempt?.state).toBe('cancelled');
    const looks = () => helper.seen.filter(({ path }) => path.startsWith('/clio/sign-ins/')).length;
    const before = looks();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(looks()).toBe(before);
  });

  it('cannot be given up once it is being kept', async () => {
    await arrived(known);
    await app.connect.start(null);
    await until(() => connect().attempt?.state === 'waiting');
    helper.signIn = signIn({ state: 'finishing' });
    await app.connect.cancel();
    expect(connect().attempt?.state).toBe('finishing');
    helper.signIn = signIn({ state: 'done' });
    await until(() => connect().attempt?.state === 'done');
  });

  it('goes on after the helper was away', async () => {
    await arrived(known);
    await app.connect.start(null);
    helper.away = true;
    await until(() => app.store.get().helper.phase === 'missing');
    helper.away = false;
    helper.signIn = signIn({ state: 'done' });
    helper.clio = ada;
    await until(() => connect().attempt?.state === 'done');
  });

  it('is over where the helper has forgotten it', async () => {
    await arrived(known);
    await app.connect.start(null);
    helper.signIn = null;
    await until(() => connect().attempt === null);
    expect(app.store.get().problem?.error.status).toBe(404);
  });

  const refusals = [
    { status: 422, code: 'malformed', message: 'that is no app key' },
    { status: 422, code: 'missing', message: 'key and secret are not kept here' },
    { status: 409, code: 'conflict', message: 'somebody is signed in to another Clio' },
  ];
  for (const refusal of refusals) {
    it(`refused: ${refusal.message}`, async () => {
      await arrived(known);
      helper.refusal = refusal;
      await app.connect.start(keys);
      expect(app.store.get().problem?.error.message).toBe(refusal.message);
      expect(connect()).toMatchObject({ attempt: null, busy: false });
    });
  }
});

describe('the view', () => {
  const at = (language: Language = 'en') => {
    app.store.set({ language });
    document.body.innerHTML = '<div id="pane"></div>';
    const root = document.getElementById('pane')!;
    patch(root, null, h('div', {}, frame(app.store.get(), app)));
    return root;
  };
  const show = async (clio: ClioStanding, attempt: SignIn | null = null) => {
    await arrived(clio);
    app.connect.open();
    app.store.set({ connect: { ...connect(), clio: connect().clio || 'ca', attempt } });
  };

  const whys = Object.keys(words('en').connect_end) as SignInWhy[];
  for (const language of ['en', 'fr'] as const) {
    for (const why of whys) {
      it(`says what happened, what is safe, what to do, in ${language}: ${why}`, async () => {
        await show(nobody, signIn({ state: 'failed', address: '', end: { why, fault: { what: 'port 5678 of this computer is taken', where: '', remedy: 'engross connect' } } }));
        const text = shown(at(language).querySelector('#connect-end')!);
        const w = words(language);
        for (const part of [w.connect_end[why].what, w.connect_safe, w.connect_end[why].next, w.connect_keys_not_kept]) expect(text).toContain(part);
        expect(text).not.toContain('engross connect');
        expect(document.querySelector('#connect-now')).not.toBeNull();
      });
    }
  }

  const texts: { name: string; clio: ClioStanding; attempt?: SignIn; language?: Language; says: string[] }[] = [
    { name: 'nobody yet', clio: nobody, says: ['Nobody is signed in', 'United States – us.app.clio.com', 'ca.developers.clio.com', 'App secret', 'http://127.0.0.1:5678/callback'] },
    { name: 'nobody yet, in French', clio: nobody, language: 'fr', says: ['Personne n’est connecté', 'États-Unis – us.app.clio.com', 'Clé d’application'] },
    { name: 'kept keys', clio: known, says: ['are kept on this computer', 'Give another app key'] },
    { name: 'ended', clio: standing(regions({}, { standing: 'ended', needs_keys: false, user: 'Ada Roy', firm: 'Hale' })), says: ['Clio has ended the sign-in of Ada Roy, Hale'] },
    { name: 'lost', clio: standing(regions({}, { standing: 'lost' })), says: ['is damaged or gone'] },
    { name: 'the practice Clio', clio: standing([account('http://127.0.0.1:9', { needs_keys: false })], { practice: true }), says: ['This is the practice Clio', 'brings an app key of its own'] },
    { name: 'given', clio: standing([account('x')], { given: true }), says: ['nobody has to sign in', 'Find a matter'] },
    { name: 'waiting', clio: known, attempt: signIn(), says: ['Waiting for your answer', 'choose Allow', 'No page opened?', 'Cancel', 'five minutes'] },
    { name: 'no browser', clio: known, attempt: signIn({ browser: 'none' }), says: ['No browser could be opened', 'Copy the address'] },
    { name: 'finishing', clio: known, attempt: signIn({ state: 'finishing', address: '' }), says: ['Clio has answered'] },
    { name: 'cancelled', clio: known, attempt: signIn({ state: 'cancelled', address: '' }), says: ['Cancelled. Nothing was changed.', 'Sign in to Clio'] },
    { name: 'done', clio: ada, attempt: signIn({ state: 'done', address: '' }), says: ['Signed in to Clio', 'Ada Roy', 'Beaumont Hale LLP', 'Canada – ca.app.clio.com', 'Find a matter'] },
    { name: 'two at once', clio: standing(regions({ standing: 'signed_in', user: 'Bo' }, { standing: 'signed_in', user: 'Ada' })), says: ['more than one Clio', 'Bo', 'Ada', 'Sign out…'] },
  ];
  for (const { name, clio, attempt, language, says } of texts) {
    it(name, async () => {
      await show(clio, attempt);
      const text = shown(at(language));
      for (const part of says) expect(text).toContain(part);
    });
  }

  it('gives the address in a field that can be copied by hand', async () => {
    await show(known, signIn({ browser: 'none' }));
    expect((at().querySelector('#connect-address') as HTMLTextAreaElement).value).toContain('/oauth/authorize');
  });

  it('hides what is typed as the secret, and asks for it in a field of its own', async () => {
    await show(nobody);
    expect(at().querySelector('#app-secret')?.getAttribute('type')).toBe('password');
  });

  it('shows, before the sign-out, what stays', async () => {
    await arrived(ada);
    app.showSettings();
    await until(() => app.store.get().pairings !== null);
    app.connect.askToLeave('ca');
    const text = shown(at().querySelector('[data-leaving]')!);
    for (const part of ['2 drafts', '3 imports of matters', '1 edit of a review', '14 contacts of the address book', 'app key and secret of the firm']) expect(text).toContain(part);
    for (const part of ['0 ', 'sets of answers']) expect(text).not.toContain(part);
    await app.connect.signOut('ca');
    expect(bodies('/clio/sign-out')).toEqual([{ clio: 'ca' }]);
    expect(shown(at())).toContain('What was imported stays on this computer');
  });

  it('says where else to end it when Clio could not be told', async () => {
    await arrived(ada);
    helper.signedOut = { ...helper.signedOut, untold: { what: 'no answer', where: '', remedy: '' } };
    app.showSettings();
    await app.connect.signOut('ca');
    expect(shown(at())).toContain('remove Engross in Clio under Settings, Apps');
  });

  const kept: { name: string; clio: ClioStanding; says: string[]; lacks: string[] }[] = [
    { name: 'nothing', clio: nobody, says: ['Nothing of any Clio.'], lacks: ['Erase…'] },
    { name: 'what was imported', clio: ada, says: ['Canada – ca.app.clio.com', '2 drafts, 3 imports of matters', 'Erase…'], lacks: ['United States'] },
    { name: 'keys alone', clio: known, says: ['app key and secret of the firm', 'Erase…'], lacks: ['drafts'] },
    { name: 'what is left of a sign-in', clio: standing(regions({}, { standing: 'lost' })), says: ['Erase…'], lacks: ['Nothing'] },
  ];
  for (const { name, clio, says, lacks } of kept) {
    it(`shows what is kept on this computer: ${name}`, async () => {
      await arrived(clio);
      app.showSettings();
      await until(() => app.store.get().pairings !== null);
      const text = shown(at());
      for (const part of says) expect(text).toContain(part);
      for (const part of lacks) expect(text.slice(text.indexOf('Kept on this computer'), text.indexOf('Programs that'))).not.toContain(part);
    });
  }

  it('erases what was shown, after a question, and shows nothing of it any more', async () => {
    await arrived(ada);
    await app.matters.open('D-2YTRH');
    app.showSettings();
    await until(() => app.store.get().pairings !== null);
    app.connect.askToErase('ca');
    const text = shown(at().querySelector('[data-erasing]')!);
    for (const part of ['Erase all of it', 'nobody can bring it back', '2 drafts', '14 contacts of the address book', 'the sign-in, and app key', 'stay where they are']) expect(text).toContain(part);
    const account = ada.accounts.find(({ clio }) => clio === 'ca')!;
    helper.clioErased = { standing: nobody, untold: null, erased: account.here };
    await app.connect.erase(account);
    expect(bodies('/clio/erase')).toEqual([{ clio: 'ca', ...account.here }]);
    expect(shown(at().querySelector('#erased')!)).toContain('2 drafts');
    expect([app.store.get().review, app.store.get().screen.name, app.store.get().connect.erasing]).toEqual([null, 'settings', null]);
    app.leaveSettings();
    expect(app.store.get().screen.name).toBe('matters');
  });

  it('erases nothing when more is kept than was shown, and shows how much', async () => {
    await arrived(ada);
    app.showSettings();
    app.connect.askToErase('ca');
    helper.refusal = { status: 409, code: 'conflict', message: 'what is kept here has changed since it was shown' };
    helper.clio = standing(regions({}, { ...ada.accounts.find(({ clio }) => clio === 'ca')!, here: { ...account('ca').here, drafts: 9 } }));
    await app.connect.erase(ada.accounts.find(({ clio }) => clio === 'ca')!);
    expect(app.store.get().problem?.error.code).toBe('conflict');
    expect(shown(at().querySelector('[data-erasing]')!)).toContain('9 drafts');
  });

  it('asks before it erases, with the way out in focus', async () => {
    await arrived(ada);
    app.showSettings();
    app.connect.askToErase('ca');
    app.connect.askToErase(null);
    expect([connect().erasing, bodies('/clio/erase')]).toEqual([null, []]);
  });

  it('a problem that signing in cures has the button, and names no command', async () => {
    await arrived(ada);
    const fault = { what: 'the sign-in has ended', where: 'Clio Canada', remedy: 'run engross connect' };
    app.store.set({ problem: { error: new CallError(502, 'sign_in_needed', 'the sign-in has ended, run engross connect', [fault]), again: null } });
    const problem = at().querySelector('.problem')!;
    expect(problem.querySelector('#problem-connect')).not.toBeNull();
    expect(shown(problem)).not.toContain('engross connect');
  });
});
