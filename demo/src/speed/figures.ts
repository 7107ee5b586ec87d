let step: number | undefined;

/** The smallest step of the browser's clock, in milliseconds: browsers make it coarse for pages that are not isolated. */
export function resolution(): number {
  if (step === undefined) {
    step = Infinity;
    for (let i = 0; i < 10; i++) {
      const from = performance.now();
      let now = from;
      while (now === from) now = performance.now();
      step = Math.min(step, now - from);
    }
  }
  return step;
}

/** A time for people; what is shorter than the clock can tell is said to be under its step. */
export function duration(milliseconds: number, clock = 0): string {
  if (milliseconds < clock) return `under ${duration(clock)}`;
  if (milliseconds < 0.9995) return `${significant(milliseconds * 1000)} µs`;
  if (milliseconds < 999.5) return `${significant(milliseconds)} ms`;
  return `${significant(milliseconds / 1000)} s`;
}

/** Bytes in thousands, as budgets count them. */
export function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return `${significant(bytes / 1000)} kB`;
}

function significant(value: number): string {
  return value.toLocaleString('en', { maximumSignificantDigits: value < 100 ? 2 : 3 });
}
