import type { Finding } from '../types.js';
import { button, element } from './dom.js';
import type { Texts } from './texts.js';

/** What a user may do about a finding; the id is the finding's. */
export interface CardActions {
  show(id: string): void;
  fix(id: string): void;
  /** States a purpose for the finding; null takes it back. */
  claim(id: string, purpose: string | null): void;
  /** Tells the page that the finding is wrong; absent where the page takes no reports. */
  readonly report: ((id: string) => void) | undefined;
  /** Whether the message was received: then there is nothing to change in it, and nothing to say for it. */
  readonly received: boolean;
  /** Whether the finding's purpose was stated here, where it can be taken back, and not by the page. */
  canUnclaim(finding: Finding): boolean;
}

/**
 * The card of one finding: the detail as it stands in the text under the same line as there, what was found, why it
 * matters, what to do instead, under which exception and on what condition it is allowed, and the buttons.
 */
export function createCard(
  document: Document,
  finding: Finding,
  detail: string,
  texts: Texts,
  actions: CardActions,
): HTMLLIElement {
  const { id, outcome, exception } = finding;
  const card = element(document, 'li', { className: 'card', data: { finding: id, outcome } });
  card.append(
    element(
      document,
      'p',
      { className: 'top' },
      element(document, 'span', { className: 'detail', text: detail }),
      element(document, 'span', {
        className: 'outcome',
        text: texts.outcome(outcome, actions.received),
      }),
    ),
    element(document, 'p', { className: 'headline', text: finding.headline }),
    element(document, 'p', { className: 'kind', text: kindOf(finding, texts) }),
  );
  const parts: readonly (readonly [name: string, text: string | null])[] = [
    ['why', finding.reason],
    ['instead', finding.instead],
    ['exception', exception && texts.purpose(exception)],
    ['condition', finding.condition],
    [
      'disguise',
      texts.joined(
        'list',
        finding.disguise.map((word) => texts.disguise(word)),
      ),
    ],
  ];
  const list = element(document, 'dl');
  for (const [name, text] of parts) {
    if (!text) continue;
    list.append(
      element(
        document,
        'div',
        { className: CLASSES[name] ?? name },
        element(document, 'dt', { text: texts.label(name) }),
        element(document, 'dd', { text }),
      ),
    );
  }
  card.append(list);
  const claims = actions.received ? undefined : createClaims(document, finding, texts, actions);
  if (claims) card.append(claims);
  card.append(createActions(document, finding, texts, actions));
  return card;
}

const CLASSES: Readonly<Record<string, string>> = { why: 'reason' };

/** What it is, what the words do with it, and the app: "ID on an app · shared · Skype". */
function kindOf({ kind, act, app }: Finding, texts: Texts): string {
  const parts = [texts.kind(kind), texts.act(act), app === null ? '' : texts.app(app)];
  return parts.filter((part) => part !== '').join(' · ');
}

/** What the sender has said about the detail, or what could truthfully be said. */
function createClaims(
  document: Document,
  finding: Finding,
  texts: Texts,
  actions: CardActions,
): HTMLElement | undefined {
  const { id, basis, exception, claimable } = finding;
  if (basis === 'declared' && exception !== null) {
    const said = texts.get('claimed', { purpose: texts.purpose(exception) });
    const row = element(document, 'div', { className: 'claims' });
    row.append(element(document, 'span', { className: 'claimed', text: said }));
    if (actions.canUnclaim(finding)) {
      row.append(
        button(document, texts.get('unclaim'), 'unclaim', () => {
          actions.claim(id, null);
        }),
      );
    }
    return row;
  }
  if (claimable.length === 0) return undefined;
  const question = element(document, 'span', { className: 'ask', text: texts.get('claim') });
  question.id = `claim-${id}`;
  const group = element(document, 'div', { className: 'claims' }, question);
  group.role = 'group';
  group.setAttribute('aria-labelledby', question.id);
  for (const purpose of claimable) {
    group.append(
      button(document, texts.claim(purpose), `claim:${purpose}`, () => {
        actions.claim(id, purpose);
      }),
    );
  }
  return group;
}

function createActions(
  document: Document,
  finding: Finding,
  texts: Texts,
  actions: CardActions,
): HTMLElement {
  const { id, fix } = finding;
  const row = element(document, 'div', { className: 'actions' });
  row.append(
    button(document, texts.get('show'), 'show', () => {
      actions.show(id);
    }),
  );
  if (fix && !actions.received) {
    const label =
      fix.text === '' ? texts.get('fix_remove') : texts.get('fix_replace', { text: fix.text });
    row.append(
      button(document, label, 'fix', () => {
        actions.fix(id);
      }),
    );
  }
  if (actions.report) row.append(createReport(document, id, texts, actions.report));
  return row;
}

/** Once pressed it says so, keeps the focus, and does nothing more. */
function createReport(
  document: Document,
  id: string,
  texts: Texts,
  report: (id: string) => void,
): HTMLButtonElement {
  const made = button(document, texts.get('report'), 'report', () => {
    if (made.ariaDisabled === 'true') return;
    made.ariaDisabled = 'true';
    made.textContent = texts.get('reported');
    report(id);
  });
  return made;
}
