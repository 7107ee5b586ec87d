import { find } from '../page.js';

/** The id of what the visitor types into, whichever editor it is. */
const ID = 'message';

/** A place for an editor in a shadow root of its own within the given one. */
export function isolate(place: HTMLElement): HTMLElement {
  const host = document.createElement('div');
  const inner = document.createElement('div');
  host.className = 'isolated';
  host.attachShadow({ mode: 'open' }).append(inner);
  place.append(host);
  return inner;
}

/** Gives what the visitor types into its name, and says to assistive technology what it is. */
export function label(element: HTMLElement): void {
  const name = find('message-label');
  element.id = ID;
  element.spellcheck = true;
  element.dir = 'auto';
  if (element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement) return;
  element.role = 'textbox';
  element.ariaMultiLine = 'true';
  // A label in the document is out of reach of an attribute in a shadow root.
  if (element.getRootNode() === document) element.setAttribute('aria-labelledby', name.id);
  else element.ariaLabel = name.innerText;
}
