import { readFile } from 'node:fs/promises';

/** How Node opens a URL: files are read, all else is fetched. */
export async function open(url: URL): Promise<Uint8Array<ArrayBuffer> | Response> {
  return url.protocol === 'file:' ? new Uint8Array(await readFile(url)) : fetch(url);
}
