/** How the composer waits. A test, or a page with timers of its own, may give another. */
export interface Clock {
  /** Calls back once after so many milliseconds. Returns how to call that off. */
  after(milliseconds: number, callback: () => void): () => void;
}

/** The timers of the platform. */
export const platformClock: Clock = {
  after(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds);
    return () => {
      clearTimeout(timer);
    };
  },
};

/** One wait at a time: a new one takes the place of the one before. */
export class Pause {
  readonly #clock: Clock;
  readonly #milliseconds: number;
  readonly #over: () => void;
  #callOff: (() => void) | undefined;

  constructor(clock: Clock, milliseconds: number, over: () => void) {
    this.#clock = clock;
    this.#milliseconds = milliseconds;
    this.#over = over;
  }

  restart(): void {
    this.stop();
    this.#callOff = this.#clock.after(this.#milliseconds, () => {
      this.#callOff = undefined;
      this.#over();
    });
  }

  stop(): void {
    this.#callOff?.();
    this.#callOff = undefined;
  }
}
