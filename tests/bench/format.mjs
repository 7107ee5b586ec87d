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

export const micros = (value) =>
  value < 1000
    ? `${figure(value)} µs`
    : value < 1e6
      ? millis(value / 1000)
      : `${figure(value / 1e6)} s`;
export const millis = (value) => `${figure(value)} ms`;
export const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
export const megabytes = (bytes) => `${figure(bytes / 1e6)} MB`;

/** A median with its quartiles; what was measured once has none. */
export function spread({ median, low, high, count }, unit) {
  return count === 1 ? `${unit(median)} (once)` : `${unit(median)} (${unit(low)} – ${unit(high)})`;
}
