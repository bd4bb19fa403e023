// Signing in to Clio: where, with which keys, waiting for the browser, signing out.
import type { AppKeys, ClioAccount, ClioStanding, SignIn } from '../api/contract';
import { newKey } from '../api/transport';
import { asCallError, failed, waiting, wordsOf, type Context } from './context';
import type { Connect, Screen } from './model';

const kLookEvery = 1_000;

type UnderWay = SignIn & { state: 'starting' | 'waiting' | 'finishing' };
export const isUnderWay = (attempt: SignIn | null): attempt is UnderWay =>
  attempt !== null && ['starting', 'waiting', 'finishing'].includes(attempt.state);

export const signedIn = (standing: ClioStanding | null): ClioAccount[] =>
  (standing?.accounts ?? []).filter((one) => one.standing === 'signed_in');

// Whether Clio cannot be asked before somebody signs in.
export const needsSignIn = (standing: ClioStanding | null): boolean =>
  standing !== null && !standing.given && signedIn(standing).length !== 1;

export const accountOf = ({ standing, clio }: Connect): ClioAccount | undefined =>
  standing?.accounts.find((one) => one.clio === clio);

export class ConnectActions {
  private looking: ReturnType<typeof setTimeout> | undefined;
  private before: Screen = { name: 'matters' };

  // `reached`: Clio can be asked from now on. `gone`: drafts that were open may be no more.
  constructor(private readonly context: Context, private readonly reached: () => void, private readonly gone: () => void) {}

  private get connect(): Connect {
    return this.context.store.get().connect;
  }
  private change(change: Partial<Connect>): void {
    this.context.store.set({ connect: { ...this.connect, ...change } });
  }

  get isNeeded(): boolean {
    return needsSignIn(this.connect.standing);
  }

  look = async (): Promise<void> => {
    try {
      this.show(await this.context.client.clio());
      // A helper that was away has gone on waiting, or has forgotten it.
      if (isUnderWay(this.connect.attempt)) this.lookSoon();
    } catch (thrown) {
      failed(this.context, thrown, () => void this.look());
    }
  };

  // Where somebody signed in last; else what anything is kept of; else the only one there is.
  private show(standing: ClioStanding): void {
    const there = (clio: string): boolean => standing.accounts.some((one) => one.clio === clio);
    const { clio } = this.connect;
    const wanted = [clio, this.context.kept.clio(), standing.accounts.find((one) => one.standing !== 'never')?.clio ?? ''];
    const only = standing.accounts.length === 1 ? standing.accounts[0]!.clio : '';
    this.change({ standing, clio: wanted.find(there) ?? only });
  }

  open = (): void => {
    const { screen } = this.context.store.get();
    if (screen.name !== 'connect') this.before = screen;
    this.change({ otherKeys: false, left: null, leaving: null, erasing: null, erased: null, ...(isUnderWay(this.connect.attempt) ? {} : { attempt: null }) });
    this.context.store.set({ screen: { name: 'connect' }, sheet: null, problem: null, correcting: null });
    this.context.focus('#title');
  };
  leave = (): void => {
    this.context.store.set({ screen: this.before, problem: null });
    this.context.focus('#search', '#title');
  };

  // Clio has said so of its own: looked at again, and shown to whoever does nothing else yet.
  needed = async (): Promise<void> => {
    await this.look();
    const { screen, review } = this.context.store.get();
    if (this.isNeeded && review === null && screen.name === 'matters') this.open();
  };

  choose = (clio: string): void => this.change({ clio, otherKeys: false });
  giveOtherKeys = (otherKeys: boolean): void => {
    this.change({ otherKeys });
    if (otherKeys) this.context.focus('#app-key');
  };

  start = async (keys: AppKeys | null, key = newKey()): Promise<void> => {
    const { clio, busy } = this.connect;
    if (clio === '' || busy) return;
    this.context.kept.keepClio(clio);
    this.context.store.set({ problem: null });
    this.change({ busy: true, attempt: null, left: null });
    try {
      this.change({ attempt: await this.context.client.startSignIn(clio, keys, key) });
      this.context.focus('#title');
      this.context.say(wordsOf(this.context).connect_waiting);
      this.lookSoon();
    } catch (thrown) {
      // What was typed is still on the page, and nowhere else.
      failed(this.context, thrown, null);
    }
    this.change({ busy: false });
  };

  private lookSoon(): void {
    clearTimeout(this.looking);
    this.looking = setTimeout(() => void this.lookAtAttempt(), kLookEvery);
  }

  private async lookAtAttempt(): Promise<void> {
    const { attempt } = this.connect;
    if (!isUnderWay(attempt)) return;
    try {
      const now = await this.context.client.signIn(attempt.sign_in);
      if (this.connect.attempt?.sign_in !== now.sign_in || !isUnderWay(this.connect.attempt)) return;
      this.change({ attempt: now });
      if (isUnderWay(now)) return this.lookSoon();
      await this.ended(now);
    } catch (thrown) {
      const error = asCallError(thrown);
      // A helper that was started anew knows nothing of it, and kept nothing.
      if (error.status === 404) this.change({ attempt: null });
      failed(this.context, thrown, null);
    }
  }

  private async ended(attempt: SignIn): Promise<void> {
    const w = wordsOf(this.context);
    await this.look();
    this.change({ otherKeys: attempt.end?.why === 'wrong_keys' });
    if (attempt.state === 'done') {
      const [account] = signedIn(this.connect.standing);
      this.context.say([w.connect_done, account?.user, account?.firm].filter(Boolean).join(', '));
      this.context.focus('#connect-on', '#title');
      this.reached();
    } else if (attempt.end) {
      this.context.say(w.connect_end[attempt.end.why].what);
      this.context.focus('#connect-end', '#title');
    }
  }

  cancel = async (): Promise<void> => {
    const { attempt } = this.connect;
    if (!isUnderWay(attempt)) return;
    try {
      const now = await this.context.client.cancelSignIn(attempt.sign_in);
      this.change({ attempt: now });
      if (isUnderWay(now)) return this.lookSoon(); // too late: it is being kept
      this.context.focus('#title');
      if (now.state !== 'cancelled') await this.ended(now);
    } catch (thrown) {
      failed(this.context, thrown, () => void this.cancel());
    }
  };

  copy = async (address: string): Promise<void> => {
    const w = wordsOf(this.context);
    const copied = await navigator.clipboard?.writeText(address).then(() => true, () => false);
    this.context.say(copied === true ? w.connect_copied : w.connect_copy_yourself);
    if (copied !== true) this.context.focus('#connect-address');
  };

  askToLeave = (clio: string | null): void => {
    this.change({ leaving: clio, left: null, erasing: null, erased: null });
    this.context.focus(clio === null ? '#sign-out' : '#leave-now');
  };
  signOut = async (clio: string): Promise<void> => {
    await waiting(
      this.context,
      wordsOf(this.context).signing_out,
      (key) => this.context.client.signOut(clio, key),
      (left) => {
        this.show(left.standing);
        this.change({ left, leaving: null, attempt: null });
        this.context.say(wordsOf(this.context).signed_out);
        this.context.focus('#signed-out');
      },
    );
  };

  askToErase = (clio: string | null): void => {
    this.change({ erasing: clio, leaving: null, left: null, erased: null });
    this.context.focus(clio === null ? '#erase' : '#erase-cancel');
  };
  erase = async (account: ClioAccount): Promise<void> => {
    await waiting(
      this.context,
      wordsOf(this.context).erasing,
      (key, follower) => this.context.client.eraseClio(account.clio, account.here, key, follower),
      (erased) => {
        this.show(erased.standing);
        this.change({ erased, erasing: null, attempt: null });
        this.gone();
        this.context.say(wordsOf(this.context).erased);
        this.context.focus('#erased');
      },
    );
    // Refused because more is kept than was shown: the counts as they are.
    if (this.context.store.get().problem?.error.code === 'conflict') await this.look();
  };
}
