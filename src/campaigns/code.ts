// Campaign codes: how they are compared, and which campaign has one on a day. Pure.

export type Dated = { fromDay: string; toDay: string | null };

/** ASCII letters alone are folded, so that the database and we agree. */
export const codeKey = (code: string): string =>
  code.trim().replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

const end = ({ toDay }: Dated) => toDay ?? '9999-12-31';

export const overlap = (one: Dated, other: Dated): boolean =>
  one.fromDay <= end(other) && other.fromDay <= end(one);

/**
 * Of campaigns that have the code one after another, the one that runs on the day; else the one that ended last before it, since links
 * live on; else the first to begin, since links are tried. Null: none has it.
 */
export function campaignOn<Campaign extends Dated>(
  day: string,
  campaigns: readonly Campaign[],
): Campaign | null {
  const inOrder = campaigns.toSorted((a, b) => (a.fromDay < b.fromDay ? -1 : 1));
  return inOrder.findLast(({ fromDay }) => fromDay <= day) ?? inOrder[0] ?? null;
}

export const dayOf = (at: Date): string => at.toISOString().slice(0, 10);
