// Work of the helper that takes long: stopping what is waited for, and what goes on from before.
import type { Job, Review } from '../api/contract';
import { newKey } from '../api/transport';
import { asCallError, failed, type Context } from './context';
import type { UnderWay } from './model';

const isOver = ({ state }: Job): boolean => state !== 'queued' && state !== 'running';

export class JobActions {
  private readonly followed = new Set<string>();

  // `show`: the review that an import has fetched.
  constructor(private readonly context: Context, private readonly show: (review: Review) => void) {}

  private get underWay(): UnderWay {
    return this.context.store.get().underWay;
  }
  private change(change: Partial<UnderWay>): void {
    this.context.store.set({ underWay: { ...this.underWay, ...change } });
  }

  // What is waited for here, as soon as the helper notices.
  stop = (): void => {
    const { errand } = this.context.store.get();
    if (errand === null || errand.stopping) return;
    this.context.store.set({ errand: { ...errand, stopping: true } });
    void this.callOff(errand.job);
  };

  stopOne = (job: string): void => {
    this.change({ stopping: new Set([...this.underWay.stopping, job]) });
    void this.callOff(job);
  };

  private async callOff(job: string): Promise<void> {
    try {
      await this.context.client.cancelJob(job, newKey());
    } catch (thrown) {
      const { errand } = this.context.store.get();
      if (errand?.job === job) this.context.store.set({ errand: { ...errand, stopping: false } });
      this.change({ stopping: new Set([...this.underWay.stopping].filter((one) => one !== job)) });
      failed(this.context, thrown, null);
    }
  }

  // What was begun when the pane was open before, and goes on. A search that nobody waits for is none.
  look = async (): Promise<void> => {
    try {
      const mine = this.context.store.get().errand?.job;
      const all = await this.context.client.jobs();
      const jobs = all.filter((job) => !isOver(job) && job.id !== mine && job.operation !== 'matters');
      const known = this.underWay.jobs.filter(({ id }) => !jobs.some((job) => job.id === id));
      this.change({ jobs: [...jobs, ...known] });
      for (const job of jobs) void this.follow(job.id);
    } catch (thrown) {
      failed(this.context, thrown, () => void this.look());
    }
  };

  private async follow(id: string): Promise<void> {
    if (this.followed.has(id)) return;
    this.followed.add(id);
    const tell = (change: Partial<Job>): void => {
      const jobs = this.underWay.jobs.map((job) => (job.id === id ? { ...job, ...change } : job));
      this.change({ jobs, since: { ...this.underWay.since, [id]: Date.now() } });
    };
    try {
      await this.context.client.follow(id, { begun: () => undefined, told: (progress) => tell({ progress, state: 'running' }) });
      const ended = (await this.context.client.jobs()).find((job) => job.id === id);
      if (ended) tell(ended);
      else this.dismiss(id);
    } catch (thrown) {
      // The helper is away, and with it its jobs, or does not know this one any more.
      const { code } = asCallError(thrown);
      if (code === 'lost') this.followed.delete(id);
      this.dismiss(id);
    }
  }

  // What an import has fetched while nobody looked.
  open = async (id: string): Promise<void> => {
    try {
      const review = await this.context.client.reply<Review>(id);
      this.dismiss(id);
      this.show(review);
    } catch (thrown) {
      failed(this.context, thrown, null);
    }
  };

  dismiss = (id: string): void => this.change({ jobs: this.underWay.jobs.filter((job) => job.id !== id) });
}
