// WebAssembly against native for one long text: both answer the same JSON lines, the cost of starting taken off.
import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import path from 'node:path';

import { median, time } from './measure.mjs';
import { dist, native } from './paths.mjs';

const FEW = 20;
const MANY = 220;
const TURNS = 7;

function runNative(line, count) {
  const input = `${line}\n`.repeat(count);
  return time(() => {
    const { status, stderr } = spawnSync(native, ['scan'], { input, maxBuffer: 1 << 30 });
    if (status !== 0) throw new Error(`presend scan ended with ${status}: ${stderr}`);
  });
}

/** @returns {Promise<{ wasm: number, native: number }>} milliseconds a text */
export async function compare(text) {
  const { startEngine } = await import(pathToFileURL(path.join(dist, 'checker.js')).href);
  const engine = await startEngine();
  const line = JSON.stringify({ id: 1, text });
  const bytes = new TextEncoder().encode(line);
  const runs = { wasm: [], native: [] };
  for (let turn = 0; turn < TURNS; turn++) {
    const more = MANY - FEW;
    runs.wasm.push(
      time(() => {
        for (let i = 0; i < more; i++) engine.scanLine(bytes, 1, undefined, 0);
      }) / more,
    );
    runs.native.push((runNative(line, MANY) - runNative(line, FEW)) / more);
  }
  engine.delete();
  return { wasm: median(runs.wasm), native: median(runs.native) };
}
