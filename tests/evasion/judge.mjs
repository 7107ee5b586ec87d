// Whether a disguised detail was found for what it is, and whether the message was held at all.
const held = new Set(['ask', 'block']);

// Of a detail that is written out, at least this share has to be covered: the tail of a number is not the number.
const covered = 1 / 3;

// A number beside a name is an ID or a phone number, and a name beside an app an ID or a means of contact; both hold.
const same = [
  ['phone', 'handle'],
  ['handle', 'channel', 'messaging_link'],
];

/**
 * @param {import('./attempts.mjs').Attempt} attempt
 * @param {{ decision?: object, error?: object }} answer
 * @returns {{ found: boolean, held: boolean }} `held`: something over the detail holds the message, whatever it is taken for
 */
export function judge({ range, detail, context }, { decision, error }) {
  if (error) throw new Error(`The engine refuses a disguised text: ${error.code} ${error.message}`);
  const whole =
    detail.message.kind !== 'channel' && detail.found.act === 'share' && !context.recent;
  const needed = whole && !detail.kinds.includes('app') ? covered : 0;
  const over = decision.findings.filter(
    ({ start, end, outcome }) =>
      held.has(outcome) &&
      Math.min(end, range.end) - Math.max(start, range.start) > needed * (range.end - range.start),
  );
  return {
    found: over.some(({ kind }) => isOf(kind, detail.message.kind)),
    held: over.length > 0,
  };
}

function isOf(kind, expected) {
  return (
    kind === expected || same.some((kinds) => kinds.includes(kind) && kinds.includes(expected))
  );
}
