// The steps in which it is counted how long a first response took, and what is read from them. Pure.

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** Upper ends in seconds; one step more has the rest. */
export const answerStepsS = [
  minute,
  2 * minute,
  5 * minute,
  10 * minute,
  15 * minute,
  30 * minute,
  45 * minute,
  hour,
  1.5 * hour,
  2 * hour,
  3 * hour,
  4 * hour,
  6 * hour,
  8 * hour,
  12 * hour,
  day,
  2 * day,
  3 * day,
  5 * day,
  7 * day,
  14 * day,
  30 * day,
] as const;

export function answerStep(seconds: number): number {
  const step = answerStepsS.findIndex((end) => seconds <= end);
  return step === -1 ? answerStepsS.length : step;
}

/**
 * So many of a hundred took no longer: within its step by share, so that it is wrong by the step's width at most. Null of none; what
 * lies in the last step is told as its lower end.
 */
export function percentileOf(
  counts: readonly number[],
  share: number,
  ends: readonly number[] = answerStepsS,
): number | null {
  const all = counts.reduce((sum, count) => sum + count, 0);
  if (all === 0) return null;
  const wanted = all * share;
  let before = 0;
  for (const [step, count] of counts.entries()) {
    if (count > 0 && before + count >= wanted) {
      const from = step === 0 ? 0 : ends[step - 1]!;
      const to = ends[step] ?? from;
      return Math.round(from + (to - from) * ((wanted - before) / count));
    }
    before += count;
  }
  return ends.at(-1)!;
}
