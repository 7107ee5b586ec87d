import type { Clock } from '../../../js/composer/clock.js';

/** A clock that a test moves. */
export class TestClock implements Clock {
  #now = 0;
  #waiting: { readonly at: number; readonly callback: () => void }[] = [];

  after(milliseconds: number, callback: () => void): () => void {
    const wait = { at: this.#now + milliseconds, callback };
    this.#waiting.push(wait);
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== wait);
    };
  }

  /** Lets time go by, and what is due happen in its order. */
  pass(milliseconds: number): void {
    const end = this.#now + milliseconds;
    for (;;) {
      const next = this.#waiting.sort((a, b) => a.at - b.at)[0];
      if (!next || next.at > end) break;
      this.#waiting.shift();
      this.#now = next.at;
      next.callback();
    }
    this.#now = end;
  }

  /** How many waits are not over. */
  get waiting(): number {
    return this.#waiting.length;
  }
}
