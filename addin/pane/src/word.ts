// The pane beside a document in Word.
import { wordHost } from '../../word/src/office';
import { BrowserHost } from './host/browser';
import { startPane } from './pane';

const word = await wordHost();
startPane(word ?? new BrowserHost(), word ? [Office.context.displayLanguage, ...navigator.languages] : navigator.languages);
