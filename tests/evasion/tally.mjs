// How often each disguise, each pair and each harmless edit was seen through, against its target or its floor.
import { judge } from './judge.mjs';

/** The shares that are aimed at. */
export const targets = { singles: 0.97, pairs: 0.9, edits: 0.995 };

/**
 * @typedef {object} Row
 * @property {string} name
 * @property {number} tried
 * @property {number} found for what it is; of an edit, verdicts that stayed
 * @property {number} held the message at all
 * @property {{ text: string, was: string, got: string }[]} misses
 */

/** @returns {Row[]} a row for each name that `by` gives an attempt, in the order in which they first come */
export function tally(attempts, answers, by) {
  const rows = new Map();
  attempts.forEach((attempt, i) => {
    const row = rowOf(rows, by(attempt));
    const { found, held } = judge(attempt, answers[i]);
    count(row, found, held, () => ({
      text: attempt.text,
      was: attempt.name,
      got: answers[i].decision.findings.map(({ kind, outcome }) => `${kind} ${outcome}`).join(', '),
    }));
  });
  return [...rows.values()];
}

/** @returns {Row[]} a row an edit */
export function tallyEdits(edited, answers) {
  const rows = new Map();
  edited.forEach(({ edit, text, before, expected }, i) => {
    const verdict = answers[i].decision?.verdict;
    const kept = verdict === expected;
    const held = verdict === 'ask' || verdict === 'block';
    count(rowOf(rows, edit), kept, held, () => ({
      text,
      was: `${expected}: ${before}`,
      got: verdict,
    }));
  });
  return [...rows.values()];
}

function rowOf(rows, name) {
  if (!rows.has(name)) rows.set(name, { name, tried: 0, found: 0, held: 0, misses: [] });
  return rows.get(name);
}

function count(row, found, held, miss) {
  row.tried += 1;
  row.found += found ? 1 : 0;
  row.held += held ? 1 : 0;
  if (!found) row.misses.push(miss());
}

export function total(rows, name) {
  const sum = (field) => rows.reduce((all, row) => all + row[field], 0);
  return { name, tried: sum('tried'), found: sum('found'), held: sum('held'), misses: [] };
}

export function share({ found, tried }) {
  return found / tried;
}

/**
 * Whether a row is as good as it has to be: at its target, or, where the engine is known to be below it, at its floor.
 * With the seed that floors are recorded with, one miss more is let pass, since a new conformance case may come into the sample;
 * with another seed, three standard deviations of a sample of that size.
 */
export function passes(row, target, floor, recordedSeed) {
  const wanted = floor ?? target;
  const slack = recordedSeed ? 1 : Math.max(1, 3 * Math.sqrt(row.tried * wanted * (1 - wanted)));
  return row.found + slack >= wanted * row.tried;
}
