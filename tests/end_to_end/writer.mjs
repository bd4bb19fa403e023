// A LibreOffice of a test's own beside a helper of its own, both as somebody who is not root.
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { practice, program, top } from './engross.mjs';

const kNobody = 65534;
const kRoot = process.getuid() === 0;
const as = kRoot ? ['setpriv', `--reuid=${kNobody}`, `--regid=${kNobody}`, '--clear-groups'] : [];

function give(folder) {
  if (kRoot && spawnSync('chown', ['-R', `${kNobody}:${kNobody}`, folder]).status !== 0) throw new Error(`${folder} cannot be given away`);
}

const stops = new Map();

function lives(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

// Where the program and a test's files lie, for that somebody too.
export function place(t) {
  const folder = mkdtempSync(join(tmpdir(), 'engross-'));
  stops.set(folder, []);
  // Hooks run in the order in which they came: what writes into the folder ends first.
  t.after(async () => {
    await Promise.all(stops.get(folder).map((stop) => stop()));
    rmSync(folder, { recursive: true, force: true });
  });
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, 'home'), { mode: 0o700 });
  cpSync(program, join(folder, 'engross'));
  cpSync(join(top, 'build/share/engross'), join(folder, 'share'), { recursive: true, dereference: true });
  const packed = spawnSync('/usr/bin/python3', [join(top, 'addin/writer/build.py'), join(folder, 'engross.oxt')], { encoding: 'utf8' });
  if (packed.status !== 0) throw new Error(packed.stderr);
  cpSync(join(top, 'tests/end_to_end/writer'), join(folder, 'drive'), { recursive: true });
  cpSync(join(top, 'addin/writer/python/pythonpath'), join(folder, 'drive/lib'), { recursive: true });
  // What opens a browser writes down the address instead.
  mkdirSync(join(folder, 'bin'));
  writeFileSync(join(folder, 'bin/xdg-open'), `#!/bin/sh\necho "$1" >> '${folder}/opened'\n`, { mode: 0o755 });
  writeFileSync(join(folder, 'opened'), '');
  give(folder);
  return folder;
}

// A program that starts `program` as that somebody, with a folder of its own for what it keeps.
export function asSomebody(program, home) {
  if (!kRoot) return program;
  const starter = join(home, 'start');
  writeFileSync(starter, `#!/bin/sh\nexec ${as.join(' ')} '${program}' "$@" --user-data-dir='${home}/data'\n`, { mode: 0o755 });
  give(home);
  return starter;
}

// The helper with the practice Clio in this place.
export async function helperIn(t, folder, more = []) {
  const helper = await practice(t, more, { home: join(folder, 'home'), share: join(folder, 'share'), as: [...as, join(folder, 'engross')] });
  stops.get(folder).push(async () => lives(helper.pid) && helper.stop());
  return helper;
}

async function freePort() {
  const server = createServer();
  await new Promise((listens) => server.listen(0, '127.0.0.1', listens));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

// Calls of drive.py's driver by name: writer.run('fill', { Matter: '00001-Whitfield' }).
export async function writerIn(t, folder, { extension = join(folder, 'engross.oxt'), env = {}, python = '/usr/bin/python3', name = 'office' } = {}) {
  const own = join(folder, name);
  mkdirSync(own);
  give(own);
  const [command, ...before] = [...as, python];
  const child = spawn(command, [...before, join(folder, 'drive/drive.py'), own, extension, String(await freePort())], {
    cwd: own,
    env: {
      ...process.env, HOME: own, ENGROSS_HOME: join(folder, 'home'), ENGROSS_SHARE: join(folder, 'share'),
      PATH: `${join(folder, 'bin')}:${process.env.PATH}`, LANG: 'C.UTF-8', PYTHONDONTWRITEBYTECODE: '1', ...env,
    },
  });
  let wrong = '';
  child.stderr.setEncoding('utf8').on('data', (piece) => (wrong += piece));
  child.stdin.on('error', () => {}); // it is gone, which its end tells
  const waiting = [];
  createInterface({ input: child.stdout }).on('line', (line) => waiting.shift()?.(JSON.parse(line)));
  const ended = new Promise((done) => child.once('exit', done));
  ended.then(() => waiting.splice(0).forEach((answer) => answer({ error: `the driver ended: ${wrong}` })));
  stops.get(folder).push(async () => {
    child.stdin.end();
    await ended;
  });
  const answer = () =>
    new Promise((done, failed) => waiting.push(({ result, error }) => (error === undefined ? done(result) : failed(new Error(error)))));
  await answer();
  const call = (name, ...given) => {
    child.stdin.write(`${JSON.stringify({ do: name, with: given })}\n`);
    return answer();
  };
  const log = () => readFileSync(join(own, 'profile/user/engross/log.txt'), 'utf8');
  return new Proxy({ own, log }, { get: (known, name) => (name in known || name === 'then' ? known[name] : (...given) => call(name, ...given)) });
}
