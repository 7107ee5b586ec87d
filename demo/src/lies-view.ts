import type { ClientStamp } from 'presend';

import { joined, word } from './language.js';
import { LIES, type Lie } from './lie-names.js';
import { bodyOf, type Subject } from './lies.js';
import { markedText } from './marked-text.js';
import { showWord } from './outcome-word.js';
import { find, stamp, within } from './page.js';
import type { Judgement, Server } from './server.js';
import type { Scene, View } from './view.js';
import { placeName } from './words.js';

/** What is lied about when the composer has nothing that would be refused. */
const BLOCKED = 'Thanks! My address is anna.brandt@gmail.com if that is easier';

/** Lies to the server, each with a button: what the client claims, what the server decides, and why. */
export class LiesView implements View {
  readonly #server: Server;
  readonly #settle: () => void;
  #subject: Subject | undefined;
  #about = '';

  /** @param settle makes sure that the server has the facts that the page shows */
  constructor(server: Server, settle: () => void) {
    this.#server = server;
    this.#settle = settle;
    find('lies').replaceChildren(...LIES.map((lie) => this.#lie(lie)));
    find('lie-all').addEventListener('click', () => void this.#tellAll());
  }

  show({ checker, state, context, policy }: Scene): void {
    const { declared: _declared, view: _view, ...facts } = context;
    const own = checker.check(state.text, facts);
    const borrowed = !held(own.verdict);
    const text = borrowed ? BLOCKED : state.text;
    const decision = borrowed ? checker.check(text, facts) : own;
    this.#subject = { checker, text, context: facts, decision };
    find('lie-message').replaceChildren(
      markedText(
        text,
        decision.findings.map(({ start, end, outcome }) => ({ start, end, mark: outcome })),
      ),
    );
    showWord(find('lie-honest'), decision.verdict);
    find('lie-why').textContent = joined('sentences', [
      ...new Set(
        decision.findings.filter(({ outcome }) => held(outcome)).map(({ reason }) => reason),
      ),
    ]);
    find('lie-borrowed').hidden = !borrowed;
    find('lie-nothing').hidden = held(decision.verdict);
    const info = checker.pack.policies.find(({ id }) => id === policy);
    find('lie-facts-words').textContent = joined('list', [
      policy,
      placeName(facts.surface ?? info?.defaults.surface ?? ''),
      word('words.contract', facts.contract ?? info?.defaults.contract ?? ''),
    ]);
    const about = JSON.stringify([text, facts]);
    if (about === this.#about) return;
    this.#about = about; // an answer about another message is none about this one
    for (const place of find('lies').querySelectorAll<HTMLElement>('[data-part="answer"]'))
      place.replaceChildren();
    find('lie-status').textContent = '';
  }

  #lie(lie: Lie): HTMLElement {
    const view = stamp(`lie-${lie}`);
    view.dataset['lie'] = lie;
    view.append(...[...stamp('lie').children]);
    within(view, 'button').addEventListener('click', () => void this.#tell(lie));
    return view;
  }

  async #tell(lie: Lie): Promise<Judgement | undefined> {
    const view = within(find('lies'), `[data-lie="${lie}"]`);
    const button = within<HTMLButtonElement>(view, 'button');
    const subject = this.#subject;
    if (!subject || button.ariaDisabled === 'true') return undefined;
    button.ariaDisabled = 'true';
    try {
      this.#settle();
      const body = await bodyOf(lie, subject);
      const judgement = await this.#server.judge(body);
      if (
        subject === this.#subject ||
        this.#about === JSON.stringify([subject.text, subject.context])
      )
        showJudgement(within(view, '[data-part="answer"]'), body, judgement);
      return judgement;
    } finally {
      button.ariaDisabled = null;
    }
  }

  async #tellAll(): Promise<void> {
    let refused = 0;
    for (const lie of LIES) {
      const judgement = await this.#tell(lie);
      if (judgement && judgement.kind !== 'unreachable' && judgement.status >= 400) refused++;
    }
    const status = stamp('note-lies');
    within(status, '[data-part="refused"]').textContent = String(refused);
    within(status, '[data-part="told"]').textContent = String(LIES.length);
    find('lie-status').replaceChildren(...status.childNodes);
  }
}

function held(verdict: string): boolean {
  return verdict === 'ask' || verdict === 'block';
}

/** Shows what was sent, and what the server made of it. */
function showJudgement(place: HTMLElement, body: string, judgement: Judgement): void {
  const view = stamp(`judgement-${judgement.kind}`);
  if (judgement.kind === 'problem') {
    within(view, '[data-part="status"]').textContent = String(judgement.status);
    within(view, '[data-part="detail"]').textContent = judgement.detail;
    within(view, '[data-part="code"]').textContent = judgement.code;
  }
  if (judgement.kind === 'ruled') {
    const { ruling, status } = judgement;
    view.dataset['verdict'] = ruling.decision.verdict;
    within(view, '[data-part="refused"]').hidden = ruling.allowed;
    within(view, '[data-part="allowed"]').hidden = !ruling.allowed;
    within(view, '[data-part="status"]').textContent = String(status);
    showWord(within(view, '[data-part="verdict"]'), ruling.decision.verdict);
    const { client } = JSON.parse(body) as { client?: ClientStamp };
    within(view, '[data-part="claimed"]').hidden = client === undefined;
    if (client) showWord(within(view, '[data-part="claim"]'), client.verdict);
    within(view, '[data-part="why"]').textContent = joined('sentences', [
      ...new Set(
        ruling.decision.findings
          .filter(({ outcome }) => held(outcome))
          .map(({ headline }) => headline),
      ),
    ]);
    const differs = within(view, '[data-part="differs"]');
    differs.hidden = ruling.agreed !== false;
    within(differs, 'span').textContent = ruling.differs.join(', ');
    within(view, '[data-part="stale"]').hidden = ruling.stale !== true;
    const claims = within(view, '[data-part="claims"]');
    claims.hidden = ruling.decision.declared.length === 0;
    within(claims, 'span').textContent = joined(
      'sentences',
      ruling.decision.declared.map(({ purpose, why }) =>
        joined('list', [
          word('exceptions', purpose, '.name'),
          word('report.declared', why ?? 'accepted'),
        ]),
      ),
    );
  }
  const sent = stamp('lie-sent');
  within(sent, 'pre').textContent = body;
  place.replaceChildren(view, sent);
}
