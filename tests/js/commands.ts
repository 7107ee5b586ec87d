import { spawnSync } from 'node:child_process';

import { COMMAND, NATIVE } from './engine.js';

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Settings {
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

function run(program: string, args: readonly string[], settings: Settings): Outcome {
  const { input = '', env = {}, cwd } = settings;
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    input,
    cwd,
    env: { PATH: process.env['PATH'], ...env },
    maxBuffer: 1 << 30,
  });
  if (error) throw error;
  return { code: status, stdout: stdout.toString('latin1'), stderr: stderr.toString('latin1') };
}

/** What the native command answers. Bytes are compared, so texts are read as Latin-1: one unit a byte. */
export function native(args: readonly string[], settings: Settings = {}): Outcome {
  return run(NATIVE, args, settings);
}

/** What the command of the npm package answers. */
export function packaged(args: readonly string[], settings: Settings = {}): Outcome {
  return run(process.execPath, [COMMAND, ...args], settings);
}
