// What is measured side by side: this package, and what a page might use instead of it or beside it. They do different
// things; `does` says which.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { dist, peers, root } from './paths.mjs';

/** Where job posts are written; presend needs a country for numbers in national form, as libphonenumber-js does. */
export const CONTEXT = { surface: 'job_post', regions: ['US'] };
const COUNTRY = 'US';

/**
 * @typedef {object} Contender
 * @property {string} name
 * @property {string[]} packages whose versions are told
 * @property {string} does
 * @property {() => Promise<(text: string) => unknown>} start loads it; answers with its check, which may answer with a
 *   promise
 * @property {{ code: string, from: string, files: string[], external?: string[] }} browser what a page imports of it, from
 *   which folder, the files that it fetches, and modules that are left out of the bundle
 */

async function fromPeers(name) {
  const { load } = await import(pathToFileURL(path.join(peers, 'load.mjs')).href);
  const module = await load(name);
  return module.default ?? module;
}

const linkifyIt = async () => new (await import('linkify-it')).LinkifyIt();
const phones = async () => (await import('libphonenumber-js')).findPhoneNumbersInText;

/** @type {Contender[]} */
export const contenders = [
  {
    name: 'presend',
    packages: ['presend'],
    does: 'contact details, disguised ones too; what is meant; policy; explanation',
    async start() {
      const { createChecker } = await import('presend');
      const checker = await createChecker();
      return (text) => checker.check(text, CONTEXT);
    },
    browser: {
      code: "import { createChecker } from 'presend'; console.log(createChecker);",
      from: root,
      files: ['presend.wasm', 'default.pack'].map((file) => path.join(dist, file)),
    },
  },
  {
    name: 'linkify-it',
    packages: ['linkify-it'],
    does: 'links, e-mail',
    async start() {
      const linkify = await linkifyIt();
      return (text) => linkify.match(text);
    },
    browser: {
      code: "import { LinkifyIt } from 'linkify-it'; console.log(new LinkifyIt().match);",
      from: root,
      files: [],
    },
  },
  {
    name: 'linkifyjs',
    packages: ['linkifyjs'],
    does: 'links, e-mail',
    async start() {
      const { find } = await fromPeers('linkifyjs');
      return (text) => find(text);
    },
    browser: {
      code: "import { find } from 'linkifyjs'; console.log(find);",
      from: peers,
      files: [],
    },
  },
  {
    name: 'libphonenumber-js',
    packages: ['libphonenumber-js'],
    does: 'phone numbers',
    async start() {
      const find = await phones();
      return (text) => find(text, COUNTRY);
    },
    browser: {
      code: "import { findPhoneNumbersInText } from 'libphonenumber-js'; console.log(findPhoneNumbersInText);",
      from: root,
      files: [],
    },
  },
  {
    name: 'linkify-it + libphonenumber-js',
    packages: ['linkify-it', 'libphonenumber-js'],
    does: 'links, e-mail, phone numbers',
    async start() {
      const linkify = await linkifyIt();
      const find = await phones();
      return (text) => [linkify.match(text), find(text, COUNTRY)];
    },
    browser: {
      code:
        "import { LinkifyIt } from 'linkify-it'; import { findPhoneNumbersInText } from 'libphonenumber-js'; " +
        'console.log(new LinkifyIt().match, findPhoneNumbersInText);',
      from: root,
      files: [],
    },
  },
  {
    name: 'twitter-text',
    packages: ['twitter-text'],
    does: 'links, mentions, hashtags',
    async start() {
      const { extractEntitiesWithIndices } = await fromPeers('twitter-text');
      return (text) => extractEntitiesWithIndices(text);
    },
    browser: {
      code: "import twitter from 'twitter-text'; console.log(twitter.extractEntitiesWithIndices);",
      from: peers,
      files: [],
    },
  },
  {
    name: 'redact-pii',
    packages: ['redact-pii'],
    does: 'personal data replaced, by patterns',
    async start() {
      const { SyncRedactor } = await fromPeers('redact-pii');
      const redactor = new SyncRedactor();
      return (text) => redactor.redact(text);
    },
    browser: {
      code: "import { SyncRedactor } from 'redact-pii'; console.log(SyncRedactor);",
      from: peers,
      files: [],
    },
  },
  {
    name: 'harper.js',
    packages: ['harper.js'],
    does: 'grammar and spelling, no contact details (also WebAssembly)',
    async start() {
      const [{ Dialect, LocalLinter }, { binary }] = await Promise.all(
        ['harper.js', 'harper.js/binary'].map(fromPeers),
      );
      const linter = new LocalLinter({ binary, dialect: Dialect.American });
      await linter.setup();
      return (text) => linter.lint(text);
    },
    browser: {
      code:
        "import { LocalLinter } from 'harper.js'; import { binary } from 'harper.js/binary'; " +
        'console.log(LocalLinter, binary);',
      from: peers,
      files: [path.join(peers, 'node_modules/harper.js/dist/harper_wasm_bg.wasm')],
      // It imports them under Node alone, behind a condition that esbuild cannot see through.
      external: ['fs', 'module', 'path', 'url'],
    },
  },
];

export function contenderNamed(name) {
  const found = contenders.find((contender) => contender.name === name);
  if (!found) throw new Error(`there is no contender "${name}"`);
  return found;
}

/** @returns {string} as installed; null when it is not */
export function versionOf(name) {
  const places =
    name === 'presend'
      ? [root]
      : [root, peers].map((folder) => path.join(folder, 'node_modules', name));
  const place = places
    .map((folder) => path.join(folder, 'package.json'))
    .find((file) => existsSync(file));
  return place ? JSON.parse(readFileSync(place, 'utf8')).version : null;
}
