import type { PackStamp } from '../types.js';
import { digestOf } from '../verify.js';

/** A pack as it is served: its file, which carries its signature, named by its own content. */
export interface PackFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** `sha256:<hex>` of the file. That of a signed pack is not `pack.digest`, which leaves head and signature out. */
  readonly digest: string;
  /** The last part of its address, `sha256-<hex>`. */
  readonly name: string;
  readonly pack: PackStamp;
}

export async function packFile(bytes: Uint8Array<ArrayBuffer>): Promise<Omit<PackFile, 'pack'>> {
  const digest = await digestOf(bytes);
  return { bytes, digest, name: digest.replace(':', '-') };
}

/** The files that are served: the current one, and the one before it for clients that have just been told of it. */
export class PackFiles {
  #current: PackFile;
  #previous: PackFile | undefined;

  constructor(current: PackFile) {
    this.#current = current;
  }

  get current(): PackFile {
    return this.#current;
  }

  replace(current: PackFile): void {
    if (current.name !== this.#current.name) this.#previous = this.#current;
    this.#current = current;
  }

  find(name: string): PackFile | undefined {
    return [this.#current, this.#previous].find((file) => file?.name === name);
  }
}
