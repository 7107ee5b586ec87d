/** A token bucket for each key: `burst` decisions at once, and `perSecond` more with every second that passes. */
export interface RateLimit {
  readonly burst: number;
  readonly perSecond: number;
  /** The most keys that are remembered at once. */
  readonly keys: number;
}

export const RATE_LIMIT: RateLimit = { burst: 30, perSecond: 5, keys: 10_000 };

export interface RateLimiter {
  /** Takes one token of the key's bucket: 0 when there was one, else the seconds until there is. */
  take(key: string): number;
  /** How many keys are remembered. */
  readonly size: number;
}

/**
 * Each bucket is one number, the time at which it is full again. Beyond `keys` buckets the one longest untouched is
 * forgotten: it is the one that has filled up most, so to forget it gives away least, and memory stays bounded.
 * @param clock milliseconds that never go back
 */
export function createRateLimiter(
  limit: RateLimit = RATE_LIMIT,
  clock: () => number = () => performance.now(),
): RateLimiter {
  const { burst, perSecond, keys } = limit;
  if (!(burst >= 1 && perSecond > 0 && keys >= 1))
    throw new RangeError('burst and keys must be 1 or more, perSecond more than 0');
  const token = 1000 / perSecond;
  const fullAt = new Map<string, number>();
  return {
    take(key) {
      const now = clock();
      // What a bucket lacks may be as much as it holds, less the token that is asked for.
      const lack = Math.max(0, (fullAt.get(key) ?? now) - now);
      const wait = lack - (burst - 1) * token;
      fullAt.delete(key);
      fullAt.set(key, now + lack + (wait > 0 ? 0 : token));
      if (fullAt.size > keys) {
        const [untouched] = fullAt.keys();
        fullAt.delete(untouched ?? key);
      }
      return wait > 0 ? wait / 1000 : 0;
    },
    get size() {
      return fullAt.size;
    },
  };
}
