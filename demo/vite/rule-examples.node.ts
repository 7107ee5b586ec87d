import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

import type { Plugin } from 'vite';

/** A text that a rule gives as an example of what it must find. */
export interface RuleExample {
  readonly text: string;
  /** ISO 3166 countries of the parties, where the rule's example needs them. */
  readonly regions?: readonly string[];
}

type Match = string | { readonly text: string; readonly regions?: readonly string[] };
interface Matching {
  readonly match?: readonly Match[];
}
interface RuleFile {
  readonly rules?: readonly Matching[];
  readonly hosts?: readonly Matching[];
  readonly constructions?: readonly Matching[];
}

const yaml = createRequire(import.meta.url)('js-yaml') as { load(text: string): unknown };

/** Of a file of hosts a few: they are all of one class. */
const LINKS_A_FILE = 4;

/** The examples in rules/: of every detector, of the constructions of English, and of every file of hosts. */
export function collectExamples(rules: string): RuleExample[] {
  const read = (file: string): RuleFile =>
    yaml.load(readFileSync(path.join(rules, file), 'utf8')) as RuleFile;
  const files = (folder: string): string[] =>
    readdirSync(path.join(rules, folder))
      .sort()
      .map((name) => `${folder}/${name}`);
  const matches = (list: readonly Matching[] = []): RuleExample[] =>
    list.flatMap(({ match = [] }) =>
      match.map((one) =>
        typeof one === 'string'
          ? { text: one }
          : { text: one.text, ...(one.regions ? { regions: one.regions } : {}) },
      ),
    );
  return [
    ...files('detectors').flatMap((file) => matches(read(file).rules)),
    ...matches(read('intents/en.yaml').constructions),
    ...files('links').flatMap((file) => matches(read(file).hosts).slice(0, LINKS_A_FILE)),
  ];
}

/** Offers those examples to the page as the module `virtual:rule-examples`. */
export function ruleExamples(rules: string): Plugin {
  const id = 'virtual:rule-examples';
  return {
    name: 'presend-demo-rule-examples',
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    load: (source) =>
      source === `\0${id}`
        ? `export default ${JSON.stringify(collectExamples(rules))};`
        : undefined,
  };
}
