// A finished document that remembers what it was made from.
import { valuesOf } from './controls';
import { encode, instant, kNamespace, type Origin } from './filled';
import { withCustomXml } from './package';
import { recordOf } from './refresh';

// A document in which no record can be put is still the document: it is given out as it came.
export async function recordedIn(bytes: ArrayBuffer, origin: Origin, madeAt: Date): Promise<ArrayBuffer> {
  try {
    const record = await recordOf(origin, instant(madeAt), valuesOf(bytes));
    return withCustomXml(bytes, encode(record), kNamespace);
  } catch (thrown) {
    console.error(thrown);
    return bytes;
  }
}
