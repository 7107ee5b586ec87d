import type { PageName } from '../../demo/src/state.js';

/** What each view of the demo has when it has something to show. */
export const CONTENT: Readonly<Record<PageName, string>> = {
  try: '#panel .card',
  explorer: '#cells-body [data-place] [data-word]',
  changes: '#differences .change-way',
  questions: '#questions [data-example]',
  trace: '#kept .candidate',
  server: '#lies .lie',
  speed: '#sizes tr',
};
