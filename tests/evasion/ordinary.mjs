// Edits that change nothing about a message's meaning, on the cases that hold nothing back: their verdict has to stay.
import { cases, distinct } from './details.mjs';
import { randomFor } from './random.mjs';

/** @typedef {{ id: string, apply: (text: string, random: import('./random.mjs').Random) => string }} Edit */

// The ends of sentences, but for those after a figure or a single letter ("3. ", "e. g. ").
const sentenceEnd = /(?<=\p{L}{2}[.!?]) /gu;

// Words whose case means something: addresses, links, codes, abbreviations.
const caseMatters = /[\p{N}@_/\\:~]|\p{L}\.\p{L}|^\P{L}*\p{Lu}{2,}\P{L}*$|^\P{L}*[OI]\P{L}*$/u;

function cased(text, change) {
  return text.replace(/\S+/gu, (word) => (caseMatters.test(word) ? word : change(word)));
}

// Contexts around one text: a few are enough.
const sameText = 3;

/** @type {Edit[]} */
export const edits = [
  { id: 'all capitals', apply: (text) => cased(text, (word) => word.toUpperCase()) },
  { id: 'no capitals', apply: (text) => cased(text, (word) => word.toLowerCase()) },
  { id: 'a capital first', apply: (text) => text.replace(/^./u, (first) => first.toUpperCase()) },
  {
    id: 'another end',
    apply: (text, random) =>
      text.replace(/[.!\s]*$/u, (end) =>
        /\?/.test(end) ? end : random.pick(['.', '!', '…', '!!', ' .', '...']),
      ),
  },
  { id: 'no full stop', apply: (text) => text.replace(/\.\s*$/u, '') },
  {
    id: 'an emoji behind it',
    apply: (text, random) => `${text} ${random.pick(['🙂', '👍🏽', '🎉', '❤️', '🙏', '👩‍💻', '🇧🇷'])}`,
  },
  {
    id: 'an emoji before it',
    apply: (text, random) => `${random.pick(['👋', '🚀', '✨', '😅'])} ${text}`,
  },
  { id: 'lines around it', apply: (text) => `\n${text}\n\n` },
  { id: 'a line a sentence', apply: (text) => text.replace(sentenceEnd, '\n') },
  { id: 'an empty line between sentences', apply: (text) => text.replace(sentenceEnd, '\r\n\r\n') },
  { id: 'a greeting before it', apply: (text) => `Hi there,\n\n${text}` },
  { id: 'thanks behind it', apply: (text) => `${text}\n\nThank you!` },
  { id: 'double spaces', apply: (text) => text.replace(/(?<=\S) (?=\S)/gu, '  ') },
  { id: 'spaces behind it', apply: (text) => `${text}  ` },
  {
    id: 'typographic quotes',
    apply: (text) =>
      text
        .replace(/(?<=\p{L})'(?=\p{L})/gu, '’')
        .replace(/"([^"\n]*)"/gu, '“$1”')
        .replace(/(?<![\p{L}\p{N}])'([^'\n]*)'/gu, '‘$1’'),
  },
  { id: 'typographic dashes', apply: (text) => text.replace(/ - /g, ' – ').replaceAll('...', '…') },
];

/**
 * @returns {{ edit: string, before: string, text: string, context?: object, expected: string }[]} the cases that hold nothing
 *   back, edited; without those whose context names a detail as it is written
 */
export function edited(seed) {
  const contexts = new Map();
  const negatives = distinct(cases()).filter(({ text, context, expect }) => {
    if (!['clear', 'advise'].includes(expect.verdict) || context?.declared || context?.allow)
      return false;
    contexts.set(text, (contexts.get(text) ?? 0) + 1);
    return contexts.get(text) <= sameText;
  });
  return edits.flatMap(({ id, apply }) =>
    negatives.flatMap(({ text, context, expect }) => {
      const changed = apply(text, randomFor(seed, id, text));
      if (changed === text) return [];
      return [{ edit: id, before: text, text: changed, context, expected: expect.verdict }];
    }),
  );
}
