import { PresendError } from '../errors.js';
import type { Decision } from '../types.js';
import { SurfaceComposer } from './composer.js';
import { EditableSurface } from './editable-surface.js';
import { isTextField, FieldSurface } from './field-surface.js';
import type { Answer, Composer, ComposerOptions } from './options.js';
import type { EditorSurface } from './surface.js';

/**
 * Marks and explains contact information in an editor while the user types: an underline whose shape tells the
 * outcome, and a list of findings after the editor, where the sender can look a detail up, take it out, or say
 * truthfully what it is for. The editor's own DOM is never written to, nor moved; `detach` leaves it as it was.
 *
 * @example
 * const composer = attachComposer(document.querySelector('textarea'), { checker, context: { surface: 'proposal' } });
 * sendButton.onclick = () => {
 *   if (!composer.holdsSend()) send(composer.text, composer.declared);
 * };
 *
 * @param element a `<textarea>`, an `<input>` of the type `text`, `search`, `tel` or `url`, or an element that is
 *   contenteditable
 * @throws PresendError `invalid_arguments` for another element; of a checker that answers at once, those of
 *   `Checker.check` that are about the context
 */
export function attachComposer(element: HTMLElement, options: ComposerOptions): Composer;
export function attachComposer(
  element: HTMLElement,
  options: ComposerOptions<Promise<Decision>>,
): Composer<Promise<Decision>>;
export function attachComposer<A extends Answer>(
  element: HTMLElement,
  options: ComposerOptions<A>,
): Composer<A> {
  return new SurfaceComposer<A>(surfaceOf(element), options);
}

/** The surface of an element that a browser lets a user type into by itself. @throws PresendError `invalid_arguments` */
export function surfaceOf(element: HTMLElement): EditorSurface {
  if (isTextField(element)) return new FieldSurface(element);
  if (element.isContentEditable || element.hasAttribute('contenteditable'))
    return new EditableSurface(element);
  throw new PresendError(
    'invalid_arguments',
    'a composer needs a textarea, a text input or a contenteditable element',
  );
}
