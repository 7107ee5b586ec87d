// Timing that survives a busy machine: contenders take turns, and the median of many turns counts.

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Milliseconds that a call takes. */
export function time(call) {
  const start = performance.now();
  call();
  return performance.now() - start;
}

/**
 * Runs each contender over all texts, in turns.
 * @param {Record<string, (text: string) => unknown>} contenders
 * @returns {Record<string, number>} the median of microseconds a text
 */
export function interleave(contenders, texts, turns) {
  const names = Object.keys(contenders);
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (let turn = -2; turn < turns; turn++) {
    // The first two turns only warm up; each later one starts with another contender.
    for (let i = 0; i < names.length; i++) {
      const name = names[(i + Math.abs(turn)) % names.length];
      const check = contenders[name];
      const spent = time(() => {
        for (const text of texts) check(text);
      });
      if (turn >= 0) times[name].push((1000 * spent) / texts.length);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times[name])]));
}
