import { PresendError } from '../errors.js';
import type { Claim, Context, Decision, Finding } from '../types.js';
import { listenAfterFrameworks } from './after-frameworks.js';
import { isBeingTyped, meet } from './being-typed.js';
import { Checks } from './checks.js';
import { Claims } from './claims.js';
import { Pause, platformClock, type Clock } from './clock.js';
import { describe } from './description.js';
import { moveMarks, remainder, type Edit } from './edit.js';
import type { Answer, Answered, Composer, ComposerOptions } from './options.js';
import { Panel } from './panel.js';
import { reportOf } from './report.js';
import { isLifted, marked } from './summary.js';
import type { EditorSurface, Mark, TextRange } from './surface.js';
import { TextHistory } from './text-history.js';
import { Texts } from './texts.js';

const PAUSE_MS = 700;

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
  /** The text that the marks count in: the editor's, as it was last read. */
  readonly #history = new TextHistory();
  readonly #checks: Checks<A>;
  readonly #texts: Texts;
  readonly #panel: Panel;
  readonly #description: HTMLElement;
  readonly #pause: Pause;
  readonly #left: Pause;
  readonly #stops: (() => void)[] = [];
  #context: Context;
  #marks: readonly Mark[] = [];
  #edit: Edit | null = null;
  /** Where lines have been since the user began to type: one that was there does not go while its detail grows. */
  #seen: readonly TextRange[] = [];
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
    this.#checks = new Checks(options.checker, (checked) => {
      this.#texts.locale = this.#context.locale ?? 'en';
      this.#history.forgetBefore(checked.version);
      this.#show();
      options.onDecision?.(checked.decision);
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
    try {
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
    const restore = (): void => {
      if (this.#context === context) this.#context = before;
    };
    this.#context = context;
    this.#texts.forget();
    let answer: A;
    try {
      answer = this.checkNow();
    } catch (error) {
      restore();
      throw error;
    }
    if (answer instanceof Promise) answer.catch(restore);
    return answer;
  }

  claim(id: string, purpose: string | null): A {
    const finding = this.decision?.findings.find((one) => one.id === id);
    if (!finding) throw new PresendError('invalid_arguments', `there is no finding ${id}`);
    this.#claims.state(finding, purpose);
    return this.checkNow();
  }

  checkNow(): A {
    this.#typing = false;
    return this.#check();
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
    this.#surface.paint(this.#marks); // the same text may stand in other nodes now
  }

  detach(): void {
    this.#pause.stop();
    this.#left.stop();
    this.#checks.stop();
    for (const stop of this.#stops.splice(0)) stop();
    this.#panel.detach();
    this.#surface.detach();
  }

  #check(): A {
    const text = this.#read();
    return this.#checks.ask(text, this.#history.version, this.#claims.within(this.#context));
  }

  /** The text as it is by now; the marks go where it has moved them. */
  #read(): string {
    const text = this.#surface.text();
    const edit = this.#history.follow(text);
    if (edit) {
      this.#seen = this.#seen.map((range) => remainder(range, edit));
      this.#marks = moveMarks(this.#marks, edit);
      this.#edit = edit;
    }
    return text;
  }

  /** What typing leads to: an error must not come out of the user's key. */
  #checkTyped(): void {
    try {
      this.#told(this.#check());
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
        !this.#typing ||
        !isBeingTyped(finding, text, selection, this.#edit) ||
        this.#seen.some((range) => meet(range, finding)),
    );
    this.#shown = this.#history.version;
    this.#withheld = shown.length < findings.length;
    if (this.#withheld) this.#pause.restart();
    else if (!this.#composing) this.#pause.stop();
    const decision = checked && { ...checked.full, findings: shown };
    this.#marks = (decision ? marked(decision) : []).map(({ id, start, end, outcome }) => {
      return { id, start, end, outcome, active: false };
    });
    this.#active = this.#attended();
    this.#marks = this.#activated();
    this.#seen = this.#marks;
    this.#surface.paint(this.#marks);
    this.#description.textContent = this.#panel.show(decision && this.#offered(decision), text);
    this.#panel.active = this.#active;
  }

  /** What the last check has found, where it stands in the text by now; without what has been changed since. */
  #present(): Finding[] {
    const checked = this.#checks.last;
    if (!checked) return [];
    const { full, version } = checked;
    if (checked.text === this.#history.text) return [...full.findings];
    return full.findings
      .map((finding) => {
        const moved = this.#history.moved(finding, version);
        return moved && { ...moved, fix: finding.fix && this.#history.moved(finding.fix, version) };
      })
      .filter((finding) => finding !== null);
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
      if (this.#shown !== this.#history.version) this.#show(); // typed, and taken back
      return;
    }
    this.#typing = true;
    const before = this.#checks.answered;
    if (!this.#composing) this.#checkTyped();
    if (this.#composing) this.#pause.restart();
    if (this.#checks.answered === before) this.#surface.paint(this.#marks);
  }

  /** The user has paused, or left the editor: what was withheld, or put off, is due. */
  #settle(): void {
    this.#pause.stop();
    this.#typing = false;
    if (this.#read() !== this.#checks.askedText) this.#checkTyped();
    else if (this.#withheld || this.#shown !== this.#history.version) this.#show();
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
    this.#marks = this.#activated();
    this.#surface.paint(this.#marks);
    this.#panel.active = active;
  }

  /** A caret that has left a detail has done with it. */
  #showUnlessTyped(): void {
    const selection = this.#surface.selection();
    const isTyped = (finding: Finding): boolean =>
      isBeingTyped(finding, this.#history.text, selection, this.#edit);
    if (this.#present().some(isTyped)) return;
    this.#typing = false;
    this.#show();
  }

  #activated(): Mark[] {
    return this.#marks.map((mark) => ({ ...mark, active: mark.id === this.#active }));
  }

  /** The finding whose card has the focus, or that the caret is in. */
  #attended(): string | undefined {
    if (this.#panel.focused !== undefined) return this.#panel.focused;
    const selection = this.#marks.length > 0 ? this.#surface.selection() : null;
    if (!selection) return undefined;
    return this.#marks.find(({ start, end }) => selection.start >= start && selection.end <= end)
      ?.id;
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
