// Run as a process of its own, with --expose-gc: the bytes that a contender holds once it is loaded and has answered,
// and in the course of checks. Counted are the JavaScript heap after a collection, what lies outside of it, and the
// memories of WebAssembly.
import { keepMemories } from '../memory/memories.mjs';
import { contenderNamed } from './contenders.mjs';
import { readCorpus } from './corpus.mjs';

const MOST = 100_000;
const MOST_MS = 10_000;

const memories = keepMemories();
const { texts } = readCorpus();
const held = async () => {
  // Finalizers run between tasks, and let go what the next collection takes.
  for (let turn = 0; turn < 3; turn++) {
    globalThis.gc();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external + memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
};

const before = await held();
const check = await contenderNamed(process.argv[2]).start();
await check(texts[0]);
const loaded = (await held()) - before;

const until = performance.now() + MOST_MS;
let checks = 0;
const run = async (done) => {
  while (!done()) await check(texts[checks++ % texts.length]);
};
await run(() => checks >= MOST / 10 || performance.now() > until - 0.8 * MOST_MS);
const early = (await held()) - before;
const warm = checks;
await run(() => checks >= MOST || performance.now() > until);
const late = (await held()) - before;
const rss = process.resourceUsage().maxRSS * 1024;
console.log(JSON.stringify({ loaded, growth: late - early, from: warm, to: checks, rss }));
