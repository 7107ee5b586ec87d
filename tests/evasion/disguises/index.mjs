// All disguises, in the order in which they are put on, and which of them go together.
//
// None of these tables is taken from the rules or the core: whoever tests a filter with the filter's own lists learns nothing.
import { digits } from './digits.mjs';
import { encodings } from './encodings.mjs';
import { letters } from './letters.mjs';
import { marks } from './marks.mjs';
import { messages } from './messages.mjs';
import { names } from './names.mjs';
import { spacing } from './spacing.mjs';
import { symbols } from './symbols.mjs';

/**
 * @typedef {object} Disguise
 * @property {string} id
 * @property {string} family
 * @property {string} source where it is known from
 * @property {string[]} kinds what somebody would hide so; `numeric_id` is a handle that is a number, `app` the name of an app
 * @property {string[]} rewrites what of the detail it takes; two that take the same make no pair
 * @property {(message: import('../message.mjs').Message, random: import('../random.mjs').Random) =>
 *   import('../message.mjs').Message | null} apply null where the detail has nothing that it could rewrite
 */

/** Names before signs, signs before letters, letters before what lies between them, codes and messages last. */
export const disguises = [
  ...names,
  ...symbols,
  ...digits,
  ...letters,
  ...spacing,
  ...marks,
  ...encodings,
  ...messages,
];

// A code of the whole detail hides it; what is drawn or sprinkled under it would be no more hidden and, decoded, not be read.
const underCode = new Set(['name', 'symbols', 'digits', 'code']);

/** Whether somebody would put both on the same detail. */
export function together(first, second) {
  if (first.rewrites.some((part) => second.rewrites.includes(part))) return false;
  if (!first.kinds.some((kind) => second.kinds.includes(kind))) return false;
  const code = [first, second].find((one) => one.rewrites.includes('code'));
  const other = code === first ? second : first;
  if (code?.family === 'encoded') return other.rewrites.every((part) => underCode.has(part));
  // Styles have no case, or one alone; what is upside down has none either.
  const drawn = [first, second].some((one) => one.family === 'styled letters');
  const cased = [first, second].some((one) => one.rewrites.includes('case'));
  return !(drawn && cased);
}
