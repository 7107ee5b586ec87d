import { contextJson } from '../context-json.js';
import type { Edit } from '../edit.js';
import { PresendError } from '../errors.js';
import type { Context, Decision } from '../types.js';
import { EditorDraft } from './editor-draft.js';
import type { Answer, ComposerOptions, DraftSource } from './options.js';
import { withoutClear } from './summary.js';

/**
 * The length from which on a worker checks what is typed, in UTF-16 units. Cyrillic, the slowest of ordinary text, takes
 * 2 ms at 5,000 units on a core of a server, and 4 ms at 10,000; taken five times, for a phone, that is 10 of a frame's 16 ms.
 */
const WORKER_FROM = 5_000;

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

/** What `Checks` tells of. */
export interface ChecksListener {
  /** Every answer, unless that to a later check came first. */
  answered(checked: Checked): void;
  /** The text is to be checked again as it is by now: a check was put off, or came to nothing. */
  due(): void;
  /** A check that nobody waits for has failed, and no later one was asked for or is due. */
  failed(error: PresendError): void;
  /** The worker is not asked any more. */
  workerFailed(error: PresendError): void;
}

type Options<A extends Answer> = Pick<ComposerOptions<A>, 'checker' | 'worker' | 'workerFrom'>;

/**
 * The checks of one composer, in the order in which they were asked for: the newest that is answered counts. What a
 * program asks for is one check of the whole text. What typing leads to goes through a draft, for long texts one in a worker;
 * of a draft that answers later one check is under way at a time, and the next is about the text as it is then. So a worker is
 * never more than one check behind, and however fast one types, its answers come.
 */
export class Checks<A extends Answer> {
  readonly #checker: ComposerOptions<A>['checker'];
  readonly #draft: EditorDraft<A>;
  readonly #workerFrom: number;
  readonly #listener: ChecksListener;
  #worker: EditorDraft<Promise<Decision>> | null;
  /** The drafts that have a check under way. */
  readonly #busy = new Set<unknown>();
  #context: Context = {};
  #last: Checked | null = null;
  #due = false;
  #stopped = false;
  /** How many checks were asked for. */
  asked = 0;
  /** The number of the newest check that was answered. */
  answered = 0;
  /** What was last asked about; null before. */
  askedText: string | null = null;

  constructor({ checker, worker, workerFrom = WORKER_FROM }: Options<A>, listener: ChecksListener) {
    this.#checker = checker;
    this.#draft = new EditorDraft<A>(checker);
    this.#worker = worker ? new EditorDraft(promised(worker)) : null;
    this.#workerFrom = workerFrom;
    this.#listener = listener;
  }

  /** The newest answer; null before the first, and when there is none any more. */
  get last(): Checked | null {
    return this.#last;
  }

  get context(): Context {
    return this.#context;
  }

  /** @param context is read now @throws PresendError `invalid_arguments`, `invalid_json` */
  set context(context: Context) {
    this.#context = JSON.parse(contextJson(context)) as Context;
  }

  /** To be called for every edit of the text, before it is asked about. */
  edited(edit: Edit): void {
    this.#draft.edited(edit);
    this.#worker?.edited(edit);
  }

  /**
   * One check of the whole text by the checker itself.
   * @returns the decision without what is clear, as the checker answers
   * @throws PresendError as the checker; nothing has changed then
   */
  now(text: string, version: number): A {
    const answer: Answer = this.#checker.check(text, this.#context, { all: true });
    const take = this.#ask(text, version);
    return (answer instanceof Promise ? answer.then(take) : take(answer)) as A;
  }

  /** The next edit of the text is checked. @throws PresendError of a checker that answers at once */
  typed(text: string, version: number): void {
    const draft: EditorDraft<A> | EditorDraft<Promise<Decision>> =
      this.#worker && text.length >= this.#workerFrom ? this.#worker : this.#draft;
    if (this.#busy.has(draft)) {
      this.#due = true;
      return;
    }
    const take = this.#ask(text, version);
    const answer: Answer = draft.check(text, this.#context);
    if (answer instanceof Promise) void this.#await(draft, answer, take);
    else take(answer);
  }

  /** The last text could not be checked: what an older one said is of no use, even when it comes later. */
  forget(): void {
    this.answered = this.asked;
    this.#last = null;
  }

  /** No answer is told of any more. */
  stop(): void {
    this.#stopped = true;
    this.#draft.end();
    this.#worker?.end();
  }

  /** Numbers a check. Returns what takes its answer. */
  #ask(text: string, version: number): (full: Decision) => Decision {
    const number = ++this.asked;
    this.askedText = text;
    this.#due = false;
    return (full) => {
      const decision = withoutClear(full);
      if (number <= this.answered || this.#stopped) return decision;
      this.answered = number;
      this.#last = { text, version, full, decision };
      this.#listener.answered(this.#last);
      return decision;
    };
  }

  async #await(
    draft: unknown,
    answer: Promise<Decision>,
    take: (full: Decision) => Decision,
  ): Promise<void> {
    const number = this.asked;
    this.#busy.add(draft);
    try {
      const full = await answer.catch((error: unknown) => {
        if (number === this.asked && !this.#stopped) this.#fail(draft, error);
        return null;
      });
      this.#busy.delete(draft);
      if (full) take(full);
    } finally {
      this.#busy.delete(draft);
      if (this.#due && !this.#stopped) this.#listener.due();
    }
  }

  /** What is wrong with a worker is not wrong with the text, which is checked without it then. */
  #fail(draft: unknown, error: unknown): void {
    if (!(error instanceof PresendError)) throw error;
    if (draft !== this.#worker || error.code === 'text_too_long') {
      if (!this.#due) this.#listener.failed(error);
      return;
    }
    this.#worker?.end();
    this.#worker = null;
    this.#due = true;
    this.#listener.workerFailed(error);
  }
}

/** A worker's checker that may still be starting. One that does not start fails the first check. */
function promised(worker: NonNullable<ComposerOptions['worker']>): DraftSource<Promise<Decision>> {
  if (!(worker instanceof Promise)) return worker;
  worker.catch(() => undefined);
  return { draft: async (...given) => (await worker).draft(...given) };
}
