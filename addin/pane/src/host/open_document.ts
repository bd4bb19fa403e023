// A document that is open in a word processor without a pane of its own: its add-in follows what the
// helper asks of it, and the pane, in a tab of a browser, asks the helper.
import { base64, bytesOf } from '../api/base64';
import type { Client } from '../api/client';
import type { DocumentOperation, OpenDocument } from '../api/contract';
import { CallError } from '../api/errors';
import { HostError, type Around, type Control, type Host, type Left, type NewControl, type Plan, type Report, type TextPlace } from './host';

// As the helper takes it; it would break the connection over a larger one.
const kLargestDocument = 16 * 1024 * 1024;

// The id in the address of a page, "#document=W-1F2E3D4C"; null: it names none.
export const documentIn = (hash: string): string | null => /^#document=(W-[0-9A-F]{8})$/.exec(hash)?.[1] ?? null;

function hostErrorOf(thrown: unknown): unknown {
  if (!(thrown instanceof CallError)) return thrown;
  if (thrown.status === 404) return new HostError('closed', thrown.message);
  if (thrown.status !== 409) return thrown;
  const code = (['refused', 'unsupported'] as const).find((one) => one === thrown.code);
  return code === undefined ? thrown : new HostError(code, thrown.message);
}

export class OpenDocumentHost implements Host {
  readonly beside = true;
  // What the add-in has announced; null until the helper was asked.
  private known: OpenDocument | null = null;

  constructor(private readonly client: Client, private readonly id: string) {}

  get program(): string {
    return this.known?.program ?? 'Browser';
  }
  get document(): string {
    return this.known?.name ?? '';
  }
  get canTrack(): boolean {
    return this.known?.can_track ?? false;
  }
  get canRemember(): boolean {
    return this.known?.can_remember ?? false;
  }

  private async ask<T>(operation: DocumentOperation): Promise<T> {
    try {
      this.known ??= await this.client.openDocument(this.id);
      return await this.client.askDocument<T>(this.id, operation);
    } catch (thrown) {
      throw hostErrorOf(thrown);
    }
  }

  tags = (): Promise<string[]> => this.ask({ do: 'tags' });
  read = (tags: readonly string[]): Promise<Control[]> => this.ask({ do: 'read', tags });
  apply = ({ fills, tracked }: Plan): Promise<Report> => this.ask({ do: 'apply', fills, tracked });
  unlink = (tags: readonly string[]): Promise<Left[]> => this.ask({ do: 'unlink', tags });
  records = (): Promise<string[]> => this.ask({ do: 'records' });
  keep = async (record: string): Promise<void> => void (await this.ask({ do: 'keep', record }));

  insertText = (text: string): Promise<'inserted'> => this.ask({ do: 'insert_text', text });
  insertControl = async ({ tag, title, text }: NewControl): Promise<void> =>
    void (await this.ask({ do: 'insert_control', control: { tag, title, text } }));
  surround = (before: string, after: string): Promise<Around> => this.ask({ do: 'surround', before, after });
  bytes = async (): Promise<ArrayBuffer> => bytesOf((await this.ask<{ base64: string }>({ do: 'bytes' })).base64);
  jump = ({ part, text, nth }: TextPlace): Promise<boolean> => this.ask({ do: 'jump', place: { part, text, nth } });

  openDocument = async (bytes: ArrayBuffer, name: string): Promise<'opened'> => {
    if (bytes.byteLength > kLargestDocument) throw new CallError(413, 'document_too_large', '');
    return this.ask({ do: 'open', name, base64: base64(bytes) });
  };

  // A document that forgets it is asked again for its draft the next time it is opened, and no more.
  rememberDraft(draft: string | null): void {
    this.ask({ do: 'remember', draft }).catch((thrown: unknown) => {
      if (!(thrown instanceof HostError && thrown.code === 'closed')) console.error(thrown);
    });
  }
  recalledDraft = (): Promise<string | null> => this.ask({ do: 'recall' });
}
