// Makes a machine ready for a door: says what it installs, and does nothing, without network, when all is there.
import fs from 'node:fs';
import { inCache, inProject } from './paths.mjs';
import { Stop, onPath } from './terminal.mjs';
import { debianRelease, installPackages } from './setup/debian.mjs';
import { emccOnPath, installEmscripten } from './setup/emscripten.mjs';
import { fetchIcu } from './setup/icu.mjs';
import { installBundlers, installModules, installPeers } from './setup/npm.mjs';

/** Programs a system other than Debian 12 or 13 must bring along. */
const programs = {
  build: [
    'clang++-19',
    'llvm-ar-19',
    'llvm-objcopy-19',
    'ld.lld-19',
    'cmake',
    'ninja',
    'flatc',
    'icupkg',
    'python3',
  ],
  test: ['chromium'],
  bench: ['chromium'],
  long: ['chromium', 'clang-tidy-19', 'llvm-cov-19', 'llvm-profdata-19', 'valgrind'],
  check: ['clang-format-19', 'clang-tidy-19', 'cppcheck', 'valgrind'],
  format: ['clang-format-19'],
};

/** @param profile one of the profiles of setup/packages.json; @param door the command to name in a last sentence */
export async function setUp(profile, door) {
  const node = Number(process.versions.node.split('.')[0]);
  if (node < 20)
    throw new Stop(
      `Node ${process.versions.node} is too old: install Node 20 or newer, then run \`${door}\` again.`,
    );
  makeCache(door);
  const { profiles, groups } = JSON.parse(
    fs.readFileSync(inProject('tools/setup/packages.json'), 'utf8'),
  );
  if (debianRelease()) {
    await installPackages(
      Object.assign({}, ...profiles[profile].map((group) => groups[group])),
      door,
    );
  } else {
    const wanted = [...(profile === 'format' ? [] : programs.build), ...(programs[profile] ?? [])];
    const missing = wanted.filter((name) => !onPath(name));
    if (profile !== 'format' && !emccOnPath()) missing.push('emcc (3.1.60 or newer)');
    if (missing.length > 0) {
      throw new Stop(
        `On a system other than Debian 12 or 13 nothing is installed by itself: put ${[...new Set(missing)].join(', ')} on PATH, then run \`${door}\` again.`,
      );
    }
  }
  await installModules(door);
  if (profile === 'long') await installBundlers(door);
  if (profile === 'bench') await installPeers(door);
  if (profile === 'format') return;
  await fetchIcu(door);
  await installEmscripten(door);
}

function makeCache(door) {
  try {
    fs.mkdirSync(inCache('downloads'), { recursive: true });
    fs.accessSync(inCache(), fs.constants.W_OK);
  } catch {
    throw new Stop(
      `The cache folder ${inCache()} cannot be written: set PRESEND_CACHE to a folder of yours, then run \`${door}\` again.`,
    );
  }
}
