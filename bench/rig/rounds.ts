// Two sides measured in turn, so that what the machine does besides falls on both.
import type { Rounds } from './figure.ts';

/** floor: empty where there is none. */
export type Pair<Measured> = { ours: Measured[]; other: Measured[]; floor: Measured[] };

/** One of each in every round; who goes first alternates. */
export async function inTurn<Measured>(
  rounds: number,
  ours: () => Promise<Measured>,
  other: () => Promise<Measured>,
  floor?: () => Promise<Measured>,
): Promise<Pair<Measured>> {
  const pair: Pair<Measured> = { ours: [], other: [], floor: [] };
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 0) pair.ours.push(await ours());
    pair.other.push(await other());
    if (floor) pair.floor.push(await floor());
    if (round % 2 === 1) pair.ours.push(await ours());
  }
  return pair;
}

/** One number of each measurement, ours beside the baseline's. */
export function series<Measured>(
  { ours, other, floor }: Pair<Measured>,
  of: (measured: Measured) => number,
): { ours: Rounds; baseline: Rounds; floor?: Rounds } {
  return {
    ours: ours.map(of),
    baseline: other.map(of),
    ...(floor.length > 0 ? { floor: floor.map(of) } : {}),
  };
}
