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
  await installApart(
    'build/consumers',
    'tests/package',
    'Installing bundlers to try the package with',
    door,
  );
}

/**
 * What the benchmark measures beside the package. Without network the rest is measured all the same, and the report says what
 * was not installed.
 */
export async function installPeers(door) {
  try {
    const folder = 'build/bench-peers';
    await installApart(folder, 'tests/bench/peers', 'Installing packages to compare with', door);
    fs.copyFileSync(inProject('tests/bench/peers/load.mjs'), inProject(folder, 'load.mjs'));
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    process.stderr.write(`${error.message}\nIt goes on without them.\n`);
  }
}

/** Installs what the package.json of one folder names, in another. */
async function installApart(place, source, what, door) {
  const folder = inProject(place);
  const lock = inProject(source, 'package-lock.json');
  if (upToDate(folder, lock)) return;
  say(`${what} (${place})`);
  fs.mkdirSync(folder, { recursive: true });
  for (const file of [inProject(source, 'package.json'), lock, inProject('.npmrc')])
    fs.copyFileSync(file, path.join(folder, path.basename(file)));
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
