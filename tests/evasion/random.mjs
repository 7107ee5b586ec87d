// Chance that can be repeated: the same seed gives the same choices.

/** A source of chance. */
export class Random {
  /** @param {number} seed a whole number from 0 to 2^32 - 1 */
  constructor(seed) {
    this.state = seed >>> 0;
  }

  /** A number in [0, 1). Mulberry32, which is public domain. */
  next() {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number in [0, bound). */
  below(bound) {
    return Math.floor(this.next() * bound);
  }

  chance(share) {
    return this.next() < share;
  }

  /** One of a list or of the characters of a string. */
  pick(choices) {
    const all = typeof choices === 'string' ? [...choices] : choices;
    return all[this.below(all.length)];
  }

  /** The list in another order. */
  shuffled(list) {
    const copy = [...list];
    for (let i = copy.length - 1; i > 0; i -= 1) {
      const other = this.below(i + 1);
      [copy[i], copy[other]] = [copy[other], copy[i]];
    }
    return copy;
  }
}

/** A source for one purpose, so that one more disguise does not change what chance does in the others. */
export function randomFor(seed, ...purpose) {
  let hash = 0x811c9dc5 ^ seed; // FNV-1a
  for (const unit of purpose.join('\0')) hash = Math.imul(hash ^ unit.codePointAt(0), 0x01000193);
  return new Random(hash);
}
