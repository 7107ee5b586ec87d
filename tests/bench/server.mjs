// Decisions over HTTP on loopback, the server in a process of its own: how many its core makes in a second, and how
// long a client waits. The load is bounded in count and in time.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import http from 'node:http';
import path from 'node:path';

const CONNECTIONS = 4;
const WARM = 1000;
const COUNT = 6000;
const MOST_MS = 60_000;

/** @returns the requests' bodies: as honest clients send them, each with its stamp */
export async function bodiesOf(texts) {
  const { createChecker, stampOf } = await import('presend');
  const checker = await createChecker();
  const bodies = texts.map((text) => {
    const client = stampOf(checker.check(text, { surface: 'job_post', regions: ['US'] }));
    return Buffer.from(JSON.stringify({ text, client }));
  });
  checker.dispose();
  return bodies;
}

/**
 * @param {'fastify' | 'handler'} kind
 * @returns {Promise<{ perSecond: number, p50: number, p99: number }>} decisions a second of the server's processor time, and
 *   milliseconds that a client waits while four ask at once
 */
export async function loadTest(kind, bodies) {
  const child = fork(path.join(import.meta.dirname, 'serve.mjs'), [kind]);
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the server ended with ${code}`);
  });
  const answer = async () => (await Promise.race([once(child, 'message'), ended]))[0];
  const ask = (message) => {
    child.send(message);
    return answer();
  };
  const agent = new http.Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  try {
    const { port } = await answer();
    await run(agent, port, bodies, WARM);
    const before = await ask('used');
    const waits = await run(agent, port, bodies, COUNT);
    const after = await ask('used');
    const decisions = after.recorded - before.recorded;
    if (decisions !== waits.length)
      throw new Error(`${decisions} decisions, ${waits.length} answers`);
    waits.sort((a, b) => a - b);
    const at = (share) => waits[Math.floor(share * (waits.length - 1))];
    return {
      perSecond: (1e6 * decisions) / (after.used - before.used),
      p50: at(0.5),
      p99: at(0.99),
    };
  } finally {
    ended.catch(() => undefined);
    agent.destroy();
    child.kill();
  }
}

/** Sends requests over a few connections, each as soon as the one before is answered. */
async function run(agent, port, bodies, count) {
  const until = performance.now() + MOST_MS;
  const waits = [];
  let next = 0;
  const connection = async () => {
    while (next < count && performance.now() < until) {
      const start = performance.now();
      const status = await post(agent, port, bodies[next++ % bodies.length]);
      if (status !== 200 && status !== 422) throw new Error(`the server answered ${status}`);
      waits.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, connection));
  return waits;
}

function post(agent, port, body) {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': body.length };
    http
      .request(
        { agent, host: '127.0.0.1', port, path: '/decisions', method: 'POST', headers },
        (response) => {
          response.on('error', reject).on('end', () => resolve(response.statusCode));
          response.resume();
        },
      )
      .on('error', reject)
      .end(body);
  });
}
