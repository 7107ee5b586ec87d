import type { Decision, Finding, Outcome } from '../types.js';
import { createCard, type CardActions } from './card.js';
import { Pause, type Clock } from './clock.js';
import { button, element } from './dom.js';
import { adopt } from './sheet.js';
import { PANEL_CSS } from './styles.js';
import { clear, isLifted, marked, summarise } from './summary.js';
import type { Texts } from './texts.js';

export interface PanelActions extends CardActions {
  /** Puts a sentence into a reply; absent where the page takes none. */
  readonly reply: ((text: string) => void) | undefined;
  /** The user wants back to the text. */
  leave(): void;
}

/** A count that changes at every key is announced once the user pauses. */
const ANNOUNCE_AFTER_MS = 500;

/** Outcomes to which one who received the message may want to say no. */
const HOLDS: ReadonlySet<Outcome> = new Set<Outcome>(['ask', 'block']);

interface ShownCard {
  readonly key: string;
  readonly card: HTMLLIElement;
}

/**
 * The list of findings, after the editor in the tab order. Cards are kept by finding while nothing about them changes,
 * so that focus and reading position survive the user's typing. One live region announces a new summary, politely.
 */
export class Panel {
  readonly host: HTMLElement;
  readonly #document: Document;
  readonly #texts: Texts;
  readonly #actions: PanelActions;
  readonly #root: ShadowRoot;
  readonly #section: HTMLElement;
  readonly #summary: HTMLElement;
  readonly #note: HTMLElement;
  readonly #list: HTMLOListElement;
  readonly #reply: HTMLElement;
  readonly #more: HTMLButtonElement;
  readonly #live: HTMLElement;
  readonly #unstyle: () => void;
  #cards = new Map<string, ShownCard>();
  #announced = '';
  #wording = 0;
  #all = false;
  #last: (() => void) | undefined;
  readonly #pause: Pause;
  #summed = '';

  constructor(document: Document, clock: Clock, texts: Texts, actions: PanelActions) {
    this.#pause = new Pause(clock, ANNOUNCE_AFTER_MS, () => {
      this.#announceNow();
    });
    this.#document = document;
    this.#texts = texts;
    this.#actions = actions;
    this.host = document.createElement('div');
    this.host.dataset['presend'] = 'panel';
    this.#root = this.host.attachShadow({ mode: 'open' });
    this.#unstyle = adopt(this.#root, PANEL_CSS);
    this.#summary = element(document, 'p', { className: 'summary', text: '' });
    this.#note = element(document, 'p', { className: 'note', text: '' });
    this.#list = element(document, 'ol');
    this.#reply = element(document, 'div', { className: 'reply' });
    this.#more = button(document, '', 'more', () => {
      this.#all = !this.#all;
      this.#last?.();
    });
    this.#more.className = 'more';
    this.#section = element(
      document,
      'section',
      { className: 'panel' },
      this.#summary,
      this.#note,
      this.#reply,
      this.#list,
      this.#more,
    );
    this.#section.hidden = true;
    this.#section.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      actions.leave();
    });
    this.#live = element(document, 'div', { className: 'live', text: '' });
    this.#live.role = 'status';
    this.#live.ariaLive = 'polite';
    this.#root.append(this.#section, this.#live);
  }

  /**
   * Shows a decision about a text; null when the text could not be checked. Findings that are clear, where the decision
   * has them, are shown when the user asks for them. Returns the summary.
   */
  show(decision: Decision | null, text: string): string {
    this.#last = () => this.show(decision, text);
    const { received } = this.#actions;
    const texts = this.#texts;
    const findings = decision ? marked(decision) : [];
    const summary = decision ? summarise(decision, texts, received) : texts.get('unchecked');
    const lifted = decision?.findings.find(isLifted);
    const note = lifted ? texts.joined('sentences', [lifted.reason, lifted.condition ?? '']) : '';
    const fine = decision ? clear(decision) : [];
    this.#speak(texts.language);
    this.#section.ariaLabel = texts.get(received ? 'received_panel' : 'panel');
    this.#summary.textContent = summary;
    this.#summary.hidden = summary === '';
    this.#note.textContent = note;
    this.#note.hidden = note === '';
    this.#section.hidden = summary === '' && note === '' && fine.length === 0;
    this.#more.hidden = fine.length === 0;
    this.#more.textContent = this.#all
      ? texts.get('hide_clear')
      : texts.counted('show_clear', fine.length);
    this.#more.ariaExpanded = String(this.#all);
    this.#showReply(received && findings.some(({ outcome }) => HOLDS.has(outcome)));
    this.#showCards(this.#all ? [...findings, ...fine] : findings, text);
    this.#announce(summary);
    return summary;
  }

  /** Marks the card of the finding that the caret is in. */
  set active(id: string | undefined) {
    for (const [finding, { card }] of this.#cards)
      card.ariaCurrent = finding === id ? 'true' : null;
  }

  /** The finding whose card holds the focus. */
  get focused(): string | undefined {
    return this.#root.activeElement?.closest<HTMLElement>('.card')?.dataset['finding'];
  }

  /** What was written is written anew: its texts have changed. */
  forget(): void {
    this.#cards.clear();
    this.#reply.replaceChildren();
  }

  detach(): void {
    this.#pause.stop();
    this.#unstyle();
    this.host.remove();
  }

  /** What was written in another language is written anew. */
  #speak(language: string): void {
    if (this.host.lang === language) return;
    this.host.lang = language;
    this.#section.dir = this.#texts.direction;
    this.#live.dir = this.#texts.direction;
    this.forget();
  }

  /** A refusal to send, and how to get at another one. */
  #showReply(offered: boolean): void {
    const { reply } = this.#actions;
    let sentence = offered ? this.#texts.refusal(this.#wording) : '';
    if (offered && sentence === '') sentence = this.#texts.refusal((this.#wording = 0)); // after the last the first
    this.#reply.hidden = sentence === '';
    if (sentence === '') {
      this.#reply.replaceChildren();
      return;
    }
    const quote = this.#reply.querySelector('q');
    if (quote) {
      quote.textContent = sentence;
      return;
    }
    const row = element(this.#document, 'div', { className: 'actions' });
    if (reply) {
      row.append(
        button(this.#document, this.#texts.get('reply_use'), 'reply', () => {
          reply(this.#reply.querySelector('q')?.textContent ?? '');
        }),
      );
    }
    row.append(
      button(this.#document, this.#texts.get('reply_other'), 'wording', () => {
        this.#wording++;
        this.#showReply(true);
      }),
    );
    this.#reply.append(
      element(this.#document, 'p', { className: 'ask', text: this.#texts.get('reply') }),
      element(this.#document, 'p', {}, element(this.#document, 'q', { text: sentence })),
      row,
    );
  }

  #showCards(findings: readonly Finding[], text: string): void {
    const focused = this.#root.activeElement as HTMLElement | null;
    const focusedFinding = this.focused;
    const focusedKey = focused?.dataset['key'];
    const before = this.#cards;
    this.#cards = new Map();
    for (const finding of findings) {
      const detail = text.slice(finding.start, finding.end);
      // Where it stands does not show on the card.
      const key = JSON.stringify([
        { ...finding, start: 0, end: 0, fix: finding.fix?.text },
        detail,
        this.#actions.received,
      ]);
      const shown = before.get(finding.id);
      this.#cards.set(
        finding.id,
        shown?.key === key
          ? shown
          : { key, card: createCard(this.#document, finding, detail, this.#texts, this.#actions) },
      );
    }
    this.#place([...this.#cards.values()].map(({ card }) => card));
    if (focusedFinding !== undefined && focused && !focused.isConnected)
      this.#refocus(focusedFinding, focusedKey);
  }

  /** Brings the list to these cards and moves only what has to move: a moved element would lose the focus. */
  #place(cards: readonly HTMLLIElement[]): void {
    const wanted = new Set<Element>(cards);
    for (const child of [...this.#list.children]) if (!wanted.has(child)) child.remove();
    cards.forEach((card, index) => {
      const there = this.#list.children[index];
      if (there !== card) this.#list.insertBefore(card, there ?? null);
    });
    this.#list.hidden = cards.length === 0;
  }

  /** The focused button went with its card: go to the same one of the new card, to its first, or back to the text. */
  #refocus(finding: string, key: string | undefined): void {
    const buttons = this.#cards.get(finding)?.card.querySelectorAll('button') ?? [];
    const next = [...buttons].find((candidate) => candidate.dataset['key'] === key) ?? buttons[0];
    if (next) next.focus();
    else this.#actions.leave();
  }

  #announce(summary: string): void {
    this.#summed = summary;
    if (summary === this.#announced) this.#pause.stop();
    else this.#pause.restart();
  }

  #announceNow(): void {
    this.#announced = this.#summed;
    this.#live.textContent =
      this.#summed || this.#texts.get(this.#actions.received ? 'received_none' : 'summary_none');
  }
}
