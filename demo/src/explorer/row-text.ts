import type { Finding, PolicyInfo, PolicyLift, PolicyRow } from 'presend';

import { text } from '../language.js';

/** The row of the table that decided about a finding: of those with its id the one that fits it best. */
export function rowOf(
  policy: PolicyInfo,
  finding: Finding,
  surface: string,
): PolicyRow | undefined {
  const fits = policy.rows.filter(
    ({ id, kinds, acts, surfaces }) =>
      id === finding.row &&
      kinds.includes(finding.kind) &&
      acts.includes(finding.act) &&
      surfaces.includes(surface),
  );
  return (
    fits.find(
      ({ outcome, exception }) => outcome === finding.outcome && exception === finding.exception,
    ) ?? fits[0]
  );
}

/** What lifted the rule for a finding; undefined when nothing did. */
export function liftOf({ lifts }: PolicyInfo, finding: Finding): PolicyLift | undefined {
  if (finding.basis !== 'lifted') return undefined;
  return lifts.find(
    ({ outcome, exception }) => outcome === finding.outcome && exception === finding.exception,
  );
}

/** In words when the row, or what lifts the rule, applies. */
export function whenOf(policy: PolicyInfo, finding: Finding, surface: string): string {
  const decided = liftOf(policy, finding) ?? rowOf(policy, finding, surface);
  return decided ? text(`texts.${decided.text}.when`) : '';
}

/** The row and when it applies, as the reports write it: "1: a contact detail given before a contract starts". */
export function rowWithText(policy: PolicyInfo, finding: Finding, surface: string): string {
  const parts = { row: finding.row, when: whenOf(policy, finding, surface) };
  return text('report.filled.row').replace(/\{(row|when)\}/g, (_, name) =>
    name === 'row' ? parts.row : parts.when,
  );
}
