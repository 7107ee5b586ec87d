import { fromHash, START, toHash, type DemoState } from './state.js';

/** The state of the page when links were last written. */
let latest: DemoState = START;

/** Lets a link lead to a state. What the state does not say (language, colours, editor) is as it is when it is followed. */
export function leadTo(link: HTMLAnchorElement, state: Partial<DemoState>): void {
  link.dataset['go'] = toHash(state).slice(1);
  link.href = addressOf(link);
}

/**
 * Writes the addresses of all links of the page: `data-page` is another view of the state as it is, `data-go` another
 * message, which opens in the composer.
 */
export function refreshLinks(now: DemoState): void {
  latest = now;
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-page]')) {
    const page = link.dataset['page'] as DemoState['page'];
    link.href = here(toHash({ ...now, page }));
    if (link.closest('nav')) link.ariaCurrent = page === now.page ? 'page' : null;
  }
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-go]'))
    link.href = addressOf(link);
}

function addressOf({ dataset }: HTMLAnchorElement): string {
  const target = fromHash(dataset['go'] ?? '');
  const { theme, width, editor, context } = latest;
  const locale = context.locale === undefined ? {} : { locale: context.locale };
  return here(
    toHash({ ...target, theme, width, editor, context: { ...locale, ...target.context } }),
  );
}

/** This page with another fragment, whole: an address that is a fragment alone would be taken for a part of the page. */
function here(hash: string): string {
  return `${location.origin}${location.pathname}${hash || '#'}`;
}
