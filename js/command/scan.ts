import { FLAGS, type WasmEngine } from '../engine.js';
import type { Arguments } from './args.js';
import { readLines } from './input.js';
import { Progress } from './progress.js';

/** Answers every line of standard input with a line; a line that cannot be read gets an error of its own. */
export async function scan(
  engine: WasmEngine,
  args: Arguments,
  context: string | Uint8Array,
): Promise<void> {
  const flags = (args.all ? FLAGS.all : 0) | (args.utf8Offsets ? FLAGS.utf8Offsets : 0);
  const progress = new Progress(process.stderr);
  let number = 0;
  engine.prepare(context); // a context that is wrong is wrong before the first line
  for await (const lines of readLines(process.stdin as AsyncIterable<Buffer>)) {
    let answers = '';
    for (const line of lines) answers += `${engine.scanLine(line, ++number, context, flags)}\n`;
    await write(answers);
    progress.show(number);
  }
  progress.end();
}

/** Writes, and waits while the reader is slower. */
export function write(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}
