// How long a page waits for its first decision, in the system's Chromium: each time in a context of its own, where
// nothing is cached, with the files served on loopback as a page's server should.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { chromium } from 'playwright-core';

import { program } from '../chromium/program.mjs';
import { interleave } from './measure.mjs';
import { dist } from './paths.mjs';

export const TURNS = 15;

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
};
const PAGE = '<!doctype html><title>presend</title>';

/** The kinds of start; each runs in the page, and answers with milliseconds. */
const STARTS = {
  /** Nothing is there but the page: the script, the engine (compiled while it arrives) and the pack. */
  async cold(text) {
    const began = performance.now();
    const { createChecker } = await import('/dist/browser.js');
    const checker = await createChecker();
    checker.check(text);
    return performance.now() - began;
  },
  /** The same with the script there, as on a page that has other things to do first. */
  async scripted(text) {
    const { createChecker } = await import('/dist/browser.js');
    const began = performance.now();
    const checker = await createChecker();
    checker.check(text);
    return performance.now() - began;
  },
  /** The module is compiled and the pack is there: what instantiating and taking the pack alone cost. */
  async alone(text) {
    const { createChecker, loadWasm } = await import('/dist/browser.js');
    const [wasm, pack] = await Promise.all([
      loadWasm(new URL('/dist/presend.wasm', globalThis.location.href)),
      fetch('/dist/default.pack').then((response) => response.arrayBuffer()),
    ]);
    const began = performance.now();
    const checker = await createChecker({ wasm, pack });
    const taken = performance.now() - began;
    checker.check(text);
    return taken;
  },
  /** In a worker, with nothing there but the script. */
  async worker(text) {
    const { createWorkerChecker } = await import('/dist/browser.js');
    const began = performance.now();
    const checker = await createWorkerChecker();
    await checker.check(text);
    return performance.now() - began;
  },
  /** In a second worker, which gets the module that the page has compiled, and the pack that it holds. */
  async shared(text) {
    const { createWorkerChecker, loadWasm } = await import('/dist/browser.js');
    const [wasm, pack] = await Promise.all([
      loadWasm(new URL('/dist/presend.wasm', globalThis.location.href)),
      fetch('/dist/default.pack').then((response) => response.arrayBuffer()),
    ]);
    const first = await createWorkerChecker({ wasm, pack });
    await first.check(text);
    const began = performance.now();
    const second = await createWorkerChecker({ wasm, pack });
    await second.check(text);
    return performance.now() - began;
  },
};

/** @returns {Promise<{ version: string, starts: Record<keyof typeof STARTS, import('./measure.mjs').Spread> }>} */
export async function measureChromium() {
  const server = createServer(serve);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await chromium.launch(program);
  try {
    const page = `http://127.0.0.1:${server.address().port}/`;
    const jobs = Object.fromEntries(
      Object.entries(STARTS).map(([name, start]) => [name, () => startIn(browser, page, start)]),
    );
    return { version: browser.version(), starts: await interleave(jobs, TURNS) };
  } finally {
    await browser.close();
    server.close();
  }
}

async function startIn(browser, url, start) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(url);
    return await page.evaluate(start, 'write to john [at] gmail dot com');
  } finally {
    await context.close();
  }
}

async function serve(request, response) {
  const { pathname } = new URL(request.url, 'http://localhost');
  const headers = {
    'content-type': TYPES[path.extname(pathname) || '.html'] ?? 'application/octet-stream',
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-opener-policy': 'same-origin', // isolated, for a fine clock
  };
  if (pathname === '/') return response.writeHead(200, headers).end(PAGE);
  const file = path.join(dist, path.relative('/dist', path.normalize(pathname)));
  const body = file.startsWith(`${dist}${path.sep}`)
    ? await readFile(file).catch(() => null)
    : null;
  return body ? response.writeHead(200, headers).end(body) : response.writeHead(404).end();
}
