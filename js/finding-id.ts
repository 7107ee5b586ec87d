import { Fnv1a64 } from './fnv.js';
import type { Finding } from './types.js';

const NEIGHBOURHOOD = 16; // bytes on either side that name a finding
const END = [0xff];

/**
 * The name of a finding as the engine makes it (core/finding_id.cc): 64-bit FNV-1a over kind, act, the detail and the
 * 16 bytes on either side of it.
 */
export function findingId(text: string, { kind, act, start, end }: Finding): string {
  const encoder = new TextEncoder(); // not at import: some hosts of a composer (jsdom) have none
  const hash = new Fnv1a64();
  const add = (bytes: Uint8Array): void => {
    hash.add(bytes).add(END);
  };
  // A unit is a byte at least; the two more make up for a pair of surrogates that the cut goes through.
  const reach = NEIGHBOURHOOD + 2;
  add(encoder.encode(kind));
  add(encoder.encode(act));
  add(encoder.encode(text.slice(Math.max(0, start - reach), start)).slice(-NEIGHBOURHOOD));
  add(encoder.encode(text.slice(start, end)));
  add(encoder.encode(text.slice(end, end + reach)).slice(0, NEIGHBOURHOOD));
  return hash.hex();
}
