// A tab of a browser: documents are downloaded, and the draft stays with the tab.
import type { Host } from './host';

const kDraft = 'engross.draft';
const kWord = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
// Browsers read the address of a download after the click; then it may go.
const kKeptFor = 60_000;

export class BrowserHost implements Host {
  readonly program = 'Browser';
  readonly document = '';

  async openDocument(bytes: ArrayBuffer, name: string): Promise<void> {
    const address = URL.createObjectURL(new Blob([bytes], { type: kWord }));
    const link = document.createElement('a');
    link.href = address;
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), kKeptFor);
  }

  rememberDraft(draft: string | null): void {
    if (draft === null) sessionStorage.removeItem(kDraft);
    else sessionStorage.setItem(kDraft, draft);
  }

  recalledDraft(): string | null {
    return sessionStorage.getItem(kDraft);
  }
}
