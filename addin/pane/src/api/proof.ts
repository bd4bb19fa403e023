// Is the program on this port the helper that the pane was paired with? Asked before the token is
// sent, so that another program on the port learns nothing.
const kChallengeBytes = 32;

const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

export function newChallenge(): string {
  return hex(crypto.getRandomValues(new Uint8Array(kChallengeBytes)));
}

export function bytesOf(digits: string): Uint8Array {
  if (!/^([0-9a-f]{2})+$/.test(digits)) throw new Error('not hexadecimal digits');
  const bytes = new Uint8Array(digits.length / 2);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = parseInt(digits.slice(2 * at, 2 * at + 2), 16);
  return bytes;
}

// Key and challenge are taken as the text they are written in, as the helper takes them. WebCrypto
// compares; no early end tells how much of a wrong proof was right.
export async function proves(proofKey: string, challenge: string, proof: string): Promise<boolean> {
  if (!/^[0-9a-f]{64}$/.test(proof)) return false;
  const kind = { name: 'HMAC', hash: 'SHA-256' };
  const text = new TextEncoder();
  const key = await crypto.subtle.importKey('raw', text.encode(proofKey), kind, false, ['verify']);
  return crypto.subtle.verify(kind, key, bytesOf(proof), text.encode(challenge));
}
