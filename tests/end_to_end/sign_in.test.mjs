// Signing in to the practice Clio as a person does: connect, the browser, and then every command
// without a token of its own. The browser is a small program in xdg-open's place.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createSocketServer } from 'node:net';
import { join } from 'node:path';
import test from 'node:test';
import { program, temporaryFolder } from './engross.mjs';
import { browser, control, desk, followPage, freePort, run, start } from './signing.mjs';

test('after connect the whole way to a document needs no token', async (test) => {
  const d = await desk(test);
  const done = await d.connect({ path: browser(test) });
  assert.equal(done.status, 0, done.err);
  assert.match(done.out, /^Signed in to Clio at http:\/\/127.0.0.1:\d+ as Tamsin Achebe, Beaumont Hale LLP\.$/m);
  assert.match(done.out, /kept in a sealed file that this account alone can read, because no keyring answers/);
  const authorize = (await d.asked('/oauth/authorize'))[0].path;
  for (const part of ['state=', 'code_challenge=', 'code_challenge_method=S256', 'redirect_on_decline=true']) {
    assert.ok(authorize.includes(part), authorize);
  }
  const found = await d.engross(['matters', 'Whitfield']);
  assert.match(found.out, /00001-Whitfield/);
  const imported = await d.engross(['import', '00001-Whitfield', '--json']);
  assert.equal(JSON.parse(imported.out).client.name, 'Thomas Edward Whitfield');
  const out = join(temporaryFolder(test), 'documents');
  const drafted = await d.engross(['draft', '00001-Whitfield', '--template', 'will', '--out', out]);
  assert.equal(drafted.status, 0, drafted.err);
  assert.deepEqual(readdirSync(out), ['Will - Thomas Edward Whitfield.docx']);
});

test('status tells who, where, when and how it is kept, and no secret', async (test) => {
  const d = await desk(test);
  const before = await d.engross(['status']);
  assert.equal(before.status, 6);
  assert.match(before.err, /^error: not signed in to Clio, run engross connect; it asks for the firm's region$/m);
  assert.equal((await d.connect({ path: browser(test) })).status, 0);
  const told = await d.engross(['status']);
  assert.equal(told.status, 0);
  assert.match(told.out, /signed in as Tamsin Achebe, Beaumont Hale LLP\n  refreshed \d{4}-.*, good until \d{4}-.*\n  kept in a sealed file/);
  const [line] = JSON.parse((await d.engross(['status', '--json'])).out);
  assert.deepEqual(Object.keys(line), ['clio', 'region', 'signed_in', 'user', 'firm', 'refreshed', 'expires', 'kept']);
  assert.equal(line.signed_in, true);
});

test('F12 an expired token is refreshed once in the middle of the work', async (test) => {
  const d = await desk(test);
  assert.equal((await d.connect({ path: browser(test) })).status, 0);
  await control(d.clio, 'expire_tokens');
  await d.clio.clearLog();
  const found = await d.engross(['matters', 'Whitfield']);
  assert.equal(found.status, 0, found.err);
  const log = await d.clio.log();
  assert.deepEqual(log.map((line) => line.status), [401, 200, 200]);
  assert.equal(log[1].path, '/oauth/token');
  assert.equal((await d.asked('/oauth/token')).length, 1);
  assert.equal((await d.engross(['matters', 'Whitfield'])).status, 0);
  assert.equal((await d.asked('/oauth/token')).length, 1);
});

test('O18 F26 two programs on a rotating Clio refresh once and both go on', async (test) => {
  const d = await desk(test);
  await d.clio.set({ rotate_refresh_tokens: true });
  assert.equal((await d.connect({ path: browser(test) })).status, 0);
  for (let round = 0; round < 5; round += 1) {
    await control(d.clio, 'expire_tokens');
    await d.clio.clearLog();
    const both = await Promise.all([1, 2, 3].map(() => d.engross(['matters', 'Whitfield'])));
    for (const done of both) assert.equal(done.status, 0, done.err);
    const tokens = await d.asked('/oauth/token');
    assert.deepEqual(tokens.map((line) => line.status), [200]);
  }
});

test('F13 F14 a token that is refused again is told as another region, with the regions to try', async (test) => {
  const d = await desk(test);
  assert.equal((await d.connect({ path: browser(test) })).status, 0);
  await d.clio.set({ region: 'ca' });
  await d.clio.clearLog();
  const done = await d.engross(['matters', 'Whitfield']);
  assert.equal(done.status, 6);
  assert.match(done.err, /the firm's account is in another region/);
  assert.match(done.err, /engross connect --region and one of: us, ca, eu, au/);
  assert.deepEqual((await d.clio.log()).map((line) => line.status), [401, 200, 401]);
});

test('F14 a sign-in to another region is refused at once and not kept', async (test) => {
  const d = await desk(test);
  // The page is answered in one region, the API in another.
  const waiting = start(d.connectArgs, { path: '/nonexistent' });
  const [address] = await waiting.until(/http:\/\/127.0.0.1:\d+\/oauth\/authorize\S+/);
  const page = await (await fetch(address)).text();
  const id = page.match(/name="request_id" value="([0-9a-f]+)"/)[1];
  const body = new URLSearchParams({ request_id: id, user_id: '2004', decision: 'allow' });
  const back = await fetch(`${d.clio.url}/oauth/authorize`, { method: 'POST', body, redirect: 'manual' });
  await d.clio.set({ region: 'eu' });
  await fetch(back.headers.get('location'));
  const done = await waiting.ended;
  assert.equal(done.status, 6, done.err);
  assert.match(done.err, /in another region.*us, ca, eu, au/);
  assert.equal((await d.engross(['status'])).status, 6);
});

test('O20 a sign-in that was taken back is said once, and what was imported stays', async (test) => {
  const d = await desk(test);
  assert.equal((await d.connect({ path: browser(test) })).status, 0);
  const imported = JSON.parse((await d.engross(['import', '00001-Whitfield', '--json'])).out);
  await control(d.clio, 'revoke_app');
  const first = await d.engross(['matters', 'Whitfield', '--clio-url', d.clio.url]);
  assert.equal(first.status, 6);
  assert.equal(
    first.err,
    `error: the sign-in has ended: it was taken back, or is too old, Clio at ${d.clio.url}, ` +
      `sign in again: engross connect --clio-url ${d.clio.url}; what was imported is untouched\n`,
  );
  await d.clio.clearLog();
  const second = await d.engross(['matters', 'Whitfield', '--clio-url', d.clio.url]);
  assert.equal(second.status, 6);
  assert.match(second.err, /not signed in.*engross connect --clio-url/);
  assert.deepEqual(await d.clio.log(), []);
  const review = await d.engross(['review', imported.draft, '--json']);
  assert.equal(JSON.parse(review.out).client.name, 'Thomas Edward Whitfield', review.err);
  // The app's key is still there: nothing is to be typed.
  assert.equal((await d.connect({ path: browser(test) })).status, 0);
});

test('O5 a declined sign-in says so and what to do', async (test) => {
  const d = await desk(test);
  const done = await d.connect({ path: browser(test, 'deny') });
  assert.equal(done.status, 6);
  assert.match(done.err, /error: you declined to let Engross into Clio.*choose Allow/);
  await assert.rejects(fetch(`http://127.0.0.1:${d.port}/callback`));
});

test('wrong keys name the regions and how to type them again', async (test) => {
  const d = await desk(test);
  const { client_id: key } = await (await fetch(`${d.clio.url}/practice/app`)).json();
  const done = await run([...d.connectArgs, '--new-keys'], {
    path: browser(test),
    input: `${key}\nkT9-canary-secret\n`,
  });
  assert.equal(done.status, 5);
  assert.match(done.err, /Clio does not know this app key and secret/);
  assert.match(done.err, /--new-keys/);
  assert.match(done.err, /us, ca, eu, au/);
  assert.doesNotMatch(done.out + done.err, /kT9-canary/);
  assert.equal((await d.engross(['status'])).status, 6);
});

test('no network says so', async (test) => {
  const home = temporaryFolder(test);
  // A port that the system gives to nobody, other tests included.
  const done = await run(['connect', '--paste-code', '--clio-url', 'http://127.0.0.1:1', '--home', home], {
    input: 'some-key\nsome-secret\nsome-code\n',
  });
  assert.equal(done.status, 5);
  assert.match(done.err, /error: Clio cannot be reached: the connection was refused.*check the internet connection and try again/);
});

test('without a browser the address is printed, and any browser of this computer will do', async (test) => {
  const d = await desk(test);
  const waiting = start(d.connectArgs);
  const [address] = await waiting.until(/http:\/\/127.0.0.1:\d+\/oauth\/authorize\S+/);
  await waiting.until(/No browser could be opened\. Open this address yourself/);
  assert.match(await followPage(address, 'allow'), /You may close this page/);
  assert.equal((await waiting.ended).status, 0);
});

test('a browser that lives on has no port of Engross', async (test) => {
  const d = await desk(test);
  const folder = temporaryFolder(test);
  writeFileSync(join(folder, 'xdg-open'), `#!/bin/sh\nls -l /proc/$$/fd > "${folder}/open"\n`);
  chmodSync(join(folder, 'xdg-open'), 0o755);
  const waiting = start(d.connectArgs, { path: folder });
  await waiting.until(/Waiting for your answer/);
  waiting.child.kill();
  assert.doesNotMatch(readFileSync(join(folder, 'open'), 'utf8'), /socket:/);
});

test('--paste-code takes what the approval page shows', async (test) => {
  const d = await desk(test);
  const waiting = start(['connect', '--paste-code', ...d.at]);
  const [address] = await waiting.until(/http:\/\/127.0.0.1:\d+\/oauth\/authorize\S+/);
  const [, title] = (await followPage(address, 'allow')).match(/<title>(.*)<\/title>/);
  assert.match(title, /^Success code=/);
  await waiting.until(/Paste the code/);
  waiting.child.stdin.end(`${title}\n`);
  const done = await waiting.ended;
  assert.equal(done.status, 0, done.err);
  const declined = start(['connect', '--paste-code', ...d.at], { input: 'Failure error=access_denied\n' });
  assert.equal((await declined.ended).status, 6);
});

test('O11 a taken port is named with its holder, and no other is tried', async (test) => {
  const d = await desk(test);
  const holder = createSocketServer().listen(d.port, '127.0.0.1');
  test.after(() => holder.close());
  const done = await d.connect();
  assert.equal(done.status, 1);
  assert.match(done.err, new RegExp(`error: port ${d.port} of this computer is taken by process ${process.pid} `));
  assert.match(done.err, /--callback-port N/);
  assert.deepEqual(await d.asked('/oauth/'), []);
});

test('O13 of two sign-ins at once the first is given up and its state is dead', async (test) => {
  const d = await desk(test);
  const first = start(d.connectArgs);
  const [oldAddress] = await first.until(/http:\/\/127.0.0.1:\d+\/oauth\/authorize\S+/);
  const second = start(d.connectArgs);
  const given = await first.ended;
  assert.equal(given.status, 6);
  assert.match(given.err, /this sign-in was given up.*go on with the newer one/);
  const [address] = await second.until(/http:\/\/127.0.0.1:\d+\/oauth\/authorize\S+/);
  assert.match(await followPage(oldAddress, 'allow'), /another sign-in/);
  assert.match(await followPage(address, 'allow'), /You may close this page/);
  const done = await second.ended;
  assert.equal(done.status, 0, done.err);
  assert.match(done.err, /warning: an answer of another sign-in came to this one and was refused/);
});

test('regions: a wrong word, an address of the browser, and nothing at all', async (test) => {
  const home = temporaryFolder(test);
  const mars = await run(['connect', '--region', 'mars', '--home', home]);
  assert.equal(mars.status, 2);
  assert.match(mars.err, /"mars" is not a region of Clio, use us, ca, eu or au, or paste the address/);
  for (const [word, portal] of [
    ['us', 'https://developers.clio.com'],
    ['https://ca.app.clio.com/nc/#/matters/12', 'https://ca.developers.clio.com'],
    ['eu', 'https://eu.developers.clio.com'],
    ['Australia', 'https://au.developers.clio.com'],
  ]) {
    const asked = await run(['connect', '--region', word, '--home', home]);
    assert.equal(asked.status, 2);
    assert.ok(asked.err.includes(portal), asked.err);
    assert.match(asked.err, /redirect address must be, to the letter: http:\/\/127.0.0.1:5678\/callback/);
  }
  const typed = await run(['connect', '--home', home], { input: 'ca.app.clio.com/nc/\n' });
  assert.match(typed.err, /Region \(us, ca, eu or au\)/);
  assert.ok(typed.err.includes('https://ca.developers.clio.com'));
  const unsigned = await run(['matters', 'Whitfield', '--region', 'ca', '--home', home]);
  assert.equal(unsigned.status, 6);
  assert.match(unsigned.err, /not signed in, Clio Canada \(ca.app.clio.com\), run: engross connect --region ca/);
});

test('disconnect takes the token back and leaves what was imported', async (test) => {
  const d = await desk(test);
  assert.equal((await d.connect({ path: browser(test) })).status, 0);
  assert.equal((await d.engross(['import', '00001-Whitfield'])).status, 0);
  await d.clio.clearLog();
  const done = await d.engross(['disconnect']);
  assert.equal(done.status, 0, done.err);
  assert.equal(
    done.out,
    `Signed out of Clio at ${d.clio.url}.\nWhat was imported stays on this computer, and so do the app's key and secret, for the next sign-in.\n` +
      `To erase them too: engross disconnect --purge --clio-url ${d.clio.url}\n`,
  );
  assert.deepEqual((await d.clio.log()).map((line) => [line.path, line.status]), [['/oauth/deauthorize', 200]]);
  assert.equal((await d.engross(['matters', 'Whitfield'])).status, 6);
  const told = await d.engross(['status']);
  assert.equal(told.status, 6);
  assert.match(told.out, /signed out; the app's key and secret are kept/);
  const twice = await d.engross(['disconnect']);
  assert.equal(twice.status, 6);
  assert.match(twice.err, /^error: not signed in, .* nothing was to do; the app's key and secret are still kept here, and engross disconnect --purge --clio-url http:.* erases them, with what was imported$/m);
  // The one Clio that anything is kept of need not be named.
  const purged = await d.engross(['disconnect', '--purge'], { input: 'yes\n' });
  assert.match(purged.out, /erased the sign-in, the app's key and 1 draft with 1 import/);
  const nothing = await d.engross(['disconnect', '--purge', '--clio-url', d.clio.url]);
  assert.equal(nothing.status, 0, nothing.err);
  assert.equal(nothing.out, `Nothing of Clio at ${d.clio.url} is kept on this computer: nothing was erased.\n`);
});

test('disconnect without Clio erases here and says what is left to do', async (test) => {
  const d = await desk(test);
  assert.equal((await d.connect({ path: browser(test) })).status, 0);
  await d.clio.stop();
  const done = await d.engross(['disconnect']);
  assert.equal(done.status, 5);
  assert.match(done.err, /the sign-in is erased here; to end it at Clio too, remove Engross there/);
  assert.match((await d.engross(['status'])).out, /signed out/);
});

test('--purge shows what goes, asks, and erases only after yes', async (test) => {
  const d = await desk(test);
  assert.equal((await d.connect({ path: browser(test) })).status, 0);
  assert.equal((await d.engross(['import', '00001-Whitfield'])).status, 0);
  assert.equal((await d.engross(['import', '00001-Whitfield'])).status, 0);
  const bytes = () => readFileSync(join(d.home, 'engross.db'), 'latin1');
  assert.ok(bytes().includes('Whitfield'));
  for (const answer of ['', 'no\n', 'y\n', 'yes please\n']) {
    const kept = await d.engross(['disconnect', '--purge'], { input: answer });
    assert.equal(kept.status, 1);
    assert.match(kept.err, /1 draft with 2 imports, 0 sets of answers, 0 edits of reviews and 0 records of documents, and 0 contacts of the address book/);
    assert.match(kept.err, /not confirmed: nothing was changed/);
  }
  assert.equal((await d.engross(['matters', 'Whitfield'])).status, 0);
  const done = await d.engross(['disconnect', '--purge'], { input: 'yes\n' });
  assert.equal(done.status, 0, done.err);
  assert.equal((await d.engross(['status'])).status, 6);
  assert.ok(!bytes().includes('Whitfield'));
  assert.deepEqual(readdirSync(d.home).filter((name) => name.endsWith('.sealed')), []);
});

test('where a keyring answers the sign-in is kept in it and in no file', async (test) => {
  const d = await desk(test);
  const own = temporaryFolder(test);
  const script = [
    `mkdir -p -m 700 "${own}/keyrings" "${own}/run"`,
    'printf pass | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1',
    `"${program}" ${d.connectArgs.join(' ')} 2>&1 || exit 1`,
    `ls "${d.home}"`,
    `"${program}" matters Whitfield --home "${d.home}"`,
    `"${program}" status --home "${d.home}"`,
    `"${program}" disconnect --home "${d.home}"`,
  ].join('\n');
  const env = { ...process.env, HOME: own, XDG_DATA_HOME: own, XDG_RUNTIME_DIR: join(own, 'run') };
  env.PATH = `${browser(test)}:${process.env.PATH}`;
  delete env.ENGROSS_TOKEN;
  const child = spawn('dbus-run-session', ['--', 'sh', '-c', script], { env });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (chunk) => (said += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk) => (said += chunk));
  const status = await new Promise((ended) => child.once('close', ended));
  assert.equal(status, 0, said);
  assert.match(said, /The sign-in is kept in the system's keyring\./);
  assert.match(said, /00001-Whitfield/);
  assert.match(said, /kept in the system's keyring\n/);
  assert.match(said, /^Signed out of Clio/m);
  assert.doesNotMatch(said, /\.sealed|secrets\.key/);
});

// A Clio whose every secret is a canary.
function canaryClio(test) {
  const seen = { forms: [] };
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    const json = (value, status = 200) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(value));
    };
    if (request.url === '/oauth/token') {
      seen.forms.push(new URLSearchParams(body));
      const number = seen.forms.length;
      return json({ access_token: `kT9-canary-access${number}`, refresh_token: `kT9-canary-refresh${number}`, expires_in: 3600 });
    }
    if (request.url.startsWith('/api/v4/users/who_am_i')) return json({ data: { id: 7, name: 'Ada', account: { name: 'Firm' } } });
    return json({ error: 'invalid_token', error_description: request.headers.authorization }, 401);
  });
  test.after(() => server.close());
  return new Promise((ready) => {
    server.listen(0, '127.0.0.1', () => ready({ seen, url: `http://127.0.0.1:${server.address().port}` }));
  });
}

test('O23 no secret, token, code or verifier is in output, files, command lines, environments or what a crash leaves', async (test) => {
  const clio = await canaryClio(test);
  const home = join(temporaryFolder(test), 'state');
  const port = await freePort();
  const at = ['--clio-url', clio.url, '--home', home];
  const folder = temporaryFolder(test);
  writeFileSync(join(folder, 'xdg-open'), `#!/bin/sh\necho "$1" > "${folder}/opened"\nenv >> "${folder}/opened"\n`);
  chmodSync(join(folder, 'xdg-open'), 0o755);
  const waiting = start(['connect', '--callback-port', `${port}`, ...at], {
    path: folder,
    input: 'kT9-canary-key\nkT9-canary-secret\n',
  });
  const [address] = await waiting.until(/http:\/\/127.0.0.1:\d+\/oauth\/authorize\S+/);
  await waiting.until(/Waiting for your answer/);
  const shown = ['cmdline', 'environ'].map((name) => readFileSync(`/proc/${waiting.child.pid}/${name}`, 'latin1'));
  assert.match(readFileSync(`/proc/${waiting.child.pid}/limits`, 'utf8'), /^Max core file size +0 +0 /m);
  const state = new URL(address).searchParams.get('state');
  await fetch(`http://127.0.0.1:${port}/callback?code=kT9-canary-code&state=${state}`);
  const done = await waiting.ended;
  assert.equal(done.status, 0, done.err);
  const form = clio.seen.forms[0];
  assert.equal(form.get('code'), 'kT9-canary-code');
  assert.equal(form.get('client_secret'), 'kT9-canary-secret');
  const verifier = form.get('code_verifier');
  assert.match(verifier, /^[A-Za-z0-9_-]{43}$/);
  const status = await run(['status', ...at]);
  const json = await run(['status', '--json', ...at]);
  // Refused, with the token in Clio's own words; refreshed, refused again.
  const refused = await run(['matters', 'Whitfield', ...at]);
  assert.equal(refused.status, 6);
  assert.equal(clio.seen.forms.length, 2);
  const said = [done, status, json, refused].flatMap(({ out, err }) => [out, err]);
  const files = readdirSync(home).map((name) => {
    assert.equal(statSync(join(home, name)).mode & 0o77, 0, name);
    return readFileSync(join(home, name), 'latin1');
  });
  assert.ok(files.length >= 4);
  const opened = readFileSync(join(folder, 'opened'), 'latin1');
  // The app's key stands in the authorize address by design.
  const text = [...said, ...files, ...shown, opened].join('\n').replaceAll('kT9-canary-key', '');
  assert.doesNotMatch(text, /kT9-canary/);
  assert.ok(!text.includes(verifier));
});
