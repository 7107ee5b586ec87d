// NOTICE: whose work is inside what is built, and under which licences. `npm run check -- notice` holds it against the builds.
import fs from 'node:fs';
import { inProject } from '../paths.mjs';
import { Stop } from '../terminal.mjs';
import { parts } from './parts.mjs';

const file = inProject('NOTICE');

const where = {
  'presend.wasm': 'the WebAssembly',
  'default.pack': 'the rule pack',
  'libpresend.so': 'the native command and libraries',
};

/** The text: parts without versions, which differ from machine to machine; presend.cdx.json has those. */
export function notice() {
  const all = parts();
  const texts = new Map();
  for (const part of all) {
    if (part.text === licence()) continue;
    const same = texts.get(part.text) ?? [];
    texts.set(part.text, [...same, part.name]);
  }
  return [
    `presend
Copyright the authors of presend. Licensed under the Apache License, Version 2.0 (see LICENSE).

What is built from it has work of others inside. Their licences follow; those whose licence is the Apache License, Version 2.0 alone
have its text in LICENSE. Versions and hashes are in dist/presend.cdx.json.
`,
    ...all.map(
      ({ name, supplier, licence: id, inside }) =>
        `${name}\n  of: ${supplier}\n  licence: ${id}\n  in: ${inside.map((one) => where[one]).join(', ')}\n`,
    ),
    ...[...texts].map(
      ([text, names]) => `${'-'.repeat(78)}\n${names.join('\n')}\n${'-'.repeat(78)}\n\n${text}`,
    ),
  ].join('\n');
}

function licence() {
  return `${fs.readFileSync(inProject('LICENSE'), 'utf8').trim()}\n`;
}

export function writeNotice() {
  fs.writeFileSync(file, notice());
}

export function checkNotice() {
  const known = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
  if (known !== notice())
    throw new Stop(
      'NOTICE is not what the builds have inside: `node tools/supply/main.mjs notice` writes it; look at what differs.',
    );
}
