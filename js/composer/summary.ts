import type { Decision, Finding } from '../types.js';
import type { Texts } from './texts.js';

/** Allowed because of who the parties are or what they have agreed: worth one quiet note, and no underline. */
export function isLifted(finding: Finding): boolean {
  return finding.basis === 'lifted';
}

/** The findings that the sender should look at one by one. */
export function marked(decision: Decision): readonly Finding[] {
  return decision.findings.filter((finding) => finding.outcome !== 'clear' && !isLifted(finding));
}

/** The findings that need no look: shown on demand, and not those that one note is for. */
export function clear(decision: Decision): readonly Finding[] {
  return decision.findings.filter((finding) => finding.outcome === 'clear' && !isLifted(finding));
}

/** A decision as it is without those findings that are clear. */
export function withoutClear(decision: Decision): Decision {
  const findings = decision.findings.filter((finding) => finding.outcome !== 'clear');
  if (findings.length === decision.findings.length) return decision;
  return Object.freeze({ ...decision, findings: Object.freeze(findings) });
}

/** The decision in a sentence or a few, strictest first: how many details of each outcome. Empty when there is none. */
export function summarise(decision: Decision, texts: Texts, received = false): string {
  const findings = marked(decision);
  const form = received ? 'received' : 'summary';
  const sentences: string[] = [];
  for (const outcome of ['block', 'ask', 'advise'] as const) {
    const count = findings.filter((finding) => finding.outcome === outcome).length;
    if (count > 0) sentences.push(texts.counted(`${form}_${outcome}`, count));
  }
  return texts.joined('sentences', sentences);
}
