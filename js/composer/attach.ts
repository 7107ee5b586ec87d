import { PresendError } from '../errors.js';
import { SurfaceComposer, type Composer, type ComposerOptions } from './composer.js';
import { EditableSurface } from './editable-surface.js';
import type { EditorSurface } from './surface.js';
import { TextareaSurface } from './textarea-surface.js';

/**
 * Marks and explains contact information in an editor while the user types: an underline whose shape tells the
 * outcome, and a list of findings after the editor, where the sender can look a detail up, take it out, or say
 * truthfully what it is for. The editor's own DOM is never written to, nor moved; `detach` leaves it as it was.
 *
 * @example
 * const composer = attachComposer(document.querySelector('textarea'), { checker, context: { surface: 'proposal' } });
 * sendButton.onclick = () => {
 *   const { verdict } = composer.checkNow();
 *   if (verdict === 'clear' || verdict === 'advise') send(composer.text, composer.declared);
 * };
 *
 * @param element a `<textarea>`, or an element that is contenteditable
 * @throws PresendError `invalid_arguments` for another element
 */
export function attachComposer(element: HTMLElement, options: ComposerOptions): Composer {
  return new SurfaceComposer(surfaceOf(element), options);
}

function surfaceOf(element: HTMLElement): EditorSurface {
  if (element.localName === 'textarea') return new TextareaSurface(element as HTMLTextAreaElement);
  if (element.isContentEditable || element.hasAttribute('contenteditable'))
    return new EditableSurface(element);
  throw new PresendError(
    'invalid_arguments',
    'a composer needs a textarea or a contenteditable element',
  );
}
