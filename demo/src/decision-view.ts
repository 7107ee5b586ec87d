import type { Decision, Declared, Finding } from 'presend';

import { joined, text as textOf, word as wordOf } from './language.js';
import { showWord } from './outcome-word.js';
import { find, stamp, within } from './page.js';

/** Shows every field of a decision: what the composer says in words, and what it rests on. */
export function showDecision(decision: Decision, text: string): void {
  showWord(find('verdict'), decision.verdict);
  find('policy').textContent = decision.policy;
  find('pack').textContent =
    `${decision.pack.id} ${decision.pack.version} · ${decision.pack.digest.slice(0, 19)}…`;
  // What is clear is shown on demand.
  const clear = decision.findings.filter(({ outcome }) => outcome === 'clear').length;
  const all = find<HTMLInputElement>('show-clear');
  find('show-clear-label').hidden = clear === 0;
  find('clear-count').textContent = String(clear);
  all.onchange = () => {
    showDecision(decision, text);
  };
  const findings = all.checked
    ? decision.findings
    : decision.findings.filter(({ outcome, basis }) => outcome !== 'clear' || basis === 'lifted');
  find('no-findings').hidden = findings.length > 0;
  find('findings').replaceChildren(...findings.map((finding) => findingView(finding, text)));
  const claims = find('claims');
  claims.hidden = decision.declared.length === 0;
  within(claims, 'ul').replaceChildren(...decision.declared.map(claimView));
  find('json').textContent = JSON.stringify(decision, null, 2);
}

function findingView(finding: Finding, text: string): HTMLElement {
  const view = stamp('finding');
  view.dataset['outcome'] = finding.outcome;
  within(view, '.detail').textContent = text.slice(finding.start, finding.end);
  const fields: Record<string, string | null> = {
    ...(finding as unknown as Record<string, string | null>),
    act: wordOf('acts', finding.act),
    app: finding.app && wordOf('apps', finding.app),
    basis: wordOf('report.basis', finding.basis),
    exception: finding.exception && wordOf('exceptions', finding.exception, '.name'),
    claimable: joined(
      'list',
      finding.claimable.map((purpose) => wordOf('exceptions', purpose, '.name')),
    ),
    disguise: joined(
      'list',
      finding.disguise.map((disguise) => wordOf('disguises', disguise)),
    ),
    kind: wordOf('kinds', finding.kind),
    score: String(finding.score),
    split: finding.split > 1 ? String(finding.split) : null,
    range: `${finding.start}–${finding.end}`,
  };
  for (const place of view.querySelectorAll<HTMLElement>('[data-field]')) {
    const name = place.dataset['field'] ?? '';
    const value = fields[name];
    if (name === 'outcome') showWord(place, finding.outcome);
    else if (value) place.textContent = value;
    else place.closest('div')?.remove();
  }
  return view;
}

function claimView(entry: Declared): HTMLElement {
  const view = stamp('claim-result');
  within(view, '[data-field="purpose"]').textContent = wordOf('exceptions', entry.purpose, '.name');
  within(view, '[data-field="kind"]').textContent = wordOf('kinds', entry.kind);
  within(view, '[data-field="value"]').textContent = entry.value ?? '';
  within(view, '[data-field="why"]').textContent = textOf(
    `report.declared.${entry.why ?? 'accepted'}`,
  );
  return view;
}
