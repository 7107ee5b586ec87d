import { defineConfig } from '@playwright/test';

import { systemChromium } from '../chromium/launch.js';
import { demoOrigin, demoServer, editorsServer } from '../pages/servers.js';

/**
 * The demo in the system's Chromium, against its own server on a free port. No browser is downloaded: the path of
 * another one goes into PRESEND_CHROMIUM.
 */
export default defineConfig({
  testDir: '.',
  outputDir: '../../build/browser-results',
  fullyParallel: false,
  workers: 1,
  // Machines are shared and loaded: what passes only the second time is named flaky in the report, and is to be mended.
  retries: 1,
  timeout: 30_000,
  reporter: 'list',
  use: {
    baseURL: demoOrigin(),
    ...systemChromium,
    viewport: { width: 1180, height: 900 },
  },
  webServer: [demoServer, editorsServer],
});
