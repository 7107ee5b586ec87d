// clang-tidy with .clang-tidy, as many files at a time as there are cores.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { digestOf } from '../fresh.mjs';
import { inProject, project } from '../paths.mjs';
import { cppFiles } from '../sources.mjs';
import { Stop, run, say } from '../terminal.mjs';
import { folder, recordCommands } from './commands.mjs';

const INCLUDE = /^#include "([^"]+)"/gm;

/** Where headers of ours are looked for, as the builds do; generated ones are made from what is in git. */
const includeFolders = ['core', 'core/include', 'tests/core', 'tests/fuzz'];

const stamps = inProject('build/stamps/clang-tidy');

/**
 * clang-tidy takes seconds a file: one is checked again when it, what it includes of ours or the configuration changed.
 * @returns how many files are clean, and how many are not
 */
export async function tidyAll() {
  const files = await recordCommands();
  const ours = new Set(cppFiles());
  fs.mkdirSync(stamps, { recursive: true });
  const queue = files
    .map((file) => ({ file, stamp: path.join(stamps, digestOf(readFor(file, ours))) }))
    .filter(({ stamp }) => !fs.existsSync(stamp));
  const total = queue.length;
  const failed = [];
  let done = 0;
  const worker = async () => {
    for (let job = queue.shift(); job; job = queue.shift()) {
      const code = await run('clang-tidy-19', ['-p', folder, '--quiet', job.file], {
        cwd: project,
        allowFailure: true,
        quiet: true,
      });
      process.stderr.write(`  [${++done}/${total}] ${job.file}${code === 0 ? '' : ': failed'}\n`);
      if (code === 0) fs.writeFileSync(job.stamp, '');
      else failed.push(job.file);
    }
  };
  await Promise.all(Array.from({ length: os.availableParallelism() }, worker));
  process.stderr.write(
    `clang-tidy: ${files.length - failed.length} files clean, ${failed.length} not; ${files.length - total} were known.\n`,
  );
  if (failed.length > 0) say(`clang-tidy found something in ${failed.sort().join(', ')}.`);
  return { passed: files.length - failed.length, failed: failed.length };
}

/** The same as a check. */
export async function tidy() {
  const { failed } = await tidyAll();
  if (failed > 0) throw new Stop(`clang-tidy found something in ${failed} files; see above.`);
}

/** The file, all of ours that it includes, and what decides which checks there are. */
function readFor(file, ours) {
  const found = new Set([file]);
  for (const one of found) {
    for (const [, name] of fs.readFileSync(inProject(one), 'utf8').matchAll(INCLUDE)) {
      const header = [path.dirname(one), ...includeFolders]
        .map((folder) => path.normalize(path.join(folder, name)))
        .find((place) => ours.has(place));
      if (header) found.add(header);
    }
  }
  const settings = ['core/pack/pack.fbs']; // of which the header of packs is generated
  for (let folder = file; folder !== '.';) {
    folder = path.dirname(folder);
    settings.push(path.join(folder, '.clang-tidy'));
  }
  return [...found, ...settings.filter((one) => fs.existsSync(inProject(one)))].sort();
}
