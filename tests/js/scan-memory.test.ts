import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

import { NATIVE } from './engine.js';

/** What a scan of eight times as many lines may take more, in bytes; its input and answers are some 60 MB more. */
const BOUND = 8e6;

/**
 * The most memory that a scan of so many lines ever took, in bytes. It is asked when all is answered and the command waits for
 * more, so that nothing depends on time.
 */
async function peakOf(lines: number): Promise<number> {
  const scan = spawn(NATIVE, ['scan', '--threads', '4'], { stdio: ['pipe', 'pipe', 'inherit'] });
  let answers = 0;
  let bytes = 0;
  const answered = new Promise<void>((resolve) => {
    scan.stdout.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      for (const byte of chunk) if (byte === 0x0a) answers++;
      if (answers === lines) resolve();
    });
  });
  const line = `${JSON.stringify({ text: `Thanks for the invitation. ${'I could begin on Monday. '.repeat(20)}` })}\n`;
  const block = line.repeat(100);
  for (let sent = 0; sent < lines; sent += 100)
    if (!scan.stdin.write(block)) await once(scan.stdin, 'drain');
  await answered;
  const status = readFileSync(`/proc/${scan.pid ?? 0}/status`, 'utf8');
  const closed = once(scan, 'close');
  scan.stdin.end();
  expect(await closed).toEqual([0, null]);
  expect(bytes).toBeGreaterThan(100 * lines);
  return 1024 * Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1]);
}

const LINUX = process.platform === 'linux';

(LINUX ? test : test.skip)(
  'memory of a scan is bounded, however many lines there are',
  async () => {
    const few = await peakOf(10_000);
    const many = await peakOf(80_000);
    expect(few).toBeGreaterThan(1e6);
    expect(many - few).toBeLessThan(BOUND);
  },
  240_000,
);
