// The only maker of dates; tests move it by hand.

export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still until it is moved. */
export function handClock(start: string): Clock & { forward(ms: number): void } {
  let at = Date.parse(start);
  return {
    now: () => new Date(at),
    forward(ms) {
      at += ms;
    },
  };
}

/** The machine's clock, so many milliseconds behind. It runs on, and may be set forward until it is right, never beyond. */
export function lateClock(lateMs: number): Clock & { forwardTo(ms: number): void } {
  let late = lateMs;
  return {
    now: () => new Date(Date.now() - late),
    forwardTo(ms) {
      late = Math.max(0, Math.min(late, Date.now() - ms));
    },
  };
}
