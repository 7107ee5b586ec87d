// The detail in a code that a person or a click undoes.
import { detailOf, replaced, spellOut } from '../message.mjs';

// ITU-R M.1677-1, International Morse code.
const morse = Object.fromEntries(
  (
    'a .- b -... c -.-. d -.. e . f ..-. g --. h .... i .. j .--- k -.- l .-.. m -- n -. o --- p .--. q --.- r .-. ' +
    's ... t - u ..- v ...- w .-- x -..- y -.-- z --.. 0 ----- 1 .---- 2 ..--- 3 ...-- 4 ....- 5 ..... 6 -.... ' +
    '7 --... 8 ---.. 9 ----. . .-.-.- @ .--.-. - -....- / -..-. : ---... _ ..--.- + .-.-.'
  )
    .split(' ')
    .reduce((pairs, item, i, all) => (i % 2 ? [...pairs, [all[i - 1], item]] : pairs), []),
);

/** The whole detail in a code, and behind it what says so. Nothing else composes with it but what comes before. */
function coded(id, source, kinds, encode, said = '') {
  return {
    id,
    family: 'encoded',
    source,
    kinds,
    rewrites: ['code'],
    apply: (message, random) => {
      // The sign before an ID belongs inside.
      if (message.before.endsWith('@')) return null;
      const code = encode(detailOf(message), random);
      const hidden = code === null ? null : replaced(message, code);
      return hidden && { ...hidden, after: said + hidden.after };
    },
  };
}

/** Signs in a code. */
function signs(id, source, kinds, pattern, encode) {
  return {
    id,
    family: 'encoded',
    source,
    kinds,
    rewrites: ['symbols'],
    apply: (message, random) => spellOut(message, pattern, ([sign]) => encode(sign, random)),
  };
}

const hex = (text) => Buffer.from(text, 'utf8').toString('hex');
const percent = (text) => hex(text).replace(/../g, (byte) => `%${byte.toUpperCase()}`);
const codes = (text) => [...text].map((character) => character.codePointAt(0));
const html = 'HTML Standard, character references';

/** @type {import('./index.mjs').Disguise[]} */
export const encodings = [
  signs('percent for the at sign', 'RFC 3986, section 2.1', ['email'], /@/g, percent),
  signs('percent for all signs', 'RFC 3986, section 2.1', ['email', 'link'], /[@.:/]/g, percent),
  coded('percent for everything', 'RFC 3986, section 2.1', ['email', 'link'], percent),
  signs('entities for the signs', html, ['email', 'link'], /[@.]/g, (sign, random) =>
    random.pick([
      `&#${sign.charCodeAt(0)};`,
      `&#x${sign.charCodeAt(0).toString(16)};`,
      sign === '@' ? '&commat;' : '&period;',
    ]),
  ),
  coded('entities for everything', html, ['email', 'phone', 'link'], (text, random) => {
    const base = random.pick([10, 16]);
    return codes(text)
      .map((code) => `&#${base === 16 ? 'x' : ''}${code.toString(base)};`)
      .join('');
  }),
  coded('escapes of JavaScript', 'ECMA-262, unicode escape sequences', ['email'], (text) =>
    Array.from(text, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  ),
  signs('quoted-printable', 'RFC 2045, section 6.7', ['email'], /@/g, (sign) => `=${hex(sign)}`),
  coded('base64', 'RFC 4648, section 4', ['email', 'phone', 'link'], (text) =>
    Buffer.from(text, 'utf8').toString('base64'),
  ),
  coded(
    'base64, named',
    'RFC 4648, section 4',
    ['email', 'phone', 'link', 'handle'],
    (text) => `base64: ${Buffer.from(text, 'utf8').toString('base64')}`,
  ),
  coded('hexadecimal', 'RFC 4648, section 8', ['email', 'link'], hex),
  coded('hexadecimal, bytes apart', 'RFC 4648, section 8', ['email', 'link'], (text) =>
    hex(text).match(/../g).join(' '),
  ),
  coded('binary', 'ASCII, eight bits a character', ['email'], (text) =>
    [...Buffer.from(text, 'utf8')].map((byte) => byte.toString(2).padStart(8, '0')).join(' '),
  ),
  coded('character codes', 'ASCII, decimal', ['email'], (text) => codes(text).join(' ')),
  coded('backwards', 'Wikipedia, "Address munging"', ['email', 'link'], (text) =>
    [...text].reverse().join(''),
  ),
  coded(
    'backwards, said so',
    'public reports on chat filters',
    ['email', 'phone', 'handle'],
    (text) => [...text].reverse().join(''),
    ' (read it backwards)',
  ),
  coded(
    'rot13, named',
    'Wikipedia, "ROT13"',
    ['email', 'handle'],
    (text) =>
      `rot13: ${text.replace(/[a-z]/gi, (letter) => {
        const base = letter >= 'a' ? 97 : 65;
        return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base);
      })}`,
  ),
  coded('Morse', 'ITU-R M.1677-1', ['email', 'phone'], (text) => {
    const signals = [...text.toLowerCase().replace(/[ ()]/g, '')].map((one) => morse[one]);
    return signals.includes(undefined) ? null : signals.join(' ');
  }),
];
