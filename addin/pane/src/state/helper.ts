// Finding the helper, making sure it is ours, and being let in by it.
import { kApi, type PairingAsked } from '../api/contract';
import { newChallenge, proves } from '../api/proof';
import { asCallError, type Context } from './context';
import type { KeptPairing } from './kept';
import type { Helper } from './model';

type Ended = Extract<Helper, { phase: 'ended' }>;

const kLookEvery = 2_000;
const kClaimEvery = 1_000;

export class HelperActions {
  // The token goes out only while this is true.
  private trusted = false;
  private looking: ReturnType<typeof setTimeout> | undefined;
  private claiming: ReturnType<typeof setTimeout> | undefined;
  private asked: PairingAsked | null = null;

  constructor(private readonly context: Context, private readonly arrived: () => void) {}

  token = (): string | null => (this.trusted ? (this.context.kept.pairing()?.token ?? null) : null);

  private show(helper: Helper): void {
    this.context.store.set({ helper });
  }

  // Looks until the helper answers and has proved itself.
  look = async (): Promise<void> => {
    clearTimeout(this.looking);
    const { client, kept, store } = this.context;
    try {
      const status = await client.status();
      store.set({ status });
      // Neither token nor answers go to one that might understand them otherwise.
      if (status.api !== kApi) return this.show({ phase: 'other version' });
      const pairing = kept.pairing();
      if (!pairing) return this.show({ phase: 'unpaired', why: 'first' });
      const found = await this.prove(pairing);
      if (found === 'stranger') return this.show({ phase: 'stranger' });
      // It knows no such pairing: revoked, or a helper set up anew.
      if (found === 'unknown') return this.forget('shut out');
      this.trusted = true;
      this.show({ phase: 'here' });
      this.arrived();
    } catch {
      this.show({ phase: 'missing' });
      this.looking = setTimeout(() => void this.look(), kLookEvery);
    }
  };

  private async prove(pairing: KeptPairing): Promise<'ours' | 'stranger' | 'unknown'> {
    const challenge = newChallenge();
    try {
      const proof = await this.context.client.proof(pairing.id, challenge);
      return (await proves(pairing.proofKey, challenge, proof)) ? 'ours' : 'stranger';
    } catch (thrown) {
      if (asCallError(thrown).status === 404) return 'unknown';
      throw thrown;
    }
  }

  lost = (): void => {
    if (this.context.store.get().helper.phase === 'missing') return;
    this.trusted = false;
    this.show({ phase: 'missing' });
    this.looking = setTimeout(() => void this.look(), kLookEvery);
  };

  forget = (why: 'first' | 'shut out'): void => {
    this.trusted = false;
    this.context.kept.keepPairing(null);
    this.show({ phase: 'unpaired', why });
  };

  pair = async (): Promise<void> => {
    const { client, host } = this.context;
    this.show({ phase: 'asking' });
    try {
      // The helper has one request at a time, and a cancelled one waits on there: taken up again.
      if (!this.asked || Date.parse(this.asked.expires_at) < Date.now()) this.asked = await client.askToPair(host.program, host.document);
      const { pairing, code, expires_at: expiresAt } = this.asked;
      this.show({ phase: 'waiting', code, expiresAt });
      this.claimSoon(pairing, Date.parse(expiresAt));
    } catch (thrown) {
      this.pairingEnded(thrown);
    }
  };

  cancel = (): void => {
    clearTimeout(this.claiming);
    this.show({ phase: 'unpaired', why: 'first' });
  };

  private claimSoon(pairing: string, until: number): void {
    this.claiming = setTimeout(() => void this.claim(pairing, until), kClaimEvery);
  }

  private async claim(pairing: string, until: number): Promise<void> {
    try {
      const token = await this.context.client.claim(pairing);
      if (this.context.store.get().helper.phase !== 'waiting') return;
      if (token) {
        this.asked = null;
        this.context.kept.keepPairing({ id: token.id, token: token.token, proofKey: token.proof_key });
        return void this.look();
      }
      if (Date.now() > until) return this.show({ phase: 'ended', why: 'expired', detail: '' });
      this.claimSoon(pairing, until);
    } catch (thrown) {
      if (this.context.store.get().helper.phase === 'waiting') this.pairingEnded(thrown, until);
    }
  }

  // A request is over when its time is, or when somebody ended it before.
  private pairingEnded(thrown: unknown, until = 0): void {
    const error = asCallError(thrown);
    if (error.lost) return this.lost();
    this.asked = null;
    const over = Date.now() > until ? 'expired' : 'refused';
    const whys: Record<number, Ended['why']> = { 403: 'refused', 404: over, 409: 'too often', 429: 'too often' };
    this.show({ phase: 'ended', why: whys[error.status] ?? 'other', detail: error.message });
  }
}
