import { digestOf } from '../verify.js';
import { encode, type Encoding } from './encodings.js';
import type { PackFile } from './pack-files.js';

/** A pack's file as it goes over the wire. */
export interface Representation {
  readonly encoding: Encoding | null;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** `sha256:<hex>` of these very bytes. */
  readonly digest: string;
}

/** Made once a file and coding, and kept as long as the file is. */
const made = new WeakMap<PackFile, Map<Encoding, Promise<Representation>>>();

/** A file in a coding; as it is where no coding is wanted. */
export function represent(file: PackFile, encoding: Encoding | null): Promise<Representation> {
  if (encoding === null)
    return Promise.resolve({ encoding, bytes: file.bytes, digest: file.digest });
  const ofFile = made.get(file) ?? new Map<Encoding, Promise<Representation>>();
  made.set(file, ofFile);
  let representation = ofFile.get(encoding);
  if (!representation) {
    representation = encode(file.bytes, encoding).then(async (bytes) => ({
      encoding,
      bytes,
      digest: await digestOf(bytes),
    }));
    ofFile.set(encoding, representation);
    // What failed, for want of memory for instance, may succeed another time.
    representation.catch(() => ofFile.delete(encoding));
  }
  return representation;
}
