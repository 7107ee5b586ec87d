// Lays out all sources: clang-format, prettier, and what eslint can mend.
import { node } from './build.mjs';
import { nodeModule, project } from './paths.mjs';
import { cppFiles } from './sources.mjs';
import { run, say } from './terminal.mjs';

export async function format() {
  const files = cppFiles();
  if (files.length > 0) {
    say(`clang-format (${files.length} files)`);
    await run('clang-format-19', ['-i', ...files], { cwd: project });
  }
  say('eslint --fix, prettier');
  // What eslint cannot mend is for `npm run check` to report.
  await run(process.execPath, [nodeModule('eslint/bin/eslint.js'), '--fix', '--quiet', '.'], {
    cwd: project,
    allowFailure: true,
  });
  await node(nodeModule('prettier/bin/prettier.cjs'), ['--write', '--log-level=warn', '.']);
}
