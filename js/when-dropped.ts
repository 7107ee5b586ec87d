/**
 * Lets go of what an object held when the object is dropped without `dispose()`; absent where the platform does not tell.
 * What is held must not lead to the object.
 */
export function whenDropped<T>(release: (held: T) => void): FinalizationRegistry<T> | undefined {
  return typeof FinalizationRegistry === 'function' ? new FinalizationRegistry(release) : undefined;
}
