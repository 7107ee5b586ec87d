import type { ComposerChecker, ComposerDraft } from '../../../js/composer/options.js';
import { DraftText } from '../../../js/draft-text.js';
import type { PresendError } from '../../../js/errors.js';
import type { Context, Decision, Finding, Outcome } from '../../../js/types.js';

/**
 * A stand-in for the checker in the composer's unit tests, where a decision's details do not matter: every `[word]` of
 * a text is one finding with that outcome, claimable for `reason` unless it is an `advise`.
 */
export class CheckerDouble implements ComposerChecker {
  readonly checked: { readonly text: string; readonly context: Context | undefined }[] = [];
  fails: PresendError | undefined;
  pattern = /\[\w+\]/g;

  check(text: string, context?: Context): Decision {
    if (this.fails) throw this.fails;
    this.checked.push({ text, context });
    const claims = context?.declared ?? [];
    const findings = [...text.matchAll(this.pattern)].map((match) => {
      return findingOf(
        match[0],
        /[a-z]+/.exec(match[0])?.[0] ?? '',
        match.index,
        claims.some((claim) => claim.value === match[0]),
      );
    });
    const outcomes: readonly Outcome[] = ['block', 'ask', 'advise'];
    return {
      verdict:
        outcomes.find((outcome) => findings.some((finding) => finding.outcome === outcome)) ??
        'clear',
      findings,
      declared: claims.map((claim) => {
        const accepted = findings.some(
          (finding) => finding.value === claim.value && finding.exception === claim.purpose,
        );
        return { ...claim, accepted, why: accepted ? null : 'no_such_finding' };
      }),
      policy: 'double',
      pack: { id: 'double', version: '1', digest: 'sha256:0' },
      engine: '0',
    };
  }

  draft(context?: Context): ComposerDraft {
    const text = new DraftText();
    return {
      replace: (start, end, inserted) => {
        text.replace(start, end, inserted);
        return this.check(text.current, context);
      },
      dispose: () => {
        text.dispose();
      },
    };
  }

  message(id: string): string {
    if (id.startsWith('report.filled.')) return '{first} {next}';
    return id.endsWith('_other') || id.endsWith('_one') ? `${id} {count}` : id;
  }
}

function findingOf(value: string, word: string, start: number, claimed: boolean): Finding {
  const end = start + value.length;
  const outcome = word === 'lifted' || claimed ? 'advise' : (word as Outcome);
  return {
    id: value,
    start,
    end,
    kind: 'email',
    act: 'share',
    outcome,
    value,
    app: null,
    score: 100,
    disguise: [],
    row: '1',
    basis: claimed ? 'declared' : word === 'lifted' ? 'lifted' : 'rule',
    exception: claimed ? 'reason' : null,
    claimable: outcome === 'advise' ? [] : ['reason', 'other_reason'],
    rule: 'double',
    split: 1,
    fix: outcome === 'advise' ? null : { start, end, text: '' },
    headline: `headline ${value}`,
    reason: 'why',
    instead: 'do',
    condition: outcome === 'advise' ? 'if' : null,
  };
}

/** What the composer has put into the page. */
export function shown(): {
  readonly panel: HTMLElement;
  readonly cards: readonly HTMLElement[];
  readonly marks: readonly (readonly [outcome: string | undefined, text: string])[];
  readonly live: string;
  button(key: string): HTMLButtonElement;
} {
  const panel = document
    .querySelector('[data-presend="panel"]')
    ?.shadowRoot?.querySelector<HTMLElement>('.panel');
  const overlay = document.querySelector('[data-presend="overlay"]')?.shadowRoot;
  if (!panel) throw new Error('there is no panel');
  return {
    panel,
    cards: [...panel.querySelectorAll<HTMLElement>('.card')],
    marks: [...(overlay?.querySelectorAll<HTMLElement>('.mark') ?? [])].map((mark) => {
      return [mark.dataset['outcome'], mark.textContent] as const;
    }),
    live: panel.parentNode?.querySelector('[role="status"]')?.textContent ?? '',
    button(key) {
      const found = panel.querySelector<HTMLButtonElement>(`button[data-key="${key}"]`);
      if (!found) throw new Error(`there is no button ${key}`);
      return found;
    },
  };
}

/** Types into a textarea as a user does: the value changes, then the event comes. */
export function type(
  textarea: HTMLTextAreaElement,
  value: string,
  init: InputEventInit = {},
): void {
  textarea.value = value;
  textarea.dispatchEvent(new InputEvent('input', { bubbles: true, ...init }));
}

/** Types character by character at the end of a textarea. */
export function keys(textarea: HTMLTextAreaElement, text: string): void {
  for (const character of text)
    type(textarea, textarea.value + character, { inputType: 'insertText', data: character });
}
