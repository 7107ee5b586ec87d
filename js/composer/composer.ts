import { PresendError } from '../errors.js';
import type { Claim, Context, Decision, Finding } from '../types.js';
import { warmUpLater } from '../warm-up.js';
import { listenAfterFrameworks } from './after-frameworks.js';
import { Checks } from './checks.js';
import { Claims } from './claims.js';
import { Pause, platformClock, type Clock } from './clock.js';
import { describe } from './description.js';
import { LiveMarks } from './live-marks.js';
import type { Answer, Answered, Composer, ComposerOptions } from './options.js';
import { Panel } from './panel.js';
import { reportOf } from './report.js';
import { isLifted, marked } from './summary.js';
import type { EditorSurface } from './surface.js';
import { Texts } from './texts.js';

const PAUSE_MS = 700;

/** How long a browser without idle callbacks (Safari) is left alone between two bits of getting ready. */
const IDLE_MS = 200;

function whenIdle(callback: () => void): void {
  const call = globalThis.requestIdleCallback ?? ((later) => setTimeout(later, IDLE_MS));
  call(callback);
}

/**
 * What was withheld is shown so long after the editor has lost the focus: a list that grew under a press on Send would
 * move the button away from it.
 */
const LEFT_MS = 200;

/** What a context that does not fit is refused with: a mistake of the page, which it is to see at once. */
const MISTAKES: ReadonlySet<string> = new Set([
  'invalid_arguments',
  'invalid_json',
  'invalid_value',
  'unknown_key',
  'unknown_word',
  'context_too_large',
]);

/** Everything about a composer that does not depend on the kind of editor. */
export class SurfaceComposer<A extends Answer = Decision> implements Composer<A> {
  readonly #surface: EditorSurface;
  readonly #options: ComposerOptions<A>;
  readonly #claims = new Claims();
  readonly #live = new LiveMarks();
  readonly #checks: Checks<A>;
  readonly #texts: Texts;
  readonly #panel: Panel;
  readonly #description: HTMLElement;
  readonly #pause: Pause;
  readonly #left: Pause;
  readonly #stops: (() => void)[] = [];
  #context: Context;
  #active: string | undefined;
  #typing = false;
  #composing = false;
  #withheld = false;
  /** The version of the text that was last drawn on. */
  #shown = 0;

  /** @throws PresendError of a synchronous checker, when the context does not fit; the page is then as it was */
  constructor(surface: EditorSurface, options: ComposerOptions<A>) {
    const { element } = surface;
    const { clock = platformClock } = options;
    this.#surface = surface;
    this.#options = options;
    this.#context = options.context ?? {};
    this.#texts = new Texts(options.checker, () => {
      this.#panel.forget();
      if (this.#checks.answered > 0) this.#show();
    });
    this.#checks = new Checks(options, {
      answered: (checked) => {
        this.#texts.locale = this.#context.locale ?? 'en';
        this.#live.forgetBefore(checked.version);
        this.#show();
        options.onDecision?.(checked.decision);
      },
      due: () => {
        this.#checkTyped();
      },
      failed: (error) => {
        this.#failed(error);
      },
      workerFailed: (error) => options.onWorkerError?.(error),
    });
    const settle = (): void => {
      this.#settle();
    };
    this.#pause = new Pause(clock, options.pause ?? PAUSE_MS, settle);
    this.#left = new Pause(clock, LEFT_MS, settle);
    this.#panel = this.#createPanel(element.ownerDocument, clock);
    this.#description = describe(surface, (stop) => this.#stops.push(stop));
    if (options.panel) options.panel.append(this.#panel.host);
    else surface.last.after(this.#panel.host);
    this.#listen();
    this.#stops.push(warmUpLater(options.checker, whenIdle));
    try {
      this.#state(this.#context);
      this.#told(this.checkNow());
    } catch (error) {
      if (!(error instanceof PresendError) || MISTAKES.has(error.code)) {
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
    return this.#checks.last?.decision ?? null;
  }

  get declared(): readonly Claim[] {
    return this.decision ? Claims.accepted(this.decision) : [];
  }

  update(context: Context): A {
    const before = this.#context;
    const asked = this.#checks.context;
    this.#state(context);
    this.#texts.forget();
    let answer: A;
    try {
      answer = this.checkNow();
    } catch (error) {
      this.#context = before;
      this.#checks.context = asked;
      throw error;
    }
    if (answer instanceof Promise) {
      answer.catch(() => {
        if (this.#context !== context) return;
        this.#state(before);
        this.#checkTyped(); // what was typed meanwhile was asked about under the context that was refused
      });
    }
    return answer;
  }

  claim(id: string, purpose: string | null): A {
    const finding = this.decision?.findings.find((one) => one.id === id);
    if (!finding) throw new PresendError('invalid_arguments', `there is no finding ${id}`);
    this.#claims.state(finding, purpose);
    this.#state(this.#context);
    return this.checkNow();
  }

  checkNow(): A {
    this.#typing = false;
    const text = this.#read();
    return this.#checks.now(text, this.#live.version);
  }

  holdsSend(): Answered<A, boolean> {
    const holds = ({ verdict }: Decision): boolean => verdict === 'ask' || verdict === 'block';
    let held: boolean | Promise<boolean>;
    try {
      const answer: Answer = this.checkNow();
      held =
        answer instanceof Promise
          ? answer.then(holds, (error: unknown) => this.#passes(error))
          : holds(answer);
    } catch (error) {
      held = this.#passes(error);
    }
    return held as Answered<A, boolean>;
  }

  refresh(): void {
    if (this.#read() !== this.#checks.askedText) {
      this.#changed();
      return;
    }
    this.#followAttention();
    this.#surface.paint(this.#live.marks); // the same text may stand in other nodes now
  }

  detach(): void {
    this.#pause.stop();
    this.#left.stop();
    this.#checks.stop();
    for (const stop of this.#stops.splice(0)) stop();
    this.#panel.detach();
    this.#surface.detach();
  }

  /** Whatever is checked from now on is checked under this context, with what the sender claims. */
  #state(context: Context): void {
    this.#checks.context = this.#claims.within(context);
    this.#context = context;
  }

  /** The text as it is by now; the marks go where it has moved them, and drafts hear of it. */
  #read(): string {
    const text = this.#surface.text();
    const edit = this.#live.follow(text);
    if (edit) this.#checks.edited(edit);
    return text;
  }

  /** What typing leads to: an error must not come out of the user's key. */
  #checkTyped(): void {
    const text = this.#read();
    try {
      this.#checks.typed(text, this.#live.version);
    } catch (error) {
      this.#passes(error);
    }
  }

  /** Looks after a check that nobody waits for. */
  #told(answer: Answer): void {
    if (!(answer instanceof Promise)) return;
    const asked = this.#checks.asked;
    answer.catch((error: unknown) => {
      if (asked === this.#checks.asked) this.#passes(error);
    });
  }

  /** A text that cannot be checked is not held. A defect of the page's own callbacks goes on to the page. */
  #passes(error: unknown): false {
    if (!(error instanceof PresendError)) throw error;
    this.#failed(error);
    return false;
  }

  #failed(error: PresendError): void {
    this.#checks.forget();
    this.#live.forgetBefore(this.#live.version);
    this.#show();
    this.#options.onError?.(error);
  }

  /** Draws and lists what the last check has found, in the text as it is now. */
  #show(): void {
    const text = this.#read();
    const checked = this.#checks.last;
    const findings = this.#present();
    const selection = this.#typing ? this.#surface.selection() : null;
    const shown = findings.filter(
      (finding) =>
        !this.#typing || this.#live.isSeen(finding) || !this.#live.isTyped(finding, selection),
    );
    this.#shown = this.#live.version;
    this.#withheld = shown.length < findings.length;
    if (this.#withheld) this.#pause.restart();
    else if (!this.#composing) this.#pause.stop();
    const decision = checked && { ...checked.full, findings: shown };
    this.#live.mark(decision ? marked(decision) : []);
    this.#active = this.#attended();
    this.#live.activate(this.#active);
    this.#surface.paint(this.#live.marks);
    this.#description.textContent = this.#panel.show(decision && this.#offered(decision), text);
    this.#panel.active = this.#active;
  }

  /** What the last check has found, where it stands in the text as it was last read. */
  #present(): readonly Finding[] {
    const checked = this.#checks.last;
    return checked ? this.#live.present(checked) : [];
  }

  /** What the panel is to show: of what is clear, what is lifted (for its note) and what the page wants offered. */
  #offered(decision: Decision): Decision {
    if (this.#options.offerClear) return decision;
    const findings = decision.findings.filter(
      (finding) => finding.outcome !== 'clear' || isLifted(finding),
    );
    return { ...decision, findings };
  }

  /**
   * The marks move with the text at once. While an input method composes, and keyboards of phones nearly always do,
   * the text is not checked at every key, but when the user pauses.
   */
  #changed(): void {
    if (this.#read() === this.#checks.askedText) {
      if (this.#shown !== this.#live.version) this.#show(); // typed, and taken back
      return;
    }
    this.#typing = true;
    const before = this.#checks.answered;
    if (!this.#composing) this.#checkTyped();
    if (this.#composing) this.#pause.restart();
    if (this.#checks.answered === before) this.#surface.paint(this.#live.marks);
  }

  /** The user has paused, or left the editor: what was withheld, or put off, is due. */
  #settle(): void {
    this.#pause.stop();
    this.#typing = false;
    if (this.#read() !== this.#checks.askedText) this.#checkTyped();
    else if (this.#withheld || this.#shown !== this.#live.version) this.#show();
  }

  #listen(): void {
    const { element } = this.#surface;
    const on = (target: EventTarget, type: string, listener: () => void): void => {
      target.addEventListener(type, listener);
      this.#stops.push(() => {
        target.removeEventListener(type, listener);
      });
    };
    on(element, 'compositionstart', () => {
      this.#composing = true;
    });
    const { clock = platformClock } = this.#options;
    this.#stops.push(
      listenAfterFrameworks(element, 'input', clock, () => {
        this.#changed();
      }),
      listenAfterFrameworks(element, 'compositionend', clock, () => {
        this.#composing = false;
        this.#changed();
      }),
    );
    on(element, 'focusout', () => {
      if (this.#withheld || this.#composing) this.#left.restart();
    });
    const follow = (): void => {
      this.#followAttention();
    };
    on(element.ownerDocument, 'selectionchange', follow);
    on(this.#panel.host, 'focusin', follow);
    on(this.#panel.host, 'focusout', follow);
    this.#stops.push(
      this.#surface.observe(() => {
        this.refresh();
      }),
    );
  }

  #followAttention(): void {
    if (this.#composing || this.#read() !== this.#checks.askedText) return;
    if (this.#withheld) this.#showUnlessTyped();
    const active = this.#attended();
    if (active === this.#active) return;
    this.#active = active;
    this.#live.activate(active);
    this.#surface.paint(this.#live.marks);
    this.#panel.active = active;
  }

  /** A caret that has left a detail has done with it. */
  #showUnlessTyped(): void {
    const selection = this.#surface.selection();
    if (this.#present().some((finding) => this.#live.isTyped(finding, selection))) return;
    this.#typing = false;
    this.#show();
  }

  /** The finding whose card has the focus, or that the caret is in. */
  #attended(): string | undefined {
    if (this.#panel.focused !== undefined) return this.#panel.focused;
    const selection = this.#live.marks.length > 0 ? this.#surface.selection() : null;
    return selection ? this.#live.idAt(selection) : undefined;
  }

  #createPanel(document: Document, clock: Clock): Panel {
    const received = (): boolean => this.#context.view === 'recipient';
    const { onReply, onReport } = this.#options;
    return new Panel(document, clock, this.#texts, {
      get received() {
        return received();
      },
      reply: onReply,
      report:
        onReport &&
        ((id) => {
          const full = this.#checks.last?.full;
          const finding = full?.findings.find((one) => one.id === id);
          if (full && finding) onReport(reportOf(finding, full));
        }),
      show: (id) => {
        this.#withFinding(id, (finding) => {
          this.#surface.reveal(finding);
        });
      },
      fix: (id) => {
        this.#withFinding(id, ({ fix }) => {
          if (fix) this.#surface.replace(fix, fix.text);
        });
      },
      claim: (id, purpose) => {
        this.#withFinding(id, () => {
          this.#told(this.claim(id, purpose));
        });
      },
      canUnclaim: (finding) => this.#claims.has(finding),
      leave: () => {
        this.#surface.element.focus();
      },
    });
  }

  /** A card may outlive its finding by a moment; then its buttons do nothing. */
  #withFinding(id: string, act: (finding: Finding) => void): void {
    this.#read();
    const finding = this.#present().find((one) => one.id === id);
    if (finding) act(finding);
  }
}
