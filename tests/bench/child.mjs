// A script of this folder in a process of its own, which prints JSON.
import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** @param {{ args?: string[], node?: string[] }} options arguments of the script, and of Node itself */
export function child(script, { args = [], node = [] } = {}) {
  const { status, signal, stdout, stderr } = spawnSync(
    process.execPath,
    [...node, path.join(import.meta.dirname, script), ...args],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`${script}: ${reasonOf(stderr) ?? signal}`);
  return JSON.parse(stdout);
}

/** The line of an uncaught error that says what it is. */
function reasonOf(stderr) {
  return stderr.split('\n').find((line) => /^\w*Error\b/.test(line));
}
