const EVERY_MS = 500;

/** How far a long run has come, on a terminal only and on one line that ends up empty. */
export class Progress {
  readonly #stream: NodeJS.WriteStream;
  #last = performance.now();
  #shown = false;

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
  }

  show(lines: number): void {
    const now = performance.now();
    if (!this.#stream.isTTY || now - this.#last < EVERY_MS) return;
    this.#last = now;
    this.#shown = true;
    this.#stream.write(`\r${lines} lines`);
  }

  end(): void {
    if (this.#shown) this.#stream.write('\r\x1b[K');
  }
}
