/** The composer in Vue: a composable for a template ref, and a directive. */
export { composerOf, vPresend } from './directive.js';
export { usePresend, type Presend } from './use-presend.js';
