// A tab of a browser: documents are downloaded, and the draft stays with the tab.
import { HostError, type Host, type Report } from './host';

const noDocument = async (): Promise<never> => {
  throw new HostError('unsupported', 'no document is open beside this page');
};

const kDraft = 'engross.draft';
const kWord = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
// Browsers read the address of a download after the click; then it may go.
const kKeptFor = 60_000;

async function copied(text: string): Promise<'copied'> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    throw new HostError('refused', 'the clipboard');
  }
  return 'copied';
}

export class BrowserHost implements Host {
  readonly program = 'Browser';
  readonly document = '';
  readonly beside = false;
  readonly canTrack = false;
  readonly canRemember = false;

  tags = async (): Promise<string[]> => [];
  read = async (): Promise<[]> => [];
  records = async (): Promise<string[]> => [];
  unlink = async (): Promise<[]> => [];
  keep = async (): Promise<void> => undefined;
  apply: () => Promise<Report> = noDocument;

  insertText = async (text: string): Promise<'copied'> => copied(text);
  surround = async (before: string, after: string): Promise<'copied'> => copied(`${before}\n${after}`);
  insertControl: () => Promise<void> = noDocument;
  bytes: () => Promise<ArrayBuffer> = noDocument;
  jump = async (): Promise<boolean> => false;

  async openDocument(bytes: ArrayBuffer, name: string): Promise<'saved'> {
    const address = URL.createObjectURL(new Blob([bytes], { type: kWord }));
    const link = document.createElement('a');
    link.href = address;
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), kKeptFor);
    return 'saved';
  }

  rememberDraft(draft: string | null): void {
    if (draft === null) sessionStorage.removeItem(kDraft);
    else sessionStorage.setItem(kDraft, draft);
  }

  recalledDraft = async (): Promise<string | null> => sessionStorage.getItem(kDraft);
}
