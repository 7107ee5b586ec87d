import { readFileSync } from 'node:fs';

import { PresendError } from '../errors.js';
import type { Arguments } from './args.js';

/**
 * The context of a command line as JSON: the file's own text, or an object with the values that were set in it.
 * @throws PresendError `invalid_input` when the file cannot be read, `invalid_json`, `invalid_arguments`
 */
export function contextOf({ contextFile, set }: Arguments): string {
  const text = contextFile === undefined ? '{}' : readContext(contextFile);
  if (set.length === 0) return text;
  const context = parse(text);
  for (const [path, value] of set) setValue(context, path, valueOf(value));
  return JSON.stringify(context);
}

function readContext(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new PresendError('invalid_input', `cannot read ${file}`);
  }
}

function parse(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new PresendError('invalid_json', 'the context is not JSON');
  }
  if (!isObject(value)) throw new PresendError('invalid_value', 'the context must be an object');
  return value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** JSON where it is JSON, else the text itself. */
function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function setValue(context: Record<string, unknown>, path: string, value: unknown): void {
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  let place = context;
  for (const key of keys) {
    const next = Object.hasOwn(place, key) ? place[key] : undefined;
    if (isObject(next)) {
      place = next;
    } else {
      const made: Record<string, unknown> = {};
      define(place, key, made);
      place = made;
    }
  }
  define(place, last, value);
}

/** As an assignment, but a key of any name stays a key. */
function define(place: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(place, key, {
    value,
    enumerable: true,
    writable: true,
    configurable: true,
  });
}
