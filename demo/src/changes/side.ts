import type { PolicyInfo } from 'presend';

import { text, word } from '../language.js';
import { showWord } from '../outcome-word.js';
import { stamp, within } from '../page.js';

/** One of the policies that are compared: from when to when, and what lifts its rule. */
export function showSide(
  place: HTMLElement,
  policy: PolicyInfo,
  policies: readonly PolicyInfo[],
): void {
  const view = stamp('side');
  const heading = within(view, 'h2');
  heading.id = place.getAttribute('aria-labelledby') ?? '';
  heading.textContent = text(`policies.${policy.id}`) || policy.id;
  within(view, '[data-part="id"]').textContent = policy.id;
  within(view, '[data-part="force"]').textContent = inForce(policy, policies);
  within(view, '[data-part="default"]').hidden = !policy.default;
  within(view, '[data-part="rows"]').textContent = String(policy.rows.length);
  within(view, '[data-part="none"]').hidden = policy.lifts.length > 0;
  within(view, '[data-part="lifts"]').replaceChildren(
    ...policy.lifts.map((lift) => {
      const item = stamp('side-lift');
      within(item, '[data-part="when"]').textContent = text(`texts.${lift.text}.when`);
      showWord(within(item, '[data-part="outcome"]'), lift.outcome);
      return item;
    }),
  );
  within(view, '[data-part="claims"]').textContent = purposesOf(policy)
    .map((purpose) => word('exceptions', purpose, '.name'))
    .join(', ');
  within(view, '[data-part="claimless"]').hidden = purposesOf(policy).length > 0;
  place.replaceChildren(view);
}

/** The days of a policy, as the reports write them: it ends on the day before the next of its family begins. */
function inForce(policy: PolicyInfo, policies: readonly PolicyInfo[]): string {
  const starts = policies
    .filter(({ family, effective }) => family === policy.family && effective !== null)
    .map(({ effective }) => effective ?? '')
    .sort();
  const next = starts.find((day) => day > (policy.effective ?? ''));
  const from = policy.effective ?? '';
  const to = next === undefined ? '' : dayBefore(next);
  const pattern = from && to ? 'from_until' : from ? 'from_day' : to ? 'until_day' : 'always';
  return text(`report.filled.${pattern}`).replace(/\{(from|to)\}/g, (_, name) =>
    name === 'from' ? from : to,
  );
}

function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}

/** What can be claimed under some row. */
function purposesOf({ rows, words }: PolicyInfo): string[] {
  return words.purpose.filter((purpose) =>
    rows.some(({ claimable }) => claimable.some((claim) => claim.purpose === purpose)),
  );
}
