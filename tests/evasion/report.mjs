// The figures as Markdown.
import { share, targets } from './tally.mjs';

const percent = (value) => `${(100 * value).toFixed(1)} %`;
const cell = (text) => text.replaceAll('|', '\\|').replaceAll('\n', '⏎');

/** @param {{ seed: number, long: boolean, singles: object[], pairs: object[], families: object[], edits: object[] }} result */
export function markdown({ seed, long, totals, singles, pairs, families, edits, misses }) {
  const worst = pairs
    .filter((row) => share(row) < targets.pairs)
    .sort((a, b) => share(a) - share(b) || b.tried - a.tried);
  return [
    '# Evasion',
    `Seed ${seed}, ${long ? 'long' : 'short'} run. "Found" is the share found for what it is, "held" the share of messages held back over ` +
      'the detail, whatever it is taken for.',
    table('In all', totals, '', true),
    table('One disguise', singles, percent(targets.singles), true),
    table('Two disguises, by family', families, percent(targets.pairs), true),
    table(`Pairs below ${percent(targets.pairs)}`, worst, percent(targets.pairs), false),
    table('Harmless edits', edits, percent(targets.edits), true, 'verdict kept'),
    misses ? missed([...singles, ...families, ...edits], misses) : '',
  ].join('\n\n');
}

function table(title, rows, target, floors, found = 'found') {
  const head = [
    '',
    'tried',
    found,
    'held',
    ...(floors ? [`floor, if below ${target || 'target'}`, ''] : []),
  ];
  const lines = rows.map((row) => [
    cell(row.name),
    String(row.tried),
    percent(share(row)),
    percent(row.held / row.tried),
    ...(floors
      ? [row.floor === undefined ? '' : percent(row.floor), row.passed ? '' : '**fails**']
      : []),
  ]);
  return [
    `## ${title}\n`,
    `| ${head.join(' | ')} |`,
    `|--${'|--:'.repeat(head.length - 1)}|`,
    ...lines.map((line) => `| ${line.join(' | ')} |`),
  ].join('\n');
}

function missed(rows, most) {
  return rows
    .filter(({ misses }) => misses.length > 0)
    .map(
      ({ name, misses }) =>
        `## Missed: ${name} (${misses.length})\n\n` +
        misses
          .slice(0, most)
          .map(
            ({ text, was, got }) =>
              `- ${JSON.stringify(text)} · ${cell(was)} · ${got || 'nothing'}`,
          )
          .join('\n'),
    )
    .join('\n\n');
}
