/**
 * Serves the demo on localhost. PORT chooses the port (0: any free one); without it, 8080, or any free one when that
 * is taken. HOST chooses the address to listen on.
 */
import type { AddressInfo } from 'node:net';

import { createServer } from './server.js';

const DEFAULT_PORT = 8080;

function chosenPort(): number | undefined {
  const given = process.env['PORT'];
  if (given === undefined || given === '') return undefined;
  const port = Number(given);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    stop(`PORT must be a number from 0 to 65535, not "${given}"`);
  return port;
}

function stop(sentence: string): never {
  console.error(`presend demo: ${sentence}`);
  process.exit(1);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

const server = await createServer({
  page: new URL('../demo/', import.meta.url),
  pack: new URL(import.meta.resolve('presend/default.pack')),
}).catch((error: unknown) => stop(`it cannot start: ${reasonOf(error)}`));
const host = process.env['HOST'] ?? 'localhost';
const port = chosenPort();

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void server.close().then(() => process.exit(0));
  });
}

try {
  await server.listen({ host, port: port ?? DEFAULT_PORT });
} catch (error) {
  if (!isTaken(error)) throw error;
  if (port !== undefined)
    stop(`port ${port} is taken; choose another with PORT, or leave it out for any free one`);
  await server.listen({ host, port: 0 });
}
const address = server.server.address() as AddressInfo;
console.log(
  `presend demo: http://${host === 'localhost' ? host : addressOf(address)}:${address.port}/`,
);

function addressOf({ address, family }: AddressInfo): string {
  return family === 'IPv6' ? `[${address}]` : address;
}
