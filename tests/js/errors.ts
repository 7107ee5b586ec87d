/** Matches an error by its code. */
export function errorWith(code: string): Error {
  return expect.objectContaining({ code }) as Error;
}

/** The code of the error that a call throws; null when it throws none. */
export function codeOf(call: () => unknown): unknown {
  try {
    call();
    return null;
  } catch (error) {
    return (error as { code?: unknown }).code;
  }
}
