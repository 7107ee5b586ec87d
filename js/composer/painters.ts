import { Overlay } from './overlay.js';
import { adopt, style } from './sheet.js';
import type { Mark } from './surface.js';
import { ACTIVE_HIGHLIGHT, HIGHLIGHT_CSS, highlightName } from './styles.js';

/** A mark and the nodes it stands for. */
export interface RangeMark {
  readonly mark: Mark;
  readonly range: Range;
}

/** The marks whose stretch of text has nodes to draw on. */
export function rangeMarks(
  marks: readonly Mark[],
  rangeOf: (mark: Mark) => Range | null,
): RangeMark[] {
  return marks.flatMap((mark) => {
    const range = rangeOf(mark);
    return range ? [{ mark, range }] : [];
  });
}

/** Draws marks over a contenteditable without touching its DOM. */
export interface Painter {
  /** What it has put after the element; absent when it draws without. */
  readonly host?: Element;
  paint(marks: readonly RangeMark[]): void;
  detach(): void;
}

/** The browser's own custom highlights where it has them, boxes on an overlay where not. */
export function createPainter(element: HTMLElement): Painter {
  const view = element.ownerDocument.defaultView;
  return view && typeof view.Highlight === 'function' && 'highlights' in view.CSS
    ? new HighlightPainter(element, view)
    : new BoxPainter(element);
}

/**
 * CSS Custom Highlight API. The registry is one for the whole document, so composers share the highlights, one for
 * each outcome, and each adds and removes its own ranges. Live ranges move with edits by themselves.
 */
class HighlightPainter implements Painter {
  readonly #view: Window & typeof globalThis;
  readonly #unstyle: () => void;
  #own: (readonly [name: string, range: Range])[] = [];

  constructor(element: HTMLElement, view: Window & typeof globalThis) {
    this.#view = view;
    this.#unstyle = adopt(element.getRootNode() as Document | ShadowRoot, HIGHLIGHT_CSS);
  }

  paint(marks: readonly RangeMark[]): void {
    this.#clear();
    for (const { mark, range } of marks) {
      this.#add(highlightName(mark.outcome), range);
      if (mark.active) this.#add(ACTIVE_HIGHLIGHT, range);
    }
  }

  detach(): void {
    this.#clear();
    this.#unstyle();
  }

  #add(name: string, range: Range): void {
    const { highlights } = this.#view.CSS;
    let highlight = highlights.get(name);
    if (!highlight) {
      highlight = new this.#view.Highlight();
      highlights.set(name, highlight);
    }
    highlight.add(range);
    this.#own.push([name, range]);
  }

  #clear(): void {
    const { highlights } = this.#view.CSS;
    for (const [name, range] of this.#own) {
      const highlight = highlights.get(name);
      highlight?.delete(range);
      if (highlight?.size === 0) highlights.delete(name);
    }
    this.#own = [];
  }
}

/** A box with a line at its foot for each line of a marked range, on an overlay. */
class BoxPainter implements Painter {
  readonly host: Element;
  readonly #element: HTMLElement;
  readonly #overlay: Overlay;
  #marks: readonly RangeMark[] = [];

  constructor(element: HTMLElement) {
    this.#element = element;
    this.#overlay = new Overlay(element, () => {
      this.#draw();
    });
    this.host = this.#overlay.host;
    element.addEventListener('scroll', this.#draw, { passive: true });
    this.#overlay.align();
  }

  paint(marks: readonly RangeMark[]): void {
    this.#marks = marks;
    this.#overlay.align();
  }

  detach(): void {
    this.#element.removeEventListener('scroll', this.#draw);
    this.#overlay.detach();
  }

  readonly #draw = (): void => {
    const { layer } = this.#overlay;
    const origin = layer.getBoundingClientRect();
    const scale = layer.offsetWidth > 0 ? origin.width / layer.offsetWidth : 1;
    const boxes: HTMLElement[] = [];
    for (const { mark, range } of this.#marks) {
      for (const place of range.getClientRects()) {
        const box = layer.ownerDocument.createElement('div');
        box.className = 'box';
        box.dataset['outcome'] = mark.outcome;
        box.dataset['finding'] = mark.id;
        if (mark.active) box.dataset['active'] = '';
        style(box, {
          left: `${(place.left - origin.left) / scale}px`,
          top: `${(place.top - origin.top) / scale}px`,
          width: `${place.width / scale}px`,
          height: `${place.height / scale + 2}px`,
        });
        boxes.push(box);
      }
    }
    layer.replaceChildren(...boxes);
  };
}
