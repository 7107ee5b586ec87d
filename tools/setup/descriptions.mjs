// Debian 13's translated package descriptions, for the evaluation: every language that the mirror has, fetched by apt into
// the cache, with lists and state of their own. The system's apt set-up is neither read, but for the mirror, nor changed.
import fs from 'node:fs';
import path from 'node:path';
import { inCache } from '../paths.mjs';
import { onPath, run, say } from '../terminal.mjs';
import { mirror, separate } from './debian.mjs';

const folder = inCache('descriptions');
const lists = path.join(folder, 'lists');
const ready = path.join(folder, 'ready');

/**
 * @returns the environment that tells the evaluation where they are, or why they are not to be had; once fetched they are
 *   kept, so that figures can be compared, until the folder is removed
 */
export async function fetchDescriptions() {
  if (fs.existsSync(ready)) return { PRESEND_DESCRIPTIONS: lists };
  const missing = await fetch();
  if (missing === null) return { PRESEND_DESCRIPTIONS: lists };
  say(`Going on without Debian's package descriptions: ${missing}`);
  return { PRESEND_DESCRIPTIONS: '', PRESEND_DESCRIPTIONS_MISSING: missing };
}

async function fetch() {
  if (!onPath('apt-get')) return 'there is no apt-get on this system.';
  const address = mirror();
  if (!address) return 'no Debian mirror is set up on this machine.';
  say("Fetching Debian's translated package descriptions into the cache (30 MB to download)");
  fs.rmSync(folder, { recursive: true, force: true });
  const options = [
    ...separate(folder, address),
    // Of the release, its index and the translations alone, kept uncompressed.
    ...['Packages', 'Sources', 'Contents-deb', 'DEP-11'].flatMap((target) =>
      ['deb', 'deb-src'].flatMap((kind) => [
        '-o',
        `Acquire::IndexTargets::${kind}::${target}::DefaultEnabled=false`,
      ]),
    ),
    '-o',
    'Acquire::GzipIndexes=false',
    '-o',
    'APT::Update::Error-Mode=any',
  ];
  const update = (languages) =>
    run('apt-get', [...options, '-o', `Acquire::Languages=${languages}`, '-q', 'update'], {
      quiet: true,
      allowFailure: true,
    });
  const failed = 'they could not be fetched from the mirror: check the network.';
  // The index of the release names the languages; only then can they be asked for.
  if ((await update('none')) !== 0) return failed;
  const languages = languagesOf(lists);
  if (languages.length === 0) return 'the mirror has none.';
  if ((await update(languages.join(','))) !== 0) return failed;
  fs.writeFileSync(ready, `${languages.join('\n')}\n`);
  return null;
}

function languagesOf(place) {
  const index = fs.readdirSync(place).find((name) => /_(?:In)?Release$/.test(name));
  if (!index) return [];
  const text = fs.readFileSync(path.join(place, index), 'utf8');
  const found = text.matchAll(/ main\/i18n\/Translation-(\w+)/g);
  return [...new Set(Array.from(found, ([, language]) => language))].sort();
}
