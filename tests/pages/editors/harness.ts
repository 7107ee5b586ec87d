import type { FindingReport } from 'presend';

import type { MountedEditor } from '../../../demo/src/editors/mounted-editor.js';

declare global {
  interface Window {
    /** The editor of the page, with a composer at work on it, as the tests drive it. */
    harness: MountedEditor;
    /** What users have reported as wrong on the page of editors. */
    reports: FindingReport[];
  }
}
