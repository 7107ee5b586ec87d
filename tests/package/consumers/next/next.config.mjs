/** A static export: what is rendered on the server is rendered by the build. */
export default {
  output: 'export',
  turbopack: { root: new URL('../', import.meta.url).pathname },
};
