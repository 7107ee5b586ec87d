// Run as a process of its own, so that nothing is warm: how long a contender takes from its import to its first answer,
// in milliseconds.
import { contenderNamed } from './contenders.mjs';

const { start } = contenderNamed(process.argv[2]);
const began = performance.now();
const check = await start();
await check('Please write to john [at] gmail dot com, or call +1 415 555 2671.');
console.log(JSON.stringify({ first: performance.now() - began }));
