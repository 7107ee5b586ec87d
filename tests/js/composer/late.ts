import type { ComposerDraft, DraftSource } from '../../../js/composer/options.js';
import { DraftText } from '../../../js/draft-text.js';
import { PresendError } from '../../../js/errors.js';
import type { Context, Decision } from '../../../js/types.js';

import { CheckerDouble } from './double.js';

/** Waits until what is due by now has happened. */
export const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Drafts that answer when the test says so, as those in a worker do when it gets to it. */
export class LateDrafts implements DraftSource<Promise<Decision>> {
  protected readonly checker = new CheckerDouble();
  /** What was asked for, in its order. */
  readonly pending: { answer(): void; fail(error: Error): void }[] = [];
  /** The text of each draft, by now; null after its end. */
  readonly drafts: (string | null)[] = [];

  draft(context?: Context): Promise<ComposerDraft<Promise<Decision>>> {
    const text = new DraftText();
    const number = this.drafts.push('') - 1;
    return Promise.resolve({
      replace: (start: number, end: number, inserted: string) => {
        text.replace(start, end, inserted);
        const whole = (this.drafts[number] = text.current);
        return this.later(() => this.checker.check(whole, context));
      },
      dispose: () => {
        this.drafts[number] = null;
      },
    });
  }

  /** The contexts under which what was answered was checked. */
  get contexts(): readonly (Context | undefined)[] {
    return this.checker.checked.map(({ context }) => context);
  }

  async answer(n: number): Promise<void> {
    await settled();
    this.pending[n]?.answer();
    await settled();
  }

  async fail(n: number, code: string): Promise<void> {
    await settled();
    this.pending[n]?.fail(new PresendError(code, 'failed'));
    await settled();
  }

  protected later(check: () => Decision): Promise<Decision> {
    return new Promise((resolve, reject) => {
      this.pending.push({
        answer: () => {
          resolve(check());
        },
        fail: reject,
      });
    });
  }
}
