import type { Composer, ComposerOptions } from 'presend';

/** An editor in the page with a composer at work on it, as the tests drive it. */
export interface Harness {
  /** What the user types into. */
  readonly element: HTMLElement;
  /** The editor's text by its own means: what a page would send. */
  text(): string;
  /** The editor's document as it would be stored. */
  content(): string;
  composer(): Composer | null;
  /** A program writes another text. */
  write(text: string): void;
  /** Takes the composer away, and leaves the editor. */
  detach(): void;
}

export type Mount = (place: HTMLElement, options: ComposerOptions) => Promise<Harness> | Harness;

declare global {
  interface Window {
    harness: Harness;
  }
}

/** Makes an element of the page. */
export function make<K extends keyof HTMLElementTagNameMap>(
  place: HTMLElement,
  name: K,
  attributes: Readonly<Record<string, string>> = {},
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  place.append(element);
  return element;
}

/** Waits until a framework has come so far. */
export async function until<T>(get: () => T | null | undefined): Promise<T> {
  for (;;) {
    const value = get();
    if (value !== null && value !== undefined) return value;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}
