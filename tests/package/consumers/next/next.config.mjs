/** A static export: what is rendered on the server is rendered by the build. */
export default {
  output: 'export',
  // On the server the package reads its files itself; a bundle of it there would have addresses of the page.
  serverExternalPackages: ['presend'],
  turbopack: { root: new URL('../', import.meta.url).pathname },
};
