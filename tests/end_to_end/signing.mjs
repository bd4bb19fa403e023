// Signing in as a person does it: a browser in xdg-open's place, and a home to sign in from.
import { spawn } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { createServer as createSocketServer } from 'node:net';
import { join } from 'node:path';
import { practice, program, temporaryFolder, typeAll } from './engross.mjs';

// What a person does on Clio's page; answers with the last page's text.
const follow = `
export async function follow(url, decision) {
  const page = await (await fetch(url)).text();
  const id = page.match(/name="request_id" value="([0-9a-f]+)"/)?.[1];
  if (!id) return page;
  const body = new URLSearchParams({ request_id: id, user_id: '2004', decision });
  return (await fetch(new URL('/oauth/authorize', url), { method: 'POST', body })).text();
}
`;
export const { follow: followPage } = await import(`data:text/javascript,${encodeURIComponent(follow)}`);

// A folder whose xdg-open follows the page, and notes that it was called.
export function browser(test, decision = 'allow') {
  const folder = temporaryFolder(test);
  writeFileSync(join(folder, 'follow.mjs'), `${follow}\nawait follow(process.argv[2], '${decision}');\n`);
  writeFileSync(
    join(folder, 'xdg-open'),
    `#!/bin/sh\necho "$1" >> "${folder}/opened"\nexec "${process.execPath}" "${folder}/follow.mjs" "$1"\n`,
  );
  chmodSync(join(folder, 'xdg-open'), 0o755);
  return folder;
}

export const freePort = () =>
  new Promise((found) => {
    const server = createSocketServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });

// One command of a person who has no keyring, no token and the given browser.
export function start(args, { path = '/nonexistent', input = null, env: more = {} } = {}) {
  const env = { ...process.env, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent', ...more };
  delete env.ENGROSS_TOKEN;
  env.PATH = path === '/nonexistent' ? path : `${path}:${process.env.PATH}`;
  const child = spawn(program, args, { env });
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (chunk) => (said.out += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk) => (said.err += chunk));
  if (input !== null) typeAll(child, input);
  const ended = new Promise((done) => child.once('close', (status) => done({ status, ...said })));
  return {
    child,
    ended,
    async until(pattern) {
      for (let tries = 0; tries < 1200; tries += 1) {
        const found = (said.out + said.err).match(pattern);
        if (found) return found;
        if (child.exitCode !== null) break;
        await new Promise((wake) => setTimeout(wake, 50));
      }
      throw new Error(`${pattern} was not said: ${said.out}${said.err}`);
    },
  };
}
export const run = (args, options) => start(args, { input: '', ...options }).ended;

// The practice Clio, an app registered with a port of this test's own, and a home to sign in from.
export async function desk(test, more = []) {
  const clio = await practice(test, more);
  const port = await freePort();
  await clio.set({ redirect_uris: [`http://127.0.0.1:${port}/callback`] });
  const home = join(temporaryFolder(test), 'state');
  const at = ['--clio-url', clio.url, '--home', home];
  return {
    clio,
    home,
    at,
    port,
    connectArgs: ['connect', '--callback-port', `${port}`, ...at],
    connect: (options) => run(['connect', '--callback-port', `${port}`, ...at], options),
    // As a person goes on: the sign-in that is there is the one that is meant.
    engross: (args, options) => run([...args, '--home', home], options),
    asked: async (part) => (await clio.log()).filter((line) => line.path.includes(part)),
  };
}
export const control = (clio, name) => fetch(`${clio.url}/practice/${name}`, { method: 'POST' });
