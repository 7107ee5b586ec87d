// The project's source files by language, as git knows them: what is tracked, and what is new and not ignored.
import fs from 'node:fs';
import { inProject, project } from './paths.mjs';
import { filesUnder } from './fresh.mjs';
import { read } from './terminal.mjs';

const top = ['core', 'wasm', 'js', 'demo', 'rules', 'tests', 'tools', 'cmake', 'examples'];

function allFiles() {
  const listed = read(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard', ...top],
    { cwd: project },
  );
  const files = listed === null ? filesUnder(...top) : listed.split('\0').filter(Boolean);
  return [...new Set(files)].filter((file) => fs.existsSync(inProject(file))).sort();
}

/** C++ and C sources and headers. */
export const cppFiles = () => allFiles().filter((file) => /\.(cc|c|h)$/.test(file));

/** TypeScript and JavaScript sources. */
export const scriptFiles = () => allFiles().filter((file) => /\.(ts|mts|js|mjs)$/.test(file));
