import { PresendError } from './errors.js';
import { frozen } from './frozen.js';
import type { Engine } from './presend.mjs';
import { HeldDraft } from './held-draft.js';
import { Instance, type TextsFile, type Trust } from './instance.js';
import { digestOf } from './verify.js';
import type { Decision, PackInfo, TracedDecision } from './types.js';

/** What a check returns beside the plain decision; bits of one number. */
export const FLAGS = { all: 1, trace: 2, utf8Offsets: 4, colour: 8, explain: 16 } as const;

/** A context the engine holds. Typing checks under one context again and again, so a few are kept. */
export interface HeldContext {
  readonly json: string;
  readonly id: number;
  /** The decision for every text with nothing in it, made at the first one. */
  empty?: Decision;
}

/** The JSON of a context as somebody wrote it (in bytes when it may not be UTF-8), or the ordinary one. */
export type ContextSource = string | Uint8Array | undefined;

const HELD_CONTEXTS = 8;

/**
 * The engine with its pack: text goes in, JSON comes out. Nothing here decides anything. Not re-entrant, and every call
 * is synchronous once `start` has resolved.
 */
export class WasmEngine {
  readonly #wasm: WebAssembly.Module;
  #instance: Instance;
  readonly #contexts = new Map<string, HeldContext>();
  #latest: HeldContext | undefined;
  /** The files of texts taken. */
  #texts: TextsFile[] = [];
  /** Counts the packs and texts taken: what a draft knows is of one. */
  #version = 0;
  /** So many rules of the pack are ready. */
  #warm = 0;

  private constructor(wasm: WebAssembly.Module, instance: Instance) {
    this.#wasm = wasm;
    this.#instance = instance;
  }

  /**
   * Starts an engine and gives it its pack.
   * @param id the id wanted of a signed pack; empty: the default pack's
   * @throws PresendError `wasm_unavailable`, `pack_*`, `out_of_memory`, `internal`
   */
  static async start(
    wasm: WebAssembly.Module,
    pack: Uint8Array<ArrayBuffer>,
    trust: Trust,
    id: string,
  ): Promise<WasmEngine> {
    const instance = await Instance.start(wasm);
    try {
      await instance.takePack(pack, trust, { id, version: '', digest: '' });
      return new WasmEngine(wasm, instance);
    } catch (error) {
      instance.delete();
      throw error;
    }
  }

  /**
   * Takes a pack in the place of the one held, at once and whole. It is loaded into an instance of its own: whatever
   * becomes of that, memory that runs out included, the pack held is not touched by it, and an instance that was
   * replaced gives its memory back, which a WebAssembly memory itself never does.
   * @param held what the pack held tells about itself
   * @returns what the new one tells, read before it takes the place: nothing can fail behind that
   * @throws PresendError `pack_*`, `out_of_memory`, `wasm_unavailable`, `internal`, `disposed`
   */
  async update(
    pack: Uint8Array<ArrayBuffer>,
    trust: Trust,
    { id, version, digest }: PackInfo,
  ): Promise<PackInfo> {
    const next = await Instance.start(this.#wasm);
    try {
      await next.takePack(pack, trust, { id, version, digest });
      // Texts that the new pack names too are kept; in other languages it speaks English until it is given its own.
      const texts = this.#texts.filter((file) => takesTexts(next, file));
      const info = packInfoOf(next);
      this.#guard(() => undefined); // it may have been disposed of meanwhile
      this.#instance.delete();
      this.#instance = next;
      this.#texts = texts;
      // The contexts went with the old pack; those still wanted are made anew at their next use.
      this.#contexts.clear();
      this.#latest = undefined;
      this.#version++;
      this.#warm = 0;
      return info;
    } catch (error) {
      next.delete();
      throw error;
    }
  }

  /** @throws PresendError of the context, `text_too_long`, `out_of_memory`, `internal` */
  check(text: string, context: ContextSource, flags: number): Decision {
    return this.#guard(() => {
      const held = this.#hold(context);
      const count = this.#engine.check(this.#write(text), held.id, flags);
      if (count < 0) throw this.#lastError();
      if (count > 0) return frozen(JSON.parse(this.#result()) as Decision);
      return (held.empty ??= frozen(JSON.parse(this.#result()) as Decision));
    });
  }

  /** As `check`, with what was considered on the way. */
  trace(text: string, context: ContextSource, flags: number): TracedDecision {
    return this.#guard(() => {
      const held = this.#hold(context);
      if (this.#engine.check(this.#write(text), held.id, flags | FLAGS.trace) < 0)
        throw this.#lastError();
      return frozen(JSON.parse(this.#result()) as TracedDecision);
    });
  }

  /** What the command line prints for people: the message marked and explained. */
  report(text: string | Uint8Array, context: ContextSource, flags: number): string {
    return this.#guard(() => {
      const held = this.#hold(context);
      if (this.#engine.report(this.#write(text), held.id, flags) < 0) throw this.#lastError();
      return this.#result();
    });
  }

  /** The canonical JSON of a check, as the engine wrote it. */
  json(text: string | Uint8Array, context: ContextSource, flags: number): string {
    return this.#guard(() => {
      const held = this.#hold(context);
      if (this.#engine.check(this.#write(text), held.id, flags) < 0) throw this.#lastError();
      return this.#result();
    });
  }

  /** One line of JSONL, without its line feed, to the line that answers it. Lines count from 1. */
  scanLine(line: Uint8Array, lineNumber: number, context: ContextSource, flags: number): string {
    return this.#guard(() => {
      const held = this.#hold(context);
      this.#engine.scanLine(this.#write(line), lineNumber, held.id, flags);
      return this.#result();
    });
  }

  /** Takes a context ahead of its first use. @throws PresendError of the context */
  prepare(context: ContextSource): void {
    this.#guard(() => this.#hold(context));
  }

  /** An empty draft, which is of this engine until that takes another pack or more texts. */
  openDraft(context: ContextSource, flags: number): HeldDraft {
    const instance = this.#instance;
    const version = this.#version;
    const isCurrent = () => this.#version === version;
    return this.#guard(
      () => new HeldDraft(this, { instance, isCurrent }, this.#hold(context), flags),
    );
  }

  /** Gets one rule more ready. Whether another is left. */
  warmUp(): boolean {
    return this.#guard(() => this.#engine.warmUp(this.#warm++));
  }

  message(id: string, locale: string): string {
    return this.#guard(() => this.#engine.message(id, locale));
  }

  /**
   * Takes the texts of one locale more; a later file of a locale takes the place of an earlier one.
   * @throws PresendError `texts_damaged`, `texts_unknown`, `texts_untrusted`, `pack_unverifiable`, `out_of_memory`
   */
  async addTexts(file: Uint8Array<ArrayBuffer>): Promise<void> {
    const bytes = file.slice(); // what was measured is what is taken
    const texts = { bytes, digest: await digestOf(bytes) };
    this.#instance.takeTexts(texts);
    this.#texts.push(texts);
    this.#version++;
  }

  packInfo(): PackInfo {
    return packInfoOf(this.#instance);
  }

  delete(): void {
    this.#contexts.clear();
    this.#instance.delete();
  }

  /** The engine's id of a context: the latest one, one held, or a new one in the place of the one longest unused. */
  #hold(context: ContextSource): HeldContext {
    const json = keyOf(context);
    if (this.#latest?.json === json) return this.#latest;
    let held = this.#contexts.get(json);
    if (held) {
      this.#contexts.delete(json);
    } else {
      const id = this.#engine.makeContext(
        this.#write(context instanceof Uint8Array ? context : json),
      );
      if (id < 0) throw this.#lastError();
      held = { json, id };
    }
    this.#contexts.set(json, held);
    this.#latest = held;
    if (this.#contexts.size > HELD_CONTEXTS) {
      const [oldest] = this.#contexts.values();
      if (oldest) {
        this.#contexts.delete(oldest.json);
        this.#engine.freeContext(oldest.id);
      }
    }
    return held;
  }

  get #engine(): Engine {
    return this.#instance.engine;
  }

  #result(): string {
    return this.#instance.result();
  }

  #write(text: string | Uint8Array): number {
    return this.#instance.write(text);
  }

  #lastError(): PresendError {
    return this.#instance.lastError();
  }

  #guard<T>(call: () => T): T {
    return this.#instance.guard(call);
  }
}

function packInfoOf(instance: Instance): PackInfo {
  return instance.guard(() => frozen(JSON.parse(instance.engine.packInfo()) as PackInfo));
}

/** Whether the pack takes a file of texts. @throws PresendError what is not about the file */
function takesTexts(instance: Instance, file: TextsFile): boolean {
  try {
    instance.takeTexts(file);
    return true;
  } catch (error) {
    if (error instanceof PresendError && error.code.startsWith('texts_')) return false;
    throw error;
  }
}

/** What a context is held under: its JSON; for bytes, a key that no JSON is. */
function keyOf(context: ContextSource): string {
  return context instanceof Uint8Array ? `bytes ${context.join()}` : (context ?? '{}');
}
