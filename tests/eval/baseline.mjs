// The baseline: what two well-kept libraries find together, in the form of our own answers.
import { findPhoneNumbersInText } from 'libphonenumber-js';

import { links } from './links.mjs';

/**
 * Links and e-mail addresses by linkify-it; phone numbers by libphonenumber-js, once for each region of the context, or
 * in international form alone where it names none. It knows no verdict, and no kind but these three.
 * @param {{ text: string, context?: { regions?: string[] } }[]} texts
 */
export function runBaseline(texts) {
  return texts.map(({ text, context }) => ({
    decision: { findings: [...links(text), ...phones(text, context?.regions ?? [])] },
  }));
}

function phones(text, regions) {
  const found = new Map();
  for (const region of regions.length > 0 ? regions : [undefined]) {
    for (const { startsAt, endsAt } of findPhoneNumbersInText(text, region)) {
      found.set(`${startsAt}-${endsAt}`, { kind: 'phone', start: startsAt, end: endsAt });
    }
  }
  return [...found.values()];
}
