// At signs, dots and slashes of addresses and links, written otherwise.
import { detailOf, mapPlain, replaced, spellOut } from '../message.mjs';

// What people call the signs. Source: Wikipedia, "At sign", section "Names in other languages"; "Full stop" and its
// counterparts in other languages; how addresses are read aloud.
const names = {
  en: ['at', 'dot'],
  es: ['arroba', 'punto'],
  pt: ['arroba', 'ponto'],
  fr: ['arobase', 'point'],
  de: ['at', 'punkt'],
  it: ['chiocciola', 'punto'],
  nl: ['apenstaartje', 'punt'],
  pl: ['małpa', 'kropka'],
  ru: ['собака', 'точка'],
  uk: ['равлик', 'крапка'],
  el: ['παπάκι', 'τελεία'],
  tr: ['et', 'nokta'],
  cs: ['zavináč', 'tečka'],
  sv: ['snabel-a', 'punkt'],
  da: ['snabel-a', 'punktum'],
  hu: ['kukac', 'pont'],
  ro: ['arond', 'punct'],
  id: ['at', 'titik'],
  vi: ['a còng', 'chấm'],
  hi: ['एट', 'डॉट'],
  ar: ['آت', 'دوت'],
  he: ['שטרודל', 'נקודה'],
  zh: ['艾特', '点'],
  ja: ['アットマーク', 'ドット'],
  ko: ['골뱅이', '점'],
};

/** Writes both signs of an e-mail address; dots before the at sign stay. Null leaves a sign as it is. */
function written(message, at, dot) {
  const [local, domain] = detailOf(message).split('@');
  if (domain === undefined) return null;
  const part = (text, word) => ({ text, word });
  const detail = [part(local, false), part(at ?? '@', at !== null)];
  domain.split('.').forEach((label, i) => {
    if (i > 0) detail.push(part(dot ?? '.', dot !== null));
    detail.push(part(label, false));
  });
  return { ...message, detail };
}

function email(id, source, choose, family = 'at and dot words') {
  return {
    id,
    family,
    source,
    kinds: ['email'],
    rewrites: ['symbols'],
    apply: (message, random) => {
      const [at, dot] = choose(random);
      return written(message, at, dot);
    },
  };
}

function link(id, source, apply, family = 'broken links') {
  return { id, family, source, kinds: ['link'], rewrites: ['symbols'], apply };
}

// The part of a link that is its host, behind scheme and before path.
const host = /^((?:[a-z]+:\/\/)?)([^/?#]+)(.*)$/is;

/** Writes the dots of the host. */
function dots(message, write) {
  const found = host.exec(detailOf(message));
  if (!found) return null;
  const [, scheme, name, path] = found;
  const detail = [{ text: scheme, word: false }];
  name.split('.').forEach((label, i) => {
    if (i > 0) detail.push({ text: write, word: true });
    detail.push({ text: label, word: false });
  });
  detail.push({ text: path, word: false });
  return { ...message, detail };
}

const munging = 'Wikipedia, "Address munging"';
const defanging = 'how security reports defang links (hxxp, [.])';

/** @type {import('./index.mjs').Disguise[]} */
export const symbols = [
  email('at and dot', munging, () => [' at ', ' dot ']),
  email('AT and DOT', munging, () => [' AT ', ' DOT ']),
  email('[at] and [dot]', munging, (random) => {
    const [open, close] = random.pick(['[]', '()', '{}', '<>', '--', '__', '**', '//', '||']);
    const space = random.pick(['', ' ']);
    return ['at', 'dot'].map((name) => `${space}${open}${name}${close}${space}`);
  }),
  email('(a) for the sign', 'German habit on the web: name(ä)host, name(a)host', (random) => [
    random.pick([' (a) ', '(a)', '[a]', ' (at)']),
    null,
  ]),
  email('the sign alone as a word', munging, (random) => [
    random.pick([' at ', '[at]', ' AT ']),
    null,
  ]),
  email('the dot alone as a word', munging, (random) => [
    null,
    random.pick([' dot ', '(dot)', ' DOT ']),
  ]),
  email('at the rate', 'Indian English for @', () => [' at the rate ', ' dot ']),
  email('at and dot without spaces', reported('"johnATgmailDOTcom"'), () => ['AT', 'DOT']),
  ...Object.entries(names)
    .filter(([language]) => language !== 'en')
    .map(([language, [at, dot]]) =>
      email(
        `at and dot: ${language}`,
        'Wikipedia, "At sign" and "Full stop" in other languages',
        () => [` ${at} `, ` ${dot} `],
      ),
    ),
  email('spaces around the signs', munging, () => [' @ ', ' . '], 'spaced signs'),
  email(
    'the signs in brackets',
    munging,
    (random) => {
      const [open, close] = random.pick(['[]', '()', '{}', '<>']);
      return [`${open}@${close}`, `${open}.${close}`];
    },
    'spaced signs',
  ),
  email(
    'other at signs',
    'Unicode charts FE50, FF00',
    (random) => [random.pick('＠﹫'), null],
    'spaced signs',
  ),
  email(
    'other dots',
    'UTS #46, label separators; Unicode charts 2000, FE50',
    (random) => [null, random.pick('．。｡․﹒')],
    'spaced signs',
  ),
  email(
    'a mark that looks like a dot',
    'Unicode charts 0080, 2000, 2200',
    (random) => [null, random.pick('·•∙‧⋅・')],
    'spaced signs',
  ),
  email('a comma for the dot', reported('"john@gmail,com"'), () => [null, ','], 'spaced signs'),
  {
    id: 'no ending behind the provider',
    family: 'at and dot words',
    source: reported('"willhold01 (at) gmail"'),
    kinds: ['email'],
    rewrites: ['symbols'],
    apply: (message, random) => {
      const found =
        /^([^@]+)@(gmail|yahoo|hotmail|outlook|yandex|icloud|protonmail)\.[a-z.]+$/i.exec(
          detailOf(message),
        );
      if (!found) return null;
      const at = random.pick([' at ', ' (at) ', ' @ ', ' on ', '@']);
      return {
        ...message,
        detail: [
          { text: found[1], word: false },
          { text: at, word: true },
          { text: found[2], word: false },
        ],
      };
    },
  },
  link('hxxp', defanging, (message) =>
    mapPlain(message, (text) => text.replace(/^http/i, 'hxxp').replace(/^(?=www\.)/i, 'hxxp://')),
  ),
  link('dots in brackets', defanging, (message, random) =>
    dots(message, random.pick(['[.]', '(.)', '{.}', '[dot]', '(dot)', ' [dot] '])),
  ),
  link('dots as words', defanging, (message, random) =>
    dots(message, random.pick([' dot ', ' DOT ', ' (dot) '])),
  ),
  link('hxxp and dots in brackets', defanging, (message) => {
    const fanged = dots(message, '[.]');
    return fanged && mapPlain(fanged, (text) => text.replace(/^http/i, 'hxxp'));
  }),
  link('spaces around the dots', reported('"site . com / contact"'), (message) => {
    const spaced = dots(message, ' . ');
    return spaced && mapPlain(spaced, (text) => text.replace(/(?<![:/])\/(?!\/)/g, ' / '));
  }),
  link(
    'other dots in the host',
    'UTS #46, label separators; Unicode charts 2000, FE50',
    (message, random) => dots(message, random.pick('．。｡․﹒')),
  ),
  link('slashes as words', reported('"t dot me slash name"'), (message) => {
    const spoken = dots(message, ' dot ');
    return (
      spoken &&
      spellOut(
        mapPlain(spoken, (text) => text.replace(/^[a-z]+:\/\//i, '')) ?? spoken,
        /\//g,
        () => ' slash ',
      )
    );
  }),
  link('no scheme', reported('the bare host'), (message) =>
    mapPlain(message, (text) => text.replace(/^[a-z]+:\/\//i, '')),
  ),
  link('a space in the scheme', reported('"http: //site"'), (message) =>
    mapPlain(message, (text) => text.replace(/^([a-z]+):\/\//i, '$1: //')),
  ),
  link('backslashes', 'URL Standard, special schemes read \\ as /', (message) =>
    mapPlain(message, (text) => text.replaceAll('/', '\\')),
  ),
  link('capitals', 'RFC 3986, section 6.2.2.1', (message) => {
    const found = host.exec(detailOf(message));
    return found && replaced(message, (found[1] + found[2]).toUpperCase() + found[3], false);
  }),
  link(
    'behind a user that looks like the platform',
    'RFC 3986, section 7.6, semantic attacks',
    (message) =>
      mapPlain(message, (text) =>
        text.replace(
          /^(?:(https?:\/\/))?(?=\w)/i,
          (scheme) => `${scheme || 'https://'}www.upwork.com@`,
        ),
      ),
    'hidden by a neighbour',
  ),
  link(
    'under a label with another address',
    'CommonMark, links',
    (message) =>
      replaced(
        message,
        `[https://www.upwork.com/messages](${withScheme(detailOf(message))})`,
        false,
      ),
    'hidden by a neighbour',
  ),
  link(
    'glued to a link of the platform',
    reported('"https://platform.example/test<>https://evil.example/"'),
    (message, random) =>
      glued(
        /^[a-z]+:/i.test(detailOf(message))
          ? message
          : replaced(message, `https://${detailOf(message)}`, false),
        random.pick(['<>', '|', '""', '[]', '>', ';']),
      ),
    'hidden by a neighbour',
  ),
  {
    id: 'a contact glued to a link of the platform',
    family: 'hidden by a neighbour',
    source: reported('an allowed link with a contact glued on'),
    kinds: ['email', 'phone'],
    rewrites: ['symbols'],
    apply: (message, random) => glued(message, random.pick(['<>', '|', '""', '>', ';', ','])),
  },
];

/** The platform's own link directly before the detail. */
function glued(message, joint) {
  return { ...message, before: `${message.before}https://www.upwork.com/test${joint}` };
}

function withScheme(link) {
  return /^[a-z]+:/i.test(link) ? link : `https://${link}`;
}

function reported(example) {
  return `public reports on chat filters: ${example}`;
}
