/** The benchmark's own modules, which are plain JavaScript, with the types that the tests want of them. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { root } from '../engine.js';

interface Figure {
  readonly count: number;
  readonly digest: string;
}

interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly count: number;
}

interface Modules {
  'instructions/judge.mjs': {
    readonly MOST: number;
    readonly judge: (
      measured: Readonly<Record<string, Figure>>,
      recorded: Readonly<Record<string, Figure>> | undefined,
    ) => { readonly failed: boolean; readonly record: boolean; readonly lines: readonly string[] };
  };
  'measure.mjs': {
    readonly spreadOf: (values: readonly number[]) => Spread;
    readonly interleave: (
      jobs: Readonly<Record<string, () => Promise<number>>>,
      turns: number,
    ) => Promise<Record<string, Spread>>;
  };
}

export async function load<Name extends keyof Modules>(name: Name): Promise<Modules[Name]> {
  const file = path.join(root, 'tests', 'bench', name);
  return (await import(pathToFileURL(file).href)) as Modules[Name];
}
