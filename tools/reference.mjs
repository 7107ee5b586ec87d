// The reference of the JavaScript API, from the doc comments of what the package exports, as Markdown in build/api.
import fs from 'node:fs';
import { unlessFresh } from './fresh.mjs';
import { inProject, project } from './paths.mjs';
import { Stop, say } from './terminal.mjs';

export async function buildReference() {
  const inputs = ['js', 'README.md', 'tools/reference.mjs', 'tsconfig.base.json', 'package.json'];
  await unlessFresh('reference', inputs, ['build/api/README.md'], async () => {
    say('Writing the reference of the API (build/api)');
    // Not at the top: on a fresh checkout this module is loaded before npm has installed anything.
    const { Application } = await import('typedoc');
    const app = await Application.bootstrapWithPlugins({
      plugin: ['typedoc-plugin-markdown'],
      entryPoints: entryPoints(),
      tsconfig: inProject('js/tsconfig.json'),
      basePath: project,
      out: inProject('build/api'),
      name: 'presend',
      readme: 'none',
      includeVersion: true,
      excludeInternal: true,
      disableSources: true,
      // A link or a type that leads nowhere is a mistake in a comment or in the exports.
      treatWarningsAsErrors: true,
      validation: { notExported: true, invalidLink: true, notDocumented: false },
      intentionallyNotExported: [],
      logLevel: 'Warn',
    });
    const reflection = await app.convert();
    if (!reflection || app.logger.hasErrors() || app.logger.hasWarnings())
      throw new Stop('The reference of the API could not be made; the messages are above.');
    // By the names that programs import.
    for (const entry of reflection.children ?? [])
      entry.name = entry.name.replace(/^js/, 'presend');
    fs.rmSync(inProject('build/api'), { recursive: true, force: true });
    await app.generateOutputs(reflection);
    if (app.logger.hasErrors() || app.logger.hasWarnings())
      throw new Stop('The reference of the API could not be made; the messages are above.');
  });
}

/** The sources of what package.json exports. `browser` repeats others, and a worker's script exports nothing. */
function entryPoints() {
  const { exports } = JSON.parse(fs.readFileSync(inProject('package.json'), 'utf8'));
  return Object.entries(exports)
    .filter(([name, { types }]) => types && !['./browser', './worker-main.js'].includes(name))
    .map(([, { types }]) => types.replace('./dist/', 'js/').replace(/\.d\.ts$/, '.ts'))
    .map((file) => (fs.existsSync(inProject(file)) ? file : file.replace(/\.ts$/, '.tsx')))
    .map((file) => inProject(file));
}
