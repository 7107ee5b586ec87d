import type { Checker, ComposerChecker, Decision } from 'presend';

import { find } from '../page.js';
import { duration, resolution } from './figures.js';

/** Of how many of the last checks the median is shown. */
const KEPT = 50;

/** Measures how long starting and checking take on the visitor's own machine. */
export class Stopwatch {
  #checks: number[] = [];
  #ready: number | undefined;

  /** Milliseconds from the call for a checker until it could check, files included. */
  get ready(): number | undefined {
    return this.#ready;
  }

  /** The last checks, oldest first, in milliseconds as the browser's clock tells them. */
  get checks(): readonly number[] {
    return this.#checks;
  }

  async start(make: () => Promise<Checker>): Promise<Checker> {
    const from = performance.now();
    const checker = await make();
    this.#ready = performance.now() - from;
    return checker;
  }

  /** The same checker for a composer, every check measured. */
  timed(checker: Checker): ComposerChecker {
    return {
      check: (...given) => this.#time(() => checker.check(...given)),
      draft: (...given) => {
        const draft = checker.draft(...given);
        return {
          replace: (...edit) => this.#time(() => draft.replace(...edit)),
          dispose: () => {
            draft.dispose();
          },
        };
      },
      message: (id, locale) => checker.message(id, locale),
      warmUp: () => checker.warmUp(),
    };
  }

  #time(check: () => Decision): Decision {
    const from = performance.now();
    const decision = check();
    this.#checks = [...this.#checks, performance.now() - from].slice(-KEPT);
    return decision;
  }

  /** Writes under the composer what the last checks took. */
  show(): void {
    find('latency').hidden = this.#checks.length === 0;
    find('latency-median').textContent = duration(median(this.#checks), resolution());
    find('latency-count').textContent = String(this.#checks.length);
  }
}

/** The middle one of the values, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = 0, high = low] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (low + high) / 2;
}
