// Builds the page of editors against the built package, through the package's own exports, and serves it on a free port.
import path from 'node:path';
import { build, preview } from 'vite';

const root = import.meta.dirname;
const outDir = path.resolve(root, '../../../build/browser-editors');
const common = { root, configFile: false, logLevel: 'error', build: { outDir, emptyOutDir: true } };

await build({ ...common, build: { ...common.build, target: 'es2022', assetsInlineLimit: 0 } });
const server = await preview({
  ...common,
  preview: { port: 0, strictPort: true, host: 'localhost' },
});
const { port } = server.httpServer.address();
console.log(`editors at http://localhost:${port}/`);
process.on('SIGTERM', () => void server.close().then(() => process.exit(0)));
