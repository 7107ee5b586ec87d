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

interface Held {
  readonly loaded: number;
  readonly growth: number;
  readonly from: number;
  readonly to: number;
}

/** What was measured side by side; what could not be measured of one is absent, with its reason in `failures`. */
export interface Measured {
  readonly names: readonly string[];
  readonly speed: Readonly<
    Record<string, { readonly micros: Spread; readonly megabytes: number; readonly texts: number }>
  >;
  readonly keystrokes: readonly {
    readonly units: number;
    readonly findings: number;
    readonly micros: Readonly<Record<string, Spread>>;
  }[];
  readonly starts: Readonly<Record<string, Spread>>;
  readonly memory: Readonly<Record<string, Held | undefined>>;
  readonly downloads: Readonly<Record<string, { script: number; files: number } | undefined>>;
  readonly failures: readonly { name: string; what: string; reason: string }[];
}

interface Modules {
  'side-by-side.mjs': { readonly tablesOf: (measured: Measured) => string };
  'contenders.mjs': { readonly contenders: readonly { readonly name: string }[] };
  'picture.mjs': {
    readonly picture: (measured: Measured, footer: readonly string[]) => string;
  };
  'wasm-file.mjs': {
    readonly readWasm: (file: Buffer) => {
      readonly sections: readonly { readonly name: string; readonly bytes: Buffer }[];
      readonly imports: number;
      readonly code: readonly Buffer[];
    };
  };
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
