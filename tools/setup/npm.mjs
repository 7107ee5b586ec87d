// The packages of package-lock.json: installed when node_modules does not hold them, left alone when it does.
import fs from 'node:fs';
import { inProject, nodeModule, project } from '../paths.mjs';
import { Stop, run, say } from '../terminal.mjs';

// A dead registry should end in a sentence soon.
const patience = [
  '--fetch-retries=2',
  '--fetch-retry-mintimeout=2000',
  '--fetch-retry-maxtimeout=5000',
];

export async function installModules(door) {
  if (upToDate()) return;
  say('Installing npm packages (node_modules)');
  // Not `npm ci`: it refuses a lock file without the optional binaries of other platforms, which not every registry holds.
  // The lock file decides versions and hashes here too, and stays as it is.
  await run('npm', ['install', '--no-save', '--loglevel=error', ...patience], {
    cwd: project,
    onFailure: `npm's packages could not be installed: check the network and npm's registry settings (its messages are above), then run \`${door}\` again.`,
  });
  if (!fs.existsSync(nodeModule('re2/vendor')))
    throw new Stop(
      `npm left out the re2 package: delete node_modules, then run \`${door}\` again.`,
    );
}

// npm keeps a lock file of what it installed; what the project's lock file wants must be in it, in that version.
function upToDate() {
  let installed;
  try {
    installed = JSON.parse(fs.readFileSync(nodeModule('.package-lock.json'), 'utf8')).packages;
  } catch {
    return false;
  }
  const wanted = JSON.parse(fs.readFileSync(inProject('package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(
    ([place, entry]) =>
      place === '' ||
      (installed[place]
        ? installed[place].version === entry.version
        : Boolean(entry.optional || entry.peer)),
  );
}
