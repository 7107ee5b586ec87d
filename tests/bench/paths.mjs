import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
export const dist = path.join(root, 'dist');
export const native = path.join(root, 'build', 'native', 'presend');
/** Where the packages of tests/bench/peers are installed. */
export const peers = path.join(root, 'build', 'bench-peers');
/** Where the report is written. */
export const reports = path.join(root, 'build', 'bench');
