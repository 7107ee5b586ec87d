// The arguments of `npm run eval`.
import { parseArgs } from 'node:util';

import { Unusable } from './labelled.mjs';

export const usage = `Usage: npm run eval -- DIR [options]

Scans every labelled set (*.jsonl) in DIR, compares with the baseline, and writes a report.

  --set NAME          that set alone (may be repeated; "descriptions": the package descriptions)
  --kind KIND         rows and lists of that kind alone (may be repeated)
  --misses            list each miss, false alarm and wrongly classed link
  --notes FILE        records whose label is not followed, with the reason (default: tests/eval/notes.json)
  --out FOLDER        where the report goes (default: build/reports/eval)
  --no-descriptions   leave Debian's package descriptions out
  --help

Exit codes: 0 every target is met, 1 one is not, 2 unusable arguments or input. What was left out or could not be
fetched counts neither way, and is said.`;

/** @param {string[]} args */
export function readArguments(args) {
  let parsed;
  try {
    parsed = parseArgs({
      args,
      allowPositionals: true,
      options: {
        set: { type: 'string', multiple: true },
        kind: { type: 'string', multiple: true },
        misses: { type: 'boolean' },
        notes: { type: 'string' },
        out: { type: 'string' },
        'no-descriptions': { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new Unusable(`${error.message}\n\n${usage}`);
  }
  const { values, positionals } = parsed;
  if (values.help) return { help: true };
  if (positionals.length !== 1) throw new Unusable(`Name one folder.\n\n${usage}`);
  const sets = values.set ?? [];
  return {
    help: false,
    folder: positionals[0],
    sets,
    kinds: values.kind ?? [],
    misses: values.misses ?? false,
    notes: values.notes,
    out: values.out,
    descriptions:
      !values['no-descriptions'] && (sets.length === 0 || sets.includes('descriptions')),
  };
}
