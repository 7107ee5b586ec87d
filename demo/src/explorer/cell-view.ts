import type { Checker, Context, Finding, PolicyInfo } from 'presend';

import { joined, localeNow, word } from '../language.js';
import { leadTo } from '../links.js';
import { markedText } from '../marked-text.js';
import { showWord } from '../outcome-word.js';
import { find, stamp, within } from '../page.js';
import { placeName } from '../words.js';
import { claimsOf, contextFor, type Case } from './cell.js';
import type { Example } from './corpus.js';
import { rowWithText, whenOf } from './row-text.js';

/** Of how many examples of a case the cell shows. */
const SHOWN = 3;

/** What the panel beside the grid is about. */
export interface CellShown {
  readonly checker: Checker;
  readonly policy: PolicyInfo;
  readonly kind: string;
  readonly act: string;
  readonly surface: string;
  readonly context: Context;
  /** The plainest first; none where no example is known. */
  readonly cases: readonly Case[];
}

/** Shows one cell: outcome, row, reasons, what could be said for it, other cases, and messages that show them. */
export function showCell(shown: CellShown, matrix: HTMLElement): void {
  const { kind, act, surface, cases } = shown;
  find('cell-title').textContent = joined('list', [word('kinds', kind), word('acts', act)]);
  find('cell-place').textContent = placeName(surface);
  const [plain, ...others] = cases;
  find('cell-empty').hidden = plain !== undefined;
  const body = find('cell-body');
  const focused = body.contains(document.activeElement) ? document.activeElement : null;
  body.replaceChildren(
    ...(plain
      ? [plainCase(shown, plain), ...(others.length > 0 ? [otherCases(shown, others)] : []), matrix]
      : []),
  );
  if (focused) sameControl(body, focused)?.focus({ preventScroll: true });
}

/** The control that is there in place of one that is gone: it does the same. */
function sameControl(place: HTMLElement, gone: Element): HTMLElement | undefined {
  const { contract, plan, part } = (gone as HTMLElement).dataset;
  const href = gone.getAttribute('href');
  return [...place.querySelectorAll<HTMLElement>(gone.localName)].find(
    (one) =>
      one.dataset['contract'] === contract &&
      one.dataset['plan'] === plan &&
      one.dataset['part'] === part &&
      one.getAttribute('href') === href,
  );
}

function plainCase(shown: CellShown, plain: Case): HTMLElement {
  const { checker, context } = shown;
  const { finding, examples } = plain;
  const view = stamp('cell-plain');
  const [first] = examples;
  showWord(within(view, '[data-part="outcome"]'), finding.outcome);
  fill(view, {
    row: rowWithText(shown.policy, finding, shown.surface),
    basis: word('report.basis', finding.basis),
    reason: finding.reason,
    instead: finding.instead,
    exception: finding.exception && word('exceptions', finding.exception, '.name'),
    condition: finding.condition,
  });
  view.dataset['row'] = finding.row;
  view.dataset['outcome'] = finding.outcome;
  const claims = first ? claimsOf(checker, first, finding, contextFor(first, context)) : [];
  within(view, '[data-part="claims"]').hidden = claims.length === 0;
  within(view, '[data-part="claims"] ul').replaceChildren(
    ...claims.map(({ purpose, finding: claimed }) => {
      const item = stamp('cell-claim');
      within(item, '[data-part="claim"]').textContent = word('exceptions', purpose, '.claim');
      showWord(within(item, '[data-part="outcome"]'), claimed.outcome);
      fill(item, { condition: claimed.condition });
      if (first)
        leadTo(within<HTMLAnchorElement>(item, 'a'), {
          text: first.text,
          context: {
            ...contextFor(first, context),
            declared: [{ purpose, kind: finding.kind, value: finding.value }],
          },
        });
      return item;
    }),
  );
  within(view, '[data-part="examples"]').replaceChildren(...exampleItems(shown, plain));
  return view;
}

function otherCases(shown: CellShown, others: readonly Case[]): HTMLElement {
  const view = stamp('cell-others');
  within(view, 'ul').replaceChildren(
    ...others.map((other) => {
      const item = stamp('cell-other');
      const { finding } = other;
      showWord(within(item, '[data-part="outcome"]'), finding.outcome);
      within(item, '[data-part="when"]').textContent = finding.claimable.includes('not_contact')
        ? finding.headline
        : whenOf(shown.policy, finding, shown.surface);
      within(item, '[data-part="row"]').textContent = finding.row;
      within(item, '[data-part="examples"]').replaceChildren(...exampleItems(shown, other));
      return item;
    }),
  );
  return view;
}

function exampleItems({ checker, context }: CellShown, { examples }: Case): HTMLElement[] {
  return examples.slice(0, SHOWN).map((example) => exampleItem(checker, example, context));
}

/** A message that can be followed into the composer, with what is found in it. */
function exampleItem(checker: Checker, example: Example, context: Context): HTMLElement {
  const item = stamp('cell-example');
  const link = within<HTMLAnchorElement>(item, 'a');
  const own = contextFor(example, context);
  leadTo(link, { text: example.text, context: own });
  const { findings } = checker.check(example.text, own, { all: true });
  within(link, '[data-part="text"]').replaceChildren(
    markedText(
      example.text,
      findings.map(({ start, end, outcome }: Finding) => ({ start, end, mark: outcome })),
    ),
  );
  return item;
}

/** Fills the parts of a view; one without a value is taken out, with its term. */
function fill(view: HTMLElement, parts: Readonly<Record<string, string | null>>): void {
  for (const [name, value] of Object.entries(parts)) {
    const place = view.querySelector<HTMLElement>(`[data-part="${name}"]`);
    if (!place) continue;
    if (!value) (place.closest('dl > div') ?? place).remove();
    else {
      place.textContent = value;
      place.lang = localeNow();
    }
  }
}
