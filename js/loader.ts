/** How a browser or a worker gets at the engine, the pack and its texts: by fetching them from beside this file. */

export function defaultWasm(): URL {
  return new URL('./presend.wasm', import.meta.url);
}

export function defaultPack(): URL {
  return new URL('./default.pack', import.meta.url);
}

export function defaultTexts(locale: string): URL {
  return new URL(`./locales/${locale}.texts`, import.meta.url);
}

/** Rejects when there is no answer; an answer that is an error is still an answer. */
export function open(url: URL): Promise<Uint8Array<ArrayBuffer> | Response> {
  return fetch(url);
}
