// Names of apps and mail providers, called otherwise.
import { detailOf, mapPlain } from '../message.mjs';

// Misspellings, splits and sound-alikes. Source: public reports on chat filters, forum threads of users, urban dictionaries.
const soundAlikes = {
  whatsapp: [
    'whats app',
    'what’s app',
    'watsapp',
    'whatsap',
    'watsap',
    'wassap',
    'whattsapp',
    'wats app',
    'whatapp',
    'whats-app',
  ],
  telegram: [
    'tele gram',
    'telegrm',
    'tele-gram',
    'telegramm',
    'tellegram',
    'telegarm',
    'teligram',
    'telegam',
  ],
  skype: ['sky pe', 'skpe', 'skipe', 'skyp', 'scype', 'skkype', 'sk ype', 'sky-pe'],
  viber: ['vi ber', 'vibr', 'vyber', 'wiber', 'vibber'],
  instagram: ['insta gram', 'instagrm', 'insta-gram', 'instgram', 'instagam', 'insta'],
  facebook: ['face book', 'facebok', 'fb', 'face-book', 'fcebook'],
  discord: ['dis cord', 'discrd', 'disc0rd', 'dis-cord', 'dizcord', 'diskord'],
  messenger: ['messanger', 'mesenger'],
  signal: ['sig nal', 'signl'],
  snapchat: ['snap chat', 'snapcht', 'snap'],
  wechat: ['we chat', 'wechta', 'weixin', 'we-chat'],
  zoom: ['z oom', 'zooom'],
};

// What an app is called by its look. Source: public reports on chat filters; the apps' own icons.
const euphemisms = {
  whatsapp: ['the green app', 'the green chat app', 'the app with the green icon'],
  telegram: ['the paper plane app', 'the blue plane app', '✈️'],
  facebook: ['the blue app', 'the book of faces'],
  instagram: ['the gram', 'IG'],
  snapchat: ['the ghost app'],
  twitter: ['the bird app', 'bird site'],
};

const providers = {
  gmail: ['gee mail', 'jee-mail', 'g-male', 'g mail', 'gmale', 'geemail', 'g-mail'],
  hotmail: ['hot male', 'hot mail', 'hotmale', 'hot-mail'],
  yahoo: ['ya hoo', 'yah00', 'yahu', 'ya-hoo'],
  outlook: ['out look', 'outl00k', 'out-look'],
  icloud: ['i cloud', 'eye cloud', 'i-cloud'],
};

function called(id, source, table, kinds) {
  const pattern = new RegExp(`\\b(${Object.keys(table).join('|')})\\b`, 'i');
  return {
    id,
    family: 'sound-alikes',
    source,
    kinds,
    rewrites: ['name'],
    apply: (message, random) => {
      if (!pattern.test(detailOf(message))) return null;
      return mapPlain(message, (text) =>
        text.replace(pattern, (name) => random.pick(table[name.toLowerCase()])),
      );
    },
  };
}

const reports = 'public reports on chat filters, forum threads of users';

/** @type {import('./index.mjs').Disguise[]} */
export const names = [
  called('an app misspelled or split', reports, soundAlikes, ['app']),
  called('an app by its look', reports, euphemisms, ['app']),
  called('a provider that sounds alike', reports, providers, ['email']),
];
