// The glue that ships: what Emscripten wrote, with its names shortened. It does not do so itself without Google's closure
// compiler, and they are a third of what is downloaded of the glue.
import { readFileSync } from 'node:fs';

import swc from '@swc/core';

/**
 * @param {string} file presend.mjs as Emscripten wrote it
 * @returns {string} the module to ship
 */
export function shippedGlue(file) {
  const { code } = swc.minifySync(readFileSync(file, 'utf8'), {
    module: true,
    compress: { passes: 3 },
    mangle: { toplevel: true },
    format: { comments: false },
  });
  return code;
}
