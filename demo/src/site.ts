import { find } from './page.js';
import { PAGES, THEMES, type PageName, type Theme } from './state.js';

let shown: PageName | undefined;

/** Shows one view of the site, with its title; another one than before takes the focus, at the top of the page. */
export function showPage(page: PageName): void {
  if (page === shown) return;
  for (const other of PAGES) find(`view-${other}`).hidden = other !== page;
  const heading = find(`view-${page}`).querySelector('h1');
  const name = heading?.textContent.trim() ?? '';
  document.title = page === 'try' ? 'presend · read before it is sent' : `${name} · presend`;
  const first = shown === undefined;
  shown = page;
  document
    .querySelector(`nav.views a[data-page="${page}"]`)
    ?.scrollIntoView({ block: 'nearest', inline: 'center' });
  if (first) return;
  window.scrollTo(0, 0);
  heading?.focus({ preventScroll: true });
}

/** Light, dark, or what the visitor's system prefers. */
export function showTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  find<HTMLSelectElement>('theme').value = theme;
}

/** Tells when the visitor chooses other colours. */
export function onTheme(changed: (theme: Theme) => void): void {
  const select = find<HTMLSelectElement>('theme');
  select.addEventListener('change', () => {
    changed(THEMES.find((theme) => theme === select.value) ?? 'system');
  });
}

/** The link that leads past the header is no state of the page: it moves the focus alone. */
export function skipLink(): void {
  document.querySelector('.skip')?.addEventListener('click', (event) => {
    event.preventDefault();
    find('main').focus();
  });
}
