import { joinEdits, type Edit } from '../edit.js';
import type { Context } from '../types.js';
import type { Answer, ComposerDraft, DraftSource } from './options.js';

interface Begun<A extends Answer> {
  readonly draft: ComposerDraft<A> | Promise<ComposerDraft<A>>;
  readonly context: Context;
  /** What the draft has not been told yet. */
  missed: Edit | null;
}

const NO_EDIT: Edit = { start: 0, end: 0, length: 0 };

/**
 * A draft of a checker that follows one editor: it hears of every edit, and is fed what it has missed when it is asked. It
 * begins at the first question, and anew under another context and after an error.
 */
export class EditorDraft<A extends Answer> {
  readonly #source: DraftSource<A>;
  #begun: Begun<A> | null = null;

  constructor(source: DraftSource<A>) {
    this.#source = source;
  }

  /** The editor's text was changed; to be called for every edit, in their order. */
  edited(edit: Edit): void {
    if (this.#begun) this.#begun.missed = joinEdits(this.#begun.missed, edit);
  }

  /**
   * @param text the editor's text after the edits
   * @param context the same object for as long as nothing in it changes
   * @throws PresendError those of `Checker.draft` and `Draft.replace`
   */
  check(text: string, context: Context): A {
    if (this.#begun?.context !== context) this.end();
    try {
      const edit = this.#begun ? (this.#begun.missed ?? NO_EDIT) : whole(text);
      const begun = (this.#begun ??= this.#begin(context));
      begun.missed = null;
      const answer = replace(begun.draft, edit, text);
      if (answer instanceof Promise) {
        answer.catch(() => {
          if (this.#begun === begun) this.end();
        });
      }
      return answer;
    } catch (error) {
      this.end();
      throw error;
    }
  }

  /** Lets the draft go. */
  end(): void {
    const draft = this.#begun?.draft;
    this.#begun = null;
    if (draft instanceof Promise) {
      draft.then(
        (late) => {
          late.dispose();
        },
        () => undefined, // whoever asked it has heard of that
      );
    } else {
      draft?.dispose();
    }
  }

  #begin(context: Context): Begun<A> {
    const draft = this.#source.draft(context, { all: true }) as Begun<A>['draft'];
    return { draft, context, missed: null };
  }
}

function whole({ length }: string): Edit {
  return { ...NO_EDIT, length };
}

function replace<A extends Answer>(
  draft: Begun<A>['draft'],
  { start, end, length }: Edit,
  text: string,
): A {
  const inserted = text.slice(start, start + length);
  return draft instanceof Promise
    ? (draft.then((come) => come.replace(start, end, inserted)) as A)
    : draft.replace(start, end, inserted);
}
