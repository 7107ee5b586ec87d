import { defineConfig } from '@playwright/test';

import { systemChromium } from '../chromium/launch.js';

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
    baseURL: `http://localhost:${process.env['PRESEND_DEMO_PORT'] ?? ''}/`,
    ...systemChromium,
    viewport: { width: 1180, height: 900 },
  },
  webServer: [
    {
      command: 'node dist/demo-server/main.js',
      cwd: '../..',
      env: { PORT: '0' },
      wait: { stdout: /http:\/\/localhost:(?<presend_demo_port>\d+)\// },
      gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
      timeout: 30_000,
    },
    {
      // The page of editors that the adapters are tested on, built when the tests start.
      command: 'node tests/browser/editors/serve.mjs',
      cwd: '../..',
      wait: { stdout: /http:\/\/localhost:(?<presend_editors_port>\d+)\// },
      gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
      timeout: 120_000,
    },
  ],
});
