// How each C++ and C source of ours is compiled: what clang-tidy and cppcheck go by.
import fs from 'node:fs';
import path from 'node:path';
import { buildPreset } from '../build.mjs';
import { inProject, project } from '../paths.mjs';
import { cppFiles } from '../sources.mjs';
import { Stop, read } from '../terminal.mjs';

export const folder = inProject('build/analysis');

/**
 * Writes build/analysis/compile_commands.json, with one entry a source: as the native build compiles it, or the
 * WebAssembly where the native build does not.
 * @returns the sources, relative to the project and sorted
 */
export async function recordCommands() {
  // The generated headers are all that is needed of the builds.
  await buildPreset('native', { tests: true, targets: ['core/all'] });
  await buildPreset('wasm', { targets: ['presend_pack_header'] });
  const ours = new Set(cppFiles());
  const entries = new Map();
  for (const entry of [...compiledIn('native'), ...compiledIn('wasm').map(withClang)]) {
    const file = path.relative(project, path.resolve(entry.directory, entry.file));
    if (ours.has(file) && !entries.has(file)) entries.set(file, entry);
  }
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(
    path.join(folder, 'compile_commands.json'),
    JSON.stringify([...entries.values()], null, 1),
  );
  return [...entries.keys()].sort();
}

function compiledIn(preset) {
  return JSON.parse(fs.readFileSync(inProject('build', preset, 'compile_commands.json'), 'utf8'));
}

/** The same with clang in place of Emscripten's driver, which adds these and is a script. */
function withClang(entry) {
  const settings = fs.readFileSync(inProject('build/wasm/CMakeCache.txt'), 'utf8');
  const root = /^PRESEND_EMSCRIPTEN_ROOT:\w+=(.*)$/m.exec(settings)?.[1] ?? '';
  sysroot ??= read(path.join(root, 'em-config'), ['CACHE'])?.trim();
  if (!sysroot) throw new Stop(`${root}/em-config does not say where Emscripten's headers are.`);
  const driver =
    /em(\+\+|cc)$/.exec(entry.command.split(' ', 1)[0])?.[1] === 'cc' ? 'clang-19' : 'clang++-19';
  return {
    ...entry,
    command: entry.command.replace(
      /^\S+/,
      `${driver} --target=wasm32-unknown-emscripten --sysroot=${sysroot}/sysroot`,
    ),
  };
}
let sysroot;
