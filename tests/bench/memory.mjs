// Run as a process of its own: prints the bytes of WebAssembly memory after loading and in the course of checks.
import { keepMemories } from '../memory/memories.mjs';
import { readCorpus } from './corpus.mjs';

const { createChecker } = await import('presend');

const memories = keepMemories();
const checker = await createChecker();
const size = () => memories[0].buffer.byteLength;
const loaded = size();
const { texts } = readCorpus();
const context = { surface: 'job_post', regions: ['US'] };
const sizes = {};
for (let checks = 1; checks <= 1_000_000; checks++) {
  checker.check(texts[checks % texts.length], context);
  if (checks === 10_000) sizes.early = size();
}
sizes.late = size();
console.log(JSON.stringify({ loaded, ...sizes }));
