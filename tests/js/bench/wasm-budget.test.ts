import { spawnSync } from 'node:child_process';

import { root } from '../engine.js';

interface Ended {
  readonly code: number | null;
  readonly said: string;
}

function check(...args: string[]): Ended {
  const { status, stderr } = spawnSync(process.execPath, ['wasm/checks/check.mjs', ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  return { code: status, said: stderr };
}

const sizeIn = (said: string): number => Number(/(\d+) as brotli 11/.exec(said)?.[1]);

test('WebAssembly within its budget passes the check of its size, one byte over it fails', () => {
  const { code, said } = check();
  expect(said).toMatch(/budget 250000,/);
  expect(code).toBe(0);
  const size = sizeIn(said);
  expect(size).toBeGreaterThan(100_000);
  const over = check('--budget', String(size - 1));
  expect(over.said).toContain('The WebAssembly and its glue are 1 bytes over the budget.');
  expect(over.code).toBe(1);
}, 240_000);
