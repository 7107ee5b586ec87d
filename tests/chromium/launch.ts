import type { PlaywrightWorkerOptions } from '@playwright/test';

import { program } from './program.mjs';

/** What the suites of Playwright use to start the system's Chromium. */
export const systemChromium: Pick<PlaywrightWorkerOptions, 'browserName' | 'launchOptions'> = {
  browserName: 'chromium',
  launchOptions: program,
};
