// Bytes as the helper and Word take them in a text. In portions: a function takes only so many arguments.
const kPortion = 0x8000;

export function base64(bytes: ArrayBuffer): string {
  const all = new Uint8Array(bytes);
  let text = '';
  for (let at = 0; at < all.length; at += kPortion) text += String.fromCharCode(...all.subarray(at, at + kPortion));
  return btoa(text);
}

export const bytesOf = (text: string): ArrayBuffer => Uint8Array.from(atob(text), (one) => one.charCodeAt(0)).buffer;
