// Days in UTC as spans of time, and what is left of a period beside some of its days. Pure.
import { dayOf } from './code.ts';
import type { Period } from './results.ts';

/** Both days are inside, in UTC. */
export type Days = { from: string; to: string };

const dayMs = 86_400_000;
export const spanOf = ({ from, to }: Days): Period => ({
  from: new Date(Date.parse(from)),
  until: new Date(Date.parse(to) + dayMs),
});

const weekDays = 7;
export const next = (day: string, days: number) => dayOf(new Date(Date.parse(day) + days * dayMs));

/** At most so many days at once, that none has too many people. kept: in order. */
export function daysBetween({ from, to }: Days, kept: readonly string[]): Days[] {
  const begins = [from, ...kept.map((day) => next(day, 1))];
  const ends = [...kept.map((day) => next(day, -1)), to];
  return begins.flatMap((begin, nth) => weeksOf(begin, ends[nth]!));
}

function weeksOf(from: string, to: string): Days[] {
  const weeks: Days[] = [];
  for (let begin = from; begin <= to; begin = next(begin, weekDays)) {
    const end = next(begin, weekDays - 1);
    weeks.push({ from: begin, to: end < to ? end : to });
  }
  return weeks;
}
