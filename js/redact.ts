import { PresendError } from './errors.js';
import { findingId } from './finding-id.js';
import type { Decision, Finding } from './types.js';

export interface RedactOptions {
  /**
   * Stands in the place of each detail, as it is. By default the sign of an omission, `[…]`, which belongs to no
   * language. One that names the kind ("your [phone]") would itself read as a request, and a rare word behind an app's
   * name as an ID; `checker.message('interface.redacted')` is a word that reads as neither.
   */
  readonly placeholder?: string;
  /** Also what the policy asks about. */
  readonly ask?: boolean;
}

/**
 * The text with each detail that its decision blocks taken out: details that are shared, words that ask for one, means
 * of contact named in a proposal to talk elsewhere. A finding's own range is replaced, which covers whole grapheme
 * clusters and no label; ranges that overlap are replaced together, by one placeholder, ranges that touch get one each.
 * The rest stays as it is. `fix` is an offer to the sender and plays no part.
 *
 * Checked again under the same context, the result holds nothing that was replaced. It may hold what stood beside it:
 * in "Add me on Telegram: jane_99" the ID is the finding, and without it the proposal is one. Who wants a text that
 * passes checks and redacts until the verdict is below `ask`.
 *
 * The same as `Redact` in C++ (presend/redact.h); the results are equal.
 *
 * @param text what was checked
 * @param decision of a check of one's own, with offsets in UTF-16 code units: one that a client sends may leave out
 *   findings
 * @throws PresendError `invalid_arguments`, also when the decision is about another text: a range does not fit, or what
 *   stands in and around it does not give the finding's id
 *
 * @example
 * redact(text, checker.check(text)); // 'write to […]'
 */
export function redact(text: string, decision: Decision, options: RedactOptions = {}): string {
  const { placeholder = '[…]', ask = false } = options;
  if (typeof text !== 'string' || typeof placeholder !== 'string')
    throw new PresendError('invalid_arguments', 'the text and the placeholder must be strings');
  if (!Array.isArray(decision?.findings))
    throw new PresendError('invalid_arguments', 'the decision has no findings');
  const all = decision.findings as readonly Finding[];
  if (!all.every((finding) => isAbout(text, finding)))
    throw new PresendError('invalid_arguments', 'the decision is about another text');
  const chosen = all
    .filter(({ outcome }) => outcome === 'block' || (ask && outcome === 'ask'))
    .sort((a, b) => a.start - b.start);
  let redacted = '';
  let at = 0;
  for (const { start, end } of chosen) {
    if (start >= at) redacted += text.slice(at, start) + placeholder;
    at = Math.max(at, end);
  }
  return redacted + text.slice(at);
}

/** Findings that read the same in the same surroundings carry a number behind their id. */
function isAbout(text: string, finding: Finding): boolean {
  if (typeof finding !== 'object' || finding === null) return false;
  const { start, end, id } = finding;
  return (
    Number.isInteger(start) &&
    Number.isInteger(end) &&
    0 <= start &&
    start < end &&
    end <= text.length &&
    typeof id === 'string' &&
    id.startsWith(findingId(text, finding))
  );
}
