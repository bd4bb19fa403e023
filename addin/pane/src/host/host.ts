// Where the pane lives: beside a document in a word processor, or in a tab of a browser.
export interface Host {
  // As the helper shows them to the person who lets this pane in; a tab has no document.
  readonly program: string;
  readonly document: string;
  // Gives a finished document to the person: opens it, or saves it where downloads go.
  openDocument(bytes: ArrayBuffer, name: string): Promise<void>;
  // The draft that belongs to the open document.
  rememberDraft(draft: string | null): void;
  recalledDraft(): string | null;
}
