// The add-in of a word processor behind the helper: it does on a host in memory what is asked of its document.
import type { DocumentOperation, OpenDocument } from '../src/api/contract';
import { HostError, type Host } from '../src/host/host';
import { performed } from './host_cases';

const refusal = (status: number, code: string, message: string): [number, unknown] => [status, { error: { code, message } }];

export class FakeAddIn {
  readonly document: OpenDocument = {
    id: 'W-1F2E3D4C', program: 'LibreOffice Writer 25.2.3.2', name: 'will.docx', can_track: true, can_remember: true, opened_at: '2026-11-25T10:00:00Z',
  };
  readonly asked: DocumentOperation[] = [];
  open = true;
  silent = false; // it shows a dialog

  constructor(readonly host: Host) {}

  answer = async (_: string, path: string, body: Record<string, unknown>): Promise<[number, unknown] | null> => {
    const at = `/open-documents/${this.document.id}`;
    if (!path.startsWith(at)) return null;
    if (!this.open) return refusal(404, 'not_found', 'The document is open no longer.');
    if (path === at) return [200, this.document];
    if (this.silent) return refusal(503, 'busy', 'The word processor has not answered in 10 s.');
    const operation = body['operation'] as DocumentOperation;
    this.asked.push(operation);
    try {
      return [200, { result: await performed(this.host, operation) }];
    } catch (thrown) {
      if (thrown instanceof HostError) return refusal(409, thrown.code, thrown.message);
      throw thrown;
    }
  };
}
