/** Freezes a value of JSON and everything in it. */
export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    for (const inner of Object.values(value)) frozen(inner as unknown);
    Object.freeze(value);
  }
  return value;
}
