// The comparison as one picture: a panel a question, logarithmic where the answers lie far apart. This package is the one in
// colour.
import { kilobytes, megabytes, micros, millis } from './format.mjs';

const WIDTH = 1080;
const MARGIN = 28;
const GAP = 36;
const PANEL = (WIDTH - 2 * MARGIN - GAP) / 2;
const LABELS = 190;
const VALUES = 84;
const ROW = 26;
const HEAD = 54;
const LINES_HEIGHT = 8 * ROW + 4;

const OWN = '#0a6e52';
const OTHER = '#a9b4bf';
const INK = '#1d262e';
const SOFT = '#5b6771';
const GRID = '#e6eaee';
/** Lines cross, so each of the others has a shade and a dash of its own. */
const SHADES = ['#3f6fb5', '#8a63b8', '#b3701d', '#b8405e', '#4d7f8c', '#7a7f2a', '#6d757d'];

const ABOUT = [
  'They do different things: presend reads for contact details and decides by a policy; the others find links, numbers or slips.',
  'Shorter and lower is better; scales are logarithmic.',
];
const SMALL = { size: 10, fill: SOFT };

/** Without zeros behind the point. */
const whole = (figure) => figure.replace(/\.0+(?= )/, '');
const escape = (text) => String(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const colourOf = (name) => (name === 'presend' ? OWN : OTHER);

function text(x, y, what, { size = 12, fill = INK, anchor = 'start', weight = 400 } = {}) {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" font-size="${size}" fill="${fill}" text-anchor="${anchor}" font-weight="${weight}">${escape(what)}</text>`;
}

/** A place between 0 and 1 on a logarithmic scale of whole powers of ten. */
function logScale(values) {
  const from = Math.floor(Math.log10(Math.min(...values)));
  const to = Math.max(from + 1, Math.ceil(Math.log10(Math.max(...values))));
  return {
    place: (value) => (Math.log10(value) - from) / (to - from),
    ticks: Array.from({ length: to - from + 1 }, (_, n) => 10 ** (from + n)),
  };
}

/**
 * @param {{ name: string, value?: { median: number, low: number, high: number } }[]} bars
 * @param {(value: number) => string} unit
 */
function barPanel(x, y, title, note, bars, unit) {
  const known = bars.flatMap(({ value }) => (value ? [value.low, value.high] : []));
  const { place, ticks } = logScale(known);
  const width = PANEL - LABELS - VALUES;
  const left = x + LABELS;
  const at = (value) => left + width * Math.max(0, place(value));
  const bottom = y + HEAD + bars.length * ROW;
  const parts = [
    text(x, y + 14, title, { size: 15, weight: 600 }),
    text(x, y + 32, note, { fill: SOFT }),
    ...ticks.map((tick, n) => {
      const told = ticks.length <= 5 || n % 2 === 0;
      return (
        `<path d="M${at(tick).toFixed(1)} ${y + HEAD - 6}V${bottom}" stroke="${GRID}"/>` +
        (told ? text(at(tick), bottom + 14, whole(unit(tick)), { ...SMALL, anchor: 'middle' }) : '')
      );
    }),
  ];
  bars.forEach(({ name, value }, index) => {
    const top = y + HEAD + index * ROW;
    const middle = top + ROW / 2 - 2;
    const weight = name === 'presend' ? 600 : 400;
    parts.push(text(left - 8, middle + 4, name, { anchor: 'end', weight }));
    if (!value) {
      parts.push(text(left + 6, middle + 4, 'not measured', { fill: SOFT }));
      return;
    }
    const { median, low, high } = value;
    parts.push(
      `<rect x="${left}" y="${top + 3}" width="${Math.max(2, at(median) - left).toFixed(1)}" height="${ROW - 10}" rx="2" fill="${colourOf(name)}"/>`,
    );
    if (high > low)
      parts.push(
        `<path d="M${at(low).toFixed(1)} ${middle}H${at(high).toFixed(1)}M${at(low).toFixed(1)} ${middle - 4}v8M${at(high).toFixed(1)} ${middle - 4}v8" stroke="${INK}" stroke-width="1.3" fill="none"/>`,
      );
    parts.push(text(x + PANEL, middle + 4, unit(median), { anchor: 'end', weight }));
  });
  return parts.join('\n');
}

/** @param {{ name: string, points: { x: number, y: number }[] }[]} lines */
function linePanel(x, y, title, note, lines) {
  const all = lines.flatMap(({ points }) => points);
  const across = logScale(all.map((point) => point.x));
  const up = logScale(all.map((point) => point.y));
  const left = x + 52;
  const width = PANEL - 52 - LABELS;
  const top = y + HEAD;
  const bottom = top + LINES_HEIGHT;
  const atX = (value) => left + width * across.place(value);
  const atY = (value) => bottom - LINES_HEIGHT * up.place(value);
  const parts = [
    text(x, y + 14, title, { size: 15, weight: 600 }),
    text(x, y + 32, note, { fill: SOFT }),
    ...up.ticks.map(
      (tick) =>
        `<path d="M${left} ${atY(tick).toFixed(1)}h${width.toFixed(1)}" stroke="${GRID}"/>` +
        text(left - 6, atY(tick) + 4, micros(tick).replace(/\.0+(?= )/, ''), {
          size: 10,
          fill: SOFT,
          anchor: 'end',
        }),
    ),
    ...[...new Set(all.map((point) => point.x))].map((value) =>
      text(atX(value), bottom + 14, value.toLocaleString('en'), {
        size: 10,
        fill: SOFT,
        anchor: 'middle',
      }),
    ),
  ];
  // Names stand beside the ends of their lines, pushed apart where those lie close together.
  const ends = lines
    .map(({ name, points }) => ({ name, end: points.at(-1), label: atY(points.at(-1).y) }))
    .sort((a, b) => a.label - b.label);
  for (let n = 1; n < ends.length; n++)
    ends[n].label = Math.max(ends[n].label, ends[n - 1].label + 15);
  const over = (ends.at(-1)?.label ?? 0) - bottom;
  if (over > 0) {
    ends.at(-1).label -= over;
    for (let n = ends.length - 2; n >= 0; n--)
      ends[n].label = Math.min(ends[n].label, ends[n + 1].label - 15);
  }
  let shade = 0;
  for (const { name, points } of lines) {
    const own = name === 'presend';
    const colour = own ? OWN : SHADES[shade++ % SHADES.length];
    const path = points.map(
      (point, n) => `${n ? 'L' : 'M'}${atX(point.x).toFixed(1)} ${atY(point.y).toFixed(1)}`,
    );
    const { end, label } = ends.find((one) => one.name === name);
    parts.push(
      `<path d="${path.join('')}" fill="none" stroke="${colour}" stroke-width="${own ? 3 : 1.6}"/>`,
      ...points.map(
        (point) =>
          `<circle cx="${atX(point.x).toFixed(1)}" cy="${atY(point.y).toFixed(1)}" r="${own ? 3.5 : 2.2}" fill="${colour}"/>`,
      ),
      `<path d="M${(atX(end.x) + 4).toFixed(1)} ${atY(end.y).toFixed(1)}L${left + width + 14} ${label.toFixed(1)}" stroke="${colour}" stroke-width="0.7"/>`,
      text(left + width + 17, label + 4, name, { size: 11, fill: colour, weight: own ? 600 : 400 }),
    );
  }
  return parts.join('\n');
}

/**
 * @param {Awaited<ReturnType<typeof import('./side-by-side.mjs').measureAll>>} measured
 * @param {string[]} footer lines about machine and versions
 * @returns {string} SVG
 */
export function picture(measured, footer) {
  const { names, speed, keystrokes, starts, memory, downloads } = measured;
  const bars = (valueOf) => names.map((name) => ({ name, value: valueOf(name) }));
  const once = (value) => (value > 0 ? { median: value, low: value, high: value } : undefined);
  const keysWith = (findings) => {
    const rows = keystrokes.filter((row) => row.findings === findings);
    return names
      .filter((name) => rows.every(({ micros: keys }) => keys[name]))
      .map((name) => ({
        name,
        points: rows.map(({ units, micros: keys }) => ({ x: units, y: keys[name].median })),
      }));
  };
  const height = HEAD + names.length * ROW + 44;
  const column = [MARGIN, MARGIN + PANEL + GAP];
  const rows = [0, 1, 2].map((n) => 108 + n * height);
  const last = rows[2] + height;
  const panels = [
    barPanel(
      column[0],
      rows[0],
      'One message',
      'median, quartiles',
      bars((name) => speed[name]?.micros),
      micros,
    ),
    barPanel(
      column[1],
      rows[0],
      'Start',
      'a fresh process of Node: import to first answer',
      bars((name) => starts[name]),
      millis,
    ),
    linePanel(
      column[0],
      rows[1],
      'One key in a text without findings',
      'by its length in characters; presend: the edit, all others: the whole text',
      keysWith(0),
    ),
    linePanel(
      column[1],
      rows[1],
      'One key in a text with 20 findings',
      'by its length in characters',
      keysWith(20),
    ),
    barPanel(
      column[0],
      rows[2],
      'Download',
      'bundled for a page, brotli 11',
      bars((name) => downloads[name] && once(downloads[name].script + downloads[name].files)),
      kilobytes,
    ),
    barPanel(
      column[1],
      rows[2],
      'Memory',
      'held after loading and the first answer',
      bars((name) => memory[name] && once(memory[name].loaded)),
      megabytes,
    ),
  ];
  const total = last + 18 * footer.length + MARGIN;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${total}" viewBox="0 0 ${WIDTH} ${total}" font-family="system-ui, 'DejaVu Sans', sans-serif">
<rect width="${WIDTH}" height="${total}" fill="#fff"/>
${text(MARGIN, 42, 'presend beside others', { size: 22, weight: 600 })}
${ABOUT.map((line, n) => text(MARGIN, 62 + 16 * n, line, { fill: SOFT })).join('\n')}
${panels.join('\n')}
${footer.map((line, n) => text(MARGIN, last + 10 + 18 * n, line, { size: 11, fill: SOFT })).join('\n')}
</svg>
`;
}
