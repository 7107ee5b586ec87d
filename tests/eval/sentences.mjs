// Ordinary sentences out of Debian's translated package descriptions.
import { createHash } from 'node:crypto';

const shortest = 25;
const longest = 400;

/**
 * The distinct sentences of a file of translations (Translation-XX): full sentences of the running text, neither titles
 * nor lists. Their order is that of their SHA-256, so that a selection depends neither on the order of the packages nor,
 * but for what is new, on the version of the file.
 * @param {string} file the content
 * @param {string} language as BCP 47
 * @returns {string[]}
 */
export function sentencesOf(file, language) {
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
  const found = new Set();
  for (const paragraph of new Set(paragraphsOf(file))) {
    for (const { segment } of segmenter.segment(paragraph)) {
      const sentence = segment.trim();
      if (isOrdinary(sentence)) found.add(sentence);
    }
  }
  return [...found]
    .map((sentence) => ({ sentence, digest: createHash('sha256').update(sentence).digest('hex') }))
    .sort((a, b) => (a.digest < b.digest ? -1 : 1))
    .map(({ sentence }) => sentence);
}

/** A line of text begins with one space; " ." parts paragraphs; what begins with more is set as it stands: a list. */
function* paragraphsOf(file) {
  let lines = [];
  for (const line of file.split('\n')) {
    if (/^ [^\s.*•-]/u.test(line)) {
      lines.push(line.slice(1));
      continue;
    }
    if (lines.length > 0) yield join(lines);
    lines = [];
  }
  if (lines.length > 0) yield join(lines);
}

/** Lines of Chinese, Japanese and Khmer are broken anywhere, and are joined without a space. */
function join(lines) {
  const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Khmer}、。，）]/u;
  return lines.reduce((text, line) =>
    unspaced.test(text.slice(-1)) && unspaced.test(line[0]) ? text + line : `${text} ${line}`,
  );
}

function isOrdinary(sentence) {
  return (
    sentence.length >= shortest &&
    sentence.length <= longest &&
    /[.!?。！？։។]["»”’)]?$/u.test(sentence)
  );
}
