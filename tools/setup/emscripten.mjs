// Emscripten: an emcc >= 3.1.60 on PATH is used as it is. Otherwise Debian 13's 3.1.69 is unpacked into the cache, with
// Binaryen 120 and the C library it was linked with: they run on Debian 12 too, on clang and lld 19 of either release.
import fs from 'node:fs';
import path from 'node:path';
import { inCache, nodeModule } from '../paths.mjs';
import { Stop, onPath, read, run, say } from '../terminal.mjs';
import { debianRelease, trixie } from './debian.mjs';

const oldest = [3, 1, 60];
// Raise when what is unpacked or written below changes, so that an older cache is made anew.
const layout = 1;
const home = inCache(`emscripten-3.1.69-${layout}`);

export function emccOnPath() {
  if (!onPath('emcc')) return null;
  const version = /emcc[^\n]* (\d+)\.(\d+)\.(\d+)/
    .exec(read('emcc', ['--version']) ?? '')
    ?.slice(1)
    .map(Number);
  if (!version) return null;
  const order =
    version.map((part, index) => part - oldest[index]).find((difference) => difference !== 0) ?? 0;
  return order >= 0 ? version.join('.') : null;
}

export async function installEmscripten(door) {
  if (fs.existsSync(path.join(home, 'ready'))) return;
  if (emccOnPath()) return;
  if (!debianRelease()) {
    throw new Stop(
      `Emscripten is missing: put an emcc of 3.1.60 or newer on PATH, then run \`${door}\` again (it is installed by itself on Debian 12 and 13 only).`,
    );
  }
  const apt = await trixie(door);
  say(
    'Installing Emscripten 3.1.69 and Binaryen 120 from Debian 13 into the cache (240 MB to download)',
  );
  const work = `${home}.${process.pid}`;
  fs.rmSync(work, { recursive: true, force: true });
  const packages = path.join(work, 'packages');
  fs.mkdirSync(packages, { recursive: true });
  await run(
    'apt-get',
    [
      ...apt,
      '-q',
      'download',
      ...['emscripten', 'binaryen', 'libc6', 'libstdc++6', 'libgcc-s1'].map(
        (name) => `${name}/trixie`,
      ),
    ],
    {
      cwd: packages,
      onFailure: `Emscripten could not be downloaded from Debian's mirror: check the network and the space in ${inCache()}, then run \`${door}\` again.`,
    },
  );
  say('Unpacking Emscripten');
  for (const file of fs.readdirSync(packages)) {
    const big = file.startsWith('emscripten_');
    await unpack(
      path.join(packages, file),
      path.join(work, big ? 'root' : 'binaryen'),
      big ? unused : [],
    );
  }
  fs.rmSync(packages, { recursive: true });
  wrapBinaryen(path.join(work, 'binaryen'));
  configure(path.join(work, 'root/usr/share/emscripten'), path.join(home, 'binaryen'));
  fs.writeFileSync(path.join(work, 'ready'), '');
  fs.rmSync(home, { recursive: true, force: true });
  fs.renameSync(work, home);
}

// Of 1.6 GB, the parts no build of ours reads: its own tests and manuals, and the system libraries for threads,
// sanitizers and graphics.
const unused = [
  './usr/share/doc',
  './usr/share/man',
  './usr/share/emscripten/test',
  './usr/share/emscripten/docs',
  './usr/share/emscripten/ChangeLog*',
  '*/wasm32-emscripten/*-mt*',
  '*/wasm32-emscripten/*-ww*',
  '*/wasm32-emscripten/*asan*',
  '*/wasm32-emscripten/libGL-*-*',
  '*/wasm32-emscripten/libwasmfs*',
  '*/wasm32-emscripten/lib*san_*',
  '*/wasm32-emscripten/libsanitizer*',
];

async function unpack(file, folder, exclude) {
  fs.mkdirSync(folder, { recursive: true });
  const excludes = exclude.map((pattern) => `--exclude='${pattern}'`).join(' ');
  await run('/bin/bash', [
    '-c',
    `set -o pipefail; dpkg-deb --fsys-tarfile "$1" | tar -x -C "$2" --no-same-owner ${excludes}`,
    'bash',
    file,
    folder,
  ]);
}

// Binaryen was linked with a newer C library than Debian 12 has: each tool starts through the loader that came along.
function wrapBinaryen(folder) {
  const triplet = fs
    .readdirSync(path.join(folder, 'usr/lib'))
    .find((name) => name.endsWith('-linux-gnu'));
  const loader = fs
    .readdirSync(path.join(folder, 'usr/lib', triplet))
    .find((name) => /^ld-linux.*\.so/.test(name));
  fs.mkdirSync(path.join(folder, 'bin'));
  for (const tool of fs
    .readdirSync(path.join(folder, 'usr/bin'))
    .filter((name) => name.startsWith('wasm'))) {
    fs.writeFileSync(
      path.join(folder, 'bin', tool),
      `#!/bin/sh\nroot=\${0%/bin/*}/usr\nexec "$root/lib/${triplet}/${loader}" --library-path "$root/lib/${triplet}" "$root/bin/${tool}" "$@"\n`,
      { mode: 0o755 },
    );
  }
}

function configure(root, binaryen) {
  fs.writeFileSync(
    path.join(root, '.emscripten'),
    [
      "LLVM_ROOT = '/usr/lib/llvm-19/bin'",
      `BINARYEN_ROOT = '${binaryen}'`,
      `NODE_JS = '${process.execPath}'`,
      '# The packaged cache holds the built system libraries.',
      'FROZEN_CACHE = True',
      "LLVM_ADD_VERSION = ''",
      "CLANG_ADD_VERSION = ''",
      '',
    ].join('\n'),
  );
  // A Node that did not come from Debian does not look where Debian keeps acorn.
  fs.mkdirSync(path.join(root, 'node_modules'), { recursive: true });
  fs.cpSync(nodeModule('acorn'), path.join(root, 'node_modules/acorn'), { recursive: true });
}
