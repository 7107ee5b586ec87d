/** Matches an error by its code. */
export function errorWith(code: string): Error {
  return expect.objectContaining({ code }) as Error;
}
