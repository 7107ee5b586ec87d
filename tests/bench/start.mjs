// Run as a process of its own, so that nothing is warm: prints how long a start takes, in milliseconds.
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { dist } from './paths.mjs';

const { createChecker } = await import('presend');
const wasm = readFileSync(path.join(dist, 'presend.wasm'));
const pack = readFileSync(path.join(dist, 'default.pack'));

let start = performance.now();
const checker = await createChecker({ wasm, pack });
checker.check('write to john [at] gmail dot com');
const first = performance.now() - start;
checker.dispose();

const module = await WebAssembly.compile(wasm);
start = performance.now();
await createChecker({ wasm: module, pack });
const alone = performance.now() - start;

console.log(JSON.stringify({ first, alone }));
