import { DECORATION_CLASS } from '../composer/styles.js';
import type { Mark } from '../composer/surface.js';

/** The attributes of the element that an editor draws around a marked stretch of its text. */
export function decorationAttributes(mark: Mark): Readonly<Record<string, string>> {
  return {
    class: DECORATION_CLASS,
    'data-outcome': mark.outcome,
    'data-finding': mark.id,
    ...(mark.active ? { 'data-active': '' } : {}),
  };
}

/** Whether two lists of marks look the same: then an editor has nothing to draw anew. */
export function sameMarks(some: readonly Mark[], others: readonly Mark[]): boolean {
  return (
    some.length === others.length &&
    some.every((mark, index) => {
      const other = others[index];
      return (
        mark.id === other?.id &&
        mark.start === other.start &&
        mark.end === other.end &&
        mark.outcome === other.outcome &&
        mark.active === other.active
      );
    })
  );
}
