import type {
  BinarySource,
  CheckOptions,
  Context,
  Decision,
  DraftOptions,
  PackInfo,
  TracedDecision,
} from 'presend';

/** A message with one finding. */
export const TEXT = 'write to john@gmail.com';

/** A checker or a worker's: what either answers, `await` makes the same. */
export interface Subject {
  check(
    text: string,
    context?: Context,
    options?: CheckOptions & { readonly trace?: false },
  ): Decision | Promise<Decision>;
  check(
    text: string,
    context: Context | undefined,
    options: CheckOptions & { readonly trace: true },
  ): TracedDecision | Promise<TracedDecision>;
  draft(context?: Context, options?: DraftOptions): SubjectDraft | Promise<SubjectDraft>;
  update(source: BinarySource | Promise<BinarySource>, options?: { now?: Date }): Promise<PackInfo>;
  readonly pack: PackInfo | Promise<PackInfo>;
  message(id: string, locale?: string): string | Promise<string>;
  loadLocale(locale: string, source?: BinarySource | Promise<BinarySource>): Promise<string>;
  dispose(): void;
  [Symbol.dispose](): void;
}

export interface SubjectDraft {
  readonly text: string;
  replace(start: number, end: number, inserted: string): Decision | Promise<Decision>;
  setContext(context?: Context): Decision | Promise<Decision>;
  dispose(): void;
  [Symbol.dispose](): void;
}

/** A call of either checker as a promise: what the one throws is what the other rejects with. */
export async function called<T>(call: () => T | Promise<T>): Promise<T> {
  return await call();
}
