// cppcheck, as many files at a time as there are cores.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inProject, project } from '../paths.mjs';
import { Stop, run } from '../terminal.mjs';
import { folder, recordCommands } from './commands.mjs';

/** A file is checked again when it, what it includes of ours or the suppressions changed. */
export async function cppcheck() {
  const files = await recordCommands();
  const known = inProject('build/cppcheck');
  fs.mkdirSync(known, { recursive: true });
  const code = await run(
    'cppcheck',
    [
      `--project=${path.join(folder, 'compile_commands.json')}`,
      `--cppcheck-build-dir=${known}`,
      `--suppressions-list=${inProject('tools/analysis/cppcheck.suppressions')}`,
      '--enable=warning,style,performance,portability',
      '--inline-suppr',
      '--library=posix,googletest',
      '--error-exitcode=1',
      '--quiet',
      `-j${os.availableParallelism()}`,
    ],
    { cwd: project, allowFailure: true },
  );
  if (code !== 0) throw new Stop('cppcheck found something; see above.');
  process.stderr.write(`cppcheck: ${files.length} files clean.\n`);
}
