// Timing that survives a busy machine: contenders take turns, and the median of many turns counts.

/**
 * What was measured several times.
 * @typedef {{ median: number, low: number, high: number, count: number }} Spread low and high: the quartiles
 */

export function median(values) {
  return quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  );
}

/** @returns {Spread} */
export function spreadOf(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return {
    median: quantile(sorted, 0.5),
    low: quantile(sorted, 0.25),
    high: quantile(sorted, 0.75),
    count: sorted.length,
  };
}

function quantile(sorted, share) {
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)];
  return below + (sorted[Math.ceil(place)] - below) * (place % 1);
}

/** Milliseconds that a call takes. */
export function time(call) {
  const start = performance.now();
  call();
  return performance.now() - start;
}

/** Milliseconds until what a call promises is there. */
export async function timeAsync(call) {
  const start = performance.now();
  await call();
  return performance.now() - start;
}

/**
 * Lets jobs take turns.
 * @param {Record<string, () => Promise<number>>} jobs each answers with what it measured
 * @returns {Promise<Record<string, Spread>>}
 */
export async function interleave(jobs, turns) {
  const names = Object.keys(jobs);
  const measured = Object.fromEntries(names.map((name) => [name, []]));
  for (let turn = -2; turn < turns; turn++) {
    // The first two turns only warm up; each later one starts with another job.
    for (let i = 0; i < names.length; i++) {
      const name = names[(i + Math.abs(turn)) % names.length];
      const value = await jobs[name]();
      if (turn >= 0) measured[name].push(value);
    }
  }
  return Object.fromEntries(names.map((name) => [name, spreadOf(measured[name])]));
}

/** Milliseconds that a check takes for all texts, one after the other; it may answer with a promise. */
export async function timeAll(check, texts) {
  const start = performance.now();
  for (const text of texts) {
    const answer = check(text);
    if (answer instanceof Promise) await answer;
  }
  return performance.now() - start;
}
