// What an editor and its composer show, read in the page: each function runs there, and uses nothing from outside itself.
import type {} from './editors/harness.js';

/** A box in CSS pixels of the page. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A mark as it is drawn, by whatever means: the text that it lies under, and its boxes on the page, one a line. */
export interface DrawnMark {
  readonly outcome: string;
  readonly text: string;
  readonly boxes: readonly Box[];
}

/** All marks of the page, from the top and the left: on overlays, as decorations of an editor, and as highlights. */
export function drawnMarks(): DrawnMark[] {
  const boxes = (rects: DOMRectList): Box[] =>
    [...rects]
      .filter(({ width }) => width > 0)
      .map(({ left, top, right, bottom }) => ({ left, top, right, bottom }));
  const within = (root: Document | ShadowRoot): HTMLElement[] => [
    ...root.querySelectorAll<HTMLElement>('.presend-mark, .mark'),
    ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
      shadowRoot ? within(shadowRoot) : [],
    ),
  ];
  const drawn: DrawnMark[] = within(document).map((element) => ({
    outcome: element.dataset['outcome'] ?? '',
    text: element.textContent,
    boxes: boxes(element.getClientRects()),
  }));
  for (const [name, highlight] of CSS.highlights) {
    if (name === 'presend-active') continue;
    for (const range of highlight) {
      const live = range as Range;
      drawn.push({
        outcome: name.replace('presend-', ''),
        text: live.toString(),
        boxes: boxes(live.getClientRects()),
      });
    }
  }
  const at = (mark: DrawnMark): number =>
    (mark.boxes[0]?.top ?? 0) * 10_000 + (mark.boxes[0]?.left ?? 0);
  return drawn.sort((a, b) => at(a) - at(b));
}

/** What the page of editors stores of its editor, with the whole element of one whose text is its value. */
export function storedContent(): string {
  const { harness } = window;
  const isField = harness.element.matches('textarea, input');
  return `${isField ? harness.element.outerHTML : ''}${harness.stored()}`;
}

/** What is left in the page of a composer that is gone: nothing, if it cleans up after itself. */
export function leftovers(): Readonly<Record<string, number>> {
  return {
    elements: document.querySelectorAll('[data-presend], .presend-mark, [id^="presend-"]').length,
    described: document.querySelectorAll('[aria-describedby]').length,
    highlights: CSS.highlights.size,
    sheets: document.adoptedStyleSheets.filter(({ cssRules }) =>
      [...cssRules].some(({ cssText }) => cssText.includes('presend')),
    ).length,
  };
}

/** What is selected, in a control or in the document. */
export function selectedText(): string {
  const active = document.activeElement;
  return active instanceof HTMLTextAreaElement || active instanceof HTMLInputElement
    ? active.value.slice(active.selectionStart ?? 0, active.selectionEnd ?? 0)
    : (document.getSelection()?.toString() ?? '');
}

/** What the browser itself has between the sides of a box, in a control or in the document; null when it cannot say. */
export function textInBox({ left, right, top, bottom }: Box): string | null {
  const middle = (top + bottom) / 2;
  const [one, other] = [left + 1, right - 1].map((x) => document.caretPositionFromPoint(x, middle));
  if (!one || !other) return null;
  const control = one.offsetNode;
  if (control instanceof HTMLTextAreaElement || control instanceof HTMLInputElement) {
    const offsets = [one, other].map(({ offset }) => offset).sort((a, b) => a - b);
    return control.value.slice(offsets[0], offsets[1]);
  }
  const range = document.createRange();
  range.setStart(one.offsetNode, one.offset);
  // In a line from right to left the left side may be the end.
  if (range.comparePoint(other.offsetNode, other.offset) < 0)
    range.setStart(other.offsetNode, other.offset);
  range.setEnd(other.offsetNode, other.offset);
  if (range.collapsed) range.setEnd(one.offsetNode, one.offset);
  return range.toString();
}
