// How a script is bundled for a page where its size counts: what is shipped so, and what is measured. Options of esbuild.
export const pageBundle = {
  bundle: true,
  write: false,
  minify: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
};
