'use client';

/** The composer in React: a hook for an element of yours, and a textarea and an input that have it already. */
export {
  PresendInput,
  PresendTextarea,
  type PresendInputProps,
  type PresendTextareaProps,
} from './fields.js';
export type { ComposerState } from './use-composer.js';
export { usePresend, type Presend } from './use-presend.js';
