import type { EditorSurface } from './surface.js';

let made = 0;

/**
 * An element, not displayed, that describes the editor to assistive technology after whatever the page itself says of it.
 * @param onStop takes how to undo that
 */
export function describe(surface: EditorSurface, onStop: (stop: () => void) => void): HTMLElement {
  const { element } = surface;
  const description = element.ownerDocument.createElement('span');
  const id = `presend-summary-${++made}`;
  description.hidden = true;
  description.id = id;
  surface.last.after(description);
  const before = element.getAttribute('aria-describedby');
  element.setAttribute('aria-describedby', before ? `${before} ${id}` : id);
  onStop(() => {
    description.remove();
    const others = (element.getAttribute('aria-describedby') ?? '')
      .split(/\s+/)
      .filter((other) => other !== id);
    if (others.join('') === '') element.removeAttribute('aria-describedby');
    else element.setAttribute('aria-describedby', others.join(' '));
  });
  return description;
}
