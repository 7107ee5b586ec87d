import { changedDecision, type DraftChange } from './draft-change.js';
import type { HeldContext, WasmEngine } from './engine.js';
import { frozen } from './frozen.js';
import type { Instance } from './instance.js';
import type { Decision, Finding } from './types.js';
import type { Replacement } from './whole-characters.js';

/** What a draft asks of the engine that holds it. */
export interface DraftHolder {
  readonly instance: Instance;
  /** Whether the holder's pack and texts are still those that the draft was opened with. */
  isCurrent(): boolean;
}

/** A draft that an engine holds: its text, and the findings as they were last told. */
export class HeldDraft {
  readonly #engine: WasmEngine;
  readonly #holder: DraftHolder;
  readonly #id: number;
  readonly #context: HeldContext;
  #findings: readonly Finding[] = [];

  constructor(engine: WasmEngine, holder: DraftHolder, context: HeldContext, flags: number) {
    this.#engine = engine;
    this.#holder = holder;
    this.#context = context;
    this.#id = holder.instance.engine.openDraft(context.id, flags);
  }

  isOf(engine: WasmEngine): boolean {
    return engine === this.#engine && this.#holder.isCurrent();
  }

  /** @throws PresendError `text_too_long`, and then the edit counts all the same; `out_of_memory`, `internal` */
  replace({ start, end, inserted }: Replacement): Decision {
    const { instance } = this.#holder;
    return instance.guard(() => {
      const length = instance.write(inserted);
      return this.#changed(instance.engine.editDraft(this.#id, start, end, length));
    });
  }

  close(): void {
    const { instance } = this.#holder;
    try {
      instance.guard(() => {
        instance.engine.freeDraft(this.#id);
      });
    } catch {
      // It went with the engine.
    }
  }

  #changed(count: number): Decision {
    const { instance } = this.#holder;
    if (count < 0) throw instance.lastError();
    const json = () => JSON.parse(instance.result()) as unknown;
    const decision =
      count === 0
        ? (this.#context.empty ??= frozen(json() as Decision))
        : changedDecision(this.#findings, json() as DraftChange);
    this.#findings = decision.findings;
    return decision;
  }
}
