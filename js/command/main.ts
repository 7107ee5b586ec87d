#!/usr/bin/env node
/** The `presend` command of the npm package: the same core, arguments, answers and exit codes as the native one. */
import { addLocales, startEngine } from '../checker.js';
import { PresendError, reasonOf } from '../errors.js';
import { parseArguments, type Arguments } from './args.js';
import { contextOf, localesOf } from './context.js';
import { checkMessage } from './message.js';
import { redactMessage } from './redact.js';
import { scan, write } from './scan.js';
import { USAGE } from './usage.js';
import { version } from './version.js';

const DONE = 0;
const UNUSABLE_INPUT = 2;
const UNUSABLE_PACK = 3;

/** Codes of errors that lie in what the command runs on, not in what it was given. */
const OF_THE_PACK = /^(pack_|texts_|wasm_unavailable$|out_of_memory$)/;

async function run(words: readonly string[]): Promise<number> {
  try {
    await obey(parseArguments(words));
    return DONE;
  } catch (error) {
    if (isClosedPipe(error)) return DONE; // whoever read has read enough
    const code = error instanceof PresendError ? error.code : 'internal';
    process.stderr.write(`presend: ${reasonOf(error)}\n`);
    if (code === 'invalid_arguments') process.stderr.write('Try: presend --help\n');
    return OF_THE_PACK.test(code) ? UNUSABLE_PACK : UNUSABLE_INPUT;
  }
}

async function obey(args: Arguments): Promise<void> {
  if (args.command === 'help') return write(USAGE);
  if (args.command === 'version') return write(`presend ${version()}\n`);
  const context = contextOf(args);
  const engine = await startEngine();
  engine.prepare(context);
  // Every line of a scan may have a language of its own.
  await addLocales(engine, args.command === 'scan' ? 'every' : localesOf(context));
  if (args.command === 'scan') await scan(engine, args, context);
  else if (args.command === 'redact') await redactMessage(engine, args, context);
  else await checkMessage(engine, args, context);
}

function isClosedPipe(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EPIPE';
}

process.stdout.on('error', () => undefined); // the writer hears of it and stops
process.exitCode = await run(process.argv.slice(2));
