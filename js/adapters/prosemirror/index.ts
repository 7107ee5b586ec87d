import type { EditorView } from 'prosemirror-view';

import { SurfaceComposer } from '../../composer/composer.js';
import type { Answer, Composer, ComposerOptions } from '../../composer/options.js';
import type { Decision } from '../../types.js';
import { ProseMirrorSurface } from './surface.js';

export { presendPlugin } from './plugin.js';

/**
 * A composer at work on a ProseMirror editor. Its text is the document's, with a line feed between blocks of text and for
 * a line break.
 *
 * @throws PresendError as `attachComposer`
 */
export function attachProseMirror(view: EditorView, options: ComposerOptions): Composer;
export function attachProseMirror(
  view: EditorView,
  options: ComposerOptions<Promise<Decision>>,
): Composer<Promise<Decision>>;
export function attachProseMirror<A extends Answer>(
  view: EditorView,
  options: ComposerOptions<A>,
): Composer<A> {
  return new SurfaceComposer<A>(new ProseMirrorSurface(view), options);
}
