// What the doors say, how they run programs, and how they stop: with one sentence that says what to do.
import { spawn, spawnSync } from 'node:child_process';

/** An error that ends the run with its message alone, as one sentence for the person at the terminal. */
export class Stop extends Error {
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

const colour = process.stderr.isTTY && !process.env.NO_COLOR;

/** Progress goes to stderr: stdout belongs to the programs behind the doors. */
export function say(text) {
  process.stderr.write(colour ? `\x1b[1m==>\x1b[0m ${text}\n` : `==> ${text}\n`);
}

let quietRuns = false;

/** In quiet runs, a program's output is kept back and shown only when it fails. */
export function setQuiet(quiet) {
  quietRuns = quiet;
}

/**
 * Runs a program to its end, its stdout sent to our stderr.
 * Options: cwd, env (added to ours), quiet, input ('inherit' for a program that may ask, such as sudo),
 * allowFailure (return the exit code instead of stopping), onFailure (the sentence to stop with).
 */
export async function run(command, args, options = {}) {
  const quiet = options.quiet ?? quietRuns;
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: [options.input ?? 'ignore', quiet ? 'pipe' : 2, quiet ? 'pipe' : 2],
  });
  const kept = [];
  if (quiet) {
    child.stdout.on('data', (chunk) => kept.push(chunk));
    child.stderr.on('data', (chunk) => kept.push(chunk));
  }
  const code = await new Promise((resolve) => {
    child.on('error', (error) => resolve(error.code === 'ENOENT' ? 127 : 126));
    child.on('close', (exit, signal) => resolve(signal ? 128 : exit));
  });
  if (code !== 0 && quiet) process.stderr.write(Buffer.concat(kept));
  if (code === 0 || options.allowFailure) return code;
  throw new Stop(
    options.onFailure ??
      `\`${[command, ...args].join(' ')}\` failed (exit code ${code}); its messages are above.`,
  );
}

/** The stdout of a short program, or null when it is missing or fails. */
export function read(command, args, options = {}) {
  const result = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28, ...options });
  return result.status === 0 ? result.stdout : null;
}

/** Whether a program of this name is on PATH (or in the folders of system tools). */
export function onPath(name) {
  return findProgram(name) !== null;
}

export function findProgram(name) {
  const result = spawnSync(
    '/bin/sh',
    ['-c', `PATH="$PATH:/usr/sbin:/sbin" command -v "$1"`, 'sh', name],
    {
      encoding: 'utf8',
    },
  );
  return result.status === 0 ? result.stdout.trim() : null;
}
