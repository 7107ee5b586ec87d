// The report for a terminal.
import { classRows, kindRows, share, verdicts } from './rows.mjs';

/** Pads columns: the first to the left, the others to the right. */
function align(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]),
      )
      .join('  ')
      .trimEnd(),
  );
}

export function setTable(result, kinds) {
  const rows = [
    [
      'kind',
      'labels',
      'recall',
      'any kind',
      'precision',
      'false alarms',
      '| baseline:',
      'recall',
      'precision',
      'false alarms',
    ],
  ];
  for (const { kind, soft, ours, baseline } of kindRows(result, kinds)) {
    rows.push([
      soft ? `${kind} (soft)` : kind,
      String(ours.labels),
      share(ours.hit, ours.labels),
      share(ours.any, ours.labels),
      share(ours.right, ours.right + ours.wrong),
      ours.texts === 0 ? '–' : `${ours.alarms} of ${ours.texts}`,
      '|',
      share(baseline.hit, baseline.labels),
      share(baseline.right, baseline.right + baseline.wrong),
      baseline.texts === 0 ? '–' : `${baseline.alarms} of ${baseline.texts}`,
    ]);
  }
  const { plain, soft } = result.ours;
  const texts = plain.texts + soft.texts;
  const count = (verdict) => (plain.verdicts[verdict] ?? 0) + (soft.verdicts[verdict] ?? 0);
  const lines = [
    `${result.name}: ${texts} texts; ${verdicts.map((verdict) => `${verdict} ${share(count(verdict), texts)}`).join(', ')}`,
    ...(rows.length > 1 ? align(rows).map((line) => `  ${line}`) : []),
    ...classRows(result).map(
      ({ name, labels, hit }) => `  class ${name}: ${hit} of ${labels} (${share(hit, labels)})`,
    ),
  ];
  const errors = plain.errors + soft.errors;
  if (errors > 0) lines.push(`  no decision: ${errors} texts`);
  return lines.join('\n');
}

export function descriptionsTable({ judged, few }) {
  const rows = [['language', 'sentences', 'stricter than advise', 'share', 'links really there']];
  for (const { language, sentences, stricter, there } of judged)
    rows.push([
      language,
      String(sentences),
      String(stricter),
      share(stricter, sentences),
      String(there),
    ]);
  const lines = ['descriptions of Debian packages', ...align(rows).map((line) => `  ${line}`)];
  if (few.length > 0)
    lines.push(
      `  too few to judge: ${few.map((one) => `${one.language} ${one.sentences}`).join(', ')}`,
    );
  return lines.join('\n');
}

export function targetTable(rows) {
  return align([
    ['target', 'at', 'measured', ''],
    ...rows.map(({ set, what, target, measured, state }) => [
      `${set}: ${what}`,
      target,
      measured,
      state,
    ]),
  ]).join('\n');
}

/** One line for each event, line breaks shown as ⏎. */
export function eventLines(events) {
  return events.map(({ what, id, kind, soft, text }) =>
    [soft ? `${what} (soft)` : what, id, kind, text.replace(/\n/g, '⏎')].join(' | '),
  );
}
