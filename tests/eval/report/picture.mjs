// The picture of the report: recall by set and kind, ours above the baseline's, and beside it the false alarms. An SVG of
// our own that follows the reader's light or dark theme.
import { kindRows } from './rows.mjs';

const width = 960;
const left = 260;
const bars = 390;
const alarms = { left: 720, bars: 150 };
const rowHeight = 28;
const top = 104;

/** @param {{ name: string, ours: object, baseline: object }[]} results */
export function picture(results, kinds) {
  const sets = results
    .map((result) => ({
      name: result.name,
      rows: kindRows(result, kinds).filter(({ soft }) => !soft),
    }))
    .filter(({ rows }) => rows.length > 0);
  const most = Math.max(1, ...sets.flatMap(({ rows }) => rows.flatMap(alarmCounts)));
  const body = [];
  let y = top;
  for (const { name, rows } of sets) {
    body.push(`<text class="set" x="16" y="${y + 18}">${escape(name)}</text>`);
    rows.forEach((row) => {
      body.push(...drawRow(row, y, most));
      y += rowHeight;
    });
    y += 6;
    body.push(`<line class="rule" x1="16" x2="${width - 16}" y1="${y - 2}" y2="${y - 2}"/>`);
    y += 4;
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${y + 8}" width="${width}" height="${y + 8}" role="img" aria-label="Recall and false alarms by set and kind, presend beside linkify-it and libphonenumber-js">
<style>
  svg { --paper: #ffffff; --ink: #1f2328; --quiet: #59636e; --line: #d1d9e0; --ours: #0969da; --theirs: #b08800; }
  @media (prefers-color-scheme: dark) {
    svg { --paper: #0d1117; --ink: #f0f6fc; --quiet: #9198a1; --line: #3d444d; --ours: #58a6ff; --theirs: #d29922; }
  }
  text { font: 12px system-ui, -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; fill: var(--ink); }
  .title { font-size: 17px; font-weight: 600; }
  .set { font-weight: 600; }
  .quiet, .figure { fill: var(--quiet); font-size: 11px; }
  .paper { fill: var(--paper); }
  .rule, .grid { stroke: var(--line); }
  .grid { stroke-dasharray: 2 3; }
  .ours { fill: var(--ours); }
  .theirs { fill: var(--theirs); }
</style>
<rect class="paper" width="100%" height="100%" rx="6"/>
<text class="title" x="16" y="30">Recall and false alarms by set and kind</text>
<rect class="ours" x="16" y="46" width="12" height="9"/><text x="34" y="55">presend</text>
<rect class="theirs" x="100" y="46" width="12" height="9"/><text x="118" y="55">linkify-it + libphonenumber-js</text>
<text class="quiet" x="${left}" y="80">recall: labels found as their kind</text>
<text class="quiet" x="${alarms.left}" y="80">texts with a false alarm (length: the root)</text>
${[0, 0.25, 0.5, 0.75, 1].map((part) => gridLine(part, y)).join('\n')}
${body.join('\n')}
</svg>
`;
}

const alarmCounts = ({ ours, baseline }) => [ours.alarms, baseline.alarms];

function gridLine(part, bottom) {
  const x = left + part * bars;
  const scale = `<text class="quiet" x="${x}" y="${top - 1}" text-anchor="middle">${100 * part} %</text>`;
  return `${scale}<line class="grid" x1="${x}" x2="${x}" y1="${top + 6}" y2="${bottom - 8}"/>`;
}

function drawRow({ kind, ours, baseline }, y, most) {
  const drawn = [`<text x="${left - 10}" y="${y + 18}" text-anchor="end">${escape(kind)}</text>`];
  const pair = [
    ['ours', ours],
    ['theirs', baseline],
  ];
  pair.forEach(([name, cells], index) => {
    const line = y + 3 + index * 11;
    const figure = (x, text) =>
      `<text class="figure" x="${x.toFixed(1)}" y="${line + 8}">${text}</text>`;
    const bar = (x, length) =>
      `<rect class="${name}" x="${x}" y="${line}" width="${length.toFixed(1)}" height="8"/>`;
    if (cells.labels > 0) {
      const length = Math.max(1, (bars * cells.hit) / cells.labels);
      drawn.push(bar(left, length));
      drawn.push(
        figure(left + length + 5, `${Math.floor((1000 * cells.hit) / cells.labels) / 10} %`),
      );
    }
    if (cells.texts > 0 && ours.alarms + baseline.alarms > 0) {
      // The root of the count: one alarm stays visible beside hundreds.
      const length = cells.alarms === 0 ? 0 : alarms.bars * Math.sqrt(cells.alarms / most);
      if (length > 0) drawn.push(bar(alarms.left, length));
      drawn.push(figure(alarms.left + length + (length > 0 ? 5 : 0), String(cells.alarms)));
    }
  });
  if (ours.texts > 0 && ours.alarms + baseline.alarms === 0)
    drawn.push(`<text class="quiet" x="${alarms.left}" y="${y + 18}">none, none</text>`);
  if (ours.labels === 0)
    drawn.push(`<text class="quiet" x="${left + 6}" y="${y + 18}">no labels</text>`);
  return drawn;
}

function escape(text) {
  return text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
