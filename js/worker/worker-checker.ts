import type { CheckerOptions, CheckOptions } from '../checker.js';
import { contextJson } from '../context-json.js';
import { disposable } from '../disposable.js';
import type { DraftOptions } from '../draft.js';
import { PresendError } from '../errors.js';
import { frozen } from '../frozen.js';
import { loadBytes, type BinarySource } from '../sources.js';
import type { Context, Decision, PackInfo, TracedDecision } from '../types.js';
import { whenDropped } from '../when-dropped.js';
import { abortable } from './abort.js';
import type { WorkerClient } from './client.js';
import { Latest } from './latest.js';
import type { WorkerLike } from './port.js';
import { ClientDraft, type RequestOptions, type WorkerDraft } from './worker-draft.js';

export interface WorkerCheckerOptions extends CheckerOptions {
  /**
   * A worker that runs the package's script, `presend/worker-main.js`, for hosts that start workers in a way of their
   * own. It is the checker's from then on, which ends it. By default the package starts one.
   */
  readonly worker?: WorkerLike;
}

export interface WorkerCheckOptions extends CheckOptions, RequestOptions {
  /**
   * Of the checks of one slot (an editor, say) the newest wins: one that is still pending when the next comes rejects
   * with `superseded`. Checks without a slot do not get in each other's way.
   */
  readonly slot?: string;
}

/**
 * A `Checker` in a worker: the same calls and the same answers, as promises. The page's thread reads the answers and
 * nothing else, however long the texts are. Checks are answered in their order.
 *
 * When the worker stops (an error outside of a call, a message that can not be read, its end) everything that is pending
 * rejects with `worker_unavailable`, and so does every later call; a new checker is a new worker.
 */
export interface WorkerChecker {
  /** As `Checker.check`. @throws PresendError (as a rejection) also `superseded`, `aborted`, `worker_unavailable` */
  check(
    text: string,
    context?: Context,
    options?: WorkerCheckOptions & { readonly trace?: false },
  ): Promise<Decision>;
  check(
    text: string,
    context: Context | undefined,
    options: WorkerCheckOptions & { readonly trace: true },
  ): Promise<TracedDecision>;
  /** As `Checker.draft`. @throws PresendError (as a rejection) also `worker_unavailable` */
  draft(context?: Context, options?: DraftOptions): Promise<WorkerDraft>;
  /** As `Checker.update`. @throws PresendError (as a rejection) also `worker_unavailable` */
  update(
    source: BinarySource | Promise<BinarySource>,
    options?: { readonly now?: Date },
  ): Promise<PackInfo>;
  /** As `Checker.pack`. After `dispose()` it is there if it was asked for before. */
  readonly pack: Promise<PackInfo>;
  /** As `Checker.message`. @throws PresendError (as a rejection) also `worker_unavailable` */
  message(id: string, locale?: string): Promise<string>;
  /** As `Checker.loadLocale`. @throws PresendError (as a rejection) also `worker_unavailable` */
  loadLocale(locale: string, source?: BinarySource | Promise<BinarySource>): Promise<string>;
  /** Ends the worker. What is pending, and every later call, rejects with `disposed`. */
  dispose(): void;
  /** As `dispose()`, for `using`; absent where the platform has no `Symbol.dispose`. */
  [Symbol.dispose](): void;
}

/** The workers of checkers that were dropped without `dispose()`. */
const dropped = whenDropped<WorkerClient>((client) => {
  client.close(disposed());
});

/** The page's end of a checker in a worker. */
export class ClientChecker {
  declare readonly [Symbol.dispose]: () => void;
  readonly #client: WorkerClient;
  readonly #slots = new Map<string, Latest<Decision | TracedDecision>>();
  #drafts = 0;
  #pack: Promise<PackInfo> | undefined;
  #updated: Promise<unknown> = Promise.resolve();

  constructor(client: WorkerClient) {
    this.#client = client;
    dropped?.register(this, client, this);
  }

  get pack(): Promise<PackInfo> {
    if (this.#pack) return this.#pack;
    const asked = this.#client.call(this, 'pack', undefined).then(frozen);
    this.#pack = asked;
    asked.catch(() => {
      if (this.#pack === asked) this.#pack = undefined;
    });
    return asked;
  }

  async check(
    text: string,
    context?: Context,
    options: WorkerCheckOptions = {},
  ): Promise<Decision | TracedDecision> {
    const { all = false, trace = false, slot, signal } = options;
    const argument = { text, context: contextJson(context), all, trace };
    const send = (): Promise<Decision | TracedDecision> =>
      this.#client.call(this, 'check', argument).then(frozen);
    return slot === undefined ? abortable(send, signal) : this.#inSlot(slot, send, signal);
  }

  async draft(context?: Context, options: DraftOptions = {}): Promise<WorkerDraft> {
    const draft = ++this.#drafts;
    const { all = false } = options;
    await this.#client.call(this, 'draft', { draft, context: contextJson(context), all });
    return new ClientDraft(this.#client, this, draft);
  }

  update(
    source: BinarySource | Promise<BinarySource>,
    options: { readonly now?: Date } = {},
  ): Promise<PackInfo> {
    const done = this.#updated.then(async () => {
      const pack = (await loadBytes(await source, 'pack')).slice();
      const argument = { pack, now: (options.now ?? new Date()).getTime() };
      const info = this.#client.call(this, 'update', argument, [pack.buffer]).then(frozen);
      await info;
      this.#pack = info;
      return info;
    });
    this.#updated = done.catch(() => undefined);
    return done;
  }

  message(id: string, locale?: string): Promise<string> {
    return this.#client.call(this, 'message', { id, locale });
  }

  async loadLocale(locale: string, source?: BinarySource | Promise<BinarySource>): Promise<string> {
    const given = await source;
    const texts = given && (await loadBytes(given, 'texts')).slice();
    return this.#client.call(this, 'loadLocale', { locale, texts }, texts ? [texts.buffer] : []);
  }

  dispose(): void {
    dropped?.unregister(this);
    this.#client.close(disposed());
  }

  async #inSlot(
    slot: string,
    send: () => Promise<Decision | TracedDecision>,
    signal: AbortSignal | undefined,
  ): Promise<Decision | TracedDecision> {
    let latest = this.#slots.get(slot);
    if (!latest) this.#slots.set(slot, (latest = new Latest()));
    try {
      return await latest.run(send, signal);
    } finally {
      if (latest.idle) this.#slots.delete(slot);
    }
  }
}

disposable(ClientChecker.prototype);

function disposed(): PresendError {
  return new PresendError('disposed', 'the checker was disposed of');
}
