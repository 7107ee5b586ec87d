// What of others went into a build, as the build tool and the linker wrote it down: headers, archives, inputs of the pack.
import fs from 'node:fs';
import path from 'node:path';
import { inProject } from '../paths.mjs';
import { Stop, read } from '../terminal.mjs';

/** What is built: where Ninja recorded it, and what is its own. */
export const artefacts = {
  'presend.wasm': { preset: 'wasm', target: 'presend.mjs', objects: /^(core|wasm)\// },
  'default.pack': { preset: 'native', target: 'default.pack' },
  'libpresend.so': { preset: 'native', target: 'presend', objects: /^core\// },
};

// Made from what others wrote, by their tools or from their tables.
export const derived = /\/(?:pack_generated|property_table)\.h$/;
// The C and C++ library that native programs find where they run.
const ofSystem =
  /^\/usr\/(?:local\/)?include\/(?!sodium|yaml-cpp|valijson|flatbuffers|nlohmann)|^\/usr\/lib\/(?:gcc|llvm)/;

/** @returns {string[]} paths of files that are not the project's own, sorted, each once */
export function recorded(name) {
  const { preset, target, objects } = artefacts[name];
  const folder = inProject('build', preset);
  const files = new Set(inputsOf(folder, target));
  if (objects) for (const file of headersOf(folder, objects)) files.add(file);
  if (preset === 'wasm')
    for (const file of linkedInto(path.join(folder, 'presend.map'))) files.add(file);
  const root = sourceOf(folder);
  return [...files]
    .filter((file) => !isOwn(file, root))
    .filter((file) => preset !== 'native' || !ofSystem.test(file))
    .sort();
}

/** The checkout that a folder was configured for. */
function sourceOf(folder) {
  const settings = fs.readFileSync(path.join(folder, 'CMakeCache.txt'), 'utf8');
  return /^CMAKE_HOME_DIRECTORY:\w+=(.*)$/m.exec(settings)[1];
}

/** Whether it lies in the checkout or the build, but for what others have put there. */
function isOwn(file, root) {
  if (derived.test(file)) return false;
  if (!path.isAbsolute(file)) return true;
  return (
    file.startsWith(`${root}/`) &&
    !/^(?:node_modules|build\/\w+\/include)\//.test(file.slice(root.length + 1))
  );
}

function ninja(folder, ...args) {
  const output = read('ninja', ['-C', folder, ...args]);
  if (output === null)
    throw new Stop(
      `Ninja knows nothing of ${folder}: run \`npm run build\`, which records what went in.`,
    );
  return output.split('\n');
}

/** What Ninja was told a target is made from. */
function inputsOf(folder, target) {
  const lines = ninja(folder, '-t', 'query', target);
  const end = lines.findIndex((line) => /^ {2}outputs:/.test(line));
  return lines
    .slice(0, end < 0 ? undefined : end)
    .filter((line) => /^ {4}/.test(line))
    .map((line) => line.trim().replace(/^\|{1,2} /, ''));
}

/** What the compiler read for the objects of the product, tests left out. */
function headersOf(folder, objects) {
  const files = new Set();
  let wanted = false;
  for (const line of ninja(folder, '-t', 'deps')) {
    const object = /^(\S.*): #deps/.exec(line);
    if (object) wanted = objects.test(object[1]);
    else if (wanted && line.startsWith('    ')) files.add(line.trim());
  }
  return files;
}

/** The archives of which the linker took something. */
function linkedInto(map) {
  if (!fs.existsSync(map))
    throw new Stop(`The linker's map is missing (${map}): run \`npm run build\`.`);
  const archives = new Set();
  for (const [, archive] of fs
    .readFileSync(map, 'utf8')
    .matchAll(/(?:^|\s)(\/[^\s():]+\.a)(?=[(:])/gm))
    archives.add(archive);
  return archives;
}
