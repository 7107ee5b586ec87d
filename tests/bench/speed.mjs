// How long one message takes: every contender over the same texts, in turns.
import { interleave, timeAll } from './measure.mjs';

export const TURNS = 25;
/** What a contender may take in one turn, in milliseconds; a slow one reads every n-th text only. */
const TURN_MS = 300;
const TRIED = 4;

/**
 * @param {Map<string, (text: string) => unknown>} checks by the contender's name
 * @param {readonly string[]} texts
 * @returns {Promise<Record<string, { micros: import('./measure.mjs').Spread, megabytes: number, texts: number }>>}
 *   microseconds a text, millions of bytes of UTF-8 a second, and how many texts were read
 */
export async function measureSpeed(checks, texts) {
  const jobs = {};
  const chosen = {};
  for (const [name, check] of checks) {
    const tried = texts.slice(0, TRIED);
    await timeAll(check, tried); // what is done once
    const each = (await timeAll(check, tried)) / TRIED;
    const step = Math.max(1, Math.ceil((each * texts.length) / TURN_MS));
    const some = texts.filter((_, index) => index % step === 0);
    chosen[name] = some;
    jobs[name] = async () => (1000 * (await timeAll(check, some))) / some.length;
  }
  const measured = await interleave(jobs, TURNS);
  return Object.fromEntries(
    Object.entries(measured).map(([name, micros]) => {
      const some = chosen[name];
      const bytes = some.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / some.length;
      return [name, { micros, megabytes: bytes / micros.median, texts: some.length }];
    }),
  );
}
