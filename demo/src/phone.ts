import { find } from './page.js';
import type { Width } from './state.js';

/**
 * Shows the composer as wide as the page, or as on a phone: the conversation above the field, and what is found in a sheet
 * that comes up from below.
 */
export function showWidth(width: Width): void {
  const isPhone = width !== 'full';
  find('frame').dataset['width'] = width;
  find<HTMLSelectElement>('width').value = width;
  const thread = find('thread');
  const screen = find('screen');
  if (isPhone) screen.append(thread);
  else find('thread-place').append(thread);
  screen.hidden = !isPhone;
  if (!isPhone) showSheet(true); // there it is a list like any other
}

/** Lets the sheet be drawn up and down, by its handle or by whatever in it takes the focus. */
export function phoneSheet(): void {
  const handle = find('sheet-handle');
  const panel = find('panel');
  handle.addEventListener('click', () => {
    showSheet(handle.ariaExpanded !== 'true');
  });
  panel.addEventListener('focusin', () => {
    showSheet(true);
  });
  // Nothing found: nothing to draw up.
  new ResizeObserver(([entry]) => {
    find('sheet').dataset['empty'] = String(entry?.contentRect.height === 0);
  }).observe(panel);
}

function showSheet(open: boolean): void {
  find('sheet').dataset['open'] = String(open);
  find('sheet-handle').ariaExpanded = String(open);
  if (!open) find('sheet').scrollTop = 0;
}
