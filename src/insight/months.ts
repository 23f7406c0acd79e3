// Which of a batch's changes stand in the sums by month too. Pure.
import { monthOf, type MonthsTo } from '../platform/months.ts';
import { isChanged, type DayRow } from './sums.ts';
import type { Whose } from './whose.ts';

/** What changes in the sums by month: rows as those of days, whose day is the month's first, in the order of their key. */
export function inMonths(days: readonly DayRow[], monthsTo: (whose: Whose) => MonthsTo): DayRow[] {
  const rows = new Map<string, DayRow>();
  for (const row of days) {
    const to = monthsTo(row);
    if (to === null || row.day >= to) continue;
    const { publisherId, generation, dimension, listing, key } = row;
    const day = monthOf(row.day);
    const name = `${publisherId} ${generation} ${dimension} ${listing} ${day} ${key}`;
    const known = rows.get(name);
    rows.set(name, known === undefined ? { ...row, day } : added(known, row));
  }
  return [...rows]
    .filter(([, row]) => isChanged(row))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, row]) => row);
}

function added(one: DayRow, other: DayRow): DayRow {
  const steps = one.answerSteps ?? other.answerSteps;
  return {
    ...one,
    parts: one.parts + other.parts,
    counts: one.counts.map((count, at) => count + other.counts[at]!),
    answerSteps:
      steps === null
        ? null
        : steps.map((_, at) => (one.answerSteps?.[at] ?? 0) + (other.answerSteps?.[at] ?? 0)),
  };
}
