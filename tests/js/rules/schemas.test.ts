import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

import { Ajv } from 'ajv';

import { root } from '../engine.js';

const require = createRequire(import.meta.url);
const yaml = require('js-yaml') as {
  load(text: string, options: object): unknown;
  CORE_SCHEMA: unknown;
};

const rules = path.join(root, 'rules');
const read = (file: string): string => readFileSync(path.join(rules, file), 'utf8');
const schemas = new Map<string, object>(
  readdirSync(path.join(rules, 'schema')).map((file) => [
    file.replace('.schema.json', ''),
    JSON.parse(read(path.join('schema', file))) as object,
  ]),
);
const validators = new Map(
  [...schemas].map(([name, schema]) => [
    name,
    new Ajv({ allErrors: true, strict: false }).compile(schema),
  ]),
);

const files = readdirSync(rules, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.yaml'))
  .sort();
const schemaOf = (file: string): string => file.split('/')[0]?.replace('.yaml', '') ?? '';
const parse = (file: string): Record<string, unknown> =>
  yaml.load(read(file), { schema: yaml.CORE_SCHEMA }) as Record<string, unknown>;

function problems(name: string, data: unknown): string[] {
  const validate = validators.get(name);
  if (!validate) throw new Error(`there is no schema for ${name}`);
  return validate(data) ? [] : (validate.errors ?? []).map((error) => error.message ?? '');
}

describe('a rules file', () => {
  test.each(files)('%s names its schema in its first line, and fits it', (file) => {
    const up = file.includes('/') ? '../' : '';
    expect(read(file).split('\n')[0]).toBe(
      `# yaml-language-server: $schema=${up}schema/${schemaOf(file)}.schema.json`,
    );
    expect(problems(schemaOf(file), parse(file))).toEqual([]);
  });

  test.each(files)('%s with an unknown key, or without any, does not', (file) => {
    expect(problems(schemaOf(file), { ...parse(file), colour: 'red' })).not.toEqual([]);
    expect(problems(schemaOf(file), {})).not.toEqual([]);
    expect(problems(schemaOf(file), [])).not.toEqual([]);
  });
});

/** Changes one value in a file that fits, at a path of keys and indices. */
function broken(file: string, place: readonly (string | number)[], value: unknown): unknown {
  const data = structuredClone(parse(file));
  let at = data as Record<string | number, unknown>;
  for (const key of place.slice(0, -1)) at = at[key] as Record<string | number, unknown>;
  at[place.at(-1) ?? ''] = value;
  return data;
}

test.each<readonly [string, string, readonly (string | number)[], unknown]>([
  ['an outcome that is none', 'policies/upwork-2020-06-26.yaml', ['rows', 0, 'outcome'], 'forbid'],
  ['an act that is none', 'policies/upwork-2020-06-26.yaml', ['rows', 0, 'when', 'act'], ['shout']],
  ['a misspelled key of a row', 'policies/upwork-2020-06-26.yaml', ['rows', 0, 'outcom'], 'ask'],
  ['a day that is none', 'policies/upwork-2020-06-26.yaml', ['effective'], 'June'],
  ['a rule without examples', 'detectors/email.yaml', ['rules', 0, 'match'], []],
  ['a kind that is none', 'detectors/email.yaml', ['kind'], 'mail'],
  ['a threshold over 100', 'detectors/email.yaml', ['block'], 101],
  ['a class of links that is none', 'links/meeting_link.yaml', ['class'], 'meetings'],
  ['a version that is none', 'pack.yaml', ['version'], 'one'],
  ['an id with capitals', 'pack.yaml', ['id'], 'Presend'],
])('%s is refused', (_name, file, place, value) => {
  expect(problems(schemaOf(file), broken(file, place, value))).not.toEqual([]);
});

/** Every object of a schema with keys of its own, by its place. */
function* objects(node: unknown, place = ''): Generator<[string, Record<string, unknown>]> {
  if (typeof node !== 'object' || node === null) return;
  const object = node as Record<string, unknown>;
  if (object['properties']) yield [place, object];
  for (const [key, inner] of Object.entries(object)) yield* objects(inner, `${place}/${key}`);
}

test.each([...schemas.keys()])(
  'the schema of %s describes every key and allows no other',
  (name) => {
    for (const [place, object] of objects(schemas.get(name))) {
      expect([place, object['additionalProperties']]).toEqual([place, false]);
      for (const [key, value] of Object.entries(object['properties'] as Record<string, object>))
        expect([place, key, 'description' in value || '$ref' in value]).toEqual([place, key, true]);
    }
  },
);
