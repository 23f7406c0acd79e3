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
