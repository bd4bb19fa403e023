// Calls of the bridge as a program of this user makes them: the helper's own certificate, the
// owner's token, and any header or byte instead.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';

export const key = () => randomBytes(16).toString('hex');

// The calls of one running helper (of practice()). `call` gives { status, headers, bytes, body };
// a header that is undefined is not sent, `raw` is a body as it stands, `agent` a connection to keep.
export function bridgeOf({ bridge, certificate, home }) {
  const ca = readFileSync(certificate);
  const owner = readFileSync(join(home, 'owner-token'), 'utf8').trim();
  const { port } = new URL(bridge);
  function call(method, target, { body, raw, token = owner, headers = {}, agent = false } = {}) {
    const bytes = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const all = {
      'X-Engross': '1',
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
      ...(method === 'POST' ? { 'Content-Type': 'application/json', 'Idempotency-Key': key() } : {}),
      ...(bytes === undefined ? {} : { 'Content-Length': Buffer.byteLength(bytes) }),
      ...headers,
    };
    const sent = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
    return new Promise((done, failed) => {
      const asked = request({ host: 'localhost', servername: 'localhost', port, family: 4, path: target, method, headers: sent, ca, agent, timeout: 60_000 }, (answer) => {
        const parts = [];
        answer.on('data', (part) => parts.push(part));
        answer.on('error', failed);
        answer.on('end', () => {
          const whole = Buffer.concat(parts);
          const json = answer.headers['content-type'] === 'application/json';
          done({ status: answer.statusCode, headers: answer.headers, bytes: whole, body: json && whole.length > 0 ? JSON.parse(whole) : null });
        });
      });
      asked.on('timeout', () => asked.destroy(new Error('no answer in a minute')));
      asked.on('error', failed);
      asked.end(bytes);
    });
  }
  // A program that was let in: { id, token, proof_key }.
  async function paired(program = 'Word') {
    const asked = await call('POST', '/api/v1/pairings', { body: { program }, token: '' });
    await call('POST', '/api/v1/pairings/allow', { body: { code: asked.body.code } });
    return (await call('POST', '/api/v1/pairings/claim', { body: { pairing: asked.body.pairing }, token: '' })).body;
  }
  return { call, paired, owner, ca, port: Number(port), origin: bridge.replace(/\/$/, '') };
}
