// What one key costs in a text that grows. This package follows the edits of a draft, and finds each in the text of the
// field as the composer does; all others offer a check of the whole text, and are given that.
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { CONTEXT } from './contenders.mjs';
import { interleave, spreadOf, timeAll } from './measure.mjs';
import { dist } from './paths.mjs';

export const LENGTHS = [1_000, 10_000, 20_000, 100_000];
export const FINDINGS = [0, 20];
export const TURNS = 9;
/** What a contender may take in one turn, in milliseconds: so many keys of the session as fit. */
const TURN_MS = 60;
/** Where one check takes longer than this, in milliseconds, there is only one turn. */
const SLOW_MS = 500;

const LINK = '\n\n';
const FILLING = 'We look forward to hearing from you. ';
/** Where keys are pressed, evenly through the text: what stands around a place decides what a key there costs. */
const PLACES = 5;
const TYPED = ' so please tell us when you could begin';

/** A string of its own, as a field's value is: not put together of others, in one byte a unit where that is enough. */
function flat(text) {
  const encoding = [...text].some((character) => character > '\xff') ? 'utf16le' : 'latin1';
  return Buffer.from(text, encoding).toString(encoding);
}

/** Prose of exactly that many units in which nothing is found: whole texts, as long as nothing is found where they meet. */
function ordinaryProse(checker, texts, units) {
  let prose = '';
  for (let n = 0; n < 4 * texts.length; n++) {
    const text = texts[n % texts.length];
    if (prose.length + text.length + LINK.length > units) break;
    const meeting = prose.slice(-2_048) + LINK + text;
    if (checker.check(meeting, CONTEXT).findings.length === 0) prose += LINK + text;
  }
  return (prose + FILLING.repeat(Math.ceil(units / FILLING.length))).slice(0, units);
}

/**
 * A text of exactly that many units.
 * @param {(units: number) => string} proseOf in which nothing is found
 * @param {number} details how many are in it
 */
function textWith(proseOf, units, details) {
  const parts = Array.from({ length: details }, (_, n) =>
    n % 2 === 0 ? ` a${n}.smith@gmail.com. ` : ` +1 415 555 26${n + 10}. `,
  );
  const room = units - parts.join('').length;
  const prose = proseOf(room);
  let text = '';
  let from = 0;
  parts.forEach((part, n) => {
    // Between sentences, where it is read for itself.
    const to = prose.indexOf('. ', Math.floor((room * (n + 0.5)) / details)) + 1;
    text += prose.slice(from, to) + part;
    from = to;
  });
  return text + prose.slice(from);
}

/** The field's text after each key: at one place after the other something is typed, letter by letter, and deleted again. */
function sessionIn(text) {
  return Array.from({ length: PLACES }, (_, n) => {
    const place = text.indexOf(' ', Math.floor((text.length * (n + 0.5)) / PLACES));
    const grown = Array.from({ length: TYPED.length }, (_, letter) =>
      flat(text.slice(0, place) + TYPED.slice(0, letter + 1) + text.slice(place)),
    );
    return [...grown, ...grown.slice(0, -1).reverse(), flat(text)];
  }).flat();
}

async function draftOf(checker, text, findings) {
  // Not what the package offers to others, but what its composer does with every key.
  const { TextHistory } = await import(
    pathToFileURL(path.join(dist, 'composer', 'text-history.js')).href
  );
  const draft = checker.draft(CONTEXT);
  const history = new TextHistory();
  const follow = (next) => {
    const { start, end, length } = history.follow(next);
    const decision = draft.replace(start, end, next.slice(start, start + length));
    history.forgetBefore(history.version);
    return decision;
  };
  const found = follow(text).findings.length;
  if (found !== findings) throw new Error(`${found} findings in a text made with ${findings}`);
  return { follow, dispose: () => draft.dispose() };
}

/**
 * @param checker of this package
 * @param {Map<string, (text: string) => unknown>} checks of the others, by name
 * @param {readonly string[]} texts
 * @param {(what: string) => void} note says what goes on
 * @param {(name: string, what: string, work: () => Promise<number>) => Promise<number | undefined>} attempt keeps the reason
 *   when one of the others fails
 * @returns {Promise<{ units: number, findings: number, micros: Record<string, import('./measure.mjs').Spread> }[]>}
 *   microseconds a key
 */
export async function measureKeystrokes(checker, checks, texts, note, attempt) {
  const ordinary = texts.filter((text) => checker.check(text, CONTEXT).findings.length === 0);
  const proseOf = (units) => ordinaryProse(checker, ordinary, units);
  const rows = [];
  for (const findings of FINDINGS)
    for (const units of LENGTHS) {
      note(`keystrokes: ${units} characters, ${findings} findings`);
      const text = flat(textWith(proseOf, units, findings));
      const session = sessionIn(text);
      const draft = await draftOf(checker, text, findings);
      const jobs = {
        presend: async () => (1000 * (await timeAll(draft.follow, session))) / session.length,
      };
      const slow = {};
      for (const [name, check] of checks) {
        const what = `a key in ${units} characters`;
        const each = await attempt(name, what, () => timeAll(check, [text]));
        if (each === undefined) continue;
        if (each > SLOW_MS) {
          slow[name] = spreadOf([1000 * each]);
          continue;
        }
        const keys = session.slice(0, Math.max(1, Math.floor(TURN_MS / each)));
        jobs[name] = async () => (1000 * (await timeAll(check, keys))) / keys.length;
      }
      rows.push({ units, findings, micros: { ...(await interleave(jobs, TURNS)), ...slow } });
      draft.dispose();
    }
  return rows;
}
