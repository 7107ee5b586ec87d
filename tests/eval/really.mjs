// Whether a link or an e-mail address that was found in an ordinary sentence is really there. Decided without asking the
// engine: from the written form alone, and by linkify-it where the form leaves it open.
import { links } from './links.mjs';
import { isLink } from './score.mjs';

/** A scheme, `www.`, or a name and a host around an at sign: nothing else is written so. */
const unmistakable = /^(?:[a-z][a-z\d+.-]*:\/\/|www\.)\S+$|^[^\s@]+@[^\s@]+\.[a-z]{2,}$/iu;

/** Endings that files have as well as hosts. */
const fileEnding = /\.(?:cc|cs|do|hs|in|md|ml|pl|ps|py|rb|rs|sh|so|tk|ts)$/u;

/**
 * A bare host counts where linkify-it, with its own short list of endings, links it too, its ending is written in lower
 * case, and files do not end so.
 */
export function isReallyThere(text, finding) {
  if (!isLink(finding) && finding.kind !== 'email') return false;
  const written = text.slice(finding.start, finding.end);
  if (unmistakable.test(written)) return true;
  const host = written.split(/[/?#]/u)[0];
  if (!/^[^\s.]+(?:\.[^\s.]+)*\.\p{Ll}{2,}$/u.test(host) || fileEnding.test(host)) return false;
  return links(text).some(({ start, end }) => start < finding.end && finding.start < end);
}
