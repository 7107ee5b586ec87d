import { createChecker, type Checker, type CheckerOptions } from '../checker.js';

/** The one checker that decides. A newer pack takes its place between two checks, never during one. */
export class HeldChecker {
  readonly #options: CheckerOptions;
  #checker: Checker;

  private constructor(options: CheckerOptions, checker: Checker) {
    this.#options = options;
    this.#checker = checker;
  }

  static async start(options: CheckerOptions): Promise<HeldChecker> {
    return new HeldChecker(options, await createChecker(options));
  }

  get checker(): Checker {
    return this.#checker;
  }

  /** @throws PresendError of the pack; the one held stays */
  async update(pack: Uint8Array<ArrayBuffer>, now: Date): Promise<void> {
    const next = await createChecker({ ...this.#options, pack, now });
    const old = this.#checker;
    this.#checker = next;
    old.dispose();
  }
}
