import { inOwnProcess } from './own-process.js';

/**
 * Run as a process of its own: how many bytes of memory the engine has before and after 100,000 checks of messages of up to
 * some 500 units, put together of sentences in many scripts, with details, disguises and long runs among them, and how often
 * the memory was asked to grow meanwhile.
 */
const SCRIPT = `
const { keepMemories } = await import(process.argv[1]);
const memories = keepMemories();
const { createChecker } = await import('presend');
const checker = await createChecker();
const [memory] = memories;
const sentences = [
  'Thanks for the invitation, I would start with the theme and only then touch the checkout. ',
  'We\\u2019d pay \\u20ac280 for 14 interviews \\u2013 35 to 50 minutes each \\u2013 and \\u201cclean verbatim\\u201d is fine. ',
  'Write to john@gmail.com or call +1 415 555 2671. ',
  'j o h n (at) g m a i l (dot) c o m, plus four one five, five five five, two six seven one. ',
  'Sehr gern, die Pr\\u00fcfung w\\u00e4re am n\\u00e4chsten Montag m\\u00f6glich. ',
  '\\u041f\\u043e\\u043a\\u0430\\u0436\\u0438\\u0442\\u0435, \\u043f\\u043e\\u0436\\u0430\\u043b\\u0443\\u0439\\u0441\\u0442\\u0430, \\u0434\\u0432\\u0435 \\u0440\\u0430\\u0431\\u043e\\u0442\\u044b. ',
  '\\u8bf7\\u53d1\\u9001\\u60a8\\u7684\\u4f5c\\u54c1\\uff0c\\u8c22\\u8c22\\u3002 ',
  '\\u0646\\u062d\\u0646 \\u0646\\u0628\\u062d\\u062b \\u0639\\u0646 \\u0645\\u062a\\u0631\\u062c\\u0645. ',
  'See https://example.com/portfolio/2024?id=7#top and the folder "mood". ',
  'message me on \\uff34\\uff45\\uff4c\\uff45\\uff47\\uff52\\uff41\\uff4d @maria_lz, \\u{1d42d}\\u{1d41e}\\u{1d425}\\u{1d41e}\\u{1d420}\\u{1d42b}\\u{1d41a}\\u{1d426} \\u{1f389}\\u{1f389} ',
  'lone \\ud800 surrogate, zero\\u200bwidth\\u200b and e\\u0301 marks. ',
  '3'.repeat(200) + ' ' + '@.'.repeat(100) + ' ',
];
const contexts = [{}, { surface: 'job_post', regions: ['US'] }, { surface: 'proposal', regions: ['IN', 'DE'] }];
// The same numbers every time: a linear congruential generator.
let seed = 7;
const random = (below) => ((seed = (Math.imul(seed, 1103515245) + 12345) >>> 0) >>> 8) % below;
const messages = Array.from({ length: 500 }, () => {
  let text = '';
  // Ordinary sentences for the most part: the others take a hundred times as long.
  for (let parts = 1 + random(5); parts > 0; parts--)
    text += sentences[random(random(8) === 0 ? sentences.length : 2)];
  return text;
});
// What a first check of every kind needs: patterns are compiled when they are first met.
for (const context of contexts) for (const text of messages) checker.check(text, context);
const before = memory.buffer.byteLength;
let growths = 0;
const { grow } = WebAssembly.Memory.prototype;
WebAssembly.Memory.prototype.grow = function (pages) {
  growths++;
  return grow.call(this, pages);
};
let buffer = memory.buffer;
let verdicts = 0;
for (let n = 0; n < 100_000; n++) {
  if (checker.check(messages[n % messages.length], contexts[n % contexts.length]).verdict === 'block') verdicts++;
  if (memory.buffer !== buffer) {
    buffer = memory.buffer; // a grown memory has a buffer of its own
    growths++;
  }
}
console.log(JSON.stringify({ found: memories.length, before, after: memory.buffer.byteLength, growths, verdicts }));
`;

test('100,000 checks of all sorts of messages never ask for more memory', () => {
  const { found, before, after, growths, verdicts } = inOwnProcess(SCRIPT) as Record<
    string,
    number
  >;
  expect(found).toBe(1);
  expect(verdicts).toBeGreaterThan(1_000);
  expect(before).toBeGreaterThan(0);
  expect(growths).toBe(0);
  expect(after).toBe(before);
}, 300_000);
