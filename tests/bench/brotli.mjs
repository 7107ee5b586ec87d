import { brotliCompressSync, constants } from 'node:zlib';

/** The size of `bytes` as servers send them: brotli at its strongest. */
export function brotliSize(bytes) {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return brotliCompressSync(bytes, { params }).length;
}
