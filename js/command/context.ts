import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';

import { PresendError } from '../errors.js';
import type { Arguments } from './args.js';
import { parseStrict } from '../strict-json.js';

/**
 * The context of a command line as JSON: the file's own bytes, or an object with the values that were set in it.
 * @throws PresendError `invalid_input` when the file cannot be read, `invalid_json`, `invalid_value`
 */
export function contextOf({ contextFile, set }: Arguments): string | Uint8Array {
  const bytes = contextFile === undefined ? Buffer.from('{}') : readContext(contextFile);
  const text = isUtf8(bytes) ? bytes.toString() : undefined;
  if (set.length === 0) return text ?? bytes; // the engine says what is wrong with it
  const context = text === undefined ? undefined : parseStrict(text);
  if (context === undefined) throw new PresendError('invalid_json', 'the context is not JSON');
  if (!isObject(context)) throw new PresendError('invalid_value', 'the context must be an object');
  for (const [path, value] of set) {
    const json = parseStrict(value);
    setValue(context, path, json === undefined ? value : json);
  }
  return JSON.stringify(context);
}

/** The languages that a context asks for, which the engine has taken already. */
export function localesOf(context: string | Uint8Array): readonly string[] {
  const read = typeof context === 'string' ? parseStrict(context) : undefined;
  const locale = isObject(read) ? read['locale'] : undefined;
  return typeof locale === 'string' ? [locale] : [];
}

function readContext(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    throw new PresendError('invalid_input', `cannot read ${file}`);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
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
