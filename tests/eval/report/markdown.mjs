// The report as Markdown. It quotes no text of a set: records are named by their ids.
import { classRows, kindRows, share, verdicts } from './rows.mjs';

const table = (head, rows) =>
  [head, head.map((_, index) => (index === 0 ? ':--' : '--:')), ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');

/**
 * @param {{ results: object[], targets: object[], notes: Map<string, object>, descriptions: object | null,
 *   skipped: string | null, limits: object, kinds: string[], versions: string, picture: string }} report
 */
export function markdown(report) {
  const { results, targets, notes, descriptions, skipped, kinds, versions, picture } = report;
  const parts = [
    '# Evaluation',
    `![Recall and false alarms by set and kind, presend beside the baseline](${picture})`,
    `${versions}. The baseline is linkify-it (links without a scheme included) for links and e-mail addresses, and libphonenumber-js for phone numbers, once for each region of the context; it knows no other kinds and no classes of links.`,
    'Recall: labels that a finding of their kind overlaps ("any": a finding of any kind). False alarms: texts in which a finding of a kind that is labelled in full overlaps no label. Precision: of the findings of a kind, those that overlap a label of it, against those that overlap none. *Soft*: labels that are contestable, counted apart.',
    '## Targets',
    targetSection(targets),
    '## Sets',
    ...results.flatMap((result) => setSection(result, kinds)),
    '## Verdicts',
    verdictSection(results),
  ];
  if (descriptions)
    parts.push('## Ordinary sentences', descriptionSection(descriptions, report.limits));
  if (skipped) parts.push('## Ordinary sentences', `Not scanned: ${skipped}`);
  const listed = results.flatMap(({ name, ours }) => idsOf(name, ours.events));
  if (listed.length > 0)
    parts.push(
      '## Misses and false alarms',
      'By record id; `--misses` prints them with their texts.',
      listed.join('\n'),
    );
  const used = new Set(results.flatMap(({ records }) => records.map(({ id }) => id)));
  const shown = [...notes].filter(([id]) => used.has(id));
  if (shown.length > 0)
    parts.push(
      '## Labels that are not followed',
      'They count as labelled above; a target "met but for notes" is met once they are left out.',
      table(
        ['record', 'why', 'reason'],
        shown.map(([id, { why, reason }]) => [id, why, reason]),
      ),
    );
  return `${parts.join('\n\n')}\n`;
}

function targetSection(targets) {
  if (targets.length === 0) return 'None for what was measured.';
  const count = (state) => targets.filter((row) => row.state === state).length;
  return [
    `${count('met')} of ${targets.length} are met, ${count('met but for notes')} more but for labels that are not followed, ${count('not met')} are not.`,
    '',
    table(
      ['set', 'what', 'target', 'measured', 'state'],
      targets.map(({ set, what, target, measured, state }) => [
        set,
        what,
        target,
        measured,
        state === 'met' ? state : `**${state}**`,
      ]),
    ),
  ].join('\n');
}

function setSection(result, kinds) {
  const rows = kindRows(result, kinds).map(({ kind, soft, ours, baseline }) => [
    soft ? `${kind} (soft)` : kind,
    ours.labels,
    share(ours.hit, ours.labels),
    share(ours.any, ours.labels),
    share(ours.right, ours.right + ours.wrong),
    ours.texts === 0 ? '–' : `${ours.alarms} of ${ours.texts}`,
    share(baseline.hit, baseline.labels),
    share(baseline.right, baseline.right + baseline.wrong),
    baseline.texts === 0 ? '–' : `${baseline.alarms} of ${baseline.texts}`,
  ]);
  const parts = [`### ${result.name}`];
  if (rows.length > 0)
    parts.push(
      table(
        [
          'kind',
          'labels',
          'recall',
          'any',
          'precision',
          'false alarms',
          'baseline: recall',
          'precision',
          'false alarms',
        ],
        rows,
      ),
    );
  const classes = classRows(result);
  if (classes.length > 0)
    parts.push(
      table(
        ['class of link', 'labels', 'classed so'],
        classes.map(({ name, labels, hit }) => [name, labels, share(hit, labels)]),
      ),
    );
  const errors = result.ours.plain.errors + result.ours.soft.errors;
  if (errors > 0) parts.push(`${errors} texts had no decision.`);
  return parts;
}

function verdictSection(results) {
  return table(
    ['set', 'texts', ...verdicts],
    results.map(({ name, ours: { plain, soft } }) => {
      const texts = plain.texts + soft.texts;
      const count = (verdict) => (plain.verdicts[verdict] ?? 0) + (soft.verdicts[verdict] ?? 0);
      return [name, texts, ...verdicts.map((verdict) => share(count(verdict), texts))];
    }),
  );
}

function descriptionSection({ judged, few }, { fewest, most }) {
  const parts = [
    `Up to ${most} sentences of each language that Debian translates its package descriptions into, the first by SHA-256 of all distinct sentences of running text. *Stricter*: sentences with a finding that is asked about or blocked and is not a link or an e-mail address that is really there. Really there is what is written with a scheme, with \`www.\` or as name@host.ending, and a bare host in lower-case ending that linkify-it links too and that is no file's name.`,
    table(
      ['language', 'sentences', 'stricter than advise', 'share', 'links really there'],
      judged.map(({ language, sentences, stricter, there }) => [
        language,
        sentences,
        stricter,
        share(stricter, sentences),
        there,
      ]),
    ),
  ];
  if (few.length > 0)
    parts.push(
      `Under ${fewest} sentences, not judged: ${few.map((one) => `${one.language} (${one.sentences})`).join(', ')}.`,
    );
  return parts.join('\n\n');
}

/** A line a set and sort of event. */
function idsOf(name, events) {
  const sorts = new Map();
  for (const { what, kind, soft, id } of events) {
    const sort = `${what} ${kind}${soft ? ' (soft)' : ''}`;
    sorts.set(sort, [
      ...(sorts.get(sort) ?? []),
      id.startsWith(`${name}-`) ? id.slice(name.length + 1) : id,
    ]);
  }
  return [...sorts].sort().map(([sort, ids]) => `- ${name}, ${sort}: ${ids.join(' ')}`);
}
