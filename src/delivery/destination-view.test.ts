// What limits a destination may have.
import { describe, expect, it } from 'vitest';
import { defaultLimits } from './destination.ts';
import { Limits } from './destination-view.ts';
import { leaseMs, longestTimeoutMs } from './lease.ts';

const accepts = (limits: Record<string, unknown>) => Limits.partial().safeParse(limits).success;

describe('limits', () => {
  it.each([
    [{}, true],
    [defaultLimits, true],
    [{ concurrency: 1 }, true],
    [{ concurrency: 200 }, true],
    [{ concurrency: 0 }, false],
    [{ concurrency: 201 }, false],
    [{ concurrency: 1.5 }, false],
    [{ concurrency: '3' }, false],
    [{ ratePerSecond: null }, true],
    [{ ratePerSecond: 0.01 }, true],
    [{ ratePerSecond: 10_000 }, true],
    [{ ratePerSecond: 0 }, false],
    [{ ratePerSecond: -1 }, false],
    [{ ratePerSecond: 10_001 }, false],
    [{ ratePerSecond: Infinity }, false],
    [{ timeoutMs: 100 }, true],
    [{ timeoutMs: 60_000 }, true],
    [{ timeoutMs: 99 }, false],
    [{ timeoutMs: 60_001 }, false],
    [{ retryDelaysS: [] }, true],
    [{ retryDelaysS: [1, 604_800] }, true],
    [{ retryDelaysS: Array(20).fill(1) }, true],
    [{ retryDelaysS: Array(21).fill(1) }, false],
    [{ retryDelaysS: [0] }, false],
    [{ retryDelaysS: [604_801] }, false],
    [{ retryDelaysS: [1.5] }, false],
    [{ retries: 3 }, false],
  ])('%j: %s', (limits, fine) => expect(accepts(limits)).toBe(fine));

  it('a try of any allowed length ends within its lease, with time to wait in the lane before', () => {
    expect(leaseMs - longestTimeoutMs).toBeGreaterThanOrEqual(20_000);
  });
});
