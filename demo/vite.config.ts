import { defineConfig } from 'vite';

/**
 * The page as static files for any server: nothing inlined (the Content-Security-Policy forbids data: scripts and
 * styles, and the WebAssembly has to stay a file that compiles while it arrives).
 */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  build: {
    outDir: '../dist/demo',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
