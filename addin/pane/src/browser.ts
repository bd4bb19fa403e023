// The pane in a tab of a browser: by itself, or for a document that is open in a word processor.
import { BrowserHost } from './host/browser';
import { documentIn, OpenDocumentHost } from './host/open_document';
import { startPane } from './pane';

const id = documentIn(location.hash);
startPane(id === null ? new BrowserHost() : (client) => new OpenDocumentHost(client, id));
// The same tab asked for another document.
addEventListener('hashchange', () => location.reload());
