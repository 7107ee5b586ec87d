import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's own folder. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Where consumers are made. What the long tests need is installed beside them, in `node_modules`. */
const consumers = path.join(root, 'build', 'consumers');

/** The tarball that `pack.ts` makes. */
export const tarball = path.join(root, 'build', 'package', 'presend.tgz');

/** A project that has the packed package installed, in a folder of its own. */
export class Consumer {
  readonly folder: string;

  /** @param sources the folders in `consumers/` that have its files */
  constructor(name: string, ...sources: readonly string[]) {
    this.folder = path.join(consumers, name);
    rmSync(this.folder, { recursive: true, force: true });
    const installed = this.path('node_modules', 'presend');
    mkdirSync(installed, { recursive: true });
    // As `npm install` unpacks it; without dependencies there is nothing else to install, and so no network to need.
    run('tar', ['-xzf', tarball, '--strip-components=1', '-C', installed], this.folder);
    for (const source of sources) {
      const folder = fileURLToPath(new URL(`./consumers/${source}/`, import.meta.url));
      cpSync(folder, this.folder, { recursive: true });
    }
  }

  path(...parts: string[]): string {
    return path.join(this.folder, ...parts);
  }

  /** Runs a script with Node in the project's folder, and returns what it prints. */
  node(script: string, ...args: string[]): string {
    return run(process.execPath, [script, ...args], this.folder);
  }
}

/** Runs a program to its end, and returns its stdout; throws what it said when it failed. */
export function run(
  program: string,
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    // A test's own settings are none of the programs that it tries.
    env: { ...process.env, NODE_OPTIONS: '', FORCE_COLOR: '0', ...env },
  });
  if (error) throw error;
  if (status !== 0)
    throw new Error(`${program} ${args.join(' ')} ended with ${status}:\n${stdout}${stderr}`);
  return stdout;
}
