/**
 * presend reads a message before it is sent, marks what the marketplace's policy says about contact information, and
 * explains it.
 */
export { createChecker, type Checker, type CheckerOptions, type CheckOptions } from './checker.js';
export type { Draft, DraftOptions } from './draft.js';
export { PresendError, type ErrorCode } from './errors.js';
export type { PackKey } from './keys.js';
export { redact, type RedactOptions } from './redact.js';
export { loadWasm, type BinarySource, type WasmSource } from './sources.js';
export { shapeDigest, stampOf, type ClientStamp } from './stamp.js';
export * from './types.js';
export { attachComposer } from './composer/attach.js';
export type { Clock } from './composer/clock.js';
export type {
  Answer,
  Answered,
  Composer,
  ComposerChecker,
  ComposerDraft,
  ComposerOptions,
  DraftSource,
} from './composer/options.js';
export type { FindingReport } from './composer/report.js';
export type { FindingShape } from './finding-shape.js';
