import type { Checker } from 'presend';

/** What the page is written in: the texts of the pack in the language that the visitor chose. */
let checker: Checker | undefined;
let locale = 'en';

/** A text of the pack by its id; empty when it has none. */
export function text(id: string): string {
  return checker?.message(id, locale) ?? '';
}

/** The text of a word, or the word itself where no language has one. */
export function word(section: string, of: string, part = ''): string {
  return text(`${section}.${of}${part}`) || of.replaceAll('_', ' ');
}

/** Entries of a list, or sentences, as the language puts them together. */
export function joined(how: 'list' | 'sentences', parts: readonly string[]): string {
  const pattern = text(`report.filled.${how}`);
  const some = parts.filter((part) => part !== '');
  return some
    .slice(1)
    .reduce(
      (first, next) =>
        pattern.replace(/\{(first|next)\}/g, (_, name) => (name === 'first' ? first : next)),
      some[0] ?? '',
    );
}

/** The tag of the language that the page is in. */
export function localeNow(): string {
  return document.documentElement.lang;
}

/** How a language calls itself. */
export function nameOf(tag: string): string {
  return new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
}

/**
 * Goes over to another language: loads its texts, says on the page which it is and how it is written, and puts the
 * pack's words in wherever the page names one of them (`data-text`). The page's own prose (`data-en`) is English: where
 * the page is not, it says so.
 * @throws PresendError as `Checker.loadLocale`; the language before stays then
 */
export async function speak(on: Checker, tag: string): Promise<void> {
  await on.loadLocale(tag);
  checker = on;
  locale = tag;
  const root = document.documentElement;
  root.lang = text('locale');
  root.dir = text('direction');
  const templates = [...document.querySelectorAll('template')].map(({ content }) => content);
  for (const part of [document, ...templates]) {
    for (const place of part.querySelectorAll<HTMLElement>('[data-text]'))
      place.textContent = text(place.dataset['text'] ?? '') || place.textContent;
    for (const prose of part.querySelectorAll<HTMLElement>('[data-en]')) {
      if (root.lang === 'en') {
        prose.removeAttribute('lang');
        prose.removeAttribute('dir');
      } else {
        prose.lang = 'en';
        prose.dir = 'ltr';
      }
    }
  }
}
