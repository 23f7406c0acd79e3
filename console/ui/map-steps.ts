// Into which steps numbers fall that differ a hundredfold between countries: each about as many times the one before. Pure.

export type Step = { from: number; to: number };

const mostSteps = 4;

/** From 1 to the most; none where there is nothing. Every whole number is in one of them. */
export function mapSteps(most: number): Step[] {
  if (most < 1) return [];
  const ends = Array.from({ length: mostSteps }, (_, nth) => Math.ceil(most ** ((nth + 1) / mostSteps)));
  const apart = [...new Set(ends.map((end, nth) => (nth === mostSteps - 1 ? most : Math.min(end, most))))];
  return apart.map((to, nth) => ({ from: nth === 0 ? 1 : apart[nth - 1]! + 1, to }));
}

/** -1: none. */
export const stepAt = (steps: readonly Step[], value: number): number =>
  steps.findIndex(({ from, to }) => value >= from && value <= to);
