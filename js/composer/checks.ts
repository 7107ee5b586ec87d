import type { Context, Decision } from '../types.js';
import type { Answer, ComposerChecker } from './options.js';
import { withoutClear } from './summary.js';

/** A text and what a check has said about it. */
export interface Checked {
  readonly text: string;
  /** The version of the text, by which edits since are known. */
  readonly version: number;
  /** With the findings that are clear. */
  readonly full: Decision;
  /** Without them. */
  readonly decision: Decision;
}

/** The checks of one composer, in the order in which they were asked for: the newest that is answered counts. */
export class Checks<A extends Answer> {
  readonly #checker: ComposerChecker<A>;
  readonly #answered: (checked: Checked) => void;
  #last: Checked | null = null;
  #stopped = false;
  /** How many checks were asked for. */
  asked = 0;
  /** The number of the newest check that was answered. */
  answered = 0;
  /** What was last asked about; null before. */
  askedText: string | null = null;

  /**
   * @param answered called with every answer, unless that to a later check came first
   */
  constructor(checker: ComposerChecker<A>, answered: (checked: Checked) => void) {
    this.#checker = checker;
    this.#answered = answered;
  }

  /** The newest answer; null before the first, and when there is none any more. */
  get last(): Checked | null {
    return this.#last;
  }

  /** @returns the decision without what is clear, as the checker answers @throws PresendError as the checker */
  ask(text: string, version: number, context: Context): A {
    const number = ++this.asked;
    this.askedText = text;
    const answer: Answer = this.#checker.check(text, context, { all: true });
    const take = (full: Decision): Decision => this.#take(number, text, version, full);
    return (answer instanceof Promise ? answer.then(take) : take(answer)) as A;
  }

  /** The last text could not be checked: what an older one said is of no use, even when it comes later. */
  forget(): void {
    this.answered = this.asked;
    this.#last = null;
  }

  /** No answer is told of any more. */
  stop(): void {
    this.#stopped = true;
  }

  #take(number: number, text: string, version: number, full: Decision): Decision {
    const decision = withoutClear(full);
    if (number <= this.answered || this.#stopped) return decision;
    this.answered = number;
    this.#last = { text, version, full, decision };
    this.#answered(this.#last);
    return decision;
  }
}
