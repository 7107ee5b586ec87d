import type { PlaywrightTestConfig } from '@playwright/test';

type Server = Extract<NonNullable<PlaywrightTestConfig['webServer']>, { command: string }>;

// Commands are run in the project's own folder, and end with the tests.
const common = {
  cwd: '../..',
  gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
} as const;

/** The demo's own server, on a free port. */
export const demoServer: Server = {
  ...common,
  command: 'node dist/demo-server/main.js',
  env: { PORT: '0' },
  wait: { stdout: /http:\/\/localhost:(?<presend_demo_port>\d+)\// },
  timeout: 30_000,
};

/** The page of editors that the adapters are tested on, built when the tests start. */
export const editorsServer: Server = {
  ...common,
  command: 'node tests/pages/editors/serve.mjs',
  wait: { stdout: /http:\/\/localhost:(?<presend_editors_port>\d+)\// },
  timeout: 120_000,
};

/** Where they answer, once they run. */
export const demoOrigin = (): string => originOf('PRESEND_DEMO_PORT');
export const editorsOrigin = (): string => originOf('PRESEND_EDITORS_PORT');

function originOf(port: string): string {
  return `http://localhost:${process.env[port] ?? ''}/`;
}
