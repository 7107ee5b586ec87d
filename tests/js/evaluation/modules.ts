/** The evaluation's own modules, which are plain JavaScript, with the types that the tests want of them. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { root } from '../engine.js';
import type { Finding, LabelledText } from './invented.js';

export interface Group {
  readonly errors: number;
  readonly verdicts: Readonly<Record<string, number>>;
  readonly recall: Readonly<Record<string, { labels: number; hit: number; any: number }>>;
  readonly classes: Readonly<Record<string, { labels: number; hit: number }>>;
  readonly alarms: Readonly<Record<string, { texts: number; hit: number }>>;
  readonly findings: Readonly<Record<string, { right: number; wrong: number }>>;
}

export interface Event {
  readonly what: string;
  readonly id: string;
  readonly kind: string;
}

export interface Scores {
  readonly plain: Group;
  readonly soft: Group;
  readonly events: readonly Event[];
}

interface Judgement {
  readonly set: string;
  readonly what: string;
  readonly state: string;
}

interface Modules {
  'score.mjs': {
    readonly score: (records: readonly LabelledText[], answers: readonly object[]) => Scores;
  };
  'really.mjs': { readonly isReallyThere: (text: string, finding: Finding) => boolean };
  'sentences.mjs': { readonly sentencesOf: (file: string, language: string) => string[] };
  'targets.mjs': {
    readonly judge: (
      table: object,
      set: object,
      noted: ReadonlyMap<string, unknown>,
    ) => Judgement[];
    readonly judgeLanguage: (limits: object, result: object) => Judgement;
  };
  'arguments.mjs': {
    readonly readArguments: (args: readonly string[]) => Readonly<Record<string, unknown>>;
  };
}

export const main = path.join(root, 'tests', 'eval', 'main.mjs');

export async function load<Name extends keyof Modules>(name: Name): Promise<Modules[Name]> {
  const file = path.join(root, 'tests', 'eval', name);
  return (await import(pathToFileURL(file).href)) as Modules[Name];
}
