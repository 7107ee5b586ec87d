import type { Checker, CheckerOptions, CheckOptions } from './checker.js';
import { contextJson } from './context-json.js';
import { disposable } from './disposable.js';
import { EngineDraft, type Draft, type DraftOptions } from './draft.js';
import { FLAGS, type WasmEngine } from './engine.js';
import { PresendError } from './errors.js';
import type { Files } from './files.js';
import { dayOf, keyRing, type KeyRing } from './keys.js';
import { loadBytes, type BinarySource } from './sources.js';
import { addLocale, start } from './start.js';
import type { Context, Decision, PackInfo, TracedDecision } from './types.js';
import { whenDropped } from './when-dropped.js';

/** The engines of checkers that were dropped without `dispose()`. */
const dropped = whenDropped<WasmEngine>((engine) => {
  engine.delete();
});

/** `createChecker`, with the files that stand in for what the options leave out. */
export async function createCheckerFrom(files: Files, options: CheckerOptions): Promise<Checker> {
  const keys = keyRing(options.keys ?? []);
  return new EngineChecker(await start(files, options, keys), keys, files) as Checker;
}

/** A checker on an engine of its own, in the same thread. */
class EngineChecker {
  declare readonly [Symbol.dispose]: () => void;
  #engine: WasmEngine | undefined;
  #pack: PackInfo | undefined;
  readonly #keys: KeyRing;
  readonly #files: Files;
  #updated: Promise<unknown> = Promise.resolve();

  constructor(engine: WasmEngine, keys: KeyRing, files: Files) {
    this.#engine = engine;
    this.#keys = keys;
    this.#files = files;
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
    const json = contextJson(context);
    const flags = options.all ? FLAGS.all : 0;
    return options.trace
      ? this.#use().trace(text, json, flags)
      : this.#use().check(text, json, flags);
  }

  draft(context?: Context, options: DraftOptions = {}): Draft {
    return new EngineDraft(() => this.#use(), context, options);
  }

  update(
    source: BinarySource | Promise<BinarySource>,
    options: { readonly now?: Date } = {},
  ): Promise<PackInfo> {
    const done = this.#updated.then(async () => {
      const day = dayOf(options.now ?? new Date());
      const pack = await loadBytes(await source, 'pack');
      this.#pack = await this.#use().update(pack, { keys: this.#keys, day }, this.pack);
      return this.#pack;
    });
    this.#updated = done.catch(() => undefined);
    return done;
  }

  warmUp(): boolean {
    return this.#use().warmUp();
  }

  message(id: string, locale = 'en'): string {
    return this.#use().message(id, locale);
  }

  async loadLocale(locale: string, source?: BinarySource | Promise<BinarySource>): Promise<string> {
    await addLocale(() => this.#use(), this.#files, this.pack.locales, locale, source);
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

disposable(EngineChecker.prototype);
