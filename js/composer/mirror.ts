import { Overlay } from './overlay.js';
import { style } from './sheet.js';
import type { Mark, TextRange } from './surface.js';

/** Every property by which a textarea's text may come to stand somewhere else. */
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
 * The text of a textarea once more, transparent, line for line over the real one, with the marks as underlined spans.
 * A textarea has no nodes to underline and no ranges to measure; this has both.
 */
export class Mirror {
  readonly #textarea: HTMLTextAreaElement;
  readonly #overlay: Overlay;
  readonly #content: HTMLElement;
  #nodes: readonly (readonly [start: number, node: Text])[] = [];

  constructor(textarea: HTMLTextAreaElement) {
    this.#textarea = textarea;
    this.#content = textarea.ownerDocument.createElement('div');
    this.#content.className = 'mirror';
    this.#overlay = new Overlay(textarea, () => {
      this.#copyMetrics();
    });
    this.#overlay.layer.append(this.#content);
    textarea.addEventListener('scroll', this.#followScroll, { passive: true });
    this.#overlay.align();
  }

  paint(text: string, marks: readonly Mark[]): void {
    const document = this.#textarea.ownerDocument;
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

  /** Where a range of the painted text is, in the mirror's own pixels from the top of the text. */
  place(range: TextRange): { readonly top: number; readonly bottom: number } {
    const measured = this.#textarea.ownerDocument.createRange();
    for (const [start, node] of this.#nodes) {
      if (range.start >= start && range.start <= start + node.length)
        measured.setStart(node, range.start - start);
      if (range.end >= start && range.end <= start + node.length)
        measured.setEnd(node, range.end - start);
    }
    const box = measured.getBoundingClientRect();
    const origin = this.#content.getBoundingClientRect();
    return { top: box.top - origin.top, bottom: box.bottom - origin.top };
  }

  detach(): void {
    this.#textarea.removeEventListener('scroll', this.#followScroll);
    this.#overlay.detach();
  }

  readonly #followScroll = (): void => {
    const { scrollLeft, scrollTop } = this.#textarea;
    this.#content.style.setProperty('transform', `translate(${-scrollLeft}px, ${-scrollTop}px)`);
  };

  /** The mirror takes the textarea's padding box, less its scrollbar: the width in which its lines break. */
  #copyMetrics(): void {
    const textarea = this.#textarea;
    const computed = textarea.ownerDocument.defaultView?.getComputedStyle(textarea);
    if (!computed) return;
    for (const name of METRICS)
      this.#content.style.setProperty(name, computed.getPropertyValue(name));
    const px = (name: string): number => parseFloat(computed.getPropertyValue(name)) || 0;
    const borders = px('border-left-width') + px('border-right-width');
    const scrollbar = Math.max(
      0,
      textarea.offsetWidth - textarea.clientWidth - Math.round(borders),
    );
    // `width` is exact where offsetWidth is rounded: half a pixel can decide where a line breaks.
    const width =
      computed.getPropertyValue('box-sizing') === 'border-box'
        ? px('width') - borders
        : px('width') + px('padding-left') + px('padding-right');
    const scrollbarAtLeft = textarea.clientLeft > Math.round(px('border-left-width'));
    style(this.#content, {
      'box-sizing': 'border-box',
      left: `${px('border-left-width') + (scrollbarAtLeft ? scrollbar : 0)}px`,
      top: `${px('border-top-width')}px`,
      width: `${Math.max(0, width - scrollbar)}px`,
    });
    // The layer cuts off what scrolls out of the textarea's padding box; borders and scrollbar stay bare.
    style(this.#overlay.layer, {
      'clip-path': `inset(${textarea.clientTop}px ${px('border-right-width') + (scrollbarAtLeft ? 0 : scrollbar)}px ${px('border-bottom-width')}px ${textarea.clientLeft}px)`,
    });
    this.#followScroll();
  }
}
