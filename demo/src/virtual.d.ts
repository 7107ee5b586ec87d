/** What demo/vite/ makes at build time. */

declare module 'virtual:rule-examples' {
  const examples: readonly { readonly text: string; readonly regions?: readonly string[] }[];
  export default examples;
}

declare module 'virtual:package-sizes' {
  const sizes: readonly {
    readonly name: string;
    readonly bytes: number;
    readonly brotli: number;
  }[];
  export default sizes;
}

declare module '*?url' {
  const url: string;
  export default url;
}
