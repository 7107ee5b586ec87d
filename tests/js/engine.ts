import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

import {
  createChecker,
  type Checker,
  type CheckerOptions,
  type Context,
  type Declared,
} from 'presend';
import { createWorkerChecker, type WorkerChecker, type WorkerCheckerOptions } from 'presend/worker';

/** The project's own folder. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** The engine that is tested, whose glue jest.config.js puts in: what ships, or that of another folder. */
export const WASM = new URL(
  `../../${process.env['PRESEND_ENGINE'] ?? 'dist'}/presend.wasm`,
  import.meta.url,
);
/** The engine that ships, for what brings its own glue. */
const SHIPPED = new URL('../../dist/presend.wasm', import.meta.url);
export const PACK = new URL('../../dist/default.pack', import.meta.url);

/** The texts of each locale but English, which the pack has. */
export const TEXTS: Readonly<Record<string, URL>> = Object.fromEntries(
  readdirSync(new URL('../../dist/locales/', import.meta.url)).map((file) => [
    path.parse(file).name,
    new URL(`../../dist/locales/${file}`, import.meta.url),
  ]),
);

/** The native command, or another build of it, and the one of the npm package. */
export const NATIVE =
  process.env['PRESEND_NATIVE'] ?? path.join(root, 'build', 'native', 'presend');
export const COMMAND = path.join(root, 'dist', 'command', 'main.js');

export function startChecker(options: CheckerOptions = {}): Promise<Checker> {
  return createChecker({ wasm: WASM, pack: PACK, ...options });
}

/** The built script of a worker, which the sources do not have beside them. */
export function startWorker(): Worker {
  return new Worker(new URL('../../dist/worker/main.node.js', import.meta.url));
}

export function startWorkerChecker({
  worker = startWorker(),
  ...options
}: WorkerCheckerOptions = {}): Promise<WorkerChecker> {
  return createWorkerChecker({ wasm: SHIPPED, pack: PACK, worker, ...options });
}

/** A case of tests/conformance: every key of an expected finding has to agree; `text` is what the range covers. */
export interface Case {
  readonly name: string;
  readonly text: string;
  readonly context?: Context;
  readonly all?: boolean;
  readonly expect:
    | {
        readonly verdict: string;
        readonly findings: readonly Readonly<Record<string, unknown>>[];
        readonly declared?: readonly Declared[];
      }
    /** The context is refused with this code. */
    | { readonly error: string };
}

function lines(file: string): unknown[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as unknown);
}

/** The conformance files and their cases. */
export function conformance(): (readonly [file: string, cases: readonly Case[]])[] {
  const folder = path.join(root, 'tests', 'conformance');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .sort()
    .map((file) => [file, lines(path.join(folder, file)) as Case[]] as const);
}

/** The evaluation sets beside the project, as the lines of their files; none where there are none. */
export function evaluationSets(): (readonly [file: string, content: string])[] {
  const folder = path.join(root, '..', 'shared', 'eval');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl') && !file.startsWith('reserved.'))
    .sort()
    .map((file) => [file, readFileSync(path.join(folder, file), 'utf8')] as const);
}
