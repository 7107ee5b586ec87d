// Checks the built WebAssembly: its size against the budget, and what it imports and exports against exports.json.
// `node wasm/checks/check.mjs --update` records a change that is meant; `--budget BYTES` holds it against another budget.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { shippedGlue } from '../glue.mjs';
import { brotliSize } from './brotli.mjs';

/** Brotli 11 of presend.wasm and presend.mjs together. */
const BUDGET = 250_000;
const given = process.argv.indexOf('--budget');
const budget = given < 0 ? BUDGET : Number(process.argv[given + 1]);

const here = path.dirname(fileURLToPath(import.meta.url));
const built = path.join(here, '../../build/wasm');
const recordFile = path.join(here, 'exports.json');
const wasm = fs.readFileSync(path.join(built, 'presend.wasm'));
const glue = fs.readFileSync(path.join(built, 'presend.mjs'), 'utf8');
const shipped = shippedGlue(path.join(built, 'presend.mjs'));
const problems = [];

const compressed = brotliSize(wasm) + brotliSize(Buffer.from(shipped));
console.error(
  `wasm: ${wasm.length} bytes and ${shipped.length} of glue, ${compressed} as brotli 11 (budget ${budget}, ${Math.round((100 * compressed) / budget)} %)`,
);
if (compressed > budget)
  problems.push(`The WebAssembly and its glue are ${compressed - budget} bytes over the budget.`);

for (const [pattern, why] of [
  [/\bnew Function\b|\beval\s*\(/, 'makes code from text, which a Content-Security-Policy forbids'],
  [/\bfrom\s*['"]|\brequire\s*\(|\bimport\s*\(/, 'imports a module; it should stand alone'],
]) {
  if (pattern.test(shipped)) problems.push(`The glue ${why}.`);
}

const surface = await read();
const text = `${JSON.stringify(surface, null, 2)}\n`;
if (process.argv.includes('--update')) {
  fs.writeFileSync(recordFile, text);
} else if (!fs.existsSync(recordFile)) {
  problems.push(
    'wasm/checks/exports.json is missing: record it with `node wasm/checks/check.mjs --update`.',
  );
} else {
  const recorded = JSON.parse(fs.readFileSync(recordFile, 'utf8'));
  for (const part of Object.keys(surface)) {
    const known = recorded[part] ?? [];
    for (const name of surface[part].filter((item) => !known.includes(item)))
      problems.push(`${part}: ${name} is new.`);
    for (const name of known.filter((item) => !surface[part].includes(item)))
      problems.push(`${part}: ${name} is gone.`);
  }
  if (problems.some((problem) => /is (new|gone)\.$/.test(problem))) {
    problems.push('If the change is meant, record it with `node wasm/checks/check.mjs --update`.');
  }
}
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;

// The optimiser shortens names on both sides of the border; the glue knows which is which.
async function read() {
  const { default: create } = await import(path.join(built, 'presend.mjs'));
  const module = await create({ wasmBinary: wasm });
  const table = /wasmImports\s*=\s*\{([^}]*)\}/.exec(glue)?.[1] ?? '';
  const names = new Map(
    [...table.matchAll(/([\w$]+)\s*:\s*([\w$]+)/g)].map(([, short, name]) => [short, name]),
  );
  const compiled = new WebAssembly.Module(wasm);
  const exported = new Map(
    [
      ...glue.matchAll(
        /([\w$]+)\s*=\s*(?:\([\w$, ]*\)\s*=>\s*\(?)?(?:[^;]{0,80}?=)?wasmExports\["([\w$]+)"\]/g,
      ),
    ].map(([, name, short]) => [short, name]),
  );
  return {
    imports: WebAssembly.Module.imports(compiled)
      .map(({ name }) => names.get(name) ?? name)
      .sort(),
    exports: WebAssembly.Module.exports(compiled)
      .map(({ name }) => exported.get(name) ?? name)
      .sort(),
    // What JavaScript sees on the instance: the bound classes and functions, and the heap view.
    module: Object.keys(module)
      .filter((name) => !/^(wasmBinary|dynCall_\w+|calledRun)$/.test(name))
      .sort(),
    classes: Object.keys(module)
      .filter(
        (name) =>
          typeof module[name] === 'function' &&
          module[name].prototype &&
          Object.hasOwn(module[name].prototype, 'delete') === false,
      )
      .flatMap((name) =>
        Object.getOwnPropertyNames(module[name].prototype)
          .filter((member) => member !== 'constructor')
          .map((member) => `${name}.${member}`),
      )
      .sort(),
  };
}
