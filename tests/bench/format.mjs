// How what was measured is written.

export function table(heads, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(heads), `|${heads.map(() => '--').join('|')}|`, ...rows.map(line)].join('\n');
}

/** Three figures that count. */
function figure(value) {
  const digits = value === 0 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return value.toLocaleString('en', {
    minimumFractionDigits: Math.min(2, digits),
    maximumFractionDigits: Math.min(2, digits),
  });
}

export const seconds = (value) => `${figure(value)} s`;
export const millis = (value) => (value < 1000 ? `${figure(value)} ms` : seconds(value / 1000));
export const micros = (value) => (value < 1000 ? `${figure(value)} µs` : millis(value / 1000));
export const megabytes = (bytes) => `${figure(bytes / 1e6)} MB`;
export const kilobytes = (bytes) =>
  bytes < 1e6 ? `${(bytes / 1000).toFixed(1)} kB` : megabytes(bytes);

/** A median with its quartiles; what was measured once has none. */
export function spread({ median, low, high, count }, unit) {
  return count === 1 ? `${unit(median)} (once)` : `${unit(median)} (${unit(low)} – ${unit(high)})`;
}
