// Whether instruction counts have risen over those on record.

/** How far a figure may rise before it fails. */
export const MOST = 0.05;
/** From here on a fall is worth a new record. */
const WORTH = 0.02;

/**
 * @typedef {{ count: number, digest: string }} Figure instructions, and what was measured with: a figure over other texts
 *   says nothing
 */

/**
 * @param {Record<string, Figure>} measured by what it counts
 * @param {Record<string, Figure> | undefined} recorded for the same compiler and C library
 * @returns {{ failed: boolean, record: boolean, lines: string[] }} record: whether a new record is worth making; lines say
 *   what is what
 */
export function judge(measured, recorded) {
  let failed = false;
  let record = recorded === undefined;
  const lines = Object.entries(measured).map(([name, { count, digest }]) => {
    const figure = `${name}: ${Math.round(count).toLocaleString('en')} instructions`;
    const known = recorded?.[name];
    if (!known || known.digest !== digest) {
      record = true;
      return `${figure}, ${known ? 'over other texts than those on record' : 'not on record'}`;
    }
    const change = (count - known.count) / known.count;
    const told = `${figure}, ${change > 0 ? '+' : ''}${(100 * change).toFixed(2)} % against the record`;
    if (change > MOST) {
      failed = true;
      return `${told}: more than ${100 * MOST} % over it`;
    }
    if (change < -WORTH) {
      record = true;
      return `${told}: the record can be renewed`;
    }
    return told;
  });
  return { failed, record, lines };
}
