import { readFile } from 'node:fs/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { PresendError, type Checker } from 'presend';

import { PACK, startChecker } from './engine.js';
import { errorWith } from './errors.js';
import { makeSigner, signed, withVersion } from '../packs/signing.js';

const NOW = new Date('2026-06-01T12:00:00Z');
const TEXT = 'write to john@gmail.com';
const MIB = 1 << 20;
const signer = makeSigner('team-2026');
let pack: Buffer<ArrayBuffer>;

beforeAll(async () => {
  pack = await readFile(PACK);
});

/** The shipped pack's rules as version `version`, with bytes behind them that no reader of a pack looks at. */
function release(version: string, behind = 0): Buffer<ArrayBuffer> {
  const larger = Buffer.concat([withVersion(pack, version), Buffer.alloc(behind)]);
  return signed(larger, signer, { version });
}

/** The memories of the instances that `call` starts. */
async function withMemories<T>(call: (memories: WebAssembly.Memory[]) => Promise<T>): Promise<T> {
  const memories: WebAssembly.Memory[] = [];
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = (async (...args: Parameters<typeof instantiate>) => {
    const instance = await instantiate(...args);
    for (const item of Object.values(instance.exports))
      if (item instanceof WebAssembly.Memory) memories.push(item);
    return instance;
  }) as typeof instantiate;
  try {
    return await call(memories);
  } finally {
    WebAssembly.instantiate = instantiate;
  }
}

test('many updates leave one pack in memory: what was replaced is given back', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const checker = await startChecker({ keys: [signer.key], now: NOW });
  const weak: WeakRef<WebAssembly.Memory>[] = [];
  const sizes: number[] = [];
  for (let i = 10; i < 30; i++) {
    await withMemories(async (memories) => {
      await checker.update(release(`0.${Math.floor(i / 10)}.${i % 10}`), { now: NOW });
      checker.check(TEXT, { surface: 'proposal' });
      expect(memories).toHaveLength(1);
      for (const memory of memories.splice(0)) {
        weak.push(new WeakRef(memory));
        sizes.push(memory.buffer.byteLength);
      }
    });
  }
  let living = weak.length;
  for (let round = 0; round < 20 && living > 1; round++) {
    await new Promise((resolve) => setTimeout(resolve, 0)); // what was just used lives until the turn is over
    collect();
    living = weak.filter((memory) => memory.deref() !== undefined).length;
  }
  expect(living).toBe(1);
  expect(checker.check(TEXT).pack.version).toBe('0.2.9');
  expect(new Set(sizes).size).toBe(1);
  checker.dispose();
});

describe('an update for which there is no memory', () => {
  /** Lets `call` run while no memory grows. */
  async function fixed<T>(call: () => Promise<T>): Promise<T> {
    const { prototype } = WebAssembly.Memory;
    const grow = Object.getOwnPropertyDescriptor(prototype, 'grow') ?? {};
    prototype.grow = () => {
      throw new RangeError('WebAssembly.Memory.grow(): Maximum memory size exceeded');
    };
    try {
      return await call();
    } finally {
      Object.defineProperty(prototype, 'grow', grow);
    }
  }

  let checker: Checker;
  beforeEach(async () => {
    checker = await startChecker({ keys: [signer.key], now: NOW });
  });
  afterEach(() => {
    checker.dispose();
  });

  test('is refused with a code wherever it runs out, and the pack held goes on working', async () => {
    const before = checker.check(TEXT);
    const reasons = new Set<string>();
    for (let behind = 0; behind < 5 * MIB; behind += 96 * 1024) {
      const reason = await fixed(() => checker.update(release('0.2.0', behind), { now: NOW })).then(
        () => 'taken',
        (error: unknown) => {
          if (!(error instanceof PresendError)) return String(error);
          return `${error.code}: ${error.message.replace(/\d+/, 'N')}`;
        },
      );
      reasons.add(reason);
      if (reason === 'taken') {
        checker.dispose();
        checker = await startChecker({ keys: [signer.key], now: NOW });
      }
      expect(checker.pack.version).toBe('0.1.0');
      expect(checker.check(TEXT)).toEqual(before);
    }
    reasons.delete('taken');
    // In the buffer that the pack is written to, and at allocations inside.
    expect([...reasons].sort()).toEqual([
      'out_of_memory: the engine has no room for N bytes',
      'out_of_memory: the engine stopped: it ran out of memory',
    ]);
    await checker.update(release('0.2.0', MIB), { now: NOW });
    expect(checker.check(TEXT).pack.version).toBe('0.2.0');
  });

  test('nor for another instance at all, is the same', async () => {
    const { instantiate } = WebAssembly;
    const none = (): Promise<never> =>
      Promise.reject(new RangeError('WebAssembly.instantiate(): Out of memory'));
    WebAssembly.instantiate = none;
    try {
      await expect(checker.update(release('0.2.0'), { now: NOW })).rejects.toThrow(
        errorWith('out_of_memory'),
      );
    } finally {
      WebAssembly.instantiate = instantiate;
    }
    expect(checker.check(TEXT).pack.version).toBe('0.1.0');
    await checker.update(release('0.2.0'), { now: NOW });
    expect(checker.check(TEXT).pack.version).toBe('0.2.0');
  });
});
