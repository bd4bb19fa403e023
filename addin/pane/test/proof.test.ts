import { describe, expect, it } from 'vitest';
import { bytesOf, newChallenge, proves } from '../src/api/proof';

// RFC 4231, test case 2, whose key and message are texts.
const key = 'Jefe';
const challenge = 'what do ya want for nothing?';
const proof = '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843';

describe('the proof', () => {
  const rows: { name: string; key: string; challenge: string; proof: string; proves: boolean }[] = [
    { name: 'of the paired helper', key, challenge, proof, proves: true },
    { name: 'of another key', key: 'jefe', challenge, proof, proves: false },
    { name: 'of another challenge', key, challenge: 'what do ya want for nothing!', proof, proves: false },
    { name: 'with one digit changed', key, challenge, proof: proof.replace('5b', '5c'), proves: false },
    { name: 'cut short', key, challenge, proof: proof.slice(0, 62), proves: false },
    { name: 'in capital letters', key, challenge, proof: proof.toUpperCase(), proves: false },
    { name: 'that is empty', key, challenge, proof: '', proves: false },
    { name: 'that is the challenge', key, challenge: '5b'.repeat(32), proof: '5b'.repeat(32), proves: false },
  ];
  for (const row of rows) it(row.name, async () => expect(await proves(row.key, row.challenge, row.proof)).toBe(row.proves));
});

describe('the challenge', () => {
  it('is one that the helper takes, and another one each time', () => {
    expect(newChallenge()).toMatch(/^[0-9a-f]{64}$/);
    expect(newChallenge()).not.toBe(newChallenge());
  });
});

describe('hexadecimal digits', () => {
  it('are bytes', () => expect([...bytesOf('00ff10')]).toEqual([0, 255, 16]));
  for (const wrong of ['', 'f', 'fff', 'FF', 'zz', '0x10']) it(`refused: "${wrong}"`, () => expect(() => bytesOf(wrong)).toThrow());
});
