import { createCheckerFrom } from './engine-checker.js';
import type { Draft, DraftOptions } from './draft.js';
import type { WasmEngine } from './engine.js';
import { packageFiles } from './files.js';
import { keyRing, type PackKey } from './keys.js';
import type { BinarySource, WasmSource } from './sources.js';
import { addLocales as addLocalesFrom, start } from './start.js';
import type { Context, Decision, PackInfo, TracedDecision } from './types.js';

export interface CheckerOptions {
  /** The engine; by default the file that comes with the package (fetched in a browser, read under Node). */
  readonly wasm?: WasmSource | Promise<WasmSource>;
  /** The rule pack; by default the one that comes with the package. */
  readonly pack?: BinarySource | Promise<BinarySource>;
  /**
   * Whose signatures on packs are accepted. Without keys only the pack that came with this build is taken; with them
   * also one that they have signed, of the wanted id and no older than that of the build.
   */
  readonly keys?: readonly PackKey[];
  /** The id wanted of a signed pack; by default that of the pack that came with this build. */
  readonly id?: string;
  /**
   * The languages that explanations are wanted in beside English, as BCP 47 tags: their texts are loaded too. A
   * language that the pack does not have is explained in English. `every` is all that the pack has.
   */
  readonly locales?: readonly string[] | 'every';
  /**
   * Where the texts of those languages are, by tag; by default the files that come with the package, which fit its pack:
   * another pack that names other texts speaks English until it is given its own.
   */
  readonly texts?: Readonly<Record<string, BinarySource | Promise<BinarySource>>>;
  /** The time by which a pack's expiry is judged; by default the present. The engine itself reads no clock. */
  readonly now?: Date;
}

export interface CheckOptions {
  /** Also the findings that are `clear`. */
  readonly all?: boolean;
  /** Also every candidate kept or rejected, with its evidence. */
  readonly trace?: boolean;
}

/**
 * Checks messages. It holds one engine and one pack, and no text: it can check under any number of contexts, and
 * the same text, context and pack always give the same decision. Synchronous, and meant to be called at every key.
 */
export interface Checker {
  /**
   * What the policy says about a message.
   * @param text any string; a lone surrogate reads as U+FFFD
   * @param context what is known beside the text; defaults to the strictest ordinary case
   * @returns plain frozen objects; offsets are UTF-16 code units of `text`, ends exclusive
   * @throws PresendError `unknown_key`, `unknown_word`, `invalid_value`, `invalid_json`, `context_too_large` (of the
   *   context), `text_too_long`, `out_of_memory`, `internal`, `disposed`, `invalid_arguments`
   */
  check(
    text: string,
    context?: Context,
    options?: CheckOptions & { readonly trace?: false },
  ): Decision;
  check(
    text: string,
    context: Context | undefined,
    options: CheckOptions & { readonly trace: true },
  ): TracedDecision;
  /**
   * A text that is being written, which begins empty and is checked edit by edit.
   * @param context as for `check`; read now: what is changed in it afterwards changes nothing
   * @throws PresendError those of `check` that are about the context; `disposed`
   */
  draft(context?: Context, options?: DraftOptions): Draft;
  /**
   * Takes a newer pack: signed by one of the checker's keys, of the same id and a higher version (or the very same).
   * It takes the place of the one held at once and whole: a check sees the old pack or the new one, never a mixture,
   * and contexts are made anew at their next use. When it is refused, or this rejects for any other reason (memory that
   * runs out too), the pack held stays and goes on working. Several updates run one after the other, so that never more
   * than two packs are held.
   *
   * Texts of other languages go with the pack: those that the new one names too, by digest, are kept, and in the others
   * explanations are in English until `loadLocale` has brought the new pack's own. The files that come with the package
   * fit its own pack, so `loadLocale` without a source answers `en` for a language whose texts have changed.
   * @param options.now the time by which keys and expiry are judged; by default the present
   * @returns what the new pack tells about itself, as `pack` does from then on
   * @throws PresendError `pack_unsigned`, `pack_wrong_key`, `pack_test_key`, `pack_altered`, `pack_truncated`,
   *   `pack_too_large`, `pack_unsupported`, `pack_downgraded`, `pack_expired`, `pack_other_id`, `pack_damaged`,
   *   `pack_untrusted` (the checker has no keys), `pack_unverifiable`, `pack_unavailable`, `out_of_memory`,
   *   `wasm_unavailable` (another instance does not start), `internal`, `invalid_arguments`, `disposed`
   */
  update(
    source: BinarySource | Promise<BinarySource>,
    options?: { readonly now?: Date },
  ): Promise<PackInfo>;
  /**
   * Gets ready, one kind of detail at a time, what otherwise the first message that has one waits for: some tens of
   * milliseconds in all. It changes no decision. The composer and the worker do it when they have nothing else to do; a
   * server may before its first request: `while (checker.warmUp());`
   * @returns whether something is left
   * @throws PresendError `out_of_memory`, `internal`, `disposed`
   */
  warmUp(): boolean;
  /** The pack, its policies, their words and tables; also after `dispose()`. */
  readonly pack: PackInfo;
  /**
   * A text of the interface (a button, a summary) from the pack, by its id; it may hold {placeholders}. Empty when the
   * pack has none of that id. `locale` is the tag of the language that it then is in, `direction` is `ltr` or `rtl`.
   * @param locale a BCP 47 tag; by default English
   * @throws PresendError `disposed`, `internal`
   */
  message(id: string, locale?: string): string;
  /**
   * Loads the texts of one language more. Until they are here, and where the pack does not have the language,
   * explanations are in English.
   * @param locale a BCP 47 tag: the longest prefix that the pack has decides
   * @param source the file of texts; by default the one that comes with the package
   * @returns the tag of the language that explanations are in from now on
   * @throws PresendError `texts_unavailable`, `texts_damaged`, `texts_unknown`, `texts_untrusted`, `invalid_value`,
   *   `out_of_memory`, `internal`, `disposed`, `invalid_arguments`
   */
  loadLocale(locale: string, source?: BinarySource | Promise<BinarySource>): Promise<string>;
  /** Frees the engine's memory. Every later call throws `disposed`; a second `dispose()` does nothing. */
  dispose(): void;
  /** As `dispose()`, for `using`; absent where the platform has no `Symbol.dispose`. */
  [Symbol.dispose](): void;
}

/** As `createChecker`, for the parts of presend that also need what people on a terminal see. */
export function startEngine(options: CheckerOptions = {}): Promise<WasmEngine> {
  return start(packageFiles, options, keyRing(options.keys ?? []));
}

/** Gives an engine the texts of several languages from the package; `every` is all that the pack has. */
export function addLocales(engine: WasmEngine, tags: readonly string[] | 'every'): Promise<void> {
  return addLocalesFrom(engine, packageFiles, tags);
}

/**
 * Starts a checker. Nothing is remembered of a start that failed: call it again to try again.
 *
 * @example
 * const checker = await createChecker();
 * const decision = checker.check('write to john@gmail.com', { surface: 'message' });
 * decision.verdict; // 'block'
 *
 * @throws PresendError `wasm_unavailable`, `pack_unavailable`, `pack_damaged`, `pack_too_large`, `pack_untrusted`,
 *   `pack_unsupported`, `pack_unverifiable`, `out_of_memory`, `invalid_arguments`; with keys also those of
 *   `Checker.update`, with `locales` or `texts` those of `Checker.loadLocale`
 */
export async function createChecker(options: CheckerOptions = {}): Promise<Checker> {
  return createCheckerFrom(packageFiles, options);
}
