// @vitest-environment jsdom
// The tests' own word processor does what every host does.
import { FakeHost } from './host';
import { runHostCases } from './host_cases';

runHostCases((controls, records) => {
  const host = new FakeHost();
  Object.assign(host, { beside: true, canTrack: true, controls, kept: records });
  return host;
});
