// The places the doors work in.
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const project = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** Downloads, the WebAssembly toolchain and built dependencies: outside the project, shared by its checkouts. */
export const cache =
  process.env.PRESEND_CACHE ||
  path.join(
    process.env.XDG_CACHE_HOME || path.join(process.env.HOME || os.homedir(), '.cache'),
    'presend',
  );

export const inProject = (...parts) => path.join(project, ...parts);
export const inCache = (...parts) => path.join(cache, ...parts);
export const nodeModule = (...parts) => path.join(project, 'node_modules', ...parts);
