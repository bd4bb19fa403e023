// How the bridge stands 64 programs at once, with slow callers knocking besides:
//   node tests/bench/bridge_soak.mjs [seconds = 600] [programs = 64] [slow callers = 500]
// Needs build/engross. Ends with 1 when an answer was wrong or p99 is above 250 ms.
import { readdirSync } from 'node:fs';
import { loadavg } from 'node:os';
import { bridgeOf } from '../end_to_end/bridge.mjs';
import { practice } from '../end_to_end/engross.mjs';
import { computedBy, memoryOf, soak } from '../end_to_end/soak.mjs';

const [seconds = 600, clients = 64, slow = 500] = process.argv.slice(2).map(Number);
const kMostMilliseconds = 250;

const after = [];
const clio = await practice({ after: (end) => after.unshift(end) });
// Clio's own limit would be what is measured: no firm's 64 programs ask one user's account.
await clio.set({ requests_per_minute: 10_000_000 });
const bridge = bridgeOf(clio);
const seen = ({ pid } = clio) => {
  const count = (what) => readdirSync(`/proc/${pid}/${what}`).length;
  return `${Math.round(memoryOf(pid) / 1024)} MiB, ${count('fd')} files and sockets, ${count('task')} threads`;
};
const rest = (ms) => new Promise((wake) => setTimeout(wake, ms));
const matters = (await bridge.call('GET', '/api/v1/matters?query=000')).body.matters.map(({ number }) => number).slice(0, 8);

// One round, with what the helper computed for each call: other programs of the machine change the
// times, and hardly that.
const round = async (more) => {
  const begun = computedBy(clio.pid);
  const told = await soak(bridge, { clients, matters, ...more });
  return { ...told, computed: (computedBy(clio.pid) - begun) / told.calls };
};
const before = seen();
// Until the store of answers for who asks again with the same key is full.
const warming = Math.min(60, seconds / 3);
const warm = await round({ seconds: warming });
await rest(20_000);
const warmed = seen();
const quiet = await round({ seconds: (seconds - warming) / 2 });
const knocked = await round({ seconds: (seconds - warming) / 2, slow });
// Slow callers have 5 s; what nobody uses then is let go, and given back 8 s later at most.
await rest(20_000);
const afterwards = seen();

const line = (name, { calls, wrong, again, p50, p99, closed, computed }) =>
  console.log(`${name}: ${calls} calls, ${wrong.length} wrong, ${again} tried again, p50 ${p50} ms, p99 ${p99} ms, ${computed.toFixed(2)} ms computed a call${closed ? `, ${closed} slow callers closed` : ''}`);
line('to begin with', warm);
line(`${clients} programs`, quiet);
line(`and ${slow} slow callers`, knocked);
console.log('calls by kind, while slow callers knock:');
console.table(knocked.kinds);
console.log(`before: ${before}\nwarm:   ${warmed}\nafter:  ${afterwards}\nload of the machine at the end: ${loadavg()[0].toFixed(1)}`);
const wrong = [warm, quiet, knocked].flatMap((one) => one.wrong);
for (const one of new Set(wrong.slice(0, 20))) console.log(`wrong: ${one}`);

// The corrections of the rounds make the drafts long, and whoever works on them has that in memory:
// a helper that starts anew in the same folder and reads them all shows how much that is.
await clio.stop();
const anew = await practice({ after: (end) => after.unshift(end) }, [], { home: clio.home });
const its = bridgeOf(anew);
for (const { id } of (await its.call('GET', '/api/v1/drafts')).body.drafts) {
  for (const what of ['', '/history']) await its.call('GET', `/api/v1/drafts/${id}${what}`);
}
await rest(20_000);
console.log(`anew:   ${seen(anew)}`);
for (const end of after) await end();
process.exit(wrong.length > 0 || Math.max(quiet.p99, knocked.p99) > kMostMilliseconds ? 1 : 0);
