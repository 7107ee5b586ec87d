import { defaultPack, defaultTexts, defaultWasm, open } from '#loader';

import { PresendError, reasonOf, type ErrorCode } from './errors.js';

/** Where bytes come from. A URL is fetched, or read when it is a `file:` URL under Node. */
export type BinarySource = ArrayBuffer | ArrayBufferView<ArrayBuffer> | URL | Response;

/** The engine: its bytes, where they are, or the module compiled already (it can be shared with workers). */
export type WasmSource = BinarySource | WebAssembly.Module;

/** Objects of another realm (a frame, a test's sandbox) are no `instanceof` this one's classes; their tags agree. */
function tagOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice(8, -1);
}

function isResponse(value: unknown): value is Response {
  return typeof value === 'object' && value !== null && 'arrayBuffer' in value && 'ok' in value;
}

/** Answers with bytes, or with a response that is still to be read. */
async function resolve(
  source: BinarySource,
  code: ErrorCode,
): Promise<Uint8Array<ArrayBuffer> | Response> {
  if (ArrayBuffer.isView(source))
    return new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
  if (tagOf(source) === 'ArrayBuffer') return new Uint8Array(source as ArrayBuffer);
  if (tagOf(source) === 'URL') return checked(await opened(source as URL, code), code);
  if (isResponse(source)) return checked(source, code);
  throw new PresendError(
    'invalid_arguments',
    'expected bytes, a URL, a Response or a WebAssembly.Module',
  );
}

async function opened(url: URL, code: ErrorCode): Promise<Uint8Array<ArrayBuffer> | Response> {
  try {
    return await open(url);
  } catch (error) {
    throw new PresendError(code, `cannot read ${url.href}: ${reasonOf(error)}`, { cause: error });
  }
}

function checked<T extends Uint8Array | Response>(source: T, code: ErrorCode): T {
  if (isResponse(source) && !source.ok) {
    throw new PresendError(code, `${source.url || 'the response'} answered ${source.status}`);
  }
  return source;
}

async function bytesOf(
  source: Uint8Array<ArrayBuffer> | Response,
): Promise<Uint8Array<ArrayBuffer>> {
  return isResponse(source) ? new Uint8Array(await source.arrayBuffer()) : source;
}

/** A response compiles while it arrives, if its server calls it WebAssembly; else once it is there. */
async function compile(source: Uint8Array<ArrayBuffer> | Response): Promise<WebAssembly.Module> {
  if (isResponse(source)) {
    const type = source.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
    if (type === 'application/wasm' && typeof WebAssembly.compileStreaming === 'function') {
      return WebAssembly.compileStreaming(source);
    }
  }
  return WebAssembly.compile(await bytesOf(source));
}

/**
 * Compiles the engine, by default the one that lies beside this file.
 * @throws PresendError `wasm_unavailable`, `invalid_arguments`
 */
export async function loadWasm(source: WasmSource = defaultWasm()): Promise<WebAssembly.Module> {
  if (tagOf(source) === 'WebAssembly.Module') return source;
  const binary = await resolve(source as BinarySource, 'wasm_unavailable');
  try {
    return await compile(binary);
  } catch (error) {
    throw new PresendError('wasm_unavailable', `cannot compile the engine: ${reasonOf(error)}`, {
      cause: error,
    });
  }
}

/** Bytes and what is to be trusted by. */
export interface Loaded {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly digest: string;
}

async function load(source: BinarySource, what: 'pack' | 'texts'): Promise<Loaded> {
  const code = `${what}_unavailable` as const;
  const binary = await resolve(source, code);
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = await bytesOf(binary);
  } catch (error) {
    throw new PresendError(code, `cannot read the ${what}: ${reasonOf(error)}`, { cause: error });
  }
  return { bytes, digest: await digestOf(bytes, what) };
}

/**
 * Reads the pack, by default the one that lies beside this file.
 * @throws PresendError `pack_unavailable`, `pack_untrusted`, `invalid_arguments`
 */
export function loadPack(source: BinarySource = defaultPack()): Promise<Loaded> {
  return load(source, 'pack');
}

/**
 * Reads the texts of a locale, by default the file that lies in `locales/` beside this one.
 * @throws PresendError `texts_unavailable`, `texts_untrusted`, `invalid_arguments`
 */
export function loadTexts(
  locale: string,
  source: BinarySource = defaultTexts(locale),
): Promise<Loaded> {
  return load(source, 'texts');
}

/**
 * The name of a content: `sha256:` and 64 hexadecimal digits.
 * @throws PresendError `pack_untrusted`, `texts_untrusted` where the host has no WebCrypto (a page that is not served
 *   over https)
 */
async function digestOf(bytes: Uint8Array<ArrayBuffer>, what: 'pack' | 'texts'): Promise<string> {
  if (!globalThis.crypto?.subtle) {
    throw new PresendError(
      `${what}_untrusted`,
      `the ${what} cannot be verified: crypto.subtle needs a secure context`,
    );
  }
  const hash = new Uint8Array(await globalThis.crypto.subtle.digest('SHA-256', bytes));
  return `sha256:${Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
