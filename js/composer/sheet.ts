/**
 * Stylesheets that hold under `style-src 'self'`: constructed in script and adopted, never a `<style>` element or a
 * style attribute. A platform without them (no browser that runs the engine) goes without styles.
 */

interface Adopted {
  readonly sheet: CSSStyleSheet;
  users: number;
}

const adopted = new WeakMap<Document | ShadowRoot, Map<string, Adopted>>();

/** Lets a stylesheet hold in a document or shadow root until the returned function is called. */
export function adopt(root: Document | ShadowRoot, css: string): () => void {
  const view = (root.ownerDocument ?? root).defaultView;
  if (!view || !('adoptedStyleSheets' in root)) return () => undefined;
  const sheets = adopted.get(root) ?? new Map<string, Adopted>();
  adopted.set(root, sheets);
  let entry = sheets.get(css);
  if (!entry) {
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(css);
    entry = { sheet, users: 0 };
    sheets.set(css, entry);
  }
  entry.users++;
  const { sheet } = entry;
  if (!root.adoptedStyleSheets.includes(sheet))
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  return () => {
    if (!entry || --entry.users > 0) return;
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
    sheets.delete(css);
    entry = undefined;
  };
}

/** Sets style properties through the CSSOM, which no Content-Security-Policy forbids. */
export function style(element: HTMLElement, properties: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(properties)) element.style.setProperty(name, value);
}
