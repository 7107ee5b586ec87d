/** Makes `dispose()` what `using` calls, where the platform has `Symbol.dispose`. */
export function disposable(prototype: { dispose(): void }): void {
  if (typeof Symbol.dispose !== 'symbol') return;
  Object.defineProperty(prototype, Symbol.dispose, {
    value(this: { dispose(): void }) {
      this.dispose();
    },
    writable: true,
    configurable: true,
  });
}
