/** The engine and the pack inside a module, each compressed (gzip) and as base64. Made by js/build.mjs. */
export declare const wasm: string;
export declare const pack: string;
