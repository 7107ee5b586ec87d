/**
 * The engine as Emscripten and Embind make it (wasm/bindings.cc). The glue fetches nothing by itself: the host always
 * supplies the compiled WebAssembly through `instantiateWasm`.
 */

/** The engine's one class. Lengths and pointers count bytes. A negative answer means: see `error()`. */
export interface Engine {
  /** Pointer to the kept input buffer, with room for at least `bytes`; 0 when out of memory. */
  input(bytes: number): number;
  /**
   * What of the pack in the input buffer the host has to verify: the length of the signed head (below 2,048; 64 bytes of
   * signature and the pack follow), plus 2,048 times the index of the key. 0: it has no signature. -1 on error. `keys`
   * has a line `id not_before not_after` each; `now` and those are days since 1970-01-01.
   */
  signedHead(length: number, keys: string, now: number): number;
  /**
   * Takes the pack in the input buffer, once. `digest` is `sha256:<hex>` of it without head and signature, `id` the id
   * wanted of a signed pack ("": the default's), `verified` whether the signature was. A `heldVersion` and a `heldDigest`
   * are those of the pack whose place it takes ("" for both: none, but the build's). 0, or -1.
   */
  loadPack(
    length: number,
    digest: string,
    keys: string,
    id: string,
    heldVersion: string,
    heldDigest: string,
    now: number,
    verified: boolean,
  ): number;
  /** Takes the texts of one locale in the input buffer, whose digest is `digest`. 0, or -1. */
  loadTexts(length: number, digest: string): number;
  /** Reads the context JSON in the input buffer. An id greater than 0, or -1. */
  makeContext(length: number): number;
  freeContext(id: number): void;
  /** An empty draft under a context: an id greater than 0. `flags`: all. */
  openDraft(context: number, flags: number): number;
  /**
   * Replaces the UTF-16 code units from `start` to `end`, which split no character, of a draft's text with the text in the
   * input buffer, and checks. The number of findings and declared entries of the draft, or -1; `result()` says what
   * changed, as JSON: see DraftChange in draft.ts. With `text_too_long` the edit counts all the same.
   */
  editDraft(id: number, start: number, end: number, length: number): number;
  freeDraft(id: number): void;
  /** Checks the text in the input buffer. The number of findings and declared entries in `result()`, or -1. */
  check(length: number, context: number, flags: number): number;
  /** Where canonical JSON, or the text, of the last check, scanLine, report, or edit of a draft lies, as UTF-8. */
  result(): number;
  /** Of that result; after `result()`. */
  resultBytes(): number;
  /** One JSONL line without its line feed in the input buffer; `result()` is the line to print. */
  scanLine(length: number, lineNumber: number, context: number, flags: number): void;
  /** What `presend check` and `presend explain` print for people. -1 on error. */
  report(length: number, context: number, flags: number): number;
  /** Gets ready what texts need in which that rule of the pack, counted from 0, finds something. Whether one follows it. */
  warmUp(rule: number): boolean;
  /** A text of the interface by its id, in the best locale for a BCP 47 tag. It may hold {placeholders}. */
  message(id: string, locale: string): string;
  /** JSON: see PackInfo in types.ts. */
  packInfo(): string;
  /** JSON `{"code", "message"}` of the last failed call. */
  error(): string;
  /** Whether the engine stopped because memory ran out; to be asked after a trap. */
  outOfMemory(): boolean;
  /** Frees the engine. */
  delete(): void;
}

export interface EngineModule {
  /** The memory. It moves when it grows: read it again after every call. */
  readonly HEAPU8: Uint8Array<ArrayBuffer>;
  readonly Engine: new () => Engine;
}

export interface ModuleOptions {
  /** Called with what would go to the console. */
  printErr(text: string): void;
  instantiateWasm(
    imports: WebAssembly.Imports,
    receive: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ): Record<string, never>;
}

declare const createModule: (options: ModuleOptions) => Promise<EngineModule>;
export default createModule;
