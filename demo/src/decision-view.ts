import type { Decision, Declared, Finding } from 'presend';

import { find, stamp, within } from './page.js';
import { spoken } from './words.js';

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

/** Shows a verdict or outcome, in its colour. */
export function showWord(element: HTMLElement, word: string): void {
  element.textContent = spoken(word);
  element.dataset['word'] = word;
}

function findingView(finding: Finding, text: string): HTMLElement {
  const view = stamp('finding');
  view.dataset['outcome'] = finding.outcome;
  within(view, '.detail').textContent = text.slice(finding.start, finding.end);
  const fields: Record<string, string | null> = {
    ...(finding as unknown as Record<string, string | null>),
    act: spoken(finding.act),
    exception: finding.exception && spoken(finding.exception),
    claimable: finding.claimable.map(spoken).join(', '),
    disguise: finding.disguise.map(spoken).join(', '),
    kind: spoken(finding.kind),
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
  within(view, '[data-field="purpose"]').textContent = spoken(entry.purpose);
  within(view, '[data-field="kind"]').textContent = spoken(entry.kind);
  within(view, '[data-field="value"]').textContent = entry.value ?? '';
  within(view, '[data-field="why"]').textContent = entry.why ? spoken(entry.why) : '';
  within(view, entry.accepted ? '[data-when="refused"]' : '[data-when="accepted"]').remove();
  return view;
}
