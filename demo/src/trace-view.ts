import type { Evidence, Finding, TracedDecision, TraceEntry } from 'presend';

import { rowWithText } from './explorer/row-text.js';
import { text, word } from './language.js';
import { markedText } from './marked-text.js';
import { showWord } from './outcome-word.js';
import { find, stamp, within } from './page.js';
import type { Scene, View } from './view.js';

/** How a decision came about: every candidate, kept or left out, with its signs and their weights. */
export class TraceView implements View {
  readonly #text = find<HTMLTextAreaElement>('trace-message');

  /** @param write puts a text into the composer, which decides about it and shows this view anew */
  constructor(write: (text: string) => void) {
    this.#text.addEventListener('input', () => {
      write(this.#text.value);
    });
  }

  show(scene: Scene): void {
    const { checker, state, context } = scene;
    const { text: message } = state;
    if (this.#text.value !== message) this.#text.value = message; // else the caret would jump
    const traced = checker.check(message, context, { all: true, trace: true });
    this.#mark(message, traced);
    for (const kept of [true, false]) {
      const name = kept ? 'kept' : 'rejected';
      const entries = traced.trace.filter((entry) => entry.kept === kept);
      find(`${name}-count`).textContent = String(entries.length);
      find(`${name}-none`).hidden = entries.length > 0;
      find(name).replaceChildren(
        ...entries.map((entry) => candidateView(entry, message, traced, scene)),
      );
    }
  }

  #mark(message: string, { decision, trace }: TracedDecision): void {
    const place = find('trace-text');
    place.hidden = trace.length === 0;
    find('trace-legend').hidden = trace.length === 0;
    place.replaceChildren(
      markedText(message, [
        ...decision.findings.map(({ start, end, outcome }) => ({ start, end, mark: outcome })),
        ...trace
          .filter(({ kept, start, end }) => !kept && apart(start, end, decision.findings))
          .map(({ start, end }) => ({ start, end, mark: 'rejected' })),
      ]),
    );
  }
}

/** Whether a range has nothing in common with any finding. */
function apart(start: number, end: number, findings: readonly Finding[]): boolean {
  return findings.every((finding) => end <= finding.start || start >= finding.end);
}

function candidateView(
  entry: TraceEntry,
  message: string,
  { decision }: TracedDecision,
  { checker, context, policy: id }: Scene,
): HTMLElement {
  const view = stamp('candidate');
  view.dataset['kept'] = String(entry.kept);
  const fill = (part: string, value: string): void => {
    within(view, `[data-part="${part}"]`).textContent = value;
  };
  fill('detail', message.slice(entry.start, entry.end));
  fill('kind', word('kinds', entry.kind));
  fill('rule', entry.rule);
  fill('score', String(entry.score));
  within(view, '[data-part="certainty"]').setAttribute('width', String(entry.score));
  const finding = decision.findings.find(
    ({ start, end, kind }) => start === entry.start && end === entry.end && kind === entry.kind,
  );
  const outcome = within(view, '[data-part="outcome"]');
  if (finding) showWord(outcome, finding.outcome);
  else outcome.remove();
  const policy = checker.pack.policies.find((one) => one.id === id);
  if (finding && policy)
    fill('decided', rowWithText(policy, finding, context.surface ?? policy.defaults.surface));
  else within(view, '[data-part="decided"]').closest('p')?.remove();
  if (entry.reason !== null) {
    fill('reason', leftOut(entry, message, entry.reason));
    within(view, '[data-part="kind"]').remove(); // the sentence names it
  } else within(view, '[data-part="reason"]').remove();
  within(view, 'tbody').replaceChildren(...entry.evidence.map(signView));
  within(view, 'table').hidden = entry.evidence.length === 0;
  return view;
}

/** Why a candidate was left out, as the reports write it. */
function leftOut({ start, end, kind }: TraceEntry, message: string, reason: string): string {
  const parts: Readonly<Record<string, string>> = {
    text: message.slice(start, end),
    kind: word('kinds', kind),
    reason: word('rejections', reason),
  };
  return text('report.filled.set_aside').replace(
    /\{(text|kind|reason)\}/g,
    (_, name: string) => parts[name] ?? '',
  );
}

function signView({ name, weight }: Evidence): HTMLElement {
  const row = stamp('sign');
  within(row, '[data-part="sign"]').textContent = nameOf(name);
  const sign = weight > 0 ? '+' : weight < 0 ? '−' : '';
  within(row, '[data-part="weight"]').textContent = `${sign}${Math.abs(weight)}`;
  const bar = within(row, '[data-part="bar"]');
  bar.dataset['for'] = String(weight > 0);
  bar.setAttribute('width', String(Math.min(100, Math.abs(weight))));
  return row;
}

/** A sign in words: evidence by its own name, a construction by its id or the first part of it, a disguise by its name. */
function nameOf(name: string): string {
  const [first = name] = name.split('/');
  return (
    text(`evidence.${name}`) ||
    text(`constructions.${name.replaceAll('/', '_')}`) ||
    text(`constructions.${first}`) ||
    text(`disguises.${name.replace(/^disguise_/, '')}`) ||
    name.replaceAll('_', ' ')
  );
}
