import { PresendError } from '../errors.js';
import type { Claim, Context, Decision, Finding } from '../types.js';
import { Claims } from './claims.js';
import { editBetween, moveMarks } from './edit.js';
import { Panel } from './panel.js';
import { isLifted, marked, withoutClear } from './summary.js';
import type { EditorSurface, Mark } from './surface.js';
import { Texts } from './texts.js';

/** What a composer needs of a checker. */
export interface ComposerChecker {
  check(text: string, context?: Context, options?: { readonly all?: boolean }): Decision;
  message(id: string, locale?: string): string;
}

export interface ComposerOptions {
  readonly checker: ComposerChecker;
  /** What is known about the message beside its text; `update` changes it. */
  readonly context?: Context;
  /** Called after every check, in the turn of the input that led to it. */
  readonly onDecision?: (decision: Decision) => void;
  /** Called when a typed text could not be checked; nothing is marked then, and the server decides. */
  readonly onError?: (error: PresendError) => void;
  /** Offers to show also the findings that are clear. */
  readonly offerClear?: boolean;
  /**
   * Under `view: 'recipient'` the editor holds a message received; the panel then says what to answer, and hands a
   * polite refusal over when the user wants to reply with it.
   */
  readonly onReply?: (text: string) => void;
  /** Where the findings are listed; by default right after the editor. */
  readonly panel?: HTMLElement;
}

/** A composer at work on one editor. */
export interface Composer {
  /** The editor's text, in whose UTF-16 code units the decision's ranges count. */
  readonly text: string;
  /** The decision of the last check; null before the first and when the text could not be checked. */
  readonly decision: Decision | null;
  /** The accepted claims of the last check: send them along with the text, for the server to judge again. */
  readonly declared: readonly Claim[];
  /** Goes on under another context. @throws PresendError as `Checker.check`; the context before stays then */
  update(context: Context): Decision;
  /**
   * States a purpose for a finding, or takes it back with null, and checks again. A purpose that the policy does not
   * offer for it changes nothing, and the decision's `declared` says why.
   * @throws PresendError `invalid_arguments` when the last decision has no finding of that id
   */
  claim(id: string, purpose: string | null): Decision;
  /** Checks now, also in the middle of a composition: for Send. @throws PresendError as `Checker.check` */
  checkNow(): Decision;
  /** Takes every mark, panel, listener and attribute away again. */
  detach(): void;
}

let made = 0;

/** Everything about a composer that does not depend on the kind of editor. */
export class SurfaceComposer implements Composer {
  readonly #surface: EditorSurface;
  readonly #options: ComposerOptions;
  readonly #claims = new Claims();
  readonly #texts: Texts;
  readonly #panel: Panel;
  readonly #description: HTMLElement;
  readonly #stops: (() => void)[] = [];
  #context: Context;
  #decision: Decision | null = null;
  #text = '';
  #marks: readonly Mark[] = [];
  #active: string | undefined;
  #composing = false;

  constructor(surface: EditorSurface, options: ComposerOptions) {
    const { element } = surface;
    const document = element.ownerDocument;
    this.#surface = surface;
    this.#options = options;
    this.#context = options.context ?? {};
    this.#texts = new Texts(options.checker);
    const received = (): boolean => this.#context.view === 'recipient';
    this.#panel = new Panel(document, this.#texts, {
      get received() {
        return received();
      },
      reply: options.onReply,
      show: (id) => {
        this.#withFinding(id, (finding) => {
          surface.reveal(finding);
        });
      },
      fix: (id) => {
        this.#withFinding(id, ({ fix }) => {
          if (fix) surface.replace(fix, fix.text);
        });
      },
      claim: (id, purpose) => {
        this.#withFinding(id, () => {
          this.claim(id, purpose);
        });
      },
      canUnclaim: (finding) => this.#claims.has(finding),
      leave: () => {
        element.focus();
      },
    });
    this.#description = document.createElement('span');
    this.#description.hidden = true;
    this.#description.id = `presend-summary-${++made}`;
    this.#describe();
    if (options.panel) options.panel.append(this.#panel.host);
    else this.#last().after(this.#panel.host);
    this.#listen();
    try {
      this.checkNow();
    } catch (error) {
      if (!(error instanceof PresendError && error.code === 'text_too_long')) {
        this.detach();
        throw error;
      }
      this.#failed(error);
    }
  }

  get text(): string {
    return this.#surface.text();
  }

  get decision(): Decision | null {
    return this.#decision;
  }

  get declared(): readonly Claim[] {
    return this.#decision ? Claims.accepted(this.#decision) : [];
  }

  update(context: Context): Decision {
    const before = this.#context;
    this.#context = context;
    try {
      return this.checkNow();
    } catch (error) {
      this.#context = before;
      throw error;
    }
  }

  claim(id: string, purpose: string | null): Decision {
    const finding = this.#finding(id);
    if (!finding) throw new PresendError('invalid_arguments', `there is no finding ${id}`);
    this.#claims.state(finding, purpose);
    return this.checkNow();
  }

  checkNow(): Decision {
    const text = this.#surface.text();
    const context = this.#claims.within(this.#context);
    const full = this.#options.checker.check(text, context, { all: true });
    const decision = withoutClear(full);
    this.#texts.locale = this.#context.locale ?? 'en';
    this.#show(full, text);
    this.#decision = decision;
    this.#options.onDecision?.(decision);
    return decision;
  }

  detach(): void {
    for (const stop of this.#stops.splice(0)) stop();
    this.#panel.detach();
    this.#surface.detach();
  }

  /** What typing leads to: an error must not come out of the user's key. */
  #checkTyped(): void {
    try {
      this.checkNow();
    } catch (error) {
      if (!(error instanceof PresendError)) throw error;
      this.#failed(error);
    }
  }

  #failed(error: PresendError): void {
    this.#show(null, this.#surface.text());
    this.#options.onError?.(error);
  }

  #show(decision: Decision | null, text: string): void {
    this.#decision = decision;
    this.#text = text;
    this.#active = this.#attended();
    this.#marks = (decision ? marked(decision) : []).map(({ id, start, end, outcome }) => {
      return { id, start, end, outcome, active: id === this.#active };
    });
    this.#surface.paint(this.#marks);
    this.#description.textContent = this.#panel.show(decision && this.#offered(decision), text);
    this.#panel.active = this.#active;
  }

  /** What the panel is to show: of what is clear, what is lifted (for its note) and what the page wants offered. */
  #offered(decision: Decision): Decision {
    if (this.#options.offerClear) return decision;
    const findings = decision.findings.filter(
      (finding) => finding.outcome !== 'clear' || isLifted(finding),
    );
    return { ...decision, findings };
  }

  /** While an input method composes, nothing is checked; the marks there are move with the text. */
  #changed(): void {
    if (!this.#composing) {
      this.#checkTyped();
      return;
    }
    const text = this.#surface.text();
    const edit = editBetween(this.#text, text);
    if (edit) this.#marks = moveMarks(this.#marks, edit);
    this.#text = text;
    this.#surface.paint(this.#marks);
  }

  #listen(): void {
    const { element } = this.#surface;
    const on = (target: EventTarget, type: string, listener: () => void): void => {
      target.addEventListener(type, listener);
      this.#stops.push(() => {
        target.removeEventListener(type, listener);
      });
    };
    on(element, 'input', () => {
      this.#changed();
    });
    on(element, 'compositionstart', () => {
      this.#composing = true;
    });
    on(element, 'compositionend', () => {
      this.#composing = false;
      this.#checkTyped();
    });
    const follow = (): void => {
      this.#followAttention();
    };
    on(element.ownerDocument, 'selectionchange', follow);
    on(this.#panel.host, 'focusin', follow);
    on(this.#panel.host, 'focusout', follow);
    this.#stops.push(
      this.#surface.observe(() => {
        if (this.#surface.text() !== this.#text) this.#changed();
      }),
    );
  }

  #followAttention(): void {
    const active = this.#attended();
    if (active === this.#active || this.#composing) return;
    this.#active = active;
    this.#marks = this.#marks.map((mark) => ({ ...mark, active: mark.id === active }));
    this.#surface.paint(this.#marks);
    this.#panel.active = active;
  }

  /** The finding whose card has the focus, or that the caret is in. */
  #attended(): string | undefined {
    if (!this.#decision) return undefined;
    if (this.#panel.focused !== undefined) return this.#panel.focused;
    const selection = this.#surface.selection();
    if (!selection) return undefined;
    return marked(this.#decision).find(
      ({ start, end }) => selection.start >= start && selection.end <= end,
    )?.id;
  }

  #finding(id: string): Finding | undefined {
    return this.#decision?.findings.find((finding) => finding.id === id);
  }

  /** A card may outlive its finding by a moment; then its buttons do nothing. */
  #withFinding(id: string, act: (finding: Finding) => void): void {
    const finding = this.#finding(id);
    if (finding) act(finding);
  }

  /** The element after the editor behind which the panel goes: the overlay, where the surface has one. */
  #last(): Element {
    const { element } = this.#surface;
    const next = element.nextElementSibling;
    return next?.getAttribute('data-presend') === 'overlay' ? next : element;
  }

  /** The summary describes the editor to assistive technology, after whatever the page itself says of it. */
  #describe(): void {
    const { element } = this.#surface;
    const { id } = this.#description;
    this.#last().after(this.#description);
    const before = element.getAttribute('aria-describedby');
    element.setAttribute('aria-describedby', before ? `${before} ${id}` : id);
    this.#stops.push(() => {
      this.#description.remove();
      const others = (element.getAttribute('aria-describedby') ?? '')
        .split(/\s+/)
        .filter((other) => other !== id);
      if (others.join('') === '') element.removeAttribute('aria-describedby');
      else element.setAttribute('aria-describedby', others.join(' '));
    });
  }
}
