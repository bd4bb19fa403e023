// A word processor in memory: controls, records, and what was opened.
import { plain } from '../src/document/filled';
import { HostError, type Around, type Control, type Host, type Left, type NewControl, type Place, type Plan, type Report, type TextPlace } from '../src/host/host';

export class FakeHost implements Host {
  readonly program = 'Test';
  readonly document = '';
  beside = false;
  canTrack = false;
  canRemember = true;
  draft: string | null = null;
  controls: Control[] = [];
  kept: string[] = [];
  readonly plans: Plan[] = [];
  // What was put into the document: text, "before … after", "tag: title".
  readonly written: string[] = [];
  readonly jumps: TextPlace[] = [];
  around: Around = 'lines';
  reached = true;
  file: ArrayBuffer | null = null; // null: it cannot be had
  readonly opened: { bytes: ArrayBuffer; name: string }[] = [];
  // Thrown by the next call that changes something, once.
  fault: Error | null = null;

  private act(): void {
    const { fault } = this;
    this.fault = null;
    if (fault) throw fault;
  }
  private at({ tag, nth }: Place): Control | undefined {
    return this.controls.filter((one) => one.tag === tag)[nth];
  }

  tags = async (): Promise<string[]> => [...new Set(this.controls.map(({ tag }) => tag).filter((tag) => tag !== ''))];
  read = async (tags: readonly string[]): Promise<Control[]> =>
    this.controls.filter(({ tag }) => tags.includes(tag)).map(({ tag, title, text, locked }) => ({ tag, title, text: plain(text), locked }));
  records = async (): Promise<string[]> => [...this.kept];
  keep = async (record: string): Promise<void> => void (this.kept = [record]);
  apply = async (plan: Plan): Promise<Report> => {
    this.act();
    this.plans.push(plan);
    const report: Report = { filled: [], left: [] };
    for (const { tag, nth, was, text } of plan.fills) {
      const control = this.at({ tag, nth });
      const why = !control ? 'gone' : control.locked ? 'locked' : plain(control.text) === plain(was) ? null : 'changed';
      if (why !== null) report.left.push({ tag, nth, why });
      else report.filled.push({ tag, nth });
      if (control && why === null) control.text = text;
    }
    return report;
  };
  unlink = async (tags: readonly string[]): Promise<Left[]> => {
    this.act();
    const left = tags.flatMap((tag) =>
      this.controls.filter((one) => one.tag === tag).flatMap(({ locked }, nth): Left[] => (locked ? [{ tag, nth, why: 'locked' }] : [])),
    );
    this.controls = this.controls.filter(({ tag, locked }) => locked || !tags.includes(tag));
    this.kept = [];
    return left;
  };
  insertText = async (text: string): Promise<'inserted' | 'copied'> => {
    this.act();
    this.written.push(text);
    return this.beside ? 'inserted' : 'copied';
  };
  insertControl = async ({ tag, title, text }: NewControl): Promise<void> => {
    this.act();
    this.written.push(`${tag}: ${title}: ${text}`);
  };
  surround = async (before: string, after: string): Promise<Around> => {
    this.act();
    this.written.push(`${before} … ${after}`);
    return this.beside ? this.around : 'copied';
  };
  bytes = async (): Promise<ArrayBuffer> => {
    this.act();
    if (this.file === null) throw new HostError('refused', 'no file');
    return this.file;
  };
  jump = async (place: TextPlace): Promise<boolean> => {
    this.jumps.push(place);
    return this.reached;
  };
  openDocument = async (bytes: ArrayBuffer, name: string): Promise<'opened' | 'saved'> => {
    this.act();
    this.opened.push({ bytes, name });
    return this.beside ? 'opened' : 'saved';
  };
  rememberDraft(draft: string | null): void {
    this.draft = draft;
  }
  recalledDraft = async (): Promise<string | null> => this.draft;
}
