// What the WebAssembly is made of: bytes of code and data by library and by folder of the core. The shipped file has no names,
// so its objects are linked once more with a map (what went into the link, and from where) and a list of symbols (which
// function of the result is which); the optimiser stands between the two, and what it made of a function keeps the name.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { brotliSize } from '../../wasm/checks/brotli.mjs';
import { root } from './paths.mjs';
import { readWasm } from './wasm-file.mjs';

const BUILT = path.join(root, 'build', 'wasm');
const FOLDER = path.join(root, 'build', 'bench-wasm');
const LINKED = path.join(FOLDER, 'presend.wasm');

/** Mangled names by whom they belong to, wherever they were instantiated. */
const NAMESPACES = [
  [/^_ZN?[KVT]*N?3re2/, 'RE2'],
  [/^_ZN?[KVT]*N?4absl/, 'Abseil'],
  [/^_ZN?[KVT]*N?8nlohmann/, 'nlohmann/json'],
  [/^_ZN?[KVT]*N?11flatbuffers/, 'FlatBuffers'],
  [/^_ZN?[KVT]*N?10emscripten/, 'Embind'],
  [/^_ZN?[KVT]*N?6icu_\d\d/, 'ICU'],
  [/^_ZN?[KVT]*(S[absiod]|N?St|NS[absiod])/, 'libc++'],
];

const LIBRARIES = [
  [/libpresend_icu\.a/, 'ICU'],
  [/libembind/, 'Embind'],
  [/libc\+\+/, 'libc++'],
  [
    /lib(c|dlmalloc|compiler_rt|stubs|standalonewasm|GL|al|html5|noexit|sockets)\b[^/]*\.a/,
    'libc, compiler-rt',
  ],
  [/presend_wasm\.dir/, 'presend: wasm/'],
];

/** The folder of each source of the core. The linker's map names the member of the archive alone. */
function coreFolders() {
  const folders = new Map();
  const files = readdirSync(path.join(root, 'core'), { recursive: true, withFileTypes: true });
  for (const entry of files) {
    const folder = path.relative(root, entry.parentPath ?? entry.path);
    // The compiler of packs and the command are native alone.
    if (!entry.name.endsWith('.cc') || /compile|cli|c_interface/.test(folder)) continue;
    if (folders.has(entry.name)) throw new Error(`two sources are named ${entry.name}`);
    folders.set(entry.name, folder);
  }
  return folders;
}

/** RE2's own objects; the others of that archive are Abseil's. */
function re2Objects() {
  const vendor = path.join(root, 'node_modules', 're2', 'vendor', 're2');
  return new Set(
    ['re2', 'util'].flatMap((folder) =>
      readdirSync(path.join(vendor, folder)).map((file) => file.replace(/\.cc$/, '')),
    ),
  );
}

/** Whose an entry of the map is, by its name in the object and by the object. */
function ownerOf(folders, re2) {
  return (object, name) => {
    const mangled = name.replace(/^\.(rodata|data|bss)\.?(\.L__const\.)?/, '');
    const namespace = NAMESPACES.find(([pattern]) => pattern.test(mangled))?.[1];
    if (namespace) return namespace;
    const library = LIBRARIES.find(([pattern]) => pattern.test(object))?.[1];
    if (library) return library;
    const member = /\(([^)]+?)(\.(cc|cpp|c))?\.o\)$/.exec(object);
    if (/libpresend_re2\.a/.test(object)) return re2.has(member?.[1]) ? 'RE2' : 'Abseil';
    if (/libpresend_core\.a/.test(object)) {
      if (/icu_data/.test(object) && /presend_icu_data/.test(object + name)) return 'ICU data';
      const folder = folders.get(`${member?.[1]}.cc`);
      if (folder) return `presend: ${folder}/`;
    }
    return /^<internal>/.test(object)
      ? 'strings of all, merged by the linker'
      : `other (${path.basename(object)})`;
  };
}

/** The command that links the shipped file. */
function linkCommand() {
  const commands = run('ninja', ['-C', BUILT, '-t', 'commands', 'presend.mjs']).split('\n');
  const command = commands.findLast((line) => line.includes('-o presend.mjs'));
  if (!command) throw new Error('the command that links presend.mjs was not found');
  return command;
}

/**
 * What is optimised at the link is one object in its map: here is which object each of its symbols was compiled into, as
 * the map writes that, `archive(member)`.
 * @returns {Map<string, string>} by the symbol's name
 */
function objectsOfSymbols() {
  const words = linkCommand().split(' ');
  const compiler = words.find((word) => /\/em(cc|\+\+)$/.test(word));
  const objects = words.filter((word) => /\.[ao]$/.test(word));
  const listed = run(compiler.replace(/[^/]+$/, 'emnm'), ['-A', '--defined-only', ...objects]);
  const found = new Map();
  for (const line of listed.split('\n')) {
    const [, object, member, name] = /^(.+?\.[ao]):(?:(.+?):)? \S+ \S (.*)$/.exec(line) ?? [];
    // Of a template or inline function each has one; the first stands for all.
    if (name && !found.has(name)) found.set(name, member ? `${object}(${member})` : object);
  }
  return found;
}

/** Links the objects of the shipped file once more, unless that was done. */
function link() {
  const stamp = path.join(FOLDER, 'of');
  const digest = createHash('sha256')
    .update(readFileSync(path.join(BUILT, 'presend.wasm')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;
  mkdirSync(FOLDER, { recursive: true });
  const more = `--emit-symbol-map -Wl,-Map=${path.join(FOLDER, 'presend.map')}`;
  run('sh', [
    '-c',
    linkCommand().replace('-o presend.mjs', `${more} -o ${path.join(FOLDER, 'presend.mjs')}`),
  ]);
  writeFileSync(stamp, digest);
}

function run(program, args) {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd: BUILT,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (error || status !== 0) throw new Error(`${program}: ${error?.message ?? stderr}`);
  return stdout;
}

/** The entries of the linker's map, section by section. */
function* mapEntries() {
  let section = '';
  let entry = null;
  for (const line of readFileSync(path.join(FOLDER, 'presend.map'), 'utf8').split('\n')) {
    const [, size, rest] = /^\s*\S+\s+\S+\s+([0-9a-f]+) (.*)$/.exec(line) ?? [];
    if (rest === undefined) continue;
    if (/^[A-Z]/.test(rest)) section = rest;
    const object = /^ {8}(\S.*?):\((.*)\)$/.exec(rest);
    if (object) entry = { section, object: object[1], name: object[2], bytes: parseInt(size, 16) };
    if (object) yield entry;
    else if (/^ {16}\S/.test(rest) && entry) entry.shown = rest.trim();
  }
}

/**
 * @returns {{ sections: { name: string, bytes: number, brotli: number }[], parts: { name: string, code: number,
 *   functions: number, brotli: number, data: number }[] }} brotli: of that code alone
 */
export function wasmParts() {
  link();
  const shipped = readWasm(readFileSync(path.join(BUILT, 'presend.wasm')));
  const linked = readWasm(readFileSync(LINKED));
  // The same functions, though in another order, and with numbers of functions in them that are longer or shorter.
  if (linked.code.length !== shipped.code.length)
    throw new Error('what was linked with a map is not what is shipped');
  const ownerOfEntry = ownerOf(coreFolders(), re2Objects());
  const owners = new Map();
  const data = new Map();
  const objects = objectsOfSymbols();
  for (const entry of mapEntries()) {
    const symbol = entry.name.replace(/^\.(?:rodata|data|bss)\.|\.llvm\.\d+$/g, '');
    const owner = ownerOfEntry(objects.get(symbol) ?? entry.object, entry.name);
    if (entry.section === 'DATA') data.set(owner, (data.get(owner) ?? 0) + entry.bytes);
    else if (entry.section === 'CODE') owners.set(entry, owner);
  }
  // A function has in the list of symbols the name that the map shows it by; several may be shown alike.
  const shown = new Map();
  for (const [entry, owner] of owners) {
    const name = entry.shown ?? entry.name;
    if (!shown.has(name)) shown.set(name, new Set());
    shown.get(name).add(owner);
  }
  const names = readFileSync(`${path.join(FOLDER, 'presend.mjs')}.symbols`, 'utf8')
    .split('\n')
    .map((line) =>
      line
        .replace(/^\d+:/, '')
        .replace(/\\([0-9a-f]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16))),
    );
  const parts = new Map();
  linked.code.forEach((body, index) => {
    const name = names[index + linked.imports] ?? '';
    const found = shown.get(name) ?? shown.get(name.replace(/_\d+$/, ''));
    const owner = !found
      ? 'made by the optimiser, or unnamed'
      : found.size > 1
        ? 'several (names alike)'
        : [...found][0];
    if (!parts.has(owner)) parts.set(owner, []);
    parts.get(owner).push(body);
  });
  const all = new Set([...parts.keys(), ...data.keys()]);
  return {
    sections: shipped.sections.map(({ name, bytes }) => ({
      name,
      bytes: bytes.length,
      brotli: brotliSize(bytes),
    })),
    parts: [...all]
      .map((name) => {
        const bodies = parts.get(name) ?? [];
        const code = Buffer.concat(bodies);
        return {
          name,
          code: code.length,
          functions: bodies.length,
          brotli: code.length > 0 ? brotliSize(code) : 0,
          data: data.get(name) ?? 0,
        };
      })
      .sort((a, b) => b.code + b.data - a.code - a.data),
  };
}
