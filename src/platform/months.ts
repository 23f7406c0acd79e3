// Whole months in a period of days, where days are added up by month too. Pure.

/** Both days are in it. */
type Days = { from: string; to: string };
/** Days before this one, the first of a month, are added up by month; null: none are. */
export type MonthsTo = string | null;

const dayMs = 86_400_000;

/** On the calendar: no clock is put forward between days. */
export const daysAfter = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10);

export const monthOf = (day: string): string => `${day.slice(0, 7)}-01`;

export const nextMonth = (day: string): string => monthOf(daysAfter(monthOf(day), 31));

/** The whole months of a period that are added up, and the days around them. */
export function byMonths({ from, to }: Days, monthsTo: MonthsTo): { months: Days | null; days: Days[] } {
  const first = from === monthOf(from) ? from : nextMonth(from);
  const next = monthOf(daysAfter(to, 1));
  const end = monthsTo !== null && monthsTo < next ? monthsTo : next;
  if (monthsTo === null || first >= end) return { months: null, days: [{ from, to }] };
  const around = [
    { from, to: daysAfter(first, -1) },
    { from: end, to },
  ];
  return {
    months: { from: first, to: daysAfter(end, -1) },
    days: around.filter((days) => days.from <= days.to),
  };
}
