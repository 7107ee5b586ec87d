// The parts of others that are inside what is built, with versions and hashes from where the build itself takes them.
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { inCache, inProject } from '../paths.mjs';
import { Stop, read } from '../terminal.mjs';
import { artefacts, derived, recorded } from './recorded.mjs';

/**
 * @typedef {object} Part
 * @property {string} id
 * @property {string} name
 * @property {string} supplier
 * @property {string} purl
 * @property {string} licence an SPDX expression
 * @property {string} version
 * @property {{ alg: string, content: string }} hash of the release or package that the build verifies, else of the files read
 * @property {string} text of the licence
 * @property {string[]} inside the artefacts it is in
 */

/** @returns {Part[]} what the builds recorded, in the order of parts.json; an error where a file belongs to no part */
export function parts() {
  const { parts: known } = JSON.parse(
    fs.readFileSync(inProject('tools/supply/parts.json'), 'utf8'),
  );
  const all = known.map((part) => ({ ...part, files: part.files.map((one) => new RegExp(one)) }));
  const lock = JSON.parse(fs.readFileSync(inProject('package-lock.json'), 'utf8')).packages;
  const found = new Map(all.map((part) => [part, { inside: [], files: new Set() }]));
  const strangers = [];
  for (const artefact of Object.keys(artefacts)) {
    for (const file of recorded(artefact)) {
      const part = all.find(({ files }) => files.some((pattern) => pattern.test(file)));
      if (!part) {
        strangers.push(`${artefact}: ${file}`);
        continue;
      }
      const { inside, files } = found.get(part);
      if (!inside.includes(artefact)) inside.push(artefact);
      files.add(file);
    }
  }
  if (strangers.length > 0)
    throw new Stop(
      `Files of parts that tools/supply/parts.json does not know:\n${strangers.slice(0, 20).join('\n')}`,
    );
  const unused = all.filter((part) => found.get(part).inside.length === 0);
  if (unused.length > 0)
    throw new Stop(
      `Parts that are in nothing that is built: ${unused.map(({ id }) => id).join(', ')}.`,
    );
  const places = { icu: icuSource(all), emscripten: emscripten(found) };
  return all.map((part) => {
    const { inside, files } = found.get(part);
    const resolved = (file) => resolve(file, places, files);
    const version = versionOf(part, lock, resolved);
    return {
      ...part,
      inside,
      version,
      purl:
        part.purl +
        (part.lock && part.purl.startsWith('pkg:npm') ? lockOf(part, lock).version : version),
      hash: hashOf(part, lock, resolved, [...files].sort()),
      text: textOf(resolved(part.text)),
    };
  });
}

function icuSource(all) {
  const part = all.find(({ id }) => id === 'icu');
  const [, version] = match(inProject(part.version.file), part.version.pattern);
  return inCache(`src/icu-${version}`);
}

/** The folder of Emscripten that headers were read from. */
function emscripten(found) {
  for (const { files } of found.values()) {
    for (const file of files) {
      const home = /^(.*)\/cache\/sysroot\/include\//.exec(file)?.[1];
      if (home) return home;
    }
  }
  throw new Stop('The WebAssembly build recorded no header of Emscripten.');
}

function resolve(file, places, files) {
  const kept = /^\{recorded:(.*)\}$/.exec(file)?.[1];
  if (kept) {
    const header = [...files].find((one) => new RegExp(kept).test(one));
    if (!header) throw new Stop(`No file like ${kept} was read for it.`);
    return header.startsWith('/') ? header : inProject('build/native', header);
  }
  const filled = file.replace(/^\{(\w+)\}/, (_, place) => places[place]);
  if (filled.startsWith('/')) return filled;
  return inProject(filled.startsWith('licences/') ? `tools/supply/${filled}` : filled);
}

function match(file, pattern) {
  const found = new RegExp(pattern).exec(fs.readFileSync(file, 'utf8'));
  if (!found) throw new Stop(`${file} has nothing like ${pattern}.`);
  return found;
}

function lockOf(part, lock) {
  const entry = lock[`node_modules/${part.lock}`];
  if (!entry?.integrity) throw new Stop(`package-lock.json pins no hash of ${part.lock}.`);
  return entry;
}

function versionOf(part, lock, resolved) {
  if (!part.version) return lockOf(part, lock).version;
  if (part.version.debian) {
    const version = read('dpkg-query', ['-W', '-f', '${Version}', part.version.debian]);
    if (!version) throw new Stop(`${part.version.debian} is not installed.`);
    // "0.7.0+dfsg-8+b1": the part before what Debian adds.
    return version
      .trim()
      .replace(/^\d+:/, '')
      .replace(/(?:[+~]|-\d).*$/, '');
  }
  return match(resolved(part.version.file), part.version.pattern).slice(1).map(trimmed).join('.');
}

// "18", "01", "00" of 180100.
function trimmed(number) {
  return number.replace(/^0+(?=\d)/, '');
}

function hashOf(part, lock, resolved, files) {
  if (part.lock) {
    const [, algorithm, content] = /^(sha512)-(.+)$/.exec(lockOf(part, lock).integrity);
    return {
      alg: algorithm.replace('sha', 'SHA-'),
      content: Buffer.from(content, 'base64').toString('hex'),
    };
  }
  if (part.sha256)
    return { alg: 'SHA-256', content: match(resolved(part.sha256.file), part.sha256.pattern)[1] };
  // In the order of the digests: paths differ from machine to machine.
  const digests = files
    .filter((file) => path.isAbsolute(file) && !derived.test(file))
    .map((file) => crypto.createHash('sha256').update(fs.readFileSync(file)).digest('hex'))
    .sort();
  return {
    alg: 'SHA-256',
    content: crypto.createHash('sha256').update(digests.join('\n')).digest('hex'),
  };
}

function textOf(file) {
  if (!fs.existsSync(file)) throw new Stop(`The text of a licence is missing: ${file}.`);
  return `${fs
    .readFileSync(file, 'utf8')
    .replace(/\r\n/g, '\n')
    .replace(/[ \t]+$/gm, '')
    .trim()}\n`;
}
