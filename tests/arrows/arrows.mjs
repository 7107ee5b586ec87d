// The layers and which may use which, checked on every #include and import. Run by `npm run check`.
import fs from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

// The core's layers in the order of the arrows: each may use those before it, never one after it.
const core = [
  'core/include',
  'core/text',
  'core/json',
  'core/pack', // the reader of a pack, which the stages use
  'core/scan',
  'core/detect',
  'core/intent',
  'core/policy',
  'core/explain',
  'core/pack/verify*', // what makes packs knows the vocabulary of the stages; no stage knows it
  'core/pack/compile*',
  'core', // core/*.cc: the one place that knows the order of the stages
  'core/pack/lint*',
  'core/pack/test*',
  'core/c_interface',
  'core/cli',
];

// A file belongs to the layer with the longest path that fits it, and may use its own layer and the ones listed.
const layers = {
  ...Object.fromEntries(core.map((layer, index) => [layer, core.slice(0, index)])),
  wasm: ['core/include', 'core'],
  js: ['wasm'],
  demo: ['js'],
  'tests/core': core,
  'tests/installed': ['core/include'],
  examples: ['core/include'],
  'tests/fuzz': [...core, 'tests/core'],
  'tests/eval': [],
  'tests/evasion': ['tests/eval'], // reads neither what the engine knows nor how it looks for it
  'tests/chromium': [],
  'tests/memory': [],
  'tests/bench': ['core/include', 'wasm', 'js', 'tests/chromium', 'tests/memory'],
  'tests/soak': ['js', 'tests/bench', 'tests/memory'],
  'tests/packs': ['js'], // packs to take and to refuse, for every host
  'tests/js': ['js', 'demo', 'tests/eval', 'tests/memory', 'tests/packs', 'tests/pages'],
  'tests/pages': ['js', 'demo', 'tests/packs'], // what is tested in every browser or host, and what reads it
  'tests/browser': ['js', 'demo', 'tests/chromium', 'tests/memory', 'tests/packs', 'tests/pages'],
  'tests/firefox': ['js', 'demo', 'tests/packs', 'tests/pages'],
  'tests/package': ['js', 'tests/chromium', 'tests/pages'],
};

// Headers of libraries, and the only places that may include them (tests excepted, but for Emscripten's).
const libraries = [
  { header: /^unicode\//, only: ['core/text/'] },
  { header: /^re2\//, only: ['core/scan/'] },
  { header: /^absl\//, only: ['core/scan/'] },
  { header: /^flatbuffers\/|_generated\.h$/, only: ['core/pack/'] },
  { header: /^yaml-cpp\//, only: ['core/pack/'] },
  { header: /^sodium/, only: ['core/pack/', 'core/cli/'] },
  { header: /^nlohmann\//, only: ['core/json/', 'core/pack/', 'core/cli/'] },
  { header: /^emscripten/, only: ['wasm/bindings.cc'], testsToo: true },
];

// Frameworks and editors, each the peer of its adapter, and the only folders of js/ that may import them.
const peers = [
  { package: /^react(-dom)?(\/|$)/, only: ['js/adapters/react/', 'js/adapters/slate/'] },
  { package: /^vue$/, only: ['js/adapters/vue/'] },
  { package: /^@codemirror\//, only: ['js/adapters/codemirror/'] },
  { package: /^prosemirror-/, only: ['js/adapters/prosemirror/'] },
  { package: /^@tiptap\//, only: ['js/adapters/tiptap/'] },
  { package: /^(lexical$|@lexical\/)/, only: ['js/adapters/lexical/'] },
  { package: /^quill/, only: ['js/adapters/quill/'] },
  { package: /^slate/, only: ['js/adapters/slate/'] },
];

// Files that run in Node alone; all others of js/ and demo/ also run in browsers and know no Node module.
const nodeOnly = [
  /\.node\.ts$/,
  /^js\/command\//,
  /^js\/server\//,
  /^demo\/server\//,
  /^demo\/vite\.config\.ts$/,
  /\.mjs$/,
];

// Folders that a tester of the engine must not read either, so that it brings its own knowledge.
const unread = { file: /^tests\/evasion\//, folder: /\b(rules|core)\b\// };

const project = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
const problems = [];
let edges = 0;

for (const file of ['core', 'wasm', 'js', 'demo', 'tests', 'examples'].flatMap(filesUnder)) {
  if (/\.(cc|c|h)$/.test(file)) checkIncludes(file);
  else if (/\.(ts|mts|mjs)$/.test(file)) checkImports(file);
}
for (const problem of problems) console.error(problem);
console.error(`arrows: ${edges} includes and imports, ${problems.length} against the arrows`);
process.exitCode = problems.length > 0 || edges === 0 ? 1 : 0;

function checkIncludes(file) {
  for (const { text, line } of lines(file)) {
    const header = /^\s*#\s*include\s*[<"]([^>"]+)[>"]/.exec(text)?.[1];
    if (!header) continue;
    edges += 1;
    const rule = libraries.find((library) => library.header.test(header));
    if (
      rule &&
      !rule.only.some((place) => file.startsWith(place)) &&
      (rule.testsToo || !file.startsWith('tests/'))
    ) {
      problems.push(
        `${file}:${line}: includes <${header}>, which only ${rule.only.join(', ')} may`,
      );
      continue;
    }
    const candidates = [
      path.join(path.dirname(file), header),
      path.join('core', header),
      path.join('core/include', header),
      header,
    ];
    // A header made during the build is in no folder here; its name says where it belongs.
    const named = exists(path.join('core', header.split('/')[0]))
      ? path.join('core', header)
      : null;
    const target = candidates.map((place) => path.normalize(place)).find(exists) ?? named;
    if (target) checkEdge(file, line, target);
  }
}

function checkImports(file) {
  for (const { text, line } of lines(file)) {
    if (unread.file.test(file) && unread.folder.test(text))
      problems.push(`${file}:${line}: names a folder of the engine, which it must not read`);
    const found = text.matchAll(
      /(?:\bfrom\s+|\bimport\s+|\bimport\s*\(\s*|\brequire\s*\(\s*)(['"])([^'"\n]+)\1/g,
    );
    for (const [, , specifier] of found) {
      edges += 1;
      const peer = peers.find((one) => one.package.test(specifier));
      if (peer && file.startsWith('js/') && !peer.only.some((place) => file.startsWith(place)))
        problems.push(
          `${file}:${line}: imports ${specifier}, which only ${peer.only.join(', ')} may`,
        );
      if (specifier.startsWith('.'))
        checkEdge(file, line, path.normalize(path.join(path.dirname(file), specifier)));
      else if (specifier.startsWith('presend/server')) checkEdge(file, line, 'js/server/index.ts');
      else if (specifier === 'presend' || specifier.startsWith('presend/'))
        checkEdge(file, line, 'js/index.ts');
      else if (
        isBuiltin(specifier) &&
        /^(js|demo)\//.test(file) &&
        !nodeOnly.some((pattern) => pattern.test(file))
      ) {
        problems.push(`${file}:${line}: imports ${specifier}, and also runs in browsers`);
      }
    }
  }
}

function checkEdge(file, line, target) {
  if (
    target.startsWith('js/server/') &&
    /^(js|demo)\//.test(file) &&
    !nodeOnly.some((pattern) => pattern.test(file))
  )
    problems.push(
      `${file}:${line}: uses ${target}, which is the server's, and also runs in browsers`,
    );
  const from = layerOf(file);
  const to = layerOf(target);
  // Tests read data and configuration of each other; what is built is not a source.
  if (from === to || from === null || to === null) return;
  if (!layers[from].includes(to))
    problems.push(`${file}:${line}: ${from} uses ${to} (${target}), against the arrows`);
}

function layerOf(file) {
  const fits = Object.keys(layers).filter((layer) =>
    layer.endsWith('*') ? file.startsWith(layer.slice(0, -1)) : file.startsWith(`${layer}/`),
  );
  return fits.sort((a, b) => b.length - a.length)[0] ?? null;
}

function exists(place) {
  return fs.existsSync(path.join(project, place));
}

// Comments hold no include or import: whole-line comments are blanked, the rest is left as it stands.
function lines(file) {
  const source = fs.readFileSync(path.join(project, file), 'utf8');
  return source
    .split('\n')
    .map((text, index) => ({ text: /^\s*(\/\/|\*|\/\*)/.test(text) ? '' : text, line: index + 1 }));
}

function filesUnder(folder) {
  if (!exists(folder)) return [];
  return fs
    .readdirSync(path.join(project, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(project, path.join(entry.parentPath ?? entry.path, entry.name)))
    .filter((file) => !file.includes('node_modules/'))
    .sort();
}
