/**
 * Calls back whenever an element may have moved or changed its size: its own box, a scrolling ancestor, the window,
 * a font that arrives late, or anything above it that grows. The last is what an observer of the element alone does
 * not see; an IntersectionObserver whose margins leave exactly the element's place tells when it leaves that place.
 * A change of the element's own style that moves its text alone is seen too; of its ancestors' styles, at the next focus.
 * Returns how to stop.
 */
export function follow(element: HTMLElement, moved: () => void): () => void {
  const view = element.ownerDocument.defaultView;
  if (!view) return () => undefined;
  const stops: (() => void)[] = [];

  const listen = (target: EventTarget, type: string, options?: AddEventListenerOptions): void => {
    target.addEventListener(type, moved, options);
    stops.push(() => {
      target.removeEventListener(type, moved, options);
    });
  };
  listen(view, 'resize');
  listen(element, 'focus');
  listen(element.ownerDocument, 'scroll', { capture: true, passive: true });
  if ('fonts' in element.ownerDocument) listen(element.ownerDocument.fonts, 'loadingdone');

  if (typeof view.ResizeObserver === 'function') {
    const observer = new view.ResizeObserver(moved);
    observer.observe(element);
    stops.push(() => {
      observer.disconnect();
    });
  }
  const restyled = new view.MutationObserver(moved);
  restyled.observe(element, { attributeFilter: ['class', 'style', 'dir', 'wrap'] });
  stops.push(() => {
    restyled.disconnect();
  });
  if (typeof view.IntersectionObserver === 'function')
    stops.push(followShifts(element, view, moved));
  return () => {
    for (const stop of stops.splice(0)) stop();
  };
}

function followShifts(
  element: HTMLElement,
  view: Window & typeof globalThis,
  moved: () => void,
): () => void {
  let observer: IntersectionObserver | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const watch = (threshold: number): void => {
    observer?.disconnect();
    const root = element.ownerDocument.documentElement;
    const { top, left, right, bottom, width, height } = element.getBoundingClientRect();
    if (width === 0 || height === 0) return; // not shown: the ResizeObserver tells when it is
    const margins = [top, root.clientWidth - right, root.clientHeight - bottom, left];
    let first = true;
    observer = new view.IntersectionObserver(
      ([entry]) => {
        const ratio = entry?.intersectionRatio ?? 0;
        if (first) {
          first = false;
          // Partly outside the window from the start: watch for a change of that share.
          if (ratio !== threshold && ratio > 0) watch(ratio);
          return;
        }
        moved();
        clearTimeout(retry);
        if (ratio > 0) watch(ratio === threshold ? 1 : ratio);
        else retry = setTimeout(watch, 200, 1);
      },
      {
        rootMargin: margins.map((side) => `${-Math.floor(side)}px`).join(' '),
        threshold: Math.min(1, Math.max(0.01, threshold)),
      },
    );
    observer.observe(element);
  };
  watch(1);

  const again = (): void => {
    watch(1);
  };
  const resized =
    typeof view.ResizeObserver === 'function' ? new view.ResizeObserver(again) : undefined;
  resized?.observe(element);
  element.ownerDocument.addEventListener('scroll', again, { capture: true, passive: true });
  return () => {
    observer?.disconnect();
    resized?.disconnect();
    clearTimeout(retry);
    element.ownerDocument.removeEventListener('scroll', again, { capture: true });
  };
}
