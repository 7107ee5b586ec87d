import { spawnSync } from 'node:child_process';

import { root } from './engine.js';

const MEMORIES = new URL('../memory/memories.mjs', import.meta.url).href;

/**
 * Runs a module in a process of its own, so that nothing else takes of the engine's memory, and gives what it prints.
 * `process.argv[1]` of it is the address of `tests/memory/memories.mjs`; it prints one value as JSON, and nothing on stderr.
 */
export function inOwnProcess(script: string): unknown {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', script, MEMORIES],
    { cwd: root, encoding: 'utf8' },
  );
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return JSON.parse(stdout);
}
