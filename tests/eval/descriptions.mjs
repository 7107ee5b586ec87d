// The ordinary sentences of each language that Debian translates its package descriptions into, and what is held up there.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { Unusable } from './labelled.mjs';
import { isReallyThere } from './really.mjs';
import { scan } from './scan.mjs';
import { sentencesOf } from './sentences.mjs';

const held = new Set(['ask', 'block']);

/**
 * @param {string} folder with the mirror's files of translations
 * @param {{ fewest: number, most: number }} limits sentences a language must have, and is judged by
 * @returns {{ judged: object[], few: object[] }} by language
 */
export function measureDescriptions(folder, { fewest, most }) {
  const judged = [];
  const few = [];
  for (const { language, file } of translations(folder)) {
    const sentences = sentencesOf(readFileSync(file, 'utf8'), language);
    if (sentences.length < fewest) few.push({ language, sentences: sentences.length });
    else judged.push(measure(language, sentences.slice(0, most)));
  }
  return { judged, few };
}

function translations(folder) {
  const found = [];
  for (const name of readdirSync(folder)) {
    // apt writes an underscore of the language as %5f.
    const code = /_i18n_Translation-([\w%]+)$/.exec(name)?.[1];
    if (code) {
      const language = decodeURIComponent(code).replace('_', '-');
      found.push({ language, file: path.join(folder, name) });
    }
  }
  if (found.length === 0) throw new Unusable(`There is no file of translations in ${folder}.`);
  return found.sort((a, b) => (a.language < b.language ? -1 : 1));
}

/** The language's home region is the context's, so that phone numbers in national form are looked for as well. */
function measure(language, sentences) {
  const { region } = new Intl.Locale(language).maximize();
  const context = { surface: 'message', regions: [region], date: '2020-07-01' };
  const answers = scan(sentences.map((text) => ({ text, context })));
  const result = {
    language,
    region,
    sentences: sentences.length,
    stricter: 0,
    there: 0,
    events: [],
  };
  sentences.forEach((text, index) => {
    const findings = answers[index].decision.findings.filter(({ outcome }) => held.has(outcome));
    if (findings.length === 0) return;
    const wrong = findings.filter((finding) => !isReallyThere(text, finding));
    result[wrong.length > 0 ? 'stricter' : 'there'] += 1;
    for (const finding of findings) {
      const { kind, start, end } = finding;
      const what = wrong.includes(finding) ? 'alarm' : 'there';
      result.events.push({ what, id: language, kind, text: `${text.slice(start, end)} | ${text}` });
    }
  });
  return result;
}
