import type * as Zlib from 'node:zlib';

/** Codings of the web that a file can be sent in, the one that makes it smallest first. */
export const ENCODINGS = ['br', 'gzip'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/**
 * Brotli's quality. For a pack of 572 kB, 11 is a tenth smaller than 9 and takes sixteen times as long: too long for the
 * first client, who waits for it.
 */
const BROTLI_QUALITY = 9;

type Compress = (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>;

/**
 * How this runtime encodes: by Node's zlib where it can be had without an import, which other runtimes could not follow
 * (Node 20.16, Bun, Deno); elsewhere gzip alone, by the web's own stream.
 */
const COMPRESS: Readonly<Partial<Record<Encoding, Compress>>> = compressors();

/** The codings that this runtime can make. */
export const SUPPORTED: readonly Encoding[] = ENCODINGS.filter((encoding) => COMPRESS[encoding]);

/** @throws whatever the runtime's own compressor does */
export async function encode(
  bytes: Uint8Array<ArrayBuffer>,
  encoding: Encoding,
): Promise<Uint8Array<ArrayBuffer>> {
  const compress = COMPRESS[encoding];
  if (!compress) throw new TypeError(`this runtime has no ${encoding}`);
  return compress(bytes);
}

/**
 * The coding that a client likes best, by its `Accept-Encoding` (RFC 9110, 12.5.3); null for none, which is always
 * answered: also to a client that says it takes nothing.
 */
export function chooseEncoding(
  accept: string | undefined,
  supported: readonly Encoding[] = SUPPORTED,
): Encoding | null {
  const weights = new Map<string, number>();
  for (const part of (accept ?? '').toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim());
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    const value = weight === undefined ? 1 : Number(weight);
    if (name !== '' && value >= 0 && value <= 1) weights.set(name.replace(/^x-/, ''), value);
  }
  const any = weights.get('*') ?? 0;
  let chosen: Encoding | null = null;
  let most = weights.get('identity') ?? 0;
  for (const encoding of supported) {
    const weight = weights.get(encoding) ?? any;
    // As it is comes after all that is as welcome: it is the largest.
    if (weight === 0 || weight < most || (chosen !== null && weight === most)) continue;
    chosen = encoding;
    most = weight;
  }
  return chosen;
}

function compressors(): Partial<Record<Encoding, Compress>> {
  const runtime = globalThis as {
    readonly process?: { getBuiltinModule?: (name: 'node:zlib') => typeof Zlib | undefined };
  };
  const zlib = runtime.process?.getBuiltinModule?.('node:zlib');
  if (zlib) {
    const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = zlib.constants;
    return {
      br: (bytes) =>
        called((done) => {
          const params = {
            [BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
            [BROTLI_PARAM_SIZE_HINT]: bytes.length,
          };
          zlib.brotliCompress(bytes, { params }, done);
        }),
      gzip: (bytes) =>
        called((done) => {
          zlib.gzip(bytes, { level: 9 }, done);
        }),
    };
  }
  if (typeof CompressionStream !== 'function') return {};
  return {
    gzip: async (bytes) => {
      const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'));
      return new Uint8Array(await new Response(stream).arrayBuffer());
    },
  };
}

function called(
  call: (done: (error: Error | null, encoded: Uint8Array) => void) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    call((error, encoded) => {
      if (error) reject(error);
      else resolve(new Uint8Array(encoded));
    });
  });
}
