import type Quill from 'quill';

import { SurfaceComposer } from '../../composer/composer.js';
import type { Answer, Composer, ComposerOptions } from '../../composer/options.js';
import type { Decision } from '../../types.js';
import { QuillSurface } from './surface.js';

/**
 * A composer at work on a Quill 2 editor. Its text is `quill.getText()`. Quill takes what an input method composes when
 * it is done, so the composer checks it then.
 *
 * @throws PresendError as `attachComposer`
 */
export function attachQuill(quill: Quill, options: ComposerOptions): Composer;
export function attachQuill(
  quill: Quill,
  options: ComposerOptions<Promise<Decision>>,
): Composer<Promise<Decision>>;
export function attachQuill<A extends Answer>(
  quill: Quill,
  options: ComposerOptions<A>,
): Composer<A> {
  return new SurfaceComposer<A>(new QuillSurface(quill), options);
}
