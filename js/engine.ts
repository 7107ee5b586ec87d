import { PresendError, reasonOf } from './errors.js';
import { frozen } from './frozen.js';
import createModule, { type Engine, type EngineModule } from './presend.mjs';
import { digestOf, verifySignature } from './verify.js';
import type { KeyRing } from './keys.js';
import type { Decision, PackInfo, TracedDecision } from './types.js';

/** What a check returns beside the plain decision; bits of one number. */
export const FLAGS = { all: 1, trace: 2, utf8Offsets: 4, colour: 8, explain: 16 } as const;

/** A context the engine holds. Typing checks under one context again and again, so a few are kept. */
interface HeldContext {
  readonly json: string;
  readonly id: number;
  /** The decision for every text with nothing in it, made at the first one. */
  empty?: Decision;
}

/** The JSON of a context as somebody wrote it (in bytes when it may not be UTF-8), or the ordinary one. */
export type ContextSource = string | Uint8Array | undefined;

/** Which packs are taken: the one that came with this build, and with keys those that they have signed. */
export interface Trust {
  readonly keys: KeyRing;
  /** The id wanted of a first signed pack; empty: the default pack's. */
  readonly id: string;
  /** The present day, in days since 1970-01-01. */
  readonly day: number;
}

const SIGNATURE_BYTES = 64;
/** See `signedHead` in presend.d.mts. */
const KEY_UNIT = 2048;

const HELD_CONTEXTS = 8;
/** Below this many bytes the buffer is sized for the worst case (3 bytes a unit); above, the text is measured. */
const MEASURED_FROM = 1 << 20;

/**
 * One instance of the WebAssembly with its pack: text goes in as UTF-8 through one kept buffer, JSON comes out.
 * Nothing here decides anything. Not re-entrant, and every call is synchronous once `start` has resolved.
 */
export class WasmEngine {
  readonly #module: EngineModule;
  readonly #engine: Engine;
  readonly #encoder = new TextEncoder();
  readonly #contexts = new Map<string, HeldContext>();
  #latest: HeldContext | undefined;
  /** The files of texts taken. */
  #texts: { readonly bytes: Uint8Array; readonly digest: string }[] = [];
  #failed: PresendError | undefined;

  private constructor(module: EngineModule) {
    this.#module = module;
    this.#engine = new module.Engine();
  }

  /**
   * Starts an engine and gives it its pack.
   * @throws PresendError `wasm_unavailable`, `out_of_memory`, those of `load`
   */
  static async start(
    wasm: WebAssembly.Module,
    pack: Uint8Array<ArrayBuffer>,
    trust: Trust,
  ): Promise<WasmEngine> {
    let engine: WasmEngine;
    try {
      engine = new WasmEngine(await instantiate(wasm));
    } catch (error) {
      throw new PresendError('wasm_unavailable', `cannot start the engine: ${reasonOf(error)}`, {
        cause: error,
      });
    }
    try {
      await engine.load(pack, trust);
      return engine;
    } catch (error) {
      engine.delete();
      throw error;
    }
  }

  /**
   * Takes a pack in the place of the one held, at once and whole; when it is refused, the one held stays. The engine
   * says what is to be verified, the host verifies, and the engine decides.
   * @throws PresendError `pack_*`, `out_of_memory`
   */
  async load(pack: Uint8Array<ArrayBuffer>, { keys, id, day }: Trust): Promise<void> {
    let digest: string;
    let verified = false;
    const { lines, publicKeys } = keys;
    const signed =
      lines === '' ? 0 : this.#guard(() => this.#engine.signedHead(this.#write(pack), lines, day));
    if (signed < 0) throw this.#lastError();
    if (signed > 0) {
      // A copy: what was verified is what is loaded, whatever its owner does with the buffer meanwhile.
      pack = pack.slice();
      const head = signed % KEY_UNIT;
      const publicKey = publicKeys[Math.floor(signed / KEY_UNIT)];
      const start = head + SIGNATURE_BYTES;
      verified =
        publicKey !== undefined &&
        (await verifySignature(publicKey, pack.subarray(head, start), pack.subarray(0, head)));
      digest = await digestOf(pack.subarray(start));
    } else {
      digest = await digestOf(pack);
    }
    this.#guard(() => {
      const length = this.#write(pack);
      if (this.#engine.loadPack(length, digest, lines, id, day, verified) !== 0)
        throw this.#lastError();
      // The engine dropped the contexts of the old pack; those still wanted are made anew at their next use.
      this.#contexts.clear();
      this.#latest = undefined;
      // Texts that the new pack names too are kept; in other languages it speaks English until it is given its own.
      this.#texts = this.#texts.filter(
        ({ bytes, digest: name }) => this.#engine.loadTexts(this.#write(bytes), name) === 0,
      );
    });
  }

  /** @throws PresendError of the context, `text_too_long`, `out_of_memory`, `internal` */
  check(text: string, context: ContextSource, flags: number): Decision {
    return this.#guard(() => {
      const held = this.#hold(context);
      const count = this.#engine.check(this.#write(text), held.id, flags);
      if (count < 0) throw this.#lastError();
      if (count > 0) return frozen(JSON.parse(this.#engine.result()) as Decision);
      return (held.empty ??= frozen(JSON.parse(this.#engine.result()) as Decision));
    });
  }

  /** As `check`, with what was considered on the way. */
  trace(text: string, context: ContextSource, flags: number): TracedDecision {
    return this.#guard(() => {
      const held = this.#hold(context);
      if (this.#engine.check(this.#write(text), held.id, flags | FLAGS.trace) < 0)
        throw this.#lastError();
      return frozen(JSON.parse(this.#engine.result()) as TracedDecision);
    });
  }

  /** What the command line prints for people: the message marked and explained. */
  report(text: string | Uint8Array, context: ContextSource, flags: number): string {
    return this.#guard(() => {
      const held = this.#hold(context);
      if (this.#engine.report(this.#write(text), held.id, flags) < 0) throw this.#lastError();
      return this.#engine.result();
    });
  }

  /** The canonical JSON of a check, as the engine wrote it. */
  json(text: string | Uint8Array, context: ContextSource, flags: number): string {
    return this.#guard(() => {
      const held = this.#hold(context);
      if (this.#engine.check(this.#write(text), held.id, flags) < 0) throw this.#lastError();
      return this.#engine.result();
    });
  }

  /** One line of JSONL, without its line feed, to the line that answers it. Lines count from 1. */
  scanLine(line: Uint8Array, lineNumber: number, context: ContextSource, flags: number): string {
    return this.#guard(() => {
      const held = this.#hold(context);
      this.#engine.scanLine(this.#write(line), lineNumber, held.id, flags);
      return this.#engine.result();
    });
  }

  /** Takes a context ahead of its first use. @throws PresendError of the context */
  prepare(context: ContextSource): void {
    this.#guard(() => this.#hold(context));
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
    this.#guard(() => {
      if (this.#engine.loadTexts(this.#write(bytes), texts.digest) !== 0) throw this.#lastError();
    });
    this.#texts.push(texts);
  }

  packInfo(): PackInfo {
    return this.#guard(() => frozen(JSON.parse(this.#engine.packInfo()) as PackInfo));
  }

  /** Frees the memory; an engine that a trap stopped is beyond freeing, and is left to the garbage collector. */
  delete(): void {
    const failed = this.#failed !== undefined;
    this.#failed ??= new PresendError('disposed', 'the engine was disposed of');
    this.#contexts.clear();
    if (!failed) this.#engine.delete();
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

  /** Puts text into the input buffer as UTF-8, a lone surrogate as U+FFFD, and says how many bytes it took. */
  #write(text: string | Uint8Array): number {
    if (typeof text !== 'string') {
      this.#room(text.length).set(text);
      return text.length;
    }
    const most = 3 * text.length;
    return this.#encoder.encodeInto(
      text,
      this.#room(most < MEASURED_FROM ? most : utf8Length(text)),
    ).written;
  }

  #room(bytes: number): Uint8Array {
    const start = this.#engine.input(bytes);
    if (start === 0)
      throw new PresendError('out_of_memory', `the engine has no room for ${bytes} bytes`);
    return this.#module.HEAPU8.subarray(start, start + bytes);
  }

  #lastError(): PresendError {
    const { code, message } = JSON.parse(this.#engine.error()) as { code: string; message: string };
    return new PresendError(code, message);
  }

  /** After a trap the memory may be in any state: from then on every call says so instead of going on. */
  #guard<T>(call: () => T): T {
    if (this.#failed) throw new PresendError(this.#failed.code, this.#failed.message);
    try {
      return call();
    } catch (error) {
      if (error instanceof PresendError) throw error;
      this.#failed = new PresendError('internal', `the engine stopped: ${reasonOf(error)}`, {
        cause: error,
      });
      throw this.#failed;
    }
  }
}

/** The glue has no way to hear that a start failed, so the promise is settled from here. */
function instantiate(wasm: WebAssembly.Module): Promise<EngineModule> {
  return new Promise((resolve, reject) => {
    createModule({
      instantiateWasm(imports, receive) {
        WebAssembly.instantiate(wasm, imports)
          .then((instance) => {
            receive(instance, wasm);
          })
          .catch(reject);
        return {};
      },
    }).then(resolve, reject);
  });
}

/** What a context is held under: its JSON; for bytes, a key that no JSON is. */
function keyOf(context: ContextSource): string {
  return context instanceof Uint8Array ? `bytes ${context.join()}` : (context ?? '{}');
}

function utf8Length(text: string): number {
  let bytes = 3 * text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) bytes -= 2;
    else if (unit < 0x800) bytes -= 1;
  }
  return bytes; // a surrogate pair is counted as 6 bytes and takes 4: room enough
}
