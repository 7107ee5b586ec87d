// Holds what was measured against the table of targets.
import { score } from './score.mjs';

/**
 * @param {object} table targets.json
 * @param {{ name: string, records: object[], decisions: object[] }} set
 * @param {Map<string, unknown>} noted record ids whose label is not followed
 * @returns {{ set: string, what: string, target: string, measured: string, state: string }[]} a row a target; the state is
 *   `met`, `met but for notes` (met once the noted records are left out) or `not met`
 */
export function judge(table, set, noted) {
  const rows = [];
  for (const target of table.sets.filter((one) => one.set === set.name)) {
    const kept = set.records
      .map((record, index) => ({ record, decision: set.decisions[index] }))
      .filter(({ record }) => !target.without || !(record.tags ?? []).includes(target.without));
    const whole = scorePairs(kept);
    const followed = scorePairs(kept.filter(({ record }) => !noted.has(record.id)));
    const title = target.without ? `${set.name} without ${target.without}` : set.name;
    for (const check of checksOf(target, whole)) {
      const state = check.met(whole)
        ? 'met'
        : check.met(followed)
          ? 'met but for notes'
          : 'not met';
      const { what, aim } = check;
      rows.push({ set: title, what, target: aim, measured: check.measured(whole), state });
    }
  }
  return rows;

  function scorePairs(pairs) {
    return score(
      pairs.map(({ record }) => record),
      pairs.map(({ decision }) => decision),
    ).plain;
  }

  function checksOf(target, group) {
    return [
      ...limits(target.recall, group.recall).map(([kind, least]) =>
        reach(`recall ${kind}`, least, (scores) => scores.recall[kind], table.few),
      ),
      ...limits(target.classes, group.classes).map(([kind, least]) =>
        reach(`class ${kind}`, least, (scores) => scores.classes[kind], table.few),
      ),
      ...limits(target.alarms, group.alarms).map(([kind, most]) =>
        spare(`false alarms ${kind}`, most, (scores) => scores.alarms[kind]),
      ),
    ];
  }
}

/** The limits by kind, `*` spread over the kinds that the set has and that are not named; a kind without labels is left out. */
function limits(aims = {}, measured) {
  const { '*': others, ...named } = aims;
  const rest = others === undefined ? [] : Object.keys(measured).filter((kind) => kind !== 'any');
  return [
    ...Object.entries(named).filter(([kind]) => kind in measured),
    ...rest.filter((kind) => !(kind in named)).map((kind) => [kind, others]),
  ];
}

function reach(what, least, rowOf, few) {
  return {
    what,
    aim: `${percent(least)} at least`,
    met(scores) {
      const { labels, hit } = rowOf(scores) ?? { labels: 0, hit: 0 };
      const allowed = Math.max(part(labels, 1 - least), labels < few.labels ? few.misses : 0);
      return labels - hit <= allowed;
    },
    measured(scores) {
      const { labels, hit } = rowOf(scores);
      return `${hit} of ${labels} (${percent(hit / labels)})`;
    },
  };
}

function spare(what, most, rowOf) {
  const allowed = (texts) => most.texts ?? part(texts, most.share);
  return {
    what,
    aim: most.texts === undefined ? `${percent(most.share)} at most` : `${most.texts} at most`,
    met(scores) {
      const { texts, hit } = rowOf(scores) ?? { texts: 0, hit: 0 };
      return hit <= allowed(texts);
    },
    measured(scores) {
      const { texts, hit } = rowOf(scores);
      return `${hit} of ${texts} texts`;
    },
  };
}

/** The most whole texts within a share of them; 1 - 0.97 of 100 is 3, whatever binary fractions say. */
const part = (count, share) => Math.floor(count * share + 1e-9);

export const percent = (share) => `${(100 * share).toFixed(1).replace(/\.0$/, '')} %`;

/** @returns a row for a language of the descriptions */
export function judgeLanguage({ share }, { language, sentences, stricter }) {
  return {
    set: 'descriptions',
    what: language,
    target: `${percent(share)} at most`,
    measured: `${stricter} of ${sentences} sentences`,
    state: stricter <= part(sentences, share) ? 'met' : 'not met',
  };
}
