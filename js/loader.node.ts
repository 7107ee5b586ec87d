/** How Node gets at the engine, the pack and its texts: as files beside this one. Other URLs are fetched. */

import { readFile } from 'node:fs/promises';

export function defaultWasm(): URL {
  return new URL('./presend.wasm', import.meta.url);
}

export function defaultPack(): URL {
  return new URL('./default.pack', import.meta.url);
}

export function defaultTexts(locale: string): URL {
  return new URL(`./locales/${locale}.texts`, import.meta.url);
}

export async function open(url: URL): Promise<Uint8Array<ArrayBuffer> | Response> {
  return url.protocol === 'file:' ? new Uint8Array(await readFile(url)) : fetch(url);
}
