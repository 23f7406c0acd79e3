// A clock that runs at the world's own pace, but as much behind as one likes: what takes hours need not be waited for.
import type { Clock } from '../../src/platform/clock.ts';

export function lateClock(behindMs = 0): Clock & { be(behindMs: number): void } {
  let behind = behindMs;
  return { now: () => new Date(Date.now() - behind), be: (ms) => void (behind = ms) };
}
