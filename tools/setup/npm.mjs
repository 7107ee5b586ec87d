// The packages of package-lock.json: installed when node_modules does not hold them, left alone when it does.
import fs from 'node:fs';
import path from 'node:path';
import { inProject, nodeModule, project } from '../paths.mjs';
import { Stop, run, say } from '../terminal.mjs';

// A dead registry should end in a sentence soon.
const patience = [
  '--fetch-retries=2',
  '--fetch-retry-mintimeout=2000',
  '--fetch-retry-maxtimeout=5000',
];

export async function installModules(door) {
  if (upToDate(project, inProject('package-lock.json'))) return;
  say('Installing npm packages (node_modules)');
  await install(project, door);
  if (!fs.existsSync(nodeModule('re2/vendor')))
    throw new Stop(
      `npm left out the re2 package: delete node_modules, then run \`${door}\` again.`,
    );
}

/** What tests/package/long tries the package with: apart from node_modules, since no other door needs it. */
export async function installBundlers(door) {
  const folder = inProject('build/consumers');
  const lock = inProject('tests/package/package-lock.json');
  if (upToDate(folder, lock)) return;
  say('Installing bundlers to try the package with (build/consumers)');
  fs.mkdirSync(folder, { recursive: true });
  for (const file of ['tests/package/package.json', 'tests/package/package-lock.json', '.npmrc'])
    fs.copyFileSync(inProject(file), path.join(folder, path.basename(file)));
  await install(folder, door);
}

// Not `npm ci`: it refuses a lock file without the optional binaries of other platforms, which not every registry holds.
// The lock file decides versions and hashes here too, and stays as it is.
async function install(folder, door) {
  await run('npm', ['install', '--no-save', '--loglevel=error', ...patience], {
    cwd: folder,
    onFailure: `npm's packages could not be installed: check the network and npm's registry settings (its messages are above), then run \`${door}\` again.`,
  });
}

// npm keeps a lock file of what it installed; what the wanted lock file lists must be in it, in that version.
function upToDate(folder, lock) {
  let installed;
  try {
    const file = path.join(folder, 'node_modules/.package-lock.json');
    installed = JSON.parse(fs.readFileSync(file, 'utf8')).packages;
  } catch {
    return false;
  }
  const wanted = JSON.parse(fs.readFileSync(lock, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([place, entry]) =>
      place === '' ||
      (installed[place]
        ? installed[place].version === entry.version
        : Boolean(entry.optional || entry.peer)),
  );
}
