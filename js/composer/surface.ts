import type { Outcome } from '../types.js';

/** A stretch of an editor's text, in UTF-16 code units; `end` is exclusive. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** What is drawn under a stretch of text. The shape of the line tells the outcome, not its colour alone. */
export interface Mark extends TextRange {
  readonly id: string;
  readonly outcome: Outcome;
  /** The caret is in it, or its card in the panel is being looked at. */
  readonly active: boolean;
}

/**
 * An editor as the composer sees it. One implementation for each kind of editor: everything else (checking, claims,
 * panel, announcements) is the same for all of them. A surface draws beside the editor, by the editor's own means or
 * by the browser's, and never writes into its content by itself; `replace` goes the way that typing goes.
 */
export interface EditorSurface {
  /** The element that has the focus while the user types. */
  readonly element: HTMLElement;
  /** The element that the list of findings goes after, by default: the editor's outermost, or what the surface put there. */
  readonly last: Element;
  /** The text as it is now. Ranges of the other methods count in the text that this gave last. */
  text(): string;
  /** Where the selection is; null when it is not in this editor. */
  selection(): TextRange | null;
  /** Draws these marks and no others. */
  paint(marks: readonly Mark[]): void;
  /** Gives the editor the focus, selects the range, and brings it into view. */
  reveal(range: TextRange): void;
  /** Replaces a range as one step that the editor can undo. */
  replace(range: TextRange, text: string): void;
  /** Calls back when the text or the selection may have changed without an event of the DOM. Returns how to stop. */
  observe(changed: () => void): () => void;
  /** Takes everything away that the surface added to the page. */
  detach(): void;
}
