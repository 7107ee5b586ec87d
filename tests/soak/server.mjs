// The demo's server under load for ten minutes: good requests, each answered as a checker of our own answers, beside
// malformed, huge, slow and aborted ones. `node tests/soak/server.mjs [--minutes N]`.
import path from 'node:path';

import { root } from '../bench/paths.mjs';
import { hostile } from './hostile.mjs';
import { Outcome, numberOf } from './outcome.mjs';
import { ServerProcess } from './server-process.mjs';
import { Visitor, expectedAnswers } from './visitor.mjs';

const MINUTES = 10;
const VISITORS = 4;
/** What the server may have grown by from a tenth of the time on, in bytes. */
const RSS_BOUND = 48e6;
const SAMPLE_MS = 2_000;
/** A server that is told to stop lets requests end, and is gone by then. */
const STOP_MS = 10_000;

const main = path.join(root, 'dist', 'demo-server', 'main.js');
const duration = numberOf('--minutes', MINUTES) * 60_000;
const outcome = new Outcome('server');
const answers = await expectedAnswers();
const mb = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

let server = await ServerProcess.start(main);
const pack = await server.packDigest();
const began = performance.now();
const running = () => performance.now() - began < duration && server.running;

const wrong = [];
const counts = { good: 0 };
const visit = async () => {
  while (running()) {
    const visitor = new Visitor(server.url, answers);
    for (let n = 0; n < 20 && running(); n++) {
      const problem = await visitor.ask();
      counts.good++;
      if (problem) wrong.push(problem);
    }
  }
};
const attack = async ([name, request]) => {
  counts[name] = 0;
  while (running()) {
    const problem = await request(server.url);
    counts[name]++;
    if (problem) wrong.push(`${name}: ${problem}`);
  }
};
const samples = [];
const watch = async () => {
  while (running()) {
    await new Promise((resolve) => setTimeout(resolve, SAMPLE_MS));
    if (server.running) samples.push({ at: performance.now() - began, rss: server.rss() });
  }
};
await Promise.all([
  ...Array.from({ length: VISITORS }, visit),
  ...Object.entries(hostile).map(attack),
  watch(),
]);

outcome.tell(
  `${Math.round((performance.now() - began) / 1000)} s: ` +
    Object.entries(counts)
      .map(([name, count]) => `${count.toLocaleString('en')} ${name}`)
      .join(', '),
);
outcome.expect('the server still runs', server.running, server.error);
outcome.expect(
  'every kind of request was made',
  Object.values(counts).every((count) => count > 0),
);
outcome.expect(
  'every answer is the right one',
  wrong.length === 0,
  `${wrong.length}: ${wrong.slice(0, 3).join('; ')}`,
);
outcome.expect('it had nothing to say on stderr', server.error === '', server.error.slice(0, 500));

const settled = samples.filter(({ at }) => at > duration / 10).map(({ rss }) => rss);
// The middle of a few samples: what is waiting to be collected comes and goes.
const middle = (values) => values.sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
const few = Math.max(1, Math.floor(settled.length / 10));
const early = middle(settled.slice(0, few));
const late = middle(settled.slice(-few));
outcome.tell(`RSS ${mb(early)} early, ${mb(late)} late, at most ${mb(Math.max(...settled))}`);
outcome.expect(
  `RSS grows by less than ${mb(RSS_BOUND)}`,
  late - early < RSS_BOUND,
  mb(late - early),
);

// Told to stop with requests on their way, some of which will never be sent whole.
const last = Array.from({ length: 8 }, () =>
  new Visitor(server.url, answers).ask().catch(() => null),
);
void hostile.aborted(server.url).catch(() => null);
void hostile.slow(server.url).catch(() => null);
const stopped = performance.now();
const code = await server.stop('SIGTERM', STOP_MS);
await Promise.all(last);
outcome.expect(
  `SIGTERM ends it with 0 within ${STOP_MS / 1000} s`,
  code === 0,
  `${code} after ${Math.round(performance.now() - stopped)} ms`,
);

// Started again, also after it was killed in the middle of its work, it decides by the pack that it had.
server = await ServerProcess.start(main);
const flood = Array.from({ length: 8 }, () =>
  new Visitor(server.url, answers).ask().catch(() => null),
);
await server.stop('SIGKILL', STOP_MS);
await Promise.all(flood);
server = await ServerProcess.start(main);
outcome.expect('started again, it holds the same pack', (await server.packDigest()) === pack);
const problem = await new Visitor(server.url, answers).ask();
outcome.expect('and answers as before', problem === null, problem ?? '');
outcome.expect('and ends with 0', (await server.stop('SIGTERM', STOP_MS)) === 0);
outcome.end();
