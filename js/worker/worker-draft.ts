import { contextJson } from '../context-json.js';
import { disposable } from '../disposable.js';
import { DraftText } from '../draft-text.js';
import { PresendError } from '../errors.js';
import { frozen } from '../frozen.js';
import type { Context, Decision } from '../types.js';
import type { Replacement } from '../whole-characters.js';
import { abortable } from './abort.js';
import type { WorkerClient } from './client.js';
import { Latest, superseded } from './latest.js';
import type { Edit } from './protocol.js';
import { joined, NO_EDIT } from './splice.js';

export interface RequestOptions {
  /**
   * Gives the request up, which then rejects with `aborted` (`cause` is the signal's reason). The edit of a draft counts
   * all the same, since its text follows an editor.
   */
  readonly signal?: AbortSignal;
}

/**
 * A `Draft` whose text is checked in a worker. The newest request wins: one that is still pending when the next comes
 * rejects with `superseded`, and while the worker is at one, the edits that come are put together, so that it is never
 * more than one check behind.
 */
export interface WorkerDraft {
  /** The text as the edits made it; at once, whether they were checked already or not. */
  readonly text: string;
  /**
   * As `Draft.replace`: nothing changes when the arguments do not fit, and else the edit counts, whatever becomes of
   * the check.
   * @throws PresendError (as a rejection) those of `Draft.replace`; `superseded`, `aborted`, `worker_unavailable`
   */
  replace(
    start: number,
    end: number,
    inserted: string,
    options?: RequestOptions,
  ): Promise<Decision>;
  /**
   * As `Draft.setContext`. Whether the context is taken does not depend on what comes after it; its check may be
   * superseded.
   * @throws PresendError (as a rejection) those of `Draft.setContext`; `superseded`, `aborted`, `worker_unavailable`
   */
  setContext(context?: Context, options?: RequestOptions): Promise<Decision>;
  /** Lets the text go, here and in the worker. What is pending, and every later call, rejects with `disposed`. */
  dispose(): void;
  /** As `dispose()`, for `using`; absent where the platform has no `Symbol.dispose`. */
  [Symbol.dispose](): void;
}

/** A draft's page end. */
export class ClientDraft implements WorkerDraft {
  declare readonly [Symbol.dispose]: () => void;
  readonly #client: WorkerClient;
  readonly #owner: object;
  readonly #draft: number;
  readonly #text = new DraftText();
  readonly #latest = new Latest<Decision>();
  /** What the worker has not been told yet. */
  #unsent: Replacement | undefined;
  /** Counts the requests, so that one can tell whether it is still the newest. */
  #turn = 0;

  /** @param owner the checker, which must live while an answer is awaited */
  constructor(client: WorkerClient, owner: object, draft: number) {
    this.#client = client;
    this.#owner = owner;
    this.#draft = draft;
  }

  get text(): string {
    return this.#text.current;
  }

  async replace(
    start: number,
    end: number,
    inserted: string,
    { signal }: RequestOptions = {},
  ): Promise<Decision> {
    this.#text.replace(start, end, inserted);
    const edit = { start, end, inserted };
    this.#unsent = this.#unsent ? joined(this.#unsent, edit, this.#text) : edit;
    this.#turn++;
    this.#latest.supersede();
    const argument = (): Edit => ({ draft: this.#draft, edit: this.#take() });
    return this.#latest.run(
      () => this.#client.call(this.#owner, 'edit', argument()).then(frozen),
      signal,
    );
  }

  /** Not one of `latest`: a context that is refused has to be heard of, whatever comes after it. */
  async setContext(context?: Context, { signal }: RequestOptions = {}): Promise<Decision> {
    this.#text.use();
    const json = contextJson(context);
    const turn = ++this.#turn;
    this.#latest.supersede();
    const argument = (): Edit & { readonly context: string } => {
      return { draft: this.#draft, edit: this.#take(), context: json };
    };
    const decision = await abortable(
      () => this.#client.call(this.#owner, 'setContext', argument()),
      signal,
    );
    this.#text.use();
    if (turn !== this.#turn) throw superseded();
    return frozen(decision);
  }

  dispose(): void {
    this.#text.dispose();
    this.#latest.reject(new PresendError('disposed', 'the draft was disposed of'));
    // A worker that is gone has nothing to let go.
    this.#client.call(this.#owner, 'endDraft', this.#draft).catch(() => undefined);
  }

  #take(): Replacement {
    const edit = this.#unsent ?? NO_EDIT;
    this.#unsent = undefined;
    return edit;
  }
}

disposable(ClientDraft.prototype);
