// A detail sent in several messages.
import { detailOf } from '../message.mjs';

/** The parts a person would break a detail into. */
function parts(message) {
  const detail = detailOf(message);
  if (message.kind === 'email') {
    const sign = detail.search(/@| ?\(?\bat\b/i);
    return sign <= 0 ? [] : [detail.slice(0, sign), detail.slice(sign)];
  }
  const groups = detail.match(/\S+/g) ?? [];
  if (groups.length > 1) return groups;
  const middle = Math.floor(detail.length / 2);
  return [detail.slice(0, middle), detail.slice(middle)];
}

function split(id, kinds, join) {
  return {
    id,
    family: 'split over messages',
    source:
      'public reports on chat filters: "41555" then "52671"; the local part, then the provider',
    kinds,
    rewrites: ['messages', 'code', 'spacing'],
    apply: (message, random) => {
      const all = join(parts(message), random);
      // A context holds ten messages.
      if (all.length < 2 || all.length > 8) return null;
      return {
        ...message,
        earlier: [message.before + all[0], ...all.slice(1, -1)],
        before: '',
        detail: [{ text: all.at(-1), word: true }],
      };
    },
  };
}

/** @type {import('./index.mjs').Disguise[]} */
export const messages = [
  split('in two messages', ['email', 'phone'], (all, random) => {
    if (all.length < 2) return [];
    const cut = 1 + random.below(all.length - 1);
    return [all.slice(0, cut).join(' '), all.slice(cut).join(' ')];
  }),
  split('a group a message', ['phone'], (all) => all),
];
