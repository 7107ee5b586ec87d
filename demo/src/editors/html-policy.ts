/** The safe parser of newer browsers, which leaves out whatever could run. */
type SafeDocument = typeof Document & { parseHTML?: (html: string) => Document };

/** Trusted Types, as far as they are needed here; the compiler's own library does not have them. */
interface TrustedTypes {
  readonly defaultPolicy: unknown;
  createPolicy(
    name: 'default',
    rules: { createHTML(html: string, type?: string, sink?: string): string | null },
  ): unknown;
}

/**
 * Under `require-trusted-types-for 'script'` a library that hands HTML to the browser as a string is stopped. Quill empties
 * its container so; Quill and TipTap read what is pasted or set with a DOMParser, whose documents run nothing. Both are let
 * through; other HTML goes through the browser's own sanitiser first, and is refused where there is none.
 */
export function allowInertHtml(): void {
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
  if (!trustedTypes || trustedTypes.defaultPolicy) return;
  trustedTypes.createPolicy('default', {
    createHTML(html, _type, sink) {
      // Without a sink it was asked for by name, by ProseMirror, for a document that is shown nowhere.
      if (html === '' || sink === undefined || sink.startsWith('DOMParser')) return html;
      return (Document as SafeDocument).parseHTML?.(html).body.innerHTML ?? null;
    },
  });
}
