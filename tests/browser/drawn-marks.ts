import type { Page } from '@playwright/test';

import type { Box } from './pixels.js';

/** A mark as it is drawn, by whatever means: the text that it lies under, and its boxes on the page, one a line. */
export interface DrawnMark {
  readonly outcome: string;
  readonly text: string;
  readonly boxes: readonly Box[];
}

/** All marks on a page, from top to bottom: on overlays, as decorations of an editor, and as highlights of the browser. */
export function drawnMarks(page: Page): Promise<DrawnMark[]> {
  return page.evaluate(() => {
    interface Plain {
      left: number;
      top: number;
      right: number;
      bottom: number;
    }
    const boxes = (rects: DOMRectList): Plain[] =>
      [...rects]
        .filter(({ width }) => width > 0)
        .map(({ left, top, right, bottom }) => ({ left, top, right, bottom }));
    const within = (root: Document | ShadowRoot): HTMLElement[] => [
      ...root.querySelectorAll<HTMLElement>('.presend-mark, .mark'),
      ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
        shadowRoot ? within(shadowRoot) : [],
      ),
    ];
    const drawn: { outcome: string; text: string; boxes: Plain[] }[] = within(document).map(
      (element) => ({
        outcome: element.dataset['outcome'] ?? '',
        text: element.textContent,
        boxes: boxes(element.getClientRects()),
      }),
    );
    for (const [name, highlight] of CSS.highlights) {
      if (name === 'presend-active') continue;
      for (const range of highlight) {
        const live = range as Range;
        drawn.push({
          outcome: name.replace('presend-', ''),
          text: live.toString(),
          boxes: boxes(live.getClientRects()),
        });
      }
    }
    const at = (mark: { boxes: Plain[] }): number =>
      (mark.boxes[0]?.top ?? 0) * 10_000 + (mark.boxes[0]?.left ?? 0);
    return drawn.sort((a, b) => at(a) - at(b));
  });
}
