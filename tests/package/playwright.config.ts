import { defineConfig } from '@playwright/test';

import { systemChromium } from '../chromium/launch.js';

/**
 * The packed package, installed and used as its users do. Where it is for browsers, in the system's Chromium: the path
 * of another one goes into PRESEND_CHROMIUM. The bundlers in `long/` are for `npm run test:long`.
 */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  testIgnore: process.env['PRESEND_LONG'] ? [] : ['**/long/**'],
  globalSetup: './pack.ts',
  outputDir: '../../build/package-results',
  fullyParallel: false,
  workers: 1,
  retries: 0,
  timeout: process.env['PRESEND_LONG'] ? 300_000 : 60_000,
  reporter: 'list',
  use: systemChromium,
});
