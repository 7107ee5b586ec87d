// Requests that a server must survive. Each is made once a call, and answers with what was wrong about the server's answer;
// null when nothing was.
import { once } from 'node:events';
import net from 'node:net';

const JSON_HEAD = 'content-type: application/json\r\n';
const PATIENCE_MS = 60_000;

const MALFORMED = [
  '{"text": "cut off',
  '',
  'null',
  '[]',
  '{"text": 7}',
  '{"text": "a", "unknown": true}',
  '{"text": "a", "context": {"surface": "nowhere"}}',
  '{"text": "a", "declared": [{"purpose": "none"}]}',
  '\u0000\ufffe',
  `${'['.repeat(10_000)}`,
  `{"text": "a", "context": ${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}}`,
];

/** A body longer than any that is taken: more than six times 64 KiB and what may be beside it. */
const HUGE = 2_000_000;
/** A text that is over the limit in a body that is not. */
const LONG = JSON.stringify({ text: 'x'.repeat(70_000) });

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
/** Unlike that of node:events it does not mind an error, which is followed by the end. */
const heard = (socket, event) => new Promise((resolve) => socket.once(event, resolve));

async function statusOf(url, method, body, type = 'application/json') {
  const response = await fetch(new URL('messages', url), {
    method,
    headers: { 'content-type': type },
    body,
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  await response.arrayBuffer();
  return response.status;
}

/** A connection of its own, on which bytes are sent as one likes. */
async function connect(url) {
  const { hostname, port } = new URL(url);
  const socket = net.connect(Number(port), hostname);
  socket.on('error', () => undefined); // the server may hang up, and the next write finds that out
  await once(socket, 'connect');
  return socket;
}

const headOf = (length) =>
  `POST /messages HTTP/1.1\r\nhost: localhost\r\n${JSON_HEAD}content-length: ${length}\r\nconnection: close\r\n\r\n`;

/** The status line's number, once the server has answered and hung up. */
async function answerOn(socket) {
  let said = '';
  socket.on('data', (chunk) => (said += chunk));
  const timer = setTimeout(() => socket.destroy(), PATIENCE_MS);
  if (!socket.closed) await heard(socket, 'close');
  clearTimeout(timer);
  return Number(/^HTTP\/1\.1 (\d+)/.exec(said)?.[1] ?? 0);
}

let turn = 0;

/** @type {Record<string, (url: string) => Promise<string | null>>} */
export const hostile = {
  async malformed(url) {
    const body = MALFORMED[turn++ % MALFORMED.length];
    const status = await statusOf(url, 'POST', body);
    return status === 400 ? null : `${status} for ${body.slice(0, 40)}`;
  },

  async 'not HTTP'(url) {
    const socket = await connect(url);
    socket.end(Buffer.from(Array.from({ length: 512 }, (_, n) => (n * 7919 + turn++) % 256)));
    const status = await answerOn(socket);
    await pause(20);
    return status === 400 || status === 0 ? null : String(status);
  },

  async 'another type'(url) {
    const status = await statusOf(url, 'POST', 'text=hello', 'application/x-www-form-urlencoded');
    return status === 415 ? null : String(status);
  },

  async huge(url) {
    const socket = await connect(url);
    const answered = answerOn(socket);
    socket.write(headOf(HUGE));
    const chunk = Buffer.alloc(64 * 1024, 0x78);
    for (let sent = 0; sent < HUGE && !socket.destroyed; sent += chunk.length) {
      if (!socket.write(chunk))
        await Promise.race([heard(socket, 'drain'), heard(socket, 'close')]);
    }
    socket.end();
    const status = await answered;
    // The server may hang up before it could be heard.
    return status === 413 || status === 0 ? null : String(status);
  },

  async 'over the limit'(url) {
    const status = await statusOf(url, 'POST', LONG);
    return status === 413 ? null : String(status);
  },

  /** A good message that drips in, a few bytes at a time. */
  async slow(url) {
    const body = JSON.stringify({ text: 'Thanks, I can begin on Monday.' });
    const socket = await connect(url);
    const answered = answerOn(socket);
    const bytes = headOf(Buffer.byteLength(body)) + body;
    for (let at = 0; at < bytes.length && !socket.destroyed; at += 8) {
      socket.write(bytes.slice(at, at + 8));
      await pause(100);
    }
    const status = await answered;
    return status === 201 ? null : String(status);
  },

  /** Gone in the middle of the body, or as soon as it is sent. */
  async aborted(url) {
    const body = JSON.stringify({ text: 'write to john@gmail.com '.repeat(20) });
    const socket = await connect(url);
    socket.write(headOf(Buffer.byteLength(body)));
    socket.write(turn++ % 2 === 0 ? body : body.slice(0, body.length >> 1));
    await pause(turn % 5);
    socket.destroy();
    await pause(20);
    return null;
  },
};
