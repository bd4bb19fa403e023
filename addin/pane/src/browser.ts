// The pane in a tab of a browser.
import { BrowserHost } from './host/browser';
import { startPane } from './pane';

startPane(new BrowserHost());
