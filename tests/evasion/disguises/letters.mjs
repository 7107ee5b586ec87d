// Letters drawn otherwise: styles of Unicode, look-alikes, figures, accents, capitals.
import fs from 'node:fs';
import path from 'node:path';
import { mapPlain, mapText } from '../message.mjs';

// Whatever a person reads; phone numbers have no letters of their own.
const anything = ['email', 'link', 'handle', 'address', 'app', 'channel', 'request'];

// Alphabets that begin with a capital A or a small a and go on without a gap, but for those that were in Unicode before.
// Source: Unicode charts 1D400 (Mathematical Alphanumeric Symbols), 2100 (Letterlike Symbols), 2460 and 1F100 (Enclosed), FF00.
const alphabets = {
  'mathematical bold': [0x1d400, 0x1d41a],
  'mathematical italic': [0x1d434, 0x1d44e, { h: 'ℎ' }],
  'mathematical script': [0x1d4d0, 0x1d4ea],
  'mathematical light script': [
    0x1d49c,
    0x1d4b6,
    { B: 'ℬ', E: 'ℰ', F: 'ℱ', H: 'ℋ', I: 'ℐ', L: 'ℒ', M: 'ℳ', R: 'ℛ', e: 'ℯ', g: 'ℊ', o: 'ℴ' },
  ],
  'mathematical Fraktur': [0x1d56c, 0x1d586],
  'mathematical double-struck': [
    0x1d538,
    0x1d552,
    { C: 'ℂ', H: 'ℍ', N: 'ℕ', P: 'ℙ', Q: 'ℚ', R: 'ℝ', Z: 'ℤ' },
  ],
  'mathematical sans-serif bold': [0x1d5d4, 0x1d5ee],
  'mathematical sans-serif': [0x1d5a0, 0x1d5ba],
  'mathematical monospace': [0x1d670, 0x1d68a],
  fullwidth: [0xff21, 0xff41],
  circled: [0x24b6, 0x24d0],
  'in brackets': [0x1f110, 0x249c],
  'in squares': [0x1f130, null],
  'in black squares': [0x1f170, null],
  'in black circles': [0x1f150, null],
  'regional indicators': [0x1f1e6, null],
};

function styled(name) {
  const [capital, small, gaps = {}] = alphabets[name];
  const draw = (letter) => {
    if (gaps[letter]) return gaps[letter];
    const isSmall = letter >= 'a';
    if (isSmall && small !== null)
      return String.fromCodePoint(small + letter.charCodeAt(0) - 'a'.charCodeAt(0));
    return String.fromCodePoint(capital + letter.toUpperCase().charCodeAt(0) - 'A'.charCodeAt(0));
  };
  return {
    id: `letters ${name}`,
    family: 'styled letters',
    source: 'Unicode charts 1D400, 2100, 2460, 1F100, FF00',
    kinds: anything,
    rewrites: ['letters'],
    apply: (message) => mapText(message, (text) => text.replace(/[A-Za-z]/g, draw)),
  };
}

function drawn(id, source, table) {
  return {
    id,
    family: 'styled letters',
    source,
    kinds: anything,
    rewrites: ['letters'],
    apply: (message) =>
      mapText(message, (text) =>
        text.replace(
          /[A-Za-z]/g,
          (letter) => table[letter] ?? table[letter.toLowerCase()] ?? letter,
        ),
      ),
  };
}

function zip(from, to) {
  const marks = [...to];
  return Object.fromEntries([...from].map((letter, i) => [letter, marks[i]]));
}

const latin = 'abcdefghijklmnopqrstuvwxyz';

// Single characters that Unicode lists as confusable with one ASCII letter, by script.
// Source: confusables.txt of UTS #39, as it lies in the release of ICU that the build verifies by its hash.
const confusables = readConfusables();

function readConfusables() {
  const file = path.join(import.meta.dirname, '../../../build/native/tables/confusables.txt');
  const byLetter = new Map();
  for (const line of fs.readFileSync(file, 'utf8').split('\n')) {
    const found = /^([0-9A-F]+) ;\t([0-9A-F]+) ;\tMA/.exec(line);
    if (!found) continue;
    const [look, letter] = found.slice(1).map((code) => String.fromCodePoint(parseInt(code, 16)));
    // Letters that no other disguise here draws: not the styled ones, which are compatibility forms of Latin letters.
    if (
      !/^[a-z]$/i.test(letter) ||
      !/^\p{L}$/u.test(look) ||
      /^[a-z]/i.test(look.normalize('NFKC'))
    )
      continue;
    const looks = byLetter.get(letter) ?? [];
    looks.push(look);
    byLetter.set(letter, looks);
  }
  if (byLetter.size < 26) throw new Error(`${file} is not the confusables.txt that was expected`);
  return byLetter;
}

function lookAlikes(id, script, share) {
  const fits = new RegExp(script ? `^\\p{Script=${script}}$` : '', 'u');
  return {
    id,
    family: 'look-alikes',
    source: 'UTS #39, confusables.txt',
    kinds: anything,
    rewrites: ['letters'],
    apply: (message, random) => {
      let changed = 0;
      const looks = (letter) => (confusables.get(letter) ?? []).filter((look) => fits.test(look));
      const all = mapText(message, (text) =>
        text.replace(/[A-Za-z]/g, (letter) => {
          const forms = looks(letter);
          if (forms.length === 0 || (changed > 0 && !random.chance(share))) return letter;
          changed += 1;
          return random.pick(forms);
        }),
      );
      return all;
    },
  };
}

// Letters that figures and signs stand for. Source: Wikipedia, "Leet", the plainest row of its table.
const leet = { a: '4@', e: '3', i: '1!', o: '0', s: '5$', t: '7', b: '8', g: '9', l: '1' };

function figures(id, share, kinds) {
  return {
    id,
    family: 'figures as letters',
    source: 'Wikipedia, "Leet"',
    kinds,
    rewrites: ['letters'],
    apply: (message, random) =>
      mapPlain(message, (text) =>
        text.replace(/[abegilost]/gi, (letter) =>
          random.chance(share) ? leet[letter.toLowerCase()][0] : letter,
        ),
      ),
  };
}

/** @type {import('./index.mjs').Disguise[]} */
export const letters = [
  ...Object.keys(alphabets).map(styled),
  drawn(
    'small capitals',
    'Unicode charts 1D00, 0250, A720',
    zip(latin.replace(/[qx]/g, ''), 'ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ'),
  ),
  drawn(
    'raised letters',
    'Unicode charts 1D00, 02B0',
    zip(latin.replace('q', ''), 'ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ'),
  ),
  lookAlikes('Cyrillic look-alikes', 'Cyrillic', 1),
  lookAlikes('one or two Cyrillic look-alikes', 'Cyrillic', 0.15),
  lookAlikes('Greek look-alikes', 'Greek', 1),
  lookAlikes('look-alikes of any script', null, 0.4),
  figures('figures for some letters', 0.35, ['app']),
  figures('figures for all letters', 1, ['app']),
  {
    id: 'capitals at random',
    family: 'letter case',
    source: 'studly caps',
    kinds: anything,
    rewrites: ['case'],
    apply: (message, random) =>
      mapText(message, (text) =>
        text.replace(/[a-z]/gi, (letter) =>
          random.chance(0.5) ? letter.toUpperCase() : letter.toLowerCase(),
        ),
      ),
  },
];
