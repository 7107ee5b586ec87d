// What is to be hidden: the details of the conformance cases that would hold a message back, none of them disguised yet.
import fs from 'node:fs';
import path from 'node:path';

import { messageOf } from './message.mjs';

const folder = path.join(import.meta.dirname, '../conformance');
const held = ['ask', 'block'];
const plain = new Set(['email', 'phone', 'address', 'handle', 'channel']);

// Texts around the same detail: a few are enough, or the detail that the grid uses would speak for all.
const sameDetail = 6;

/** All cases that expect a decision. */
export function cases() {
  return fs
    .readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .sort()
    .flatMap((file) => fs.readFileSync(path.join(folder, file), 'utf8').split('\n'))
    .filter(Boolean)
    .map((line) => JSON.parse(line))
    .filter((one) => one.expect.findings);
}

/** Cases that tell one text in one context from another, each once. */
export function distinct(all) {
  return [...new Map(all.map((one) => [JSON.stringify([one.text, one.context]), one])).values()];
}

/**
 * The details in the cases' texts, as the engine finds them undisguised.
 * @param {(texts: { text: string, context?: object }[]) => object[]} scan
 * @returns {{ message: import('./message.mjs').Message, kinds: string[], context?: object, found: object,
 *   around: { before: number, after: number } }[]} `around`: how far beside the detail what is found may lie, in UTF-16 code units
 */
export function details(scan) {
  const seen = new Map();
  const positives = distinct(
    cases().filter(
      // What lies around a finding by itself must not decide: no messages before, nothing declared or allowed.
      ({ expect, context }) =>
        held.includes(expect.verdict) && !context?.recent && !context?.declared && !context?.allow,
    ),
  );
  const answers = scan(positives);
  return positives.flatMap(({ text, context, expect }, i) =>
    answers[i].decision.findings.flatMap((found) => {
      const covered = text.slice(found.start, found.end);
      const expected = expect.findings.some(
        (one) => one.text === covered && one.kind === found.kind,
      );
      if (!expected || !held.includes(found.outcome) || found.disguise.length > 0) return [];
      if (!works(covered, found) || isInside(text, found)) return [];
      return targets(text, found).flatMap(({ start, end, kinds, kind, around }) => {
        const key = `${kind}\0${text.slice(start, end).toLowerCase()}`;
        const carriers = seen.get(key) ?? new Set();
        if (carriers.size >= sameDetail || carriers.has(text)) return [];
        seen.set(key, carriers.add(text));
        const message = messageOf({
          before: text.slice(0, start),
          detail: text.slice(start, end),
          after: text.slice(end),
          kind,
          app: found.app,
        });
        return [{ message, kinds, context, found, around: around ?? { before: 0, after: 0 } }];
      });
    }),
  );
}

/** Whether it would reach somebody: an evader hides no address that cannot be written to, and no stub of a link. */
function works(covered, { kind, act }) {
  if (act !== 'share') return true;
  if (kind === 'email')
    return /^[\w.+-]+@(?!xn--)[a-z0-9.-]+\.(?!invalid$)[a-z]{2,}$/i.test(covered);
  if (kind === 'handle') return !/ /.test(covered) || /^[\d ]+$/.test(covered);
  return !/acmestud$|xn--|[^\0-\x7f]/.test(covered) || kind === 'phone' || kind === 'address';
}

/** Whether it is part of something larger: the parameter of a link, the target of a label. */
function isInside(text, { start, end }) {
  return /(?:[=/]|\]\(|mailto:|tel:)$/i.test(text.slice(0, start)) || /^\]\(/.test(text.slice(end));
}

/** What of a finding would be hidden: its own range, and the name of the app that its text says it is for. */
function targets(text, found) {
  const { start, end, kind, act, app } = found;
  const covered = text.slice(start, end);
  const all = [];
  const name = app && new RegExp(`\\b${app.replaceAll('_', ' ?')}\\b`, 'i').exec(text);
  if (kind === 'channel' && name?.index === start && name[0] === covered)
    all.push({ start, end, kind, kinds: ['app'] });
  else if (act !== 'share')
    all.push({ start, end, kind, kinds: [kind === 'channel' ? 'channel' : 'request'] });
  else all.push({ start, end, kind, kinds: [family(kind, covered)] });
  // An ID, and the name of its app beside it.
  if (kind === 'handle' && act === 'share' && name) {
    const [first, last] = [name.index, name.index + name[0].length];
    if (first >= end || last <= start) {
      const around = { before: Math.max(0, first - start), after: Math.max(0, end - last) };
      all.push({ start: first, end: last, kind, kinds: ['app'], around });
    }
  }
  return all;
}

function family(kind, covered) {
  if (kind === 'handle' && /^[\d ]+$/.test(covered)) return 'numeric_id';
  return plain.has(kind) ? kind : 'link';
}
