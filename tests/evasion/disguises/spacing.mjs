// Characters set apart: by spaces, marks, lines, brackets, pictures, words.
import { mapPlain, withDetail } from '../message.mjs';

// What one reader sees as a character, so that an accent or a keycap goes with its letter.
const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
const graphemes = (text) => [...segmenter.segment(text)].map(({ segment }) => segment);

/** Something between all characters of what is not yet words. */
function apart(message, between) {
  return mapPlain(message, (text) => graphemes(text).join(between));
}

// A digit in whatever form the disguise before has given it.
const digit = /^[\p{N}OolI|ZzSsBgЗзЧчб]/u;

/** Something between all digits; what separated groups goes. */
function digitsApart(message, between, wrap = (text) => text) {
  let first = true;
  return mapPlain(message, (text) =>
    graphemes(text)
      .filter((one) => digit.test(one) || one === '+')
      .map((one) => {
        if (one === '+') return one;
        const lead = first ? '' : between();
        first = false;
        return lead + wrap(one);
      })
      .join(''),
  );
}

function digitsWith(id, source, between, wrap) {
  return {
    id: `digits ${id}`,
    family: 'digits apart',
    source,
    kinds: ['phone'],
    rewrites: ['spacing'],
    apply: (message, random) => digitsApart(message, between(random), wrap),
  };
}

/** One separator throughout. */
const one = (separators) => (random) => {
  const separator = random.pick(separators);
  return () => separator;
};

const reports = 'public reports on chat filters';

/** @type {import('./index.mjs').Disguise[]} */
export const spacing = [
  {
    id: 'a space between all characters',
    family: 'characters apart',
    source: reports,
    kinds: ['email', 'link', 'handle', 'numeric_id', 'phone', 'app'],
    rewrites: ['spacing'],
    apply: (message) => apart(message, ' '),
  },
  {
    id: 'a mark between all characters',
    family: 'characters apart',
    source: `${reports}: "t-e-l-e-g-r-a-m"`,
    kinds: ['email', 'app'],
    rewrites: ['spacing'],
    apply: (message, random) => apart(message, random.pick(['-', '_', '*', ' - ', ', '])),
  },
  {
    id: 'one character a line',
    family: 'characters apart',
    source: `${reports}: written downwards`,
    kinds: ['email', 'phone', 'app'],
    rewrites: ['spacing'],
    apply: (message) => apart(message, '\n'),
  },
  {
    id: 'broken by a line in the middle',
    family: 'characters apart',
    source: 'mail clients that wrap; public reports on chat filters',
    kinds: ['email', 'phone', 'address', 'link'],
    rewrites: ['spacing'],
    apply: (message) => {
      const broken =
        message.kind === 'phone' || message.kind === 'address' ? / / : /(?<=[@/])(?=\w)/;
      return mapPlain(message, (text) => text.replace(broken, '\n'));
    },
  },
  digitsWith('with dots', `${reports}: "3.2.3.4.3"`, one(['.'])),
  digitsWith(
    'with many dots',
    `${reports}: "213........788"`,
    (random) => () => (random.chance(0.4) ? '.'.repeat(2 + random.below(10)) : ''),
  ),
  digitsWith(
    'with marks',
    `${reports}: "4~9~5", "4_1_5"`,
    one(['~', '_', '*', '|', '/', '-', ',', '=', '#', '^']),
  ),
  digitsWith('with spaces and marks', reports, one([' - ', ' . ', ' / ', ' * ', ' _ ', '  '])),
  digitsWith(
    'with a picture',
    `${reports}: emoji between`,
    one(['😀', '🔥', '⭐', '👍', ' 📞 ', '➖']),
  ),
  digitsWith(
    'with words',
    `${reports}: "4 then 1 then 5"`,
    one([' and ', ' then ', ' und ', ' y ']),
  ),
  digitsWith('in brackets', `${reports}: "[4][1][5]"`, one(['']), (text) => `[${text}]`),
  digitsWith('in round brackets', `${reports}: "(4)(1)(5)"`, one(['']), (text) => `(${text})`),
  digitsWith(
    'with a space that is none',
    'Unicode, general category Zs',
    one('\u00A0\u2002\u2003\u2007\u2009\u200A\u202F\u205F\u3000'),
  ),
  {
    id: 'groups with words',
    family: 'digits apart',
    source: `${reports}: "415 then 555"`,
    kinds: ['phone'],
    rewrites: ['spacing'],
    apply: (message, random) => {
      const word = random.pick([' then ', ' and then ', ' and ', ' followed by ']);
      return mapPlain(message, (text) => text.replace(/(?<=\d)[ .\-()]+(?=\d)/g, word));
    },
  },
  {
    id: 'in quotes, brackets or asterisks',
    family: 'digits apart',
    source: 'Markdown emphasis; public reports on chat filters',
    kinds: ['phone', 'email', 'handle', 'link'],
    rewrites: ['wrapping'],
    apply: (message, random) => {
      // The sign before an ID belongs inside.
      if (message.before.endsWith('@')) return null;
      const [open, close] = random.pick(
        ['**', '""', '()', '[]', '<>', '{}', '“”', '__', '~~', '``'].map((pair) => [...pair]),
      );
      return withDetail(message, [
        { text: open, word: true },
        ...message.detail,
        { text: close, word: true },
      ]);
    },
  },
];
