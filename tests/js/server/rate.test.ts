import fc from 'fast-check';
import { createRateLimiter } from 'presend/server';

/** A bucket as it is described: tokens that drip in, and never more than `burst` of them. */
class Bucket {
  #tokens: number;
  #at = 0;
  readonly burst: number;
  readonly perSecond: number;
  constructor(burst: number, perSecond: number) {
    this.burst = burst;
    this.perSecond = perSecond;
    this.#tokens = burst;
  }
  take(now: number): boolean {
    this.#tokens = Math.min(this.burst, this.#tokens + ((now - this.#at) / 1000) * this.perSecond);
    this.#at = now;
    if (this.#tokens < 1 - 1e-9) return false;
    this.#tokens -= 1;
    return true;
  }
}

test('it is a token bucket', () => {
  const steps = fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 60 });
  const limit = fc.record({
    burst: fc.integer({ min: 1, max: 8 }),
    perSecond: fc.constantFrom(0.25, 0.5, 1, 2, 5, 8),
  });
  fc.assert(
    fc.property(steps, limit, (waits, { burst, perSecond }) => {
      let now = 0;
      const limiter = createRateLimiter({ burst, perSecond, keys: 4 }, () => now);
      const bucket = new Bucket(burst, perSecond);
      for (const wait of waits) {
        now += wait;
        expect(limiter.take('a') < 1e-6).toBe(bucket.take(now));
      }
    }),
  );
});

test('who waits as long as told gets one', () => {
  let now = 0;
  const limiter = createRateLimiter({ burst: 1, perSecond: 0.3, keys: 4 }, () => now);
  expect(limiter.take('a')).toBe(0);
  for (let i = 0; i < 20; i++) {
    now += Math.ceil(limiter.take('a')) * 1000;
    expect(limiter.take('a')).toBe(0);
  }
});

test('it remembers no more keys than it is told to, and forgets the one longest untouched', () => {
  const limiter = createRateLimiter({ burst: 1, perSecond: 1, keys: 100 }, () => 0);
  for (let i = 0; i < 100_000; i++) limiter.take(`key ${i}`);
  expect(limiter.size).toBe(100);
  limiter.take('key 99900'); // touched last of all
  limiter.take('new');
  expect(limiter.size).toBe(100);
  expect(limiter.take('key 99900')).toBeGreaterThan(0);
  expect(limiter.take('key 99901')).toBe(0); // forgotten
});

test.each([
  { burst: 0, perSecond: 1, keys: 1 },
  { burst: 1, perSecond: 0, keys: 1 },
  { burst: 1, perSecond: 1, keys: 0 },
  { burst: NaN, perSecond: 1, keys: 1 },
])('a limit that lets nothing through, or everything, is a mistake: %j', (limit) => {
  expect(() => createRateLimiter(limit)).toThrow(RangeError);
});
