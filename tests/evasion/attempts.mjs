// What an evader tries: one disguise, or two, on a detail.
import { disguises, together } from './disguises/index.mjs';
import { detailOf, textOf } from './message.mjs';
import { randomFor } from './random.mjs';

/**
 * @typedef {object} Attempt
 * @property {string} name of the disguise, or of both
 * @property {import('./disguises/index.mjs').Disguise[]} put on in this order
 * @property {string} text
 * @property {object} context
 * @property {{ start: number, end: number }} range of the disguised detail, in UTF-16 code units
 * @property {object} detail as in details.mjs
 */

/** Every disguise alone, on at most `most` details of those that it fits. */
export function singles(details, { seed, most }) {
  return disguises.flatMap((disguise) => attempts([disguise], details, { seed, most }));
}

/** Every two disguises that go together, on at most `most` details that both fit. */
export function pairs(details, { seed, most }) {
  return disguises.flatMap((first, i) =>
    disguises
      .slice(i + 1)
      .filter((second) => together(first, second))
      .flatMap((second) => attempts([first, second], details, { seed, most })),
  );
}

function attempts(put, details, { seed, most }) {
  const name = put.map(({ id }) => id).join(' + ');
  // Chance hangs on the detail itself, so a case that is added changes nothing for the others but one place in the sample.
  const drawn = details
    .filter((detail) => put.every((disguise) => fits(disguise, detail)))
    .map((detail) => {
      const random = randomFor(seed, name, textOf(detail.message), detail.message.before);
      return { detail, random, place: random.next() };
    })
    .sort((a, b) => a.place - b.place);
  const all = [];
  for (const { detail, random } of drawn) {
    if (all.length === most) break;
    let message = detail.message;
    for (const disguise of put) message = message && disguise.apply(message, random);
    if (message) all.push(attempt(name, put, detail, message));
  }
  return all;
}

function fits({ kinds }, detail) {
  return kinds.some((kind) => detail.kinds.includes(kind));
}

function attempt(name, put, detail, message) {
  const start = message.before.length;
  const recent = message.earlier.map((text) => ({ from: 'sender', text }));
  const { before, after } = detail.around;
  return {
    name,
    put,
    detail,
    text: textOf(message),
    context: recent.length > 0 ? { ...detail.context, recent } : (detail.context ?? {}),
    range: { start: start - before, end: start + detailOf(message).length + after },
  };
}
