interface Attributes {
  readonly className?: string;
  readonly text?: string;
  readonly data?: Readonly<Record<string, string>>;
}

/** Makes an element; the text goes in as text, never as markup. Texts of any language find their own direction. */
export function element<K extends keyof HTMLElementTagNameMap>(
  document: Document,
  name: K,
  { className, text, data }: Attributes = {},
  ...children: readonly Node[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  if (className !== undefined) made.className = className;
  if (text !== undefined) {
    made.textContent = text;
    made.dir = 'auto';
  }
  for (const [key, value] of Object.entries(data ?? {})) made.dataset[key] = value;
  made.append(...children);
  return made;
}

export function button(
  document: Document,
  text: string,
  key: string,
  pressed: () => void,
): HTMLButtonElement {
  const made = element(document, 'button', { text, data: { key } });
  made.type = 'button';
  made.addEventListener('click', pressed);
  return made;
}
