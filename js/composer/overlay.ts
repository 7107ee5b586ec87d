import { follow } from './follow.js';
import { adopt, style } from './sheet.js';
import { OVERLAY_CSS } from './styles.js';

/**
 * A layer that lies exactly over an element's border box and lets every click through. Its host is the element's next
 * sibling, out of the flow and of no size, so the layout of the page and the tree around the editor stay as they are;
 * what it holds is in a shadow root, out of reach of the page's styles.
 */
export class Overlay {
  readonly host: HTMLElement;
  readonly layer: HTMLElement;
  readonly #element: HTMLElement;
  readonly #aligned: () => void;
  readonly #stop: () => void;
  readonly #unstyle: () => void;

  /** @param aligned called after every change of place or size */
  constructor(element: HTMLElement, aligned: () => void) {
    const document = element.ownerDocument;
    this.#element = element;
    this.#aligned = aligned;
    this.host = document.createElement('div');
    this.host.dataset['presend'] = 'overlay';
    const root = this.host.attachShadow({ mode: 'open' });
    this.#unstyle = adopt(root, OVERLAY_CSS);
    this.layer = document.createElement('div');
    this.layer.className = 'layer';
    // Not for assistive technology, find-in-page or selection: it repeats what the editor says.
    this.layer.inert = true;
    this.layer.ariaHidden = 'true';
    root.append(this.layer);
    element.after(this.host);
    this.#stop = follow(element, () => {
      this.align();
    });
  }

  /** Puts the layer over the element as it is now. */
  align(): void {
    const element = this.#element;
    const target = element.getBoundingClientRect();
    const origin = this.host.getBoundingClientRect();
    // A transformed ancestor scales both boxes; lengths of the layer are in the unscaled system.
    const scaleX = element.offsetWidth > 0 ? target.width / element.offsetWidth : 1;
    const scaleY = element.offsetHeight > 0 ? target.height / element.offsetHeight : 1;
    style(this.layer, {
      left: `${(target.left - origin.left) / (scaleX || 1)}px`,
      top: `${(target.top - origin.top) / (scaleY || 1)}px`,
      width: `${target.width / (scaleX || 1)}px`,
      height: `${target.height / (scaleY || 1)}px`,
    });
    this.#aligned();
  }

  detach(): void {
    this.#stop();
    this.#unstyle();
    this.host.remove();
  }
}
