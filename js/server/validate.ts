import { PresendError } from '../errors.js';
import type { Schema, SchemaType } from './schema.js';

/**
 * Holds a value of JSON against a schema. It is a small interpreter of its own because validators that are in use
 * compile to code, which edge runtimes forbid, and because the package has no dependencies; tests compare it with Ajv.
 * @param place what to call the value in a message
 * @throws PresendError `unknown_key`, `unknown_word`, `invalid_value`, `context_too_large` (a list), each of which names the place and no value
 */
export function validate(value: unknown, schema: Schema, place = 'the body'): void {
  const type = typeOf(value);
  const types = [schema.type ?? []].flat();
  if (types.length > 0 && !types.includes(type as SchemaType))
    throw invalid(`${place} must be ${types.join(' or ')}`);
  if (typeof value === 'string') validateString(value, schema, place);
  else if (typeof value === 'number') {
    if (value < (schema.minimum ?? value)) throw invalid(`${place} is too small`);
  } else if (Array.isArray(value)) validateArray(value, schema, place);
  else if (typeof value === 'object' && value !== null) validateObject(value, schema, place);
}

const invalid = (message: string): PresendError => new PresendError('invalid_value', message);

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}

function validateString(value: string, schema: Schema, place: string): void {
  if (schema.enum && !schema.enum.includes(value))
    throw new PresendError('unknown_word', `${place} must be one of ${schema.enum.join(', ')}`);
  const { maxLength, pattern } = schema;
  // Length counts characters, which are never more than units.
  if (maxLength !== undefined && value.length > maxLength && [...value].length > maxLength)
    throw invalid(`${place} may have ${maxLength} characters`);
  if (pattern !== undefined && !new RegExp(pattern, 'u').test(value))
    throw invalid(`${place} does not have the form ${pattern}`);
}

function validateArray(value: readonly unknown[], schema: Schema, place: string): void {
  if (value.length > (schema.maxItems ?? value.length))
    throw new PresendError('context_too_large', `${place} may have ${schema.maxItems} entries`);
  const { items } = schema;
  if (items) value.forEach((item, index) => validate(item, items, `${nameOf(place)}[${index}]`));
}

function validateObject(value: object, schema: Schema, place: string): void {
  const properties = schema.properties ?? {};
  const missing = schema.required?.find((name) => !Object.hasOwn(value, name));
  if (missing !== undefined) throw invalid(`${place} lacks ${missing}`);
  for (const [name, inner] of Object.entries(value)) {
    if (Object.hasOwn(properties, name))
      validate(inner, properties[name] ?? {}, place === 'the body' ? name : `${place}.${name}`);
    else if (schema.additionalProperties === false)
      throw new PresendError('unknown_key', `${place} has an unknown key "${shorten(name)}"`);
  }
}

const nameOf = (place: string): string => (place === 'the body' ? 'entry ' : place);

/** A key is named so that its sender finds it; the rest of a long one is not echoed. */
const shorten = (name: string): string => (name.length > 40 ? `${name.slice(0, 40)}...` : name);
