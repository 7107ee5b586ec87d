import type { MessageLimits } from './limits.js';
import { list, nullable, object, string, type Schema } from './schema.js';

const OUTCOMES = ['clear', 'advise', 'ask', 'block'];
export const DIGEST = '^sha256:[0-9a-f]{64}$';

export const verdict = (description: string): Schema => string(description, { enum: OUTCOMES });

export const STAMP: Schema = object(
  'ClientStamp',
  'What the client says of the check it made itself. It is compared and decides nothing.',
  {
    policy: string('The dated policy of the client’s decision.', { maxLength: 64 }),
    pack: string('The digest of the client’s pack.', { pattern: DIGEST }),
    engine: string('The version of the client’s engine.', { maxLength: 32 }),
    verdict: verdict('The client’s verdict.'),
    findings: string('The digest of the shapes of the client’s findings.', {
      pattern: '^fnv1a64:[0-9a-f]{16}$',
    }),
  },
  { closed: true },
);

export const CLAIM: Schema = object(
  'Claim',
  'A purpose that the sender states for one detail: for that kind and that value.',
  {
    purpose: string('A purpose of the policy.', { maxLength: 64 }),
    kind: string('The kind of the finding.', { maxLength: 64 }),
    value: nullable('The value of the finding, in any spelling; null for those without one.', {
      maxLength: 4096,
    }),
  },
  { closed: true },
);

/** All that a client may say. The parties' facts are not among it: they come from the server's session. */
export function requestSchema(limits: MessageLimits): Schema {
  return object(
    'DecisionRequest',
    'A message, and what its sender declares. Facts about the parties are the server’s own, and an unknown key here.',
    {
      text: string(`The message, at most ${limits.textBytes} bytes of UTF-8.`),
      declared: list('The purposes that the sender declares.', CLAIM, {
        maxItems: limits.declared,
      }),
      locale: string('The language of the explanations, a BCP 47 tag.', { maxLength: 64 }),
      client: STAMP,
    },
    { optional: ['declared', 'locale', 'client'], closed: true },
  );
}
