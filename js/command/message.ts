import { FLAGS, type WasmEngine } from '../engine.js';
import type { Arguments } from './args.js';
import { readAll } from './input.js';
import { write } from './scan.js';

/** Checks one message and prints it marked and explained, or its decision as JSON. */
export async function checkMessage(
  engine: WasmEngine,
  args: Arguments,
  context: string | Uint8Array,
): Promise<void> {
  const text = args.text ?? (await readAll(process.stdin as AsyncIterable<Buffer>));
  const explain = args.command === 'explain';
  const common = (args.all ? FLAGS.all : 0) | (args.utf8Offsets ? FLAGS.utf8Offsets : 0);
  if (args.json) {
    await write(`${engine.json(text, context, common | (explain ? FLAGS.trace : 0))}\n`);
    return;
  }
  const colour = process.stdout.isTTY && !process.env['NO_COLOR'] ? FLAGS.colour : 0;
  await write(engine.report(text, context, common | colour | (explain ? FLAGS.explain : 0)));
}
