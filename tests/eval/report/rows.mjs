// What was measured, as rows for every form of the report.

/** Order of kinds everywhere. */
const order = ['phone', 'email', 'address', 'url', 'handle', 'other'];

export const verdicts = ['clear', 'advise', 'ask', 'block'];

/**
 * @param {{ name: string, ours: object, baseline: object }} result a set's scores
 * @param {string[]} kinds those wanted; none: all
 * @returns {object[]} a row a kind, softly labelled texts apart
 */
export function kindRows({ ours, baseline }, kinds) {
  const rows = [];
  for (const part of ['plain', 'soft']) {
    const [mine, theirs] = [ours[part], baseline[part]];
    const present = new Set([...Object.keys(mine.recall), ...Object.keys(mine.alarms)]);
    present.delete('any');
    for (const kind of [...order, ...present].filter(unique)) {
      if (!present.has(kind) || (kinds.length > 0 && !kinds.includes(kind))) continue;
      rows.push({
        kind,
        soft: part === 'soft',
        ours: cells(mine, kind),
        baseline: cells(theirs, kind),
      });
    }
  }
  return rows;
}

function cells(group, kind) {
  const { labels = 0, hit = 0, any = 0 } = group.recall[kind] ?? {};
  const { texts = 0, hit: alarms = 0 } = group.alarms[kind] ?? {};
  const { right = 0, wrong = 0 } = group.findings[kind] ?? {};
  return { labels, hit, any, texts, alarms, right, wrong };
}

/** The rows of link classes; the baseline has none. */
export function classRows({ ours }) {
  return Object.entries(ours.plain.classes).map(([name, { labels, hit }]) => ({
    name,
    labels,
    hit,
  }));
}

/** A share as a percentage with one decimal, or a dash where there is nothing to take it of. */
export const share = (part, whole) =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;

function unique(value, index, all) {
  return all.indexOf(value) === index;
}
