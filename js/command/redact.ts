import type { WasmEngine } from '../engine.js';
import { redact } from '../redact.js';
import type { Decision } from '../types.js';
import type { Arguments } from './args.js';
import { readAll } from './input.js';
import { write } from './scan.js';

/** Writes one message with what is blocked taken out. What came from standard input gets no line feed of its own. */
export async function redactMessage(
  engine: WasmEngine,
  args: Arguments,
  context: string | Uint8Array,
): Promise<void> {
  engine.prepare(context);
  const text =
    args.text ??
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(
      await readAll(process.stdin as AsyncIterable<Buffer>),
    );
  const decision = JSON.parse(engine.json(text, context, 0)) as Decision;
  await write(redact(text, decision) + (args.text === undefined ? '' : '\n'));
}
