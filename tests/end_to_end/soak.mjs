// Many programs at once at the bridge, each with calls of its own whose answers it knows: a wrong
// answer, or one that was meant for somebody else, is told apart from its own.
import { createHmac, randomBytes } from 'node:crypto';
import { Agent } from 'node:https';
import { connect } from 'node:net';
import { readFileSync } from 'node:fs';
import { key } from './bridge.mjs';

// The middle and the slowest hundredth, in milliseconds.
function spread(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))]);
  return { p50: at(0.5), p99: at(0.99) };
}

const pick = (list) => list[Math.floor(Math.random() * list.length)];

// Resident memory of a process, in KiB.
export const memoryOf = (pid) => Number(readFileSync(`/proc/${pid}/status`, 'utf8').match(/^VmRSS:\s*(\d+)/m)[1]);

// What a process has computed so far, in milliseconds: Linux counts it in hundredths of a second.
export function computedBy(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ');
  return 10 * (Number(fields[11]) + Number(fields[12]));
}

// Drafts to work on: what a review of each holds.
async function imported(bridge, numbers) {
  const drafts = [];
  for (const matter of numbers) drafts.push((await bridge.call('POST', '/api/v1/drafts', { body: { matter } })).body);
  return drafts.map(({ draft, matter, people }) => ({ id: draft, number: matter.number, people: people.filter(({ kind }) => kind === 'person') }));
}

// One kind of call each: [what, does it, "" or what is wrong with the answer].
function callsOf(call, own) {
  const draft = `/api/v1/drafts/${own.draft.id}`;
  const is = (answer, status, fits) => (answer.status === status && fits(answer) ? '' : `${answer.status} ${answer.bytes.toString('utf8').slice(0, 120)}`);
  return [
    ['status', async () => is(await call('GET', '/api/v1/status', { token: '' }), 200, ({ body }) => body.name === 'Engross')],
    ['proof', async () => {
      const challenge = randomBytes(32).toString('hex');
      const proof = createHmac('sha256', own.proof_key).update(challenge).digest('hex');
      return is(await call('POST', '/api/v1/proof', { body: { id: own.id, challenge }, token: '' }), 200, ({ body }) => body.proof === proof);
    }],
    ['values', async () => {
      const person = pick(own.draft.people);
      return is(await call('GET', `${draft}/values/${person.id}`), 200, ({ body }) => body.subject === person.id);
    }],
    ['review', async () => is(await call('GET', draft), 200, ({ body }) => body.draft === own.draft.id && body.matter.number === own.draft.number)],
    ['history', async () => is(await call('GET', `${draft}/history`), 200, ({ body }) => Array.isArray(body.entries))],
    ['drafts', async () => is(await call('GET', '/api/v1/drafts'), 200, ({ body }) => body.drafts.some(({ id }) => id === own.draft.id))],
    ['matters', async () => is(await call('GET', `/api/v1/matters?query=${encodeURIComponent(own.draft.number)}`), 200, ({ body }) => body.matters.some(({ number }) => number === own.draft.number))],
    ['correction', async () => {
      // Somebody else may work on the same draft: then it says so and changes nothing.
      const person = own.draft.people[0].id;
      const body = { by: own.id, edits: [{ do: 'correct', subject: person, field: 'title', value: randomBytes(4).toString('hex') }, { do: 'undo' }] };
      const answer = await call('POST', `${draft}/edits`, { body });
      return answer.status === 409 && answer.body.error.code === 'conflict' ? '' : is(answer, 200, (whole) => whole.body.draft === own.draft.id);
    }],
    ['nothing there', async () => is(await call('GET', `${draft}/values/99999`), 404, ({ body }) => body.error.code === 'not_found')],
    ['no token', async () => is(await call('GET', draft, { token: '' }), 401, ({ body }) => body.error.code === 'no_token')],
  ];
}

// Callers that send a byte and then nothing, over and over until `ends`; gives how many the helper closed.
function slowCallers(port, count, ends) {
  let closed = 0;
  const knock = (done) => {
    if (Date.now() >= ends) return done();
    const socket = connect(port, '127.0.0.1', () => socket.write(Buffer.from([0x16])));
    const drip = setInterval(() => (Date.now() >= ends ? socket.destroy() : socket.write(Buffer.from([0x03]))), 5_000);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearInterval(drip);
      closed += Date.now() < ends;
      setTimeout(() => knock(done), 50);
    });
  };
  return Promise.all(Array.from({ length: count }, () => new Promise(knock))).then(() => closed);
}

// { calls, kinds, wrong, again, p50, p99, closed } of so many programs for so many seconds. A program
// whose connection was closed tries once more with the same key, as the pane does; `again` counts it.
export async function soak(bridge, { clients, seconds, slow = 0, matters }) {
  const drafts = await imported(bridge, matters);
  const owns = [];
  for (let i = 0; i < clients; i += 1) owns.push({ ...(await bridge.paired(`Program ${i}`)), draft: drafts[i % drafts.length] });
  const ends = Date.now() + 1000 * seconds;
  const knocked = slowCallers(bridge.port, slow, ends);
  const times = [];
  const kinds = {}; // the times of each, in milliseconds
  const wrong = [];
  let again = 0;
  async function client(own) {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const call = async (method, target, more) => {
      const given = { token: own.token, agent, headers: method === 'POST' ? { 'Idempotency-Key': key() } : {}, ...more };
      return bridge.call(method, target, given).catch(async () => {
        again += 1;
        await new Promise((wake) => setTimeout(wake, 300));
        return bridge.call(method, target, given);
      });
    };
    const calls = callsOf(call, own);
    while (Date.now() < ends) {
      const [kind, make] = pick(calls);
      const begun = performance.now();
      const fault = await make().catch((error) => `no answer: ${error.message}`);
      const took = performance.now() - begun;
      times.push(took);
      (kinds[kind] ??= []).push(took);
      if (fault) wrong.push(`${kind}: ${fault}`);
      await new Promise((wake) => setTimeout(wake, 20 * Math.random()));
    }
    agent.destroy();
  }
  await Promise.all(owns.map(client));
  const told = Object.entries(kinds).map(([kind, its]) => [kind, { calls: its.length, ...spread(its) }]);
  return { calls: times.length, kinds: Object.fromEntries(told), wrong, again, ...spread(times), closed: await knocked };
}
