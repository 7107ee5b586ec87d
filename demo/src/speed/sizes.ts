import sizes from 'virtual:package-sizes';

import { nameOf } from '../language.js';
import { find, stamp, within } from '../page.js';
import { size } from './figures.js';

interface Size {
  readonly name: string;
  readonly bytes: number;
  readonly brotli: number;
}

/** How the browser's record names the file that holds a part of the package; the glue is inside the page's own script. */
const REQUESTED: Readonly<Record<string, RegExp>> = {
  'presend.wasm': /\/presend-[\w-]+\.wasm$/,
  'default.pack': /\/packs\/current$|\/default-[\w-]+\.pack$/,
};

/** The parts that every page needs: the engine, its glue and the pack, which has English. */
function needed(): readonly Size[] {
  return sizes.filter(({ name }) => !name.startsWith('locales/'));
}

/** Brotli's bytes of what every page needs. */
export function neededBytes(): number {
  return needed().reduce((sum, { brotli }) => sum + brotli, 0);
}

/** What each part weighs as it was built, and what this page really got of it. */
export function showSizes(): void {
  find('sizes').replaceChildren(
    ...sizes.map((part) => row(part, partName(part.name), hereOf(part.name))),
  );
  const total = needed().reduce(
    (sum, { bytes, brotli }) => ({ ...sum, bytes: sum.bytes + bytes, brotli: sum.brotli + brotli }),
    { name: '', bytes: 0, brotli: 0 },
  );
  const label = stamp('size-total');
  find('sizes-total').replaceChildren(row(total, [...label.childNodes], null));
}

function row(part: Size, name: (Node | string)[], here: number | null): HTMLElement {
  const view = stamp('size');
  within(view, 'th').replaceChildren(...name);
  within(view, '[data-part="bytes"]').textContent = size(part.bytes);
  within(view, '[data-part="brotli"]').textContent = size(part.brotli);
  within(view, '[data-part="here"]').textContent = here === null ? '–' : size(here);
  return view;
}

function partName(name: string): (Node | string)[] {
  const locale = /^locales\/(.+)\.texts$/.exec(name)?.[1];
  const label = stamp(`size-${locale === undefined ? name.replace('.', '-') : 'texts'}`);
  if (locale !== undefined) {
    const place = within(label, '[data-part="locale"]');
    place.textContent = nameOf(locale);
    place.lang = locale;
  }
  return [...label.childNodes];
}

/** The bytes that came over the network for a part, headers aside; null when it was not asked for, or came from a cache. */
function hereOf(name: string): number | null {
  const locale = /^locales\/(.+)\.texts$/.exec(name)?.[1];
  const pattern =
    locale === undefined ? REQUESTED[name] : new RegExp(`/${locale}-[\\w-]+\\.texts$`);
  if (!pattern) return null;
  const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  const entry = entries.find((one) => pattern.test(new URL(one.name).pathname));
  return entry && entry.transferSize > 0 ? entry.encodedBodySize : null;
}
