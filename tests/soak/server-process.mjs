// The demo's server as a process of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

export class ServerProcess {
  #process;
  #ended = false;
  error = '';
  url = '';

  /** Starts it on a free port, and waits until it says where it listens. */
  static async start(main) {
    const server = new ServerProcess();
    server.#process = spawn(process.execPath, [main], {
      env: { PATH: process.env.PATH, PORT: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const { stdout, stderr } = server.#process;
    server.#process.once('close', () => (server.#ended = true));
    stderr.on('data', (chunk) => (server.error += chunk));
    let said = '';
    stdout.on('data', (chunk) => (said += chunk));
    while (!said.includes('\n')) {
      await Promise.race([once(stdout, 'data'), once(server.#process, 'close')]);
      if (server.#ended) throw new Error(`the server did not start: ${server.error}`);
    }
    server.url = /http:\S+/.exec(said)[0];
    return server;
  }

  get running() {
    return !this.#ended;
  }

  /** Bytes of its resident memory. */
  rss() {
    const status = readFileSync(`/proc/${this.#process.pid}/status`, 'utf8');
    return 1024 * Number(/^VmRSS:\s+(\d+) kB/m.exec(status)[1]);
  }

  /** The digest of the pack that it decides by. */
  async packDigest() {
    const response = await fetch(new URL('messages', this.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: 'Hello' }),
    });
    return (await response.json()).decision.pack.digest;
  }

  /** Sends a signal. @returns the exit code, null after a signal; rejects when it does not end in time */
  async stop(signal, within) {
    if (this.#ended) return this.#process.exitCode;
    const closed = once(this.#process, 'close');
    this.#process.kill(signal);
    let timer;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => {
        this.#process.kill('SIGKILL');
        reject(new Error(`the server does not end on ${signal}`));
      }, within);
    });
    try {
      await Promise.race([closed, late]);
    } finally {
      clearTimeout(timer);
    }
    return this.#process.exitCode;
  }
}
