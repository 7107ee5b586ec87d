/**
 * FNV-1a with 64 bits, fed piece by piece: tells things apart at once and without WebCrypto, where nobody gains by
 * making two that agree.
 */
export class Fnv1a64 {
  #high = 0xcbf29ce4;
  #low = 0x84222325;

  add(bytes: Iterable<number>): this {
    let high = this.#high;
    let low = this.#low;
    for (const byte of bytes) {
      // Times the prime 2^40 + 0x1b3, in halves that a double holds exactly.
      const octet = (low ^ byte) >>> 0;
      const product = octet * 0x1b3;
      high = (high * 0x1b3 + Math.floor(product / 0x1_0000_0000) + ((octet << 8) >>> 0)) >>> 0;
      low = product >>> 0;
    }
    this.#high = high;
    this.#low = low;
    return this;
  }

  /** 16 hexadecimal digits. */
  hex(): string {
    return [this.#high, this.#low].map((half) => half.toString(16).padStart(8, '0')).join('');
  }
}
