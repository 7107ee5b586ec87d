import { PresendError, reasonOf } from './errors.js';
import type { Context } from './types.js';

/**
 * A context as the engine takes it, and a worker too. What its words mean is the engine's to judge.
 * @throws PresendError `invalid_arguments` for what is no object, `invalid_json` for what has no JSON
 */
export function contextJson(context: Context | undefined): string {
  if (context === undefined) return '{}';
  if (typeof context !== 'object' || context === null)
    throw new PresendError('invalid_arguments', 'the context must be an object');
  let json: string | undefined;
  try {
    json = JSON.stringify(context);
  } catch (error) {
    throw new PresendError('invalid_json', `the context is no JSON: ${reasonOf(error)}`, {
      cause: error,
    });
  }
  if (json === undefined) throw new PresendError('invalid_json', 'the context is no JSON');
  return json;
}
