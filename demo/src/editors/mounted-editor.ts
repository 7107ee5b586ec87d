import type { Composer, ComposerOptions } from 'presend';

/** An editor in the page. A composer can be set to work on it, through the adapter that the package has for it. */
export interface MountedEditor {
  /** What the user types into. */
  readonly element: HTMLElement;
  /** The composer at work; null while there is none. */
  composer(): Composer | null;
  /** The editor's text by its own means: what a page would send. With a composer, the one that its ranges count in. */
  text(): string;
  /** What of the text the page would store: its value, its HTML or its document as JSON. Nothing of a composer is in it. */
  stored(): string;
  /** Puts another text in the place of all there is, a paragraph a line where the editor has such. */
  write(text: string): void | Promise<void>;
  /** Sets a composer to work. @throws PresendError as `attachComposer` */
  attach(options: ComposerOptions): void | Promise<void>;
  /** Takes the composer away, and leaves the editor. */
  detach(): void;
  /** Takes the composer and the editor away. */
  destroy(): void;
}

/** Makes an editor, without a text and without a composer, in an empty element of the page. */
export type Mount = (place: HTMLElement) => MountedEditor;

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

/** What a framework has rendered by now. @throws Error when it has not rendered it */
export function rendered<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('the framework has not rendered');
  return value;
}

/** Waits until a framework has come so far. */
export async function until<T>(get: () => T | null | undefined): Promise<T> {
  for (;;) {
    const value = get();
    if (value !== null && value !== undefined) return value;
    await new Promise((resolve) => setTimeout(resolve));
  }
}
