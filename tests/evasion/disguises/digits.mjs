// Digits of phone numbers and of numeric IDs, written otherwise.
import { mapPlain, spellOut } from '../message.mjs';

const numbers = ['phone', 'numeric_id'];

// Cardinals from 0 to 9. Source: the languages' own dictionaries (CLDR's rule-based number formats, "spellout-cardinal");
// in Latin letters as people of those languages chat.
const words = {
  en: 'zero one two three four five six seven eight nine',
  es: 'cero uno dos tres cuatro cinco seis siete ocho nueve',
  pt: 'zero um dois três quatro cinco seis sete oito nove',
  fr: 'zéro un deux trois quatre cinq six sept huit neuf',
  de: 'null eins zwei drei vier fünf sechs sieben acht neun',
  it: 'zero uno due tre quattro cinque sei sette otto nove',
  nl: 'nul een twee drie vier vijf zes zeven acht negen',
  pl: 'zero jeden dwa trzy cztery pięć sześć siedem osiem dziewięć',
  tr: 'sıfır bir iki üç dört beş altı yedi sekiz dokuz',
  ru: 'ноль один два три четыре пять шесть семь восемь девять',
  uk: 'нуль один два три чотири п’ять шість сім вісім дев’ять',
  el: 'μηδέν ένα δύο τρία τέσσερα πέντε έξι επτά οκτώ εννέα',
  id: 'nol satu dua tiga empat lima enam tujuh delapan sembilan',
  tl: 'sero isa dalawa tatlo apat lima anim pito walo siyam',
  vi: 'không một hai ba bốn năm sáu bảy tám chín',
  ar: 'صفر واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة',
  fa: 'صفر یک دو سه چهار پنج شش هفت هشت نه',
  he: 'אפס אחת שתיים שלוש ארבע חמש שש שבע שמונה תשע',
  hi: 'शून्य एक दो तीन चार पांच छह सात आठ नौ',
  'hi-Latn': 'shunya ek do teen char paanch chhe saat aath nau',
  ur: 'صفر ایک دو تین چار پانچ چھ سات آٹھ نو',
  bn: 'শূন্য এক দুই তিন চার পাঁচ ছয় সাত আট নয়',
  th: 'ศูนย์ หนึ่ง สอง สาม สี่ ห้า หก เจ็ด แปด เก้า',
  zh: '零 一 二 三 四 五 六 七 八 九',
  'ja in kanji': '〇 一 二 三 四 五 六 七 八 九',
  'ja in katakana': 'ゼロ イチ ニ サン ヨン ゴ ロク ナナ ハチ キュウ',
  'ja in hiragana': 'ぜろ いち に さん よん ご ろく なな はち きゅう',
  ko: '공 일 이 삼 사 오 육 칠 팔 구',
};
// Written together as a rule, since nothing there parts words.
const together = new Set(['zh', 'ja in kanji']);

/** Without the space behind its last word. */
function ended(message) {
  if (!message) return null;
  const last = message.detail.at(-1);
  return {
    ...message,
    detail: [...message.detail.slice(0, -1), { ...last, text: last.text.trimEnd() }],
  };
}

/** A word for every digit, single spaces between. */
function spelled(message, word, space = ' ') {
  const all = spellOut(
    message,
    /[ .\-()/]*(\d)[ .\-()/]*/g,
    ([, digit]) => word(Number(digit)) + space,
  );
  return ended(all);
}

function spelledIn(language) {
  const table = words[language].split(' ');
  return {
    id: `digits in words: ${language}`,
    family: 'spelled digits',
    source: 'CLDR spellout-cardinal; everyday romanisation for hi-Latn',
    kinds: numbers,
    rewrites: ['digits'],
    apply: (message, random) =>
      spelled(
        message,
        (digit) => table[digit],
        together.has(language) && random.chance(0.7) ? '' : ' ',
      ),
  };
}

// Runs of ten digits from zero to nine, of every script: Unicode's general category Nd, of which the standard guarantees that
// digits come as contiguous runs ("The Unicode Standard", section 4.6).
const zeros = [];
for (let code = 0x80; code <= 0x1ffff; code += 1) {
  if (!/\p{Nd}/u.test(String.fromCodePoint(code))) continue;
  zeros.push(code);
  code += 9;
}
const native = zeros.filter((zero) => zero < 0x10000 && zero !== 0xff10);
// Five styles of the block Mathematical Alphanumeric Symbols, and Segmented Digits of Symbols for Legacy Computing.
const mathematical = zeros.filter((zero) => zero >= 0x1d7ce && zero <= 0x1d7ff);
// The digits of scripts in everyday use, by their block; all others are rarities.
const everyday = [
  0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0x1040,
  0x17e0,
];

function shiftedTo(choose) {
  return (message, random) => {
    const zero = choose(random);
    return mapPlain(message, (text) =>
      text.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit))),
    );
  };
}

function drawnAs(id, source, forms) {
  const sets = forms.map((set) => set.split(' '));
  return {
    id: `digits ${id}`,
    family: 'Unicode digits',
    source,
    kinds: numbers,
    rewrites: ['digits'],
    apply: (message, random) => {
      const set = random.pick(sets);
      return mapPlain(message, (text) =>
        text.replace(/\d/g, (digit) => set[Number(digit)] ?? digit),
      );
    },
  };
}

function lookAlike(id, source, table, share = 1) {
  return {
    id,
    family: 'letters as digits',
    source,
    kinds: ['phone'],
    rewrites: ['digits'],
    apply: (message, random) => {
      let count = 0;
      const changed = mapPlain(message, (text) =>
        text.replace(/\d/g, (digit) => {
          const forms = table[digit];
          if (!forms || !random.chance(share)) return digit;
          count += 1;
          return random.pick(forms);
        }),
      );
      return count >= 2 ? changed : null;
    },
  };
}

/** @type {import('./index.mjs').Disguise[]} */
export const digits = [
  ...Object.keys(words).map(spelledIn),
  {
    id: 'digits in capitals',
    family: 'spelled digits',
    source: 'public reports on chat filters: "FOUR ONE FIVE"',
    kinds: numbers,
    rewrites: ['digits'],
    apply: (message) => spelled(message, (digit) => words.en.split(' ')[digit].toUpperCase()),
  },
  {
    id: 'digits in words and figures mixed',
    family: 'spelled digits',
    source: 'public reports on chat filters: "(1THREE4) 226 FOUR"',
    kinds: numbers,
    rewrites: ['digits'],
    apply: (message, random) =>
      spelled(message, (digit) => (random.chance(0.5) ? words.en.split(' ')[digit] : `${digit}`)),
  },
  {
    id: 'digits in words and figures glued together',
    family: 'spelled digits',
    source: 'public reports on chat filters: "(1THREE4) 226 FOUR"',
    kinds: numbers,
    rewrites: ['digits'],
    apply: (message, random) =>
      spellOut(message, /\d/g, ([digit]) =>
        random.chance(0.5) ? words.en.split(' ')[Number(digit)].toUpperCase() : null,
      ),
  },
  {
    id: 'digits in words, letters apart',
    family: 'spelled digits',
    source: 'public reports on chat filters: "E I G H T"',
    kinds: ['phone'],
    rewrites: ['digits', 'spacing'],
    apply: (message) =>
      spelled(message, (digit) => `${[...words.en.split(' ')[digit].toUpperCase()].join(' ')} `),
  },
  {
    id: 'oh, nought and doubles',
    family: 'spelled digits',
    source: 'how English speakers read numbers aloud (oh, nought, double, triple)',
    kinds: numbers,
    rewrites: ['digits'],
    apply: (message, random) =>
      ended(
        spellOut(message, /[ .\-()/]*((\d)\2{0,2})[ .\-()/]*/g, ([, run, digit]) => {
          const word =
            digit === '0' ? random.pick(['oh', 'nought', 'zero']) : words.en.split(' ')[digit];
          return `${['', '', 'double ', 'triple '][run.length]}${word} `;
        }),
      ),
  },
  {
    id: 'digits in pairs',
    family: 'spelled digits',
    source: 'how English speakers read numbers aloud (twenty-twenty)',
    kinds: ['phone'],
    rewrites: ['digits'],
    apply: (message) => {
      const tens = ' , ,twenty,thirty,forty,fifty,sixty,seventy,eighty,ninety'.split(',');
      const ones = words.en.split(' ');
      return ended(
        spellOut(message, /[ .\-()/]*(\d)[ .\-()/]*(\d)?[ .\-()/]*/g, ([, ten, one]) => {
          if (one === undefined) return `${ones[ten]} `;
          if (ten < 2) return `${ones[ten]} ${ones[one]} `;
          return `${tens[ten]}${one === '0' ? '' : `-${ones[one]}`} `;
        }),
      );
    },
  },
  {
    id: 'digits of an everyday script',
    family: 'Unicode digits',
    source: 'Unicode, general category Nd',
    kinds: numbers,
    rewrites: ['digits'],
    apply: shiftedTo((random) => random.pick(everyday)),
  },
  {
    id: 'digits of any script',
    family: 'Unicode digits',
    source: 'Unicode, general category Nd',
    kinds: numbers,
    rewrites: ['digits'],
    apply: shiftedTo((random) => random.pick(native)),
  },
  {
    id: 'digits fullwidth',
    family: 'Unicode digits',
    source: 'Unicode chart FF00, Halfwidth and Fullwidth Forms',
    kinds: numbers,
    rewrites: ['digits'],
    apply: shiftedTo(() => 0xff10),
  },
  {
    id: 'digits mathematical',
    family: 'Unicode digits',
    source: 'Unicode chart 1D400, Mathematical Alphanumeric Symbols',
    kinds: numbers,
    rewrites: ['digits'],
    apply: shiftedTo((random) => random.pick(mathematical)),
  },
  drawnAs('circled', 'Unicode charts 2460 and 2700', [
    '⓪ ① ② ③ ④ ⑤ ⑥ ⑦ ⑧ ⑨',
    '⓿ ❶ ❷ ❸ ❹ ❺ ❻ ❼ ❽ ❾',
    '⓪ ⓵ ⓶ ⓷ ⓸ ⓹ ⓺ ⓻ ⓼ ⓽',
    '🄋 ➀ ➁ ➂ ➃ ➄ ➅ ➆ ➇ ➈',
    '🄌 ➊ ➋ ➌ ➍ ➎ ➏ ➐ ➑ ➒',
  ]),
  drawnAs('in brackets of their own', 'Unicode chart 2460, Enclosed Alphanumerics', [
    '0 ⑴ ⑵ ⑶ ⑷ ⑸ ⑹ ⑺ ⑻ ⑼',
    '🄀 ⒈ ⒉ ⒊ ⒋ ⒌ ⒍ ⒎ ⒏ ⒐',
  ]),
  drawnAs('raised and lowered', 'Unicode chart 2070, Superscripts and Subscripts', [
    '⁰ ¹ ² ³ ⁴ ⁵ ⁶ ⁷ ⁸ ⁹',
    '₀ ₁ ₂ ₃ ₄ ₅ ₆ ₇ ₈ ₉',
  ]),
  {
    id: 'digits on keycaps',
    family: 'Unicode digits',
    source: 'UTS #51, emoji keycap sequences',
    kinds: numbers,
    rewrites: ['digits'],
    apply: (message) => mapPlain(message, (text) => text.replace(/\d/g, '$&\uFE0F\u20E3')),
  },
  lookAlike(
    'Latin letters as digits',
    'leet; public reports on chat filters',
    {
      0: 'Oo',
      1: 'lI|',
      2: 'Z',
      5: 'S',
      8: 'B',
    },
    0.6,
  ),
  lookAlike('O and l alone', 'typewriters without 0 and 1', { 0: 'oO', 1: 'l' }),
  lookAlike('Cyrillic letters as digits', 'look of the letters З О Ч б', {
    0: 'Оо',
    3: 'Зз',
    4: 'Чч',
    6: 'б',
  }),
  {
    id: 'each group as a sum',
    family: 'arithmetic',
    source: 'public reports on chat filters: "400+15"',
    kinds: ['phone'],
    rewrites: ['digits', 'spacing'],
    apply: (message, random) =>
      mapPlain(message, (text) =>
        text.replace(/(?<![\d+])\d{3,5}/g, (group) => {
          if (/^0/.test(group)) return group;
          const part = 1 + random.below(Number(group) - 1);
          return `${Number(group) - part}+${part}`;
        }),
      ),
  },
];
