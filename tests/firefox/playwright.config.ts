import { defineConfig } from '@playwright/test';

import { demoServer, editorsServer } from '../pages/servers.js';

/**
 * The editors, the demo and the package in the system's Firefox. Playwright runs the tests and keeps the servers; its own
 * browsers and pages are not used, since it drives no Firefox but its own build: `firefox.ts` does, over WebDriver BiDi.
 */
export default defineConfig({
  testDir: '.',
  outputDir: '../../build/firefox-results',
  fullyParallel: false,
  workers: 1,
  // Machines are shared and loaded: what passes only the second time is named flaky in the report, and is to be mended.
  retries: 1,
  timeout: 30_000,
  reporter: 'list',
  webServer: [demoServer, editorsServer],
});
