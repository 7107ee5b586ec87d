import { PresendError, reasonOf } from './errors.js';
import createModule, { type Engine, type EngineModule } from './presend.mjs';
import { digestOf, verifySignature } from './verify.js';
import type { KeyRing } from './keys.js';

/** Which packs are taken: the one that came with this build, and with keys those that they have signed. */
export interface Trust {
  readonly keys: KeyRing;
  /** The present day, in days since 1970-01-01. */
  readonly day: number;
}

/** What a pack has to be to be taken: of that id; with a version, newer than that or the very same. Empty: the default's. */
export interface Held {
  readonly id: string;
  readonly version: string;
  readonly digest: string;
}

/** A file of texts and its digest. */
export interface TextsFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly digest: string;
}

const SIGNATURE_BYTES = 64;
/** See `signedHead` in presend.d.mts. */
const KEY_UNIT = 2048;

/** Below this many bytes the buffer is sized for the worst case (3 bytes a unit); above, the text is measured. */
const MEASURED_FROM = 1 << 20;

/**
 * One instance of the WebAssembly, which takes one pack: bytes go in through one kept buffer, numbers and JSON come out.
 * What stops it (a trap, or memory that runs out inside) stops it for good and nothing else.
 */
export class Instance {
  readonly engine: Engine;
  readonly #module: EngineModule;
  readonly #encoder = new TextEncoder();
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  #failed: PresendError | undefined;

  private constructor(module: EngineModule) {
    this.#module = module;
    this.engine = new module.Engine();
  }

  /** @throws PresendError `wasm_unavailable`, `out_of_memory` */
  static async start(wasm: WebAssembly.Module): Promise<Instance> {
    try {
      return new Instance(await instantiate(wasm));
    } catch (error) {
      // By its name: errors of another realm are no `instanceof` this one's.
      const memory = error instanceof Object && 'name' in error && error.name === 'RangeError';
      const code = memory ? 'out_of_memory' : 'wasm_unavailable';
      throw new PresendError(code, `cannot start the engine: ${reasonOf(error)}`, { cause: error });
    }
  }

  /**
   * Takes its pack. The engine says what is to be verified, the host verifies, and the engine decides.
   * @throws PresendError `pack_*`, `out_of_memory`, `internal`
   */
  async takePack(pack: Uint8Array<ArrayBuffer>, { keys, day }: Trust, held: Held): Promise<void> {
    let digest: string;
    let verified = false;
    const { lines, publicKeys } = keys;
    const signed =
      lines === '' ? 0 : this.guard(() => this.engine.signedHead(this.write(pack), lines, day));
    if (signed < 0) throw this.lastError();
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
    this.guard(() => {
      const length = this.write(pack);
      const { id, version, digest: name } = held;
      if (this.engine.loadPack(length, digest, lines, id, version, name, day, verified) !== 0)
        throw this.lastError();
    });
  }

  /** @throws PresendError `texts_damaged`, `texts_unknown`, `texts_untrusted`, `out_of_memory`, `internal` */
  takeTexts({ bytes, digest }: TextsFile): void {
    this.guard(() => {
      if (this.engine.loadTexts(this.write(bytes), digest) !== 0) throw this.lastError();
    });
  }

  /** Puts text into the input buffer as UTF-8, a lone surrogate as U+FFFD, and says how many bytes it took. */
  write(text: string | Uint8Array): number {
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

  /** What the engine's last call made. */
  result(): string {
    const start = this.engine.result();
    const end = start + this.engine.resultBytes();
    return this.#decoder.decode(this.#module.HEAPU8.subarray(start, end));
  }

  /** Why the engine's last call that failed did so. */
  lastError(): PresendError {
    const { code, message } = JSON.parse(this.engine.error()) as { code: string; message: string };
    return new PresendError(code, message);
  }

  /**
   * Runs a call of the engine. After a trap the memory may be in any state: from then on every call says so instead of
   * going on.
   * @throws PresendError `internal`, `out_of_memory` where that is what stopped the engine, `disposed`
   */
  guard<T>(call: () => T): T {
    if (this.#failed) throw new PresendError(this.#failed.code, this.#failed.message);
    try {
      return call();
    } catch (error) {
      if (error instanceof PresendError) throw error;
      const [code, why] = this.engine.outOfMemory()
        ? (['out_of_memory', 'it ran out of memory'] as const)
        : (['internal', reasonOf(error)] as const);
      this.#failed = new PresendError(code, `the engine stopped: ${why}`, { cause: error });
      throw this.#failed;
    }
  }

  /** Frees the memory; an engine that was stopped is beyond freeing, and is left to the garbage collector. */
  delete(): void {
    const failed = this.#failed !== undefined;
    this.#failed ??= new PresendError('disposed', 'the engine was disposed of');
    if (!failed) this.engine.delete();
  }

  #room(bytes: number): Uint8Array {
    const start = this.engine.input(bytes);
    if (start === 0)
      throw new PresendError('out_of_memory', `the engine has no room for ${bytes} bytes`);
    return this.#module.HEAPU8.subarray(start, start + bytes);
  }
}

/** The glue has no way to hear that a start failed, so the promise is settled from here. */
function instantiate(wasm: WebAssembly.Module): Promise<EngineModule> {
  return new Promise((resolve, reject) => {
    createModule({
      printErr() {
        // What stops the engine is told by an error, and nothing else has anything to say.
      },
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

function utf8Length(text: string): number {
  let bytes = 3 * text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) bytes -= 2;
    else if (unit < 0x800) bytes -= 1;
  }
  return bytes; // a surrogate pair is counted as 6 bytes and takes 4: room enough
}
