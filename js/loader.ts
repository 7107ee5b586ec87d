/** How a browser or a worker opens a URL. Rejects when there is no answer; an answer that is an error is still one. */
export function open(url: URL): Promise<Uint8Array<ArrayBuffer> | Response> {
  return fetch(url);
}
