import type { LexicalEditor } from 'lexical';

import { SurfaceComposer } from '../../composer/composer.js';
import type { Answer, Composer, ComposerOptions } from '../../composer/options.js';
import type { Decision } from '../../types.js';
import { LexicalSurface } from './surface.js';

/**
 * A composer at work on a Lexical editor that has its root element. Its text is what `$getRoot().getTextContent()` gives.
 *
 * @throws PresendError `invalid_arguments` for an editor without a root element; else as `attachComposer`
 */
export function attachLexical(editor: LexicalEditor, options: ComposerOptions): Composer;
export function attachLexical(
  editor: LexicalEditor,
  options: ComposerOptions<Promise<Decision>>,
): Composer<Promise<Decision>>;
export function attachLexical<A extends Answer>(
  editor: LexicalEditor,
  options: ComposerOptions<A>,
): Composer<A> {
  return new SurfaceComposer<A>(new LexicalSurface(editor), options);
}
