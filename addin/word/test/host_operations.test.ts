// @vitest-environment jsdom
// Word does what every host does.
import { runHostCases } from '../../pane/test/host_cases';
import { WordHost } from '../src/word';
import { FakeWord } from './fake';

runHostCases((controls, parts) => {
  new FakeWord({
    controls: controls.map(({ locked, ...one }) => ({ ...one, cannotEdit: locked, cannotDelete: locked })),
    parts,
  }).install(globalThis);
  return new WordHost();
});
