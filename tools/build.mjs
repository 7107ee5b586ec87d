// The steps of the build. Each leaves alone what is up to date: Ninja by itself, the others by a digest of their inputs.
import fs from 'node:fs';
import { digestOf, filesUnder, unlessFresh } from './fresh.mjs';
import { cache, inProject, nodeModule, project } from './paths.mjs';
import { Stop, run, say } from './terminal.mjs';

/** What `npm start` runs after the build; compiled from demo/server/main.ts. */
export const demoServer = inProject('dist/demo-server/main.js');

export async function buildAll({ tests = false } = {}) {
  await buildPreset('native', { tests });
  await buildPreset('wasm');
  await buildPackage();
  await buildDemo();
}

/** The native command alone, with its rule pack. */
export async function command() {
  await buildPreset('native', { tests: false });
}

/** Configures a CMake preset when needed, and builds it: everything, the product without its tests, or some targets. */
export async function buildPreset(preset, { tests = false, targets, env = {} } = {}) {
  const folder = inProject('build', preset);
  const stamp = `${folder}/.configured`;
  const digest = digestOf(['CMakePresets.json'], `${project}\n${cache}\n${re2Version()}\n`);
  const known = fs.existsSync(stamp) ? fs.readFileSync(stamp, 'utf8') : '';
  if (known !== digest || !configured(folder, tests)) {
    say(`Configuring the ${preset} build`);
    // From nothing when another cache, another RE2 or other presets made what is there.
    const fresh = known === digest ? [] : ['--fresh'];
    await run('cmake', ['--preset', preset, ...fresh], {
      cwd: project,
      env: { PRESEND_CACHE: cache },
      onFailure: `Configuring the ${preset} build failed; CMake's messages are above.`,
    });
    fs.writeFileSync(stamp, digest);
  }
  say(`Building ${preset}`);
  const chosen = targets ?? (['wasm', 'fuzz'].includes(preset) || tests ? [] : ['core/all']);
  const target = chosen.length > 0 ? ['--target', ...chosen] : [];
  await run('cmake', ['--build', '--preset', preset, ...target], {
    cwd: project,
    env: { ...env, NINJA_STATUS: '  [%f/%t] ' },
    onFailure: `The ${preset} build failed; the compiler's messages are above.`,
  });
}

function re2Version() {
  return JSON.parse(fs.readFileSync(nodeModule('re2/package.json'), 'utf8')).version;
}

// A configured tree is usable while the dependencies it was configured with are still in the cache and, for tests,
// GoogleTest was there.
function configured(folder, tests) {
  if (!fs.existsSync(`${folder}/build.ninja`)) return false;
  const settings = fs.readFileSync(`${folder}/CMakeCache.txt`, 'utf8');
  const dependencies = /^PRESEND_DEPS:\w+=(.*)$/m.exec(settings)?.[1];
  if (!dependencies || !fs.existsSync(`${dependencies}/manifest.txt`)) return false;
  return !tests || /^GTest_DIR:PATH=\//m.test(settings);
}

/** The npm package: TypeScript to dist/, then js/build.mjs (the engine and the pack beside it). */
async function buildPackage() {
  const inputs = [
    'js',
    'tsconfig.base.json',
    'build/wasm/presend.mjs',
    'build/wasm/presend.wasm',
    'build/native/default.pack',
    'tools/supply',
  ];
  const outputs = ['dist/index.js', 'dist/presend.wasm', 'dist/presend.cdx.json'];
  await unlessFresh('package', inputs, outputs, async () => {
    say('Building the package (dist)');
    await node(nodeModule('typescript/bin/tsc'), ['-p', 'js/tsconfig.json']);
    if (fs.existsSync(inProject('js/build.mjs'))) await node('js/build.mjs');
    await node('tools/supply/main.mjs', ['sbom']);
  });
}

async function buildDemo() {
  const inputs = [
    'demo',
    'rules',
    ...filesUnder('dist').filter((file) => !file.startsWith('dist/demo')),
  ];
  await unlessFresh(
    'demo',
    inputs,
    ['dist/demo/index.html', 'dist/demo-server/main.js'],
    async () => {
      say('Building the demo');
      await node(nodeModule('typescript/bin/tsc'), ['-p', 'demo/server/tsconfig.json']);
      await node(nodeModule('vite/bin/vite.js'), ['build', 'demo']);
    },
  );
}

export async function node(script, args = [], options = {}) {
  if (!fs.existsSync(script.startsWith('/') ? script : inProject(script)))
    throw new Stop(`${script} is missing: run \`npm install --no-save\`.`);
  await run(process.execPath, [script, ...args], { cwd: project, ...options });
}
