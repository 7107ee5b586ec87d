import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

import { root } from '../engine.js';

const MAIN = path.join(root, 'dist', 'demo-server', 'main.js');

/** The demo's server as a process of its own. */
export class DemoServer {
  readonly #process: ChildProcess;
  output = '';
  error = '';
  url = '';

  private constructor(env: Readonly<Record<string, string>>) {
    this.#process = spawn(process.execPath, [MAIN], { env: { PATH: process.env['PATH'], ...env } });
    this.#process.stdout?.on('data', (chunk: Buffer) => {
      this.output += chunk.toString();
    });
    this.#process.stderr?.on('data', (chunk: Buffer) => {
      this.error += chunk.toString();
    });
  }

  /** Starts a server and waits for the line that tells its address. */
  static async start(env: Readonly<Record<string, string>>): Promise<DemoServer> {
    const server = new DemoServer(env);
    while (!server.output.includes('\n')) {
      await Promise.race([
        once(server.#process.stdout as NodeJS.EventEmitter, 'data'),
        server.#ended(),
      ]);
      if (server.#process.exitCode !== null)
        throw new Error(`the server did not start: ${server.error}`);
    }
    server.url = /http:\S+/.exec(server.output)?.[0] ?? '';
    return server;
  }

  /** Starts a server that is expected to give up. */
  static async fail(
    env: Readonly<Record<string, string>>,
  ): Promise<{ readonly code: number | null; readonly error: string }> {
    const server = new DemoServer(env);
    await server.#ended();
    return { code: server.#process.exitCode, error: server.error };
  }

  /** Sends a signal, and answers with the exit code. */
  async stop(signal: NodeJS.Signals): Promise<number | null> {
    this.#process.kill(signal);
    await this.#ended();
    return this.#process.exitCode;
  }

  async #ended(): Promise<void> {
    if (this.#process.exitCode === null && this.#process.signalCode === null) {
      await once(this.#process, 'close');
    }
  }
}
