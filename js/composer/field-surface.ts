import { Mirror } from './mirror.js';
import type { EditorSurface, Mark, TextRange } from './surface.js';

/** A control that holds plain text and tells where its selection is, which inputs of other types do not. */
export type TextField = HTMLTextAreaElement | HTMLInputElement;

const TYPES: ReadonlySet<string> = new Set(['text', 'search', 'tel', 'url']);

export function isTextField(element: HTMLElement): element is TextField {
  if (element.localName === 'textarea') return true;
  return element.localName === 'input' && TYPES.has((element as HTMLInputElement).type);
}

/** A `<textarea>` or `<input>`: marks are drawn on a mirror that lies over it. */
export class FieldSurface implements EditorSurface {
  readonly element: TextField;
  readonly #mirror: Mirror;

  constructor(element: TextField) {
    this.element = element;
    this.#mirror = new Mirror(element);
  }

  get last(): Element {
    return this.#mirror.host;
  }

  text(): string {
    return this.element.value;
  }

  selection(): TextRange | null {
    const { element } = this;
    const root = element.getRootNode() as Document | ShadowRoot;
    if (root.activeElement !== element) return null;
    const { selectionStart, selectionEnd } = element;
    if (selectionStart === null || selectionEnd === null) return null;
    return { start: selectionStart, end: selectionEnd };
  }

  paint(marks: readonly Mark[]): void {
    this.#mirror.paint(this.element.value, marks);
  }

  reveal(range: TextRange): void {
    const { element } = this;
    element.focus({ preventScroll: true });
    element.setSelectionRange(range.start, range.end);
    const { top, bottom, left, right } = this.#mirror.place(range);
    const { clientHeight: height, clientWidth: width } = element;
    if (top < element.scrollTop || bottom > element.scrollTop + height)
      element.scrollTop = Math.max(0, (top + bottom - height) / 2);
    if (left < element.scrollLeft || right > element.scrollLeft + width)
      element.scrollLeft = (left + right - width) / 2;
    element.scrollIntoView?.({ block: 'nearest' });
  }

  replace(range: TextRange, text: string): void {
    const { element } = this;
    if (element.readOnly || element.disabled) return;
    element.focus();
    element.setSelectionRange(range.start, range.end);
    // Deprecated, and still the only way into a textarea that leaves a step to undo.
    const document = element.ownerDocument;
    const done =
      typeof document.execCommand === 'function' &&
      document.execCommand(text ? 'insertText' : 'delete', false, text);
    if (done) return;
    element.setRangeText(text, range.start, range.end, 'end');
    const Input = document.defaultView?.InputEvent ?? InputEvent;
    element.dispatchEvent(
      new Input('input', { bubbles: true, inputType: 'insertReplacementText', data: text }),
    );
  }

  observe(changed: () => void): () => void {
    const { form } = this.element;
    // The values are put back after the event.
    const reset = (): void => void setTimeout(changed);
    form?.addEventListener('reset', reset);
    return () => {
      form?.removeEventListener('reset', reset);
    };
  }

  detach(): void {
    this.#mirror.detach();
  }
}
