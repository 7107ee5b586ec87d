/**
 * The codes of `PresendError`. They are shared with the command line, C++ and C; those that the engine itself gives
 * pass through unchanged, so a newer engine may add one.
 *
 * | code | meaning |
 * |--|--|
 * | `invalid_arguments` | a function, or the command, was called with arguments that do not fit |
 * | `invalid_input` | an input line or file cannot be read as what it should be |
 * | `invalid_json` | what should be JSON is not |
 * | `unknown_key` | the context has a key that does not exist; the message names it |
 * | `unknown_word` | the context has a word that the policy does not know; the message names it |
 * | `invalid_value` | a value of the context has the wrong type or form |
 * | `context_too_large` | `recent` or another list of the context is over its limit |
 * | `text_too_long` | the text is longer than the engine takes |
 * | `pack_damaged` | the pack's bytes are not a well-formed pack |
 * | `pack_too_large` | the pack is over its size limit |
 * | `pack_unsupported` | the pack is for another format or a newer engine |
 * | `pack_untrusted` | the pack is not the one that this engine came with, and no keys are given |
 * | `pack_unsigned` | keys are given, and the pack has no signature |
 * | `pack_wrong_key` | the pack is signed with a key that is not given, or not valid on this day |
 * | `pack_test_key` | the pack is signed with a test key, which a release refuses |
 * | `pack_altered` | the signature does not fit what the pack says of itself, or that its bytes |
 * | `pack_truncated` | the file ends before the pack does |
 * | `pack_expired` | the last day of the pack has passed |
 * | `pack_downgraded` | the pack is older than the one held, or another of the same version |
 * | `pack_other_id` | the pack is another one than the one asked for |
 * | `pack_unverifiable` | this host cannot compute digests or verify signatures (Ed25519) |
 * | `pack_unavailable` | the pack's bytes could not be read or fetched |
 * | `texts_damaged` | the bytes are no file of texts, or none for this pack |
 * | `texts_unknown` | the pack does not name the locale that a file of texts is for |
 * | `texts_untrusted` | a file of texts is not the one that the pack names, or cannot be verified here |
 * | `texts_unavailable` | a locale's file of texts could not be read or fetched |
 * | `wasm_unavailable` | the WebAssembly could not be read, fetched, compiled or started |
 * | `worker_unavailable` | the worker could not be started, or it stopped |
 * | `superseded` | a newer request of the same draft or slot took the place of this one |
 * | `aborted` | the request was given up by its `AbortSignal`; `cause` is the signal's reason |
 * | `out_of_memory` | the engine could not get the memory it needs; where it stopped for that, this checker is of no use any more |
 * | `disposed` | the checker was used after `dispose()` |
 * | `internal` | a defect in presend: the engine stopped, and this checker is of no use any more |
 */
export type ErrorCode =
  | 'invalid_arguments'
  | 'invalid_input'
  | 'invalid_json'
  | 'unknown_key'
  | 'unknown_word'
  | 'invalid_value'
  | 'context_too_large'
  | 'text_too_long'
  | 'pack_damaged'
  | 'pack_too_large'
  | 'pack_unsupported'
  | 'pack_untrusted'
  | 'pack_unsigned'
  | 'pack_wrong_key'
  | 'pack_test_key'
  | 'pack_altered'
  | 'pack_truncated'
  | 'pack_expired'
  | 'pack_downgraded'
  | 'pack_other_id'
  | 'pack_unverifiable'
  | 'pack_unavailable'
  | 'texts_damaged'
  | 'texts_unknown'
  | 'texts_untrusted'
  | 'texts_unavailable'
  | 'wasm_unavailable'
  | 'worker_unavailable'
  | 'superseded'
  | 'aborted'
  | 'out_of_memory'
  | 'disposed'
  | 'internal'
  | (string & {});

/** Every error that presend throws or rejects with. `code` is for programs, `message` for developers. */
export class PresendError extends Error {
  override readonly name = 'PresendError';
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** The text of anything that was thrown. */
export function reasonOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
