// The helper that a walk goes to: who lets the pane in, and how it goes away and comes back.
import { spawn } from 'node:child_process';

// The helper once more in its home and on its port, until the test ends.
async function restarted(test, program, running) {
  const port = new URL(running.bridge).port;
  const child = spawn(program, ['serve', '--sandbox', '--port', port, '--home', running.home]);
  const ended = new Promise((done) => child.once('exit', done));
  const stop = () => {
    child.kill('SIGTERM');
    return ended;
  };
  test.after(stop);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (part) => (said += part));
  for (let tries = 0; !said.includes('\nReady'); tries += 1) {
    if (child.exitCode !== null || tries > 600) throw new Error(`the helper did not start again: ${said}`);
    await new Promise((wake) => setTimeout(wake, 50));
  }
  return { ...running, stop };
}

// `options` as practice() has them.
export async function walkedHelper(test, { engross, practice, program }, options = {}) {
  const clio = await practice(test, [], options);
  const helper = (running) => ({
    bridge: running.bridge,
    url: running.url,
    token: running.token,
    certificate: running.certificate,
    allow: (code) => {
      const done = engross(['pair', '--allow', code, '--home', running.home]);
      if (done.status !== 0) throw new Error(done.err);
    },
    set: clio.set,
    stop: running.stop,
    again: async () => helper(await restarted(test, program, running)),
  });
  return helper(clio);
}
