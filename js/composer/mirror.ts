import { Overlay } from './overlay.js';
import { style } from './sheet.js';
import type { Mark, TextRange } from './surface.js';

/** Every property by which the text of a control may come to stand somewhere else. */
const METRICS = [
  'direction',
  'font-family',
  'font-feature-settings',
  'font-kerning',
  'font-optical-sizing',
  'font-size',
  'font-size-adjust',
  'font-stretch',
  'font-style',
  'font-variant',
  'font-variation-settings',
  'font-weight',
  'hyphens',
  'letter-spacing',
  'line-break',
  'line-height',
  'overflow-wrap',
  'padding-bottom',
  'padding-left',
  'padding-right',
  'padding-top',
  'tab-size',
  'text-align',
  'text-indent',
  'text-rendering',
  'text-transform',
  'text-wrap',
  'unicode-bidi',
  'white-space',
  'word-break',
  'word-spacing',
  'writing-mode',
] as const;

/**
 * Where the line of an `<input>` may scroll without an event of its own: the caret moves, or a pointer drags a selection.
 */
const MOVES_OF_AN_INPUT = [
  'input',
  'keydown',
  'keyup',
  'pointermove',
  'pointerup',
  'wheel',
  'focus',
  'blur',
  'select',
];

/**
 * The text of a textarea or an input once more, transparent, line for line over the real one, with the marks as
 * underlined spans. Such a control has no nodes to underline and no ranges to measure; this has both.
 */
export class Mirror {
  readonly #control: HTMLTextAreaElement | HTMLInputElement;
  readonly #isInput: boolean;
  readonly #overlay: Overlay;
  readonly #content: HTMLElement;
  #nodes: readonly (readonly [start: number, node: Text])[] = [];

  constructor(control: HTMLTextAreaElement | HTMLInputElement) {
    this.#control = control;
    this.#isInput = control.localName === 'input';
    this.#content = control.ownerDocument.createElement('div');
    this.#content.className = 'mirror';
    this.#overlay = new Overlay(control, () => {
      this.#copyMetrics();
    });
    this.#overlay.layer.append(this.#content);
    for (const type of this.#scrolls())
      control.addEventListener(type, this.#followScroll, { passive: true });
    this.#overlay.align();
  }

  /** The mirror's element in the page. */
  get host(): Element {
    return this.#overlay.host;
  }

  paint(text: string, marks: readonly Mark[]): void {
    const document = this.#control.ownerDocument;
    const children: Node[] = [];
    const nodes: [number, Text][] = [];
    const add = (start: number, end: number, parent?: HTMLElement): void => {
      if (start >= end) return;
      const node = document.createTextNode(text.slice(start, end));
      nodes.push([start, node]);
      if (parent) parent.append(node);
      else children.push(node);
    };
    let at = 0;
    for (const mark of marks) {
      const start = Math.max(at, mark.start); // findings may touch, and one may lie within another
      if (start >= mark.end) continue;
      add(at, start);
      const span = document.createElement('span');
      span.className = 'mark';
      span.dataset['outcome'] = mark.outcome;
      span.dataset['finding'] = mark.id;
      if (mark.active) span.dataset['active'] = '';
      add(start, mark.end, span);
      children.push(span);
      at = mark.end;
    }
    add(at, text.length);
    this.#nodes = nodes;
    this.#content.replaceChildren(...children);
    this.#followScroll();
  }

  /** Where a range of the painted text is, in the mirror's own pixels from the corner at which the text begins to scroll. */
  place(range: TextRange): {
    readonly top: number;
    readonly bottom: number;
    readonly left: number;
    readonly right: number;
  } {
    const measured = this.#control.ownerDocument.createRange();
    for (const [start, node] of this.#nodes) {
      if (range.start >= start && range.start <= start + node.length)
        measured.setStart(node, range.start - start);
      if (range.end >= start && range.end <= start + node.length)
        measured.setEnd(node, range.end - start);
    }
    const box = measured.getBoundingClientRect();
    const origin = this.#content.getBoundingClientRect();
    return {
      top: box.top - origin.top,
      bottom: box.bottom - origin.top,
      left: box.left - origin.left,
      right: box.right - origin.left,
    };
  }

  detach(): void {
    for (const type of this.#scrolls()) this.#control.removeEventListener(type, this.#followScroll);
    this.#overlay.detach();
  }

  #scrolls(): readonly string[] {
    return this.#isInput ? ['scroll', ...MOVES_OF_AN_INPUT] : ['scroll'];
  }

  readonly #followScroll = (): void => {
    const { scrollLeft, scrollTop } = this.#control;
    this.#content.style.setProperty('transform', `translate(${-scrollLeft}px, ${-scrollTop}px)`);
  };

  /** The mirror takes the control's padding box, less its scrollbar: the width in which its lines break. */
  #copyMetrics(): void {
    const control = this.#control;
    const computed = control.ownerDocument.defaultView?.getComputedStyle(control);
    if (!computed) return;
    for (const name of METRICS)
      this.#content.style.setProperty(name, computed.getPropertyValue(name));
    const px = (name: string): number => parseFloat(computed.getPropertyValue(name)) || 0;
    const borders = px('border-left-width') + px('border-right-width');
    const isInput = this.#isInput;
    // An input has no scrollbar, and Firefox takes its padding out of `clientWidth`, as if that were one.
    const scrollbar = isInput
      ? 0
      : Math.max(0, control.offsetWidth - control.clientWidth - Math.round(borders));
    // `width` is exact where offsetWidth is rounded: half a pixel can decide where a line breaks.
    const width =
      computed.getPropertyValue('box-sizing') === 'border-box'
        ? px('width') - borders
        : px('width') + px('padding-left') + px('padding-right');
    const scrollbarAtLeft = !isInput && control.clientLeft > Math.round(px('border-left-width'));
    style(this.#content, {
      'box-sizing': 'border-box',
      left: `${px('border-left-width') + (scrollbarAtLeft ? scrollbar : 0)}px`,
      top: `${px('border-top-width')}px`,
      width: `${Math.max(0, width - scrollbar)}px`,
    });
    if (isInput) {
      // One line in the middle of the content box, whatever its own height.
      const height = control.clientHeight - px('padding-top') - px('padding-bottom');
      style(this.#content, { 'white-space': 'pre', 'line-height': `${height}px` });
    }
    // The layer cuts off what scrolls out of a textarea's padding box, or of an input's content box.
    const inset = {
      right:
        px('border-right-width') +
        (scrollbarAtLeft ? 0 : scrollbar) +
        (isInput ? px('padding-right') : 0),
      left: isInput ? px('border-left-width') + px('padding-left') : control.clientLeft,
    };
    style(this.#overlay.layer, {
      'clip-path': `inset(${control.clientTop}px ${inset.right}px ${px('border-bottom-width')}px ${inset.left}px)`,
    });
    this.#followScroll();
  }
}
