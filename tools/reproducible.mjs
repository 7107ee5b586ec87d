// Whether two builds give the same bytes: the WebAssembly, its glue, the pack and its texts are built twice from what git knows,
// in two folders whose names have different lengths, without a compiler's cache, and compared. Takes as long as two builds.
import crypto from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { cache, nodeModule, project } from './paths.mjs';
import { Stop, read, run, say } from './terminal.mjs';

/** @throws {Stop} naming what differs */
export async function reproducible() {
  const work = fs.mkdtempSync(path.join(os.tmpdir(), 'presend-twice-'));
  try {
    const builds = [];
    for (const name of ['first', 'a/second-one-deeper-down'])
      builds.push(await build(path.join(work, name)));
    const [first, second] = builds;
    const names = [...new Set([...first.keys(), ...second.keys()])].sort();
    for (const name of names) say(`${first.get(name)}  ${name}`);
    const different = names.filter((name) => first.get(name) !== second.get(name));
    if (names.length < 4 || different.length > 0)
      throw new Stop(
        `Two builds gave different bytes: ${different.join(', ') || 'too few files'}.`,
      );
    say(`Two builds gave the same bytes (${names.length} files)`);
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}

/** Builds a copy of the project there. @returns the SHA-256 of each file that ships, by name */
async function build(folder) {
  say(`Building in ${folder}`);
  const tracked = read('git', ['ls-files', '-z'], { cwd: project });
  if (tracked === null) throw new Stop('The project is no checkout of git, which tells its files.');
  for (const file of tracked.split('\0').filter(Boolean)) {
    const target = path.join(folder, file);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.cpSync(path.join(project, file), target, { preserveTimestamps: false });
  }
  fs.symlinkSync(nodeModule(), path.join(folder, 'node_modules'));
  const env = { PRESEND_CACHE: cache, CCACHE_DISABLE: '1', NINJA_STATUS: '  [%f/%t] ' };
  const cmake = (...args) => run('cmake', args, { cwd: folder, env });
  await cmake('--preset', 'native', '-DBUILD_TESTING=OFF');
  await cmake('--build', '--preset', 'native', '--target', 'presend_default_pack');
  await cmake('--preset', 'wasm');
  await cmake('--build', '--preset', 'wasm');
  const shipped = new Map();
  for (const [place, fits] of [
    ['build/wasm', /^presend\.(wasm|mjs)$/],
    ['build/native', /^default\.(pack|.*\.texts)$/],
  ]) {
    for (const name of fs.readdirSync(path.join(folder, place)).filter((one) => fits.test(one))) {
      const bytes = fs.readFileSync(path.join(folder, place, name));
      shipped.set(name, crypto.createHash('sha256').update(bytes).digest('hex'));
    }
  }
  return shipped;
}
