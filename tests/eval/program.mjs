// How a program of the tests ends.
import { Unusable } from './labelled.mjs';

/**
 * Runs a program and sets its exit code: what `run` returns, or 2 where arguments or input are of no use, with the reason.
 * @param {(args: string[]) => number} run
 */
export function program(run) {
  try {
    process.exitCode = run(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}
