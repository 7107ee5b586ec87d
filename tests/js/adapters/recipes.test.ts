import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const root = path.resolve(import.meta.dirname, '../../..');
const folder = path.join(root, 'docs/adapters');

/** The code of a page, each block as a module beside it. */
function modulesOf(page: string): Map<string, string> {
  const modules = new Map<string, string>();
  const blocks = fs
    .readFileSync(path.join(folder, page), 'utf8')
    .matchAll(/^```(tsx?)\n([\s\S]*?)^```$/gm);
  let number = 0;
  for (const [, extension = '', code = ''] of blocks)
    modules.set(path.join(folder, `${path.parse(page).name}-${++number}.${extension}`), code);
  return modules;
}

const pages = fs.readdirSync(folder).filter((name) => name.endsWith('.md'));
const modules = new Map(pages.flatMap((page) => [...modulesOf(page)]));

test('every entry of the package for an adapter has a recipe', () => {
  const entries = fs.readdirSync(path.join(root, 'js/adapters'), { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => `${name}.md`);
  expect(pages).toEqual(expect.arrayContaining(names));
  const { exports } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    readonly exports: Readonly<Record<string, unknown>>;
  };
  for (const name of names) expect(exports).toHaveProperty([`./${path.parse(name).name}`]);
});

test('the code of every recipe compiles', () => {
  const { options } = ts.convertCompilerOptionsFromJson(
    {
      ...(
        ts.readConfigFile(path.join(root, 'tsconfig.base.json'), (file) =>
          fs.readFileSync(file, 'utf8'),
        ).config as { readonly compilerOptions: object }
      ).compilerOptions,
      noEmit: true,
      jsx: 'react-jsx',
      paths: {
        presend: [path.join(root, 'js/index.ts')],
        'presend/worker': [path.join(root, 'js/worker/index.ts')],
        'presend/*': [path.join(root, 'js/adapters/*/index.ts')],
        '#loader': [path.join(root, 'js/loader.ts')],
        '#worker': [path.join(root, 'js/spawn.ts')],
      },
    },
    root,
  );
  const host = ts.createCompilerHost(options);
  const fileExists = host.fileExists.bind(host);
  const readFile = host.readFile.bind(host);
  host.fileExists = (file) => modules.has(file) || fileExists(file);
  host.readFile = (file) => modules.get(file) ?? readFile(file);
  const program = ts.createProgram({ rootNames: [...modules.keys()], options, host });
  const problems = ts
    .getPreEmitDiagnostics(program)
    .filter(({ file }) => file && modules.has(file.fileName))
    .map(({ file, messageText }) => {
      return `${path.basename(file?.fileName ?? '')}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
    });
  expect(problems).toEqual([]);
  expect(modules.size).toBeGreaterThanOrEqual(pages.length);
}, 120_000);
