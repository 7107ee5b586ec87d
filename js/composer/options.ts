import type { PresendError } from '../errors.js';
import type { Claim, Context, Decision } from '../types.js';
import type { Clock } from './clock.js';
import type { FindingReport } from './report.js';
import type { TextSource } from './texts.js';

/** How a checker answers: at once, or, when it works somewhere else, with a promise. */
export type Answer = Decision | Promise<Decision>;

/** What `T` is, as a checker that answers with `A` gives it. */
export type Answered<A extends Answer, T> = A extends Promise<Decision> ? Promise<T> : T;

/** A text that is followed edit by edit, as `Draft` and `WorkerDraft` do. */
export interface ComposerDraft<A extends Answer = Decision> {
  /** Replaces the UTF-16 units from `start` to `end` (exclusive), and checks. */
  replace(start: number, end: number, inserted: string): A;
  dispose(): void;
}

/** Where drafts come from. */
export interface DraftSource<A extends Answer = Decision> {
  draft(context?: Context, options?: { readonly all?: boolean }): Answered<A, ComposerDraft<A>>;
}

/** What a composer needs of a checker: a draft for what is typed, and `check` for what a program asks for. */
export interface ComposerChecker<A extends Answer = Decision> extends TextSource, DraftSource<A> {
  check(text: string, context?: Context, options?: { readonly all?: boolean }): A;
  /** Called while the browser is idle, for as long as something is left to get ready. */
  warmUp?(): boolean;
}

export interface ComposerOptions<A extends Answer = Decision> {
  readonly checker: ComposerChecker<A>;
  /**
   * Checks long texts while they are typed, beside the page's thread: a checker of `createWorkerChecker`, or the promise of
   * one. It has to have the pack and the texts of `checker`, so who updates the one updates the other. What a program asks
   * for (`checkNow`, `holdsSend`, `update`, `claim`, and the first check of all) is answered by `checker`, however long the
   * text is; and so is everything after the worker has failed.
   */
  readonly worker?: DraftSource<Promise<Decision>> | Promise<DraftSource<Promise<Decision>>>;
  /** The length from which on a text is long, in UTF-16 code units; by default 5,000. */
  readonly workerFrom?: number;
  /**
   * Called once, when the worker has not started or has failed. Nothing is lost: the text is checked by `checker` then.
   */
  readonly onWorkerError?: (error: PresendError) => void;
  /** What is known about the message beside its text. It is read now; `update` changes it. */
  readonly context?: Context;
  /** Called after every check: in the turn of the input that led to it, or when a checker's or worker's promise is kept. */
  readonly onDecision?: (decision: Decision) => void;
  /** Called when a text could not be checked; nothing is marked then, and the server decides. */
  readonly onError?: (error: PresendError) => void;
  /** Offers to show also the findings that are clear. */
  readonly offerClear?: boolean;
  /**
   * Under `view: 'recipient'` the editor holds a message received; the panel then says what to answer, and hands a
   * polite refusal over when the user wants to reply with it.
   */
  readonly onReply?: (text: string) => void;
  /** Offers to report a finding as wrong, and is given the report, which has nothing of the text in it. */
  readonly onReport?: (report: FindingReport) => void;
  /** Where the findings are listed; by default right after the editor. */
  readonly panel?: HTMLElement;
  /** After how many milliseconds without a change the user has paused; by default 700. */
  readonly pause?: number;
  /** How to wait for a pause; by default the platform's timers. */
  readonly clock?: Clock;
}

/**
 * A composer at work on one editor. With a checker that answers with promises (`A` is `Promise<Decision>`) every check
 * is a promise too; what it found is then moved along with what has been typed since.
 */
export interface Composer<A extends Answer = Decision> {
  /** The editor's text. This is what to send: the newlines in it are those that the decision's ranges count. */
  readonly text: string;
  /**
   * The decision of the last check that was answered; null before the first and when the text could not be checked. It
   * also has what the user does not see yet, because it is still being typed. That of a worker may be about the text as it
   * was some keys ago: `checkNow` is about the present one.
   */
  readonly decision: Decision | null;
  /** The accepted claims of the last check: send them along with the text, for the server to judge again. */
  readonly declared: readonly Claim[];
  /** Goes on under another context. @throws PresendError as `Checker.check`; the context before stays then */
  update(context: Context): A;
  /**
   * States a purpose for a finding, or takes it back with null, and checks again. A purpose that the policy does not
   * offer for it changes nothing, and the decision's `declared` says why.
   * @throws PresendError `invalid_arguments` when the last decision has no finding of that id
   */
  claim(id: string, purpose: string | null): A;
  /**
   * Checks and shows all that is found now, also in the middle of a word or of a composition.
   * @throws PresendError as `Checker.check`
   */
  checkNow(): A;
  /**
   * For Send: checks now, and says whether the message is to be held, which it is while something must be changed
   * (`block`) or answered (`ask`). What cannot be checked passes: `onError` is told, and the server decides.
   */
  holdsSend(): Answered<A, boolean>;
  /** To be called when a program has changed the text: an editor tells of what the user does only. */
  refresh(): void;
  /** Takes every mark, panel, listener and attribute away again. */
  detach(): void;
}
