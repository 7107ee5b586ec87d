import type { Clock } from './clock.js';

/**
 * Listens to an event of an element when every listener on the way up to the document has had it. A framework that listens
 * at the root of its tree, as React does, would else be told of a decision before it knows of the text: it would render
 * the old text again, and what the user has typed would be lost. An event that is stopped on its way is heard of too,
 * after its turn.
 * @returns how to stop
 */
export function listenAfterFrameworks(
  element: HTMLElement,
  type: string,
  clock: Clock,
  listener: () => void,
): () => void {
  let callOff: (() => void) | undefined;
  const hear = (): void => {
    if (!callOff) return; // an event of another element
    callOff();
    callOff = undefined;
    listener();
  };
  const seen = (): void => {
    callOff?.();
    callOff = clock.after(0, hear);
  };
  const document = element.ownerDocument;
  element.addEventListener(type, seen);
  document.addEventListener(type, hear);
  return () => {
    callOff?.();
    element.removeEventListener(type, seen);
    document.removeEventListener(type, hear);
  };
}
