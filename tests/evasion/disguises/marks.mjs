// Characters that show nothing, or little: between letters, over letters, through letters.
import { mapText } from '../message.mjs';

const anything = [
  'email',
  'phone',
  'numeric_id',
  'link',
  'handle',
  'address',
  'app',
  'channel',
  'request',
];

/** Marks behind a share of the characters, at least one. */
function sprinkled(message, random, choose, share, on = /[\p{L}\p{N}][\p{M}\u20E3\uFE0F]*/gu) {
  let count = 0;
  const sprinkle = (text) =>
    text.replace(on, (character) => {
      if (count > 0 && !random.chance(share)) return character;
      count += 1;
      return character + choose(random);
    });
  return mapText(message, sprinkle);
}

function invisible(id, source, choose, share = 0.4) {
  return {
    id,
    family: 'invisible',
    source,
    kinds: anything,
    rewrites: ['invisible'],
    apply: (message, random) => sprinkled(message, random, choose, share),
  };
}

const range = (first, last) =>
  Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i));

// Everything that Unicode says is not to be shown where a font does not know it, and that is assigned.
const ignorable = [...range(0x80, 0xffff), ...range(0xe0000, 0xe0fff)].filter(
  (one) => /^\p{Default_Ignorable_Code_Point}$/u.test(one) && !/^\p{Cn}$/u.test(one),
);

// Scripts whose letters stand alone: elsewhere marks are part of writing, and one more makes another word.
function over(id, source, choose, share = 1, kinds = anything) {
  return {
    id,
    family: 'marks on letters',
    source,
    kinds,
    rewrites: ['marks'],
    apply: (message, random) =>
      sprinkled(
        message,
        random,
        choose,
        share,
        /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}]\p{M}*/gu,
      ),
  };
}

/** @type {import('./index.mjs').Disguise[]} */
export const marks = [
  invisible('zero-width characters', 'Unicode chart 2000: 200B to 200D, 2060, FEFF', (random) =>
    random.pick('\u200B\u200C\u200D\u2060\uFEFF'),
  ),
  invisible('soft hyphens', 'Unicode chart 0080: 00AD', () => '\u00AD'),
  invisible('combining grapheme joiners', 'Unicode chart 0300: 034F', () => '\u034F'),
  invisible('directional marks', 'UAX #9, marks, embeddings and isolates', (random) =>
    random.pick('\u200E\u200F\u061C\u202A\u202C\u202D\u2066\u2068\u2069'),
  ),
  invisible('invisible operators', 'Unicode chart 2000: 2061 to 2064', (random) =>
    random.pick('\u2061\u2062\u2063\u2064'),
  ),
  invisible('variation selectors', 'Unicode charts FE00, E0100', (random) =>
    random.chance(0.5)
      ? String.fromCodePoint(0xfe00 + random.below(15))
      : String.fromCodePoint(0xe0100 + random.below(240)),
  ),
  invisible('tag characters', 'Unicode chart E0000', (random) =>
    String.fromCodePoint(0xe0020 + random.below(95)),
  ),
  invisible('fillers', 'Unicode charts 1100, 3130, FF00, 1780', (random) =>
    random.pick('\u115F\u1160\u3164\uFFA0\u17B4\u17B5'),
  ),
  invisible('anything ignorable', 'Unicode, Default_Ignorable_Code_Point', (random) =>
    random.pick(ignorable),
  ),
  invisible('a zero-width character behind every letter', 'Unicode chart 2000', () => '\u200B', 1),
  over('struck through or underlined', 'Unicode chart 0300: 0332, 0335, 0336', () => '\u0336'),
  over(
    'an accent here and there',
    'Unicode chart 0300',
    (random) => String.fromCodePoint(0x300 + random.below(5)),
    0.2,
    ['email', 'handle', 'app', 'channel', 'request'],
  ),
  over('Zalgo', 'Unicode chart 0300, several marks a letter', (random) =>
    Array.from({ length: 2 + random.below(6) }, () =>
      String.fromCodePoint(0x300 + random.below(0x70)),
    )
      .filter((mark) => mark !== '\u034F')
      .join(''),
  ),
];
