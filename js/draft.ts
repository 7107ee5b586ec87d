import { contextJson } from './context-json.js';
import { disposable } from './disposable.js';
import { DraftText } from './draft-text.js';
import { FLAGS, type WasmEngine } from './engine.js';
import { PresendError } from './errors.js';
import type { HeldDraft } from './held-draft.js';
import type { Context, Decision } from './types.js';
import { whenDropped } from './when-dropped.js';
import type { Replacement } from './whole-characters.js';

export interface DraftOptions {
  /** Also the findings that are `clear`. */
  readonly all?: boolean;
}

/**
 * A text that is being written. It begins empty, follows an editor edit by edit, and gives for each the decision that
 * one check of the whole text would give, at the cost of what the edit touches: findings elsewhere are the same objects
 * as before, but for where they stand. All offsets are UTF-16 code units, ends exclusive; an edit may go through a
 * surrogate pair or a grapheme cluster.
 *
 * @example
 * const draft = checker.draft({ surface: 'proposal' });
 * draft.replace(0, 0, 'write to john@gmail').verdict; // 'block'
 * draft.replace(9, 19, 'me').verdict; // 'clear'
 * draft.text; // 'write to me'
 * draft.dispose();
 */
export interface Draft {
  /** The text as the edits made it. */
  readonly text: string;
  /**
   * Replaces the units from `start` to `end` with `inserted`, and checks. When the arguments do not fit, nothing
   * changes. When the text can not be checked (`text_too_long`), the edit counts all the same, since the editor has
   * made it: the next one that makes the text short enough is checked again.
   * @param start of the text as it is before the edit, as is `end`
   * @throws PresendError `invalid_arguments` (the range does not lie in the text, `inserted` is no string),
   *   `text_too_long`, `out_of_memory`, `internal`, `disposed` (the draft or its checker was disposed of); after an
   *   update of the checker also those of the context
   */
  replace(start: number, end: number, inserted: string): Decision;
  /**
   * Goes on under another context, and checks. A context that is refused leaves the one before.
   * @param context is read now: what is changed in it afterwards changes nothing
   * @throws PresendError `unknown_key`, `unknown_word`, `invalid_value`, `invalid_json`, `context_too_large`, and those
   *   of `replace`
   */
  setContext(context?: Context): Decision;
  /** Lets the text go. Every later call throws `disposed`; a second `dispose()` does nothing. */
  dispose(): void;
  /** As `dispose()`, for `using`; absent where the platform has no `Symbol.dispose`. */
  [Symbol.dispose](): void;
}

/** The drafts that the engine holds for those that were dropped without `dispose()`. */
const dropped = whenDropped<HeldDraft>((held) => {
  held.close();
});

/** A draft on an engine in the same thread, which keeps the text too and is told each edit. */
export class EngineDraft implements Draft {
  declare readonly [Symbol.dispose]: () => void;
  readonly #engine: () => WasmEngine;
  readonly #text = new DraftText();
  readonly #flags: number;
  #context: string;
  /** None before the first check, and when the engine may hold another text than this one. */
  #held: HeldDraft | undefined;

  constructor(engine: () => WasmEngine, context: Context | undefined, options: DraftOptions) {
    this.#engine = engine;
    this.#flags = options.all ? FLAGS.all : 0;
    this.#context = contextJson(context);
    engine().prepare(this.#context);
  }

  get text(): string {
    return this.#text.current;
  }

  replace(start: number, end: number, inserted: string): Decision {
    const engine = this.#engine();
    return this.#check(engine, this.#text.replace(start, end, inserted));
  }

  setContext(context?: Context): Decision {
    this.#text.use();
    const engine = this.#engine();
    const json = contextJson(context);
    engine.prepare(json);
    this.#context = json;
    this.#close();
    return this.#check(engine, this.#whole());
  }

  dispose(): void {
    this.#text.dispose();
    this.#close();
  }

  /** Does to the draft in the engine what was done to this one, or hands the whole of it to a new one. */
  #check(engine: WasmEngine, edit: Replacement): Decision {
    try {
      if (this.#held?.isOf(engine)) return this.#held.replace(edit);
      this.#close();
      this.#held = engine.openDraft(this.#context, this.#flags);
      dropped?.register(this, this.#held, this);
      return this.#held.replace(this.#whole());
    } catch (error) {
      // An edit that makes the text too long counts in the engine too; of any other failure it may know nothing.
      if (!(error instanceof PresendError && error.code === 'text_too_long')) this.#close();
      throw error;
    }
  }

  #whole(): Replacement {
    return { start: 0, end: 0, inserted: this.#text.current };
  }

  #close(): void {
    if (!this.#held) return;
    dropped?.unregister(this);
    this.#held.close();
    this.#held = undefined;
  }
}

disposable(EngineDraft.prototype);
