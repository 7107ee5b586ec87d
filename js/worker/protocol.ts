import type { CheckerOptions, CheckOptions } from '../checker.js';
import type { DraftOptions } from '../draft.js';
import type { PackKey } from '../keys.js';
import type { Decision, PackInfo, TracedDecision } from '../types.js';
import type { Replacement } from '../whole-characters.js';

/**
 * What a page asks its worker, each with one argument, and what the answer is. Contexts travel as JSON, since that is
 * what the engine takes; answers too, so that the page gets plain objects of its own realm at the cost of one parse.
 */
export interface Calls {
  /** The first call, and made once. */
  start(options: StartOptions): null;
  check(options: CheckCall): Decision | TracedDecision;
  /** Begins a draft under a number that the page chose. */
  draft(options: DraftOptions & { readonly draft: number; readonly context: string }): null;
  /** Edits a draft, and checks. */
  edit(options: Edit): Decision;
  /** Edits a draft, sets its context, and checks. A context that is refused leaves the one before. */
  setContext(options: Edit & { readonly context: string }): Decision;
  endDraft(draft: number): null;
  update(options: { readonly pack: Uint8Array<ArrayBuffer>; readonly now: number }): PackInfo;
  pack(): PackInfo;
  message(options: { readonly id: string; readonly locale: string | undefined }): string;
  loadLocale(options: {
    readonly locale: string;
    readonly texts: Uint8Array<ArrayBuffer> | undefined;
  }): string;
}

export interface Edit {
  readonly draft: number;
  readonly edit: Replacement;
}

export interface StartOptions {
  readonly wasm: WebAssembly.Module;
  readonly pack: Uint8Array<ArrayBuffer>;
  readonly keys: readonly PackKey[];
  readonly id: string | undefined;
  readonly locales: NonNullable<CheckerOptions['locales']>;
  readonly texts: Readonly<Record<string, Uint8Array<ArrayBuffer>>>;
  /** Milliseconds since 1970-01-01. */
  readonly now: number;
}

export interface CheckCall extends Pick<CheckOptions, 'all' | 'trace'> {
  readonly text: string;
  readonly context: string;
}

export interface Failure {
  readonly code: string;
  readonly message: string;
}

/** From the page: a call, or the texts that the worker asked for. */
export type ToWorker =
  | { readonly call: keyof Calls; readonly id: number; readonly argument: unknown }
  | { readonly texts: Uint8Array<ArrayBuffer>; readonly id: number }
  | { readonly noTexts: Failure; readonly id: number };

/** From the worker: an answer, or a question for the texts of a locale that nobody gave it. */
export type ToPage =
  | { readonly answer: string; readonly id: number }
  | { readonly failure: Failure; readonly id: number }
  | { readonly locale: string; readonly id: number };
