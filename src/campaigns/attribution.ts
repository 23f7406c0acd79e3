// Which of a person's touches has which part in what they did at the end. Pure.
import { apportion, whole } from './shares.ts';

export const models = ['first', 'last', 'linear', 'time-decay'] as const;
export type Model = (typeof models)[number];

export const usualHalfLifeDays = 7;

/** A lead of the person. id: decides between touches of the same time. */
export type Touch = { id: string; at: Date };

const dayMs = 86_400_000;
/** The finest weight that time decay can give: what is older than thirty half-lives has no part. */
const finest = 2 ** 30;

export const inTime = (one: Touch, other: Touch): number =>
  one.at.getTime() - other.at.getTime() || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);

/** Millionths of each touch, as they were given; together always one. Of no touch there is no share. */
export function sharesOf(model: Model, touches: readonly Touch[], halfLifeDays: number): number[] {
  if (touches.length === 0) return [];
  const order = touches.map((_, at) => at).toSorted((a, b) => inTime(touches[a]!, touches[b]!));
  const weights = weightsOf(
    model,
    order.map((at) => touches[at]!.at.getTime()),
    halfLifeDays,
  );
  const parts = apportion(BigInt(whole), weights);
  const shares = touches.map(() => 0);
  for (const [nth, at] of order.entries()) shares[at] = Number(parts[nth]);
  return shares;
}

/** times: oldest first. */
function weightsOf(model: Model, times: readonly number[], halfLifeDays: number): bigint[] {
  const last = times.length - 1;
  switch (model) {
    case 'first':
      return times.map((_, at) => (at === 0 ? 1n : 0n));
    case 'last':
      return times.map((_, at) => (at === last ? 1n : 0n));
    case 'linear':
      return times.map(() => 1n);
    case 'time-decay':
      // Counted from the last touch: how long the customer took afterwards changes no proportion.
      return times.map((time) =>
        BigInt(Math.round(finest * 2 ** ((time - times[last]!) / (halfLifeDays * dayMs)))),
      );
  }
}
