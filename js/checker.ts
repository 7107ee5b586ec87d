import { FLAGS, WasmEngine } from './engine.js';
import { PresendError } from './errors.js';
import { dayOf, keyRing, type KeyRing, type PackKey } from './keys.js';
import { loadPack, loadTexts, loadWasm, type BinarySource, type WasmSource } from './sources.js';
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

/** The engines of checkers that were dropped without `dispose()`. */
const dropped =
  typeof FinalizationRegistry === 'function'
    ? new FinalizationRegistry<WasmEngine>((engine) => {
        engine.delete();
      })
    : undefined;

class EngineChecker {
  declare readonly [Symbol.dispose]: () => void;
  #engine: WasmEngine | undefined;
  #pack: PackInfo | undefined;
  readonly #keys: KeyRing;
  #updated: Promise<unknown> = Promise.resolve();

  constructor(engine: WasmEngine, keys: KeyRing) {
    this.#engine = engine;
    this.#keys = keys;
    dropped?.register(this, engine, this);
  }

  /** Read when first asked for: it is longer than a start should wait for. */
  get pack(): PackInfo {
    this.#pack ??= this.#use().packInfo();
    return this.#pack;
  }

  check(text: string, context?: Context, options: CheckOptions = {}): Decision | TracedDecision {
    if (typeof text !== 'string')
      throw new PresendError('invalid_arguments', 'the text must be a string');
    if (context !== undefined && (typeof context !== 'object' || context === null))
      throw new PresendError('invalid_arguments', 'the context must be an object');
    const flags = options.all ? FLAGS.all : 0;
    return options.trace
      ? this.#use().trace(text, context, flags)
      : this.#use().check(text, context, flags);
  }

  update(
    source: BinarySource | Promise<BinarySource>,
    options: { readonly now?: Date } = {},
  ): Promise<PackInfo> {
    const done = this.#updated.then(async () => {
      const day = dayOf(options.now ?? new Date());
      const pack = await loadPack(await source);
      await this.#use().update(pack, { keys: this.#keys, day }, this.pack);
      this.#pack = undefined;
      return this.pack;
    });
    this.#updated = done.catch(() => undefined);
    return done;
  }

  message(id: string, locale = 'en'): string {
    return this.#use().message(id, locale);
  }

  async loadLocale(locale: string, source?: BinarySource | Promise<BinarySource>): Promise<string> {
    await addLocale(() => this.#use(), this.pack.locales, locale, source);
    return this.message('locale', locale);
  }

  dispose(): void {
    if (!this.#engine) return;
    try {
      void this.pack; // it can be read afterwards too
    } catch {
      // A stopped engine tells nothing any more, and has to be let go all the same.
    }
    dropped?.unregister(this);
    this.#engine.delete();
    this.#engine = undefined;
  }

  #use(): WasmEngine {
    if (!this.#engine) throw new PresendError('disposed', 'the checker was disposed of');
    return this.#engine;
  }
}

if (typeof Symbol.dispose === 'symbol') {
  Object.defineProperty(EngineChecker.prototype, Symbol.dispose, {
    value(this: EngineChecker) {
      this.dispose();
    },
    writable: true,
    configurable: true,
  });
}

/** The locale that a tag means: the longest prefix of its subtags that is among them, else the first, English. */
function localeFor(tag: string, locales: readonly string[]): string | undefined {
  const subtags = tag.toLowerCase().split('-');
  for (; subtags.length > 0; subtags.pop()) {
    const found = locales.find((locale) => locale.toLowerCase() === subtags.join('-'));
    if (found !== undefined) return found;
  }
  return locales[0];
}

/** Gives an engine the texts of a language, unless it has them: then `message('locale')` says so. */
async function addLocale(
  engine: () => WasmEngine,
  locales: readonly string[],
  tag: string,
  given?: BinarySource | Promise<BinarySource>,
): Promise<void> {
  engine().prepare({ locale: tag }); // says what is wrong with a tag that is none
  const locale = localeFor(tag, locales);
  const source = await given;
  if (locale === undefined || (!source && engine().message('locale', locale) === locale)) return;
  const texts = await loadTexts(locale, source);
  try {
    await engine().addTexts(texts);
  } catch (error) {
    // The files of the package fit the pack of the package; another pack has files of its own.
    if (source || !(error instanceof PresendError && error.code === 'texts_untrusted')) throw error;
  }
}

/** As `createChecker`, for the parts of presend that also need what people on a terminal see. */
export function startEngine(options: CheckerOptions = {}): Promise<WasmEngine> {
  return start(options, keyRing(options.keys ?? []));
}

async function start(options: CheckerOptions, keys: KeyRing): Promise<WasmEngine> {
  const day = dayOf(options.now ?? new Date());
  const [wasm, pack] = await Promise.all([
    Promise.resolve(options.wasm).then(loadWasm),
    Promise.resolve(options.pack).then(loadPack),
  ]);
  const engine = await WasmEngine.start(wasm, pack, { keys, day }, options.id ?? '');
  try {
    const { locales = [], texts = {} } = options;
    const wanted =
      locales === 'every' ? locales : [...new Set([...locales, ...Object.keys(texts)])];
    await addLocales(engine, wanted, texts);
    return engine;
  } catch (error) {
    engine.delete();
    throw error;
  }
}

/** Gives an engine the texts of several languages; `every` is all that the pack has. */
export async function addLocales(
  engine: WasmEngine,
  tags: readonly string[] | 'every',
  texts: NonNullable<CheckerOptions['texts']> = {},
): Promise<void> {
  if (tags.length === 0) return;
  const { locales } = engine.packInfo();
  await Promise.all(
    (tags === 'every' ? locales : tags).map((tag) =>
      addLocale(() => engine, locales, tag, texts[tag]),
    ),
  );
}

/**
 * Starts a checker. Nothing is remembered of a start that failed: call it again to try again.
 *
 * @example
 * const checker = await createChecker();
 * const decision = checker.check('write to john@gmail.com', { surface: 'message' });
 *
 * @throws PresendError `wasm_unavailable`, `pack_unavailable`, `pack_damaged`, `pack_too_large`, `pack_untrusted`,
 *   `pack_unsupported`, `pack_unverifiable`, `out_of_memory`, `invalid_arguments`; with keys also those of
 *   `Checker.update`, with `locales` or `texts` those of `Checker.loadLocale`
 */
export async function createChecker(options: CheckerOptions = {}): Promise<Checker> {
  const keys = keyRing(options.keys ?? []);
  return new EngineChecker(await start(options, keys), keys) as Checker;
}
