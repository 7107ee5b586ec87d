// What linkify-it sees in a text: the baseline's links and e-mail addresses.
import { LinkifyIt } from 'linkify-it';

// Without fuzzyLink it would leave out every link that has no scheme.
const linkify = new LinkifyIt({ fuzzyLink: true });

/** @returns {{ kind: 'email' | 'website', start: number, end: number }[]} */
export function links(text) {
  return (linkify.match(text) ?? []).map(({ schema, index, lastIndex }) => ({
    kind: schema === 'mailto:' ? 'email' : 'website',
    start: index,
    end: lastIndex,
  }));
}
