// Ten million checks in one process, with memory that stays as it is. `node tests/soak/checks.mjs [--checks N]`.
import { steadyGrowth } from '../memory/growth.mjs';
import { keepMemories } from '../memory/memories.mjs';
import { readCorpus } from '../bench/corpus.mjs';
import { numberOf, Outcome } from './outcome.mjs';

const CHECKS = 10_000_000;
/** By then everything has been met: patterns are compiled and code is optimised. */
const WARM = 0.25;
const SAMPLES = 40;
/** Of the samples, to tell a leak, which goes on in each of them, from pages that V8 takes and gives back. */
const PARTS = 4;
/** What each part may add to the process, in bytes a check. */
const RSS_LEAK = 1;
/** What the process may have grown by in all, in bytes; what is in use is told exactly by the two others. */
const RSS_BOUND = 24e6;
const HEAP_BOUND = 2e6;

const checks = numberOf('--checks', CHECKS);
const memories = keepMemories();
const { createChecker } = await import('presend');
const checker = await createChecker();
const corpus = readCorpus();
const contexts = [{}, { surface: 'job_post', regions: ['US'] }, { surface: 'proposal' }];
const expected = contexts.map((context) =>
  corpus.texts.map((text) => checker.check(text, context).findings.length),
);

function sample() {
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  return { rss, heap: heapUsed, wasm: memories[0].buffer.byteLength };
}

const mb = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
const outcome = new Outcome('checks');
const samples = [];
const began = performance.now();
const warm = Math.floor(WARM * checks);
const step = Math.max(1, Math.floor((checks - warm) / SAMPLES));
let wrong = 0;
for (let n = 0; n < checks; n++) {
  if (n >= warm && (n - warm) % step === 0) {
    const now = sample();
    samples.push(now);
    if (samples.length % 10 === 1)
      outcome.tell(
        `${n.toLocaleString('en')} done, RSS ${mb(now.rss)}, WebAssembly ${mb(now.wasm)}`,
      );
  }
  const which = n % contexts.length;
  const text = n % corpus.texts.length;
  if (checker.check(corpus.texts[text], contexts[which]).findings.length !== expected[which][text])
    wrong++;
}
samples.push(sample());

const seconds = (performance.now() - began) / 1000;
const first = samples[0];
const last = samples.at(-1);
const most = (key) => Math.max(...samples.map((one) => one[key]));
outcome.tell(
  `${checks.toLocaleString('en')} checks in ${seconds.toFixed(0)} s (${corpus.name}); from ${warm.toLocaleString('en')} on: ` +
    `RSS ${mb(first.rss)} to ${mb(last.rss)} (most ${mb(most('rss'))}), JavaScript heap ${mb(first.heap)} to ${mb(last.heap)}, ` +
    `WebAssembly ${mb(first.wasm)} to ${mb(last.wasm)}`,
);
outcome.expect('every check finds what the first found', wrong === 0, `${wrong} did not`);
outcome.expect('WebAssembly memory stays as it is', most('wasm') === first.wasm);
const leak = steadyGrowth(
  samples.map(({ rss }) => rss),
  PARTS,
);
outcome.expect(
  'RSS does not go on growing',
  leak < (RSS_LEAK * (checks - warm)) / PARTS,
  `${mb(leak)} in every part of ${PARTS}`,
);
outcome.expect(
  `RSS grows by less than ${mb(RSS_BOUND)}`,
  last.rss - first.rss < RSS_BOUND,
  mb(last.rss - first.rss),
);
outcome.expect(
  `the JavaScript heap grows by less than ${mb(HEAP_BOUND)}`,
  last.heap - first.heap < HEAP_BOUND,
  mb(last.heap - first.heap),
);
outcome.end();
