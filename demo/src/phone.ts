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
  const screen = find('screen');
  if (isPhone) {
    screen.append(find('thread'), find('outcome'));
  } else {
    find('thread-place').append(find('thread'));
    find('outcome-place').append(find('outcome'));
  }
  screen.hidden = !isPhone;
  if (!isPhone) showSheet(true); // there it is a list like any other
}

/** Lets the sheet be drawn up and down, by its handle or by whatever in it takes the focus. */
export function phoneSheet(): void {
  const handle = find('sheet-handle');
  const panel = find('panel');
  handle.addEventListener('click', () => {
    showSheet(handle.ariaExpanded !== 'true');
    find('sheet').scrollIntoView({ block: 'nearest' }); // drawn down it may be below the window
  });
  panel.addEventListener('focusin', () => {
    showSheet(true);
  });
  const screen = find('screen');
  new MutationObserver(() => {
    screen.scrollTop = screen.scrollHeight; // what was said last
  }).observe(screen, { childList: true, subtree: true });
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
