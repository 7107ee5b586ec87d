import { open } from '#loader';

import { PresendError, reasonOf, type ErrorCode } from './errors.js';

/** Where bytes come from. A URL is fetched, or read when it is a `file:` URL under Node. */
export type BinarySource = ArrayBuffer | ArrayBufferView<ArrayBuffer> | URL | Response;

/** The engine: its bytes, where they are, or the module compiled already (it can be shared with workers). */
export type WasmSource = BinarySource | WebAssembly.Module;

const MOST_BYTES = 17 * 1024 * 1024;

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
 * Compiles the engine. A module that is compiled already stays what it is.
 * @throws PresendError `wasm_unavailable`, `invalid_arguments`
 */
export async function loadWasm(source: WasmSource): Promise<WebAssembly.Module> {
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

/**
 * Reads a pack, or the texts of a locale.
 * @throws PresendError `pack_unavailable`, `texts_unavailable`, `pack_too_large`, `invalid_arguments`
 */
export async function loadBytes(
  source: BinarySource,
  what: 'pack' | 'texts',
): Promise<Uint8Array<ArrayBuffer>> {
  const code = `${what}_unavailable` as const;
  const binary = await resolve(source, code);
  if (isResponse(binary)) limited(Number(binary.headers.get('content-length')));
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = await bytesOf(binary);
  } catch (error) {
    throw new PresendError(code, `cannot read the ${what}: ${reasonOf(error)}`, { cause: error });
  }
  limited(bytes.length);
  return bytes;
}

/** The engine knows the limit of a pack exactly; this keeps what is far over it from being read at all. */
function limited(bytes: number): void {
  if (bytes > MOST_BYTES)
    throw new PresendError('pack_too_large', `the file has ${bytes} bytes; that is too much`);
}
