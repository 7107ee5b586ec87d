import type { EditorView } from '@codemirror/view';

import { SurfaceComposer } from '../../composer/composer.js';
import type { Answer, Composer, ComposerOptions } from '../../composer/options.js';
import type { Decision } from '../../types.js';
import { CodeMirrorSurface } from './surface.js';

/**
 * A composer at work on a CodeMirror 6 editor. What it needs of the state is appended to the configuration, and taken
 * out again by `detach`. Its text is `view.state.doc.toString()`.
 *
 * @throws PresendError as `attachComposer`
 */
export function attachCodeMirror(view: EditorView, options: ComposerOptions): Composer;
export function attachCodeMirror(
  view: EditorView,
  options: ComposerOptions<Promise<Decision>>,
): Composer<Promise<Decision>>;
export function attachCodeMirror<A extends Answer>(
  view: EditorView,
  options: ComposerOptions<A>,
): Composer<A> {
  return new SurfaceComposer<A>(new CodeMirrorSurface(view), options);
}
