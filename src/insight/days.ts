// Days in somebody's time zone, and whether today is as usual. Pure.

export type DayOfStorefront = { date: string; storefront: string; leads: number; byNow: number };
export type Day = { date: string; leads: number; byStorefront: Record<string, number> };

export type Trend = {
  /** Every day of the span, those without a lead too. */
  days: Day[];
  today: number;
  /** What had come by this time of the day on the same weekday, on average of the last four; null when that was before the first lead. */
  usualByNow: number | null;
};

const dayMs = 86_400_000;
const weeks = 4;

/** Past days that `rows` must reach back to, for the comparison. */
export const daysCompared = weeks * 7;

export function trendOf(rows: readonly DayOfStorefront[], now: Date, timeZone: string, span: number): Trend {
  const today = dateIn(timeZone, now);
  const byDate = Map.groupBy(rows, ({ date }) => date);
  const days = Array.from({ length: span }, (_, ago) => daysBefore(today, span - 1 - ago)).map((date) => {
    const of = byDate.get(date) ?? [];
    return {
      date,
      leads: sum(of.map(({ leads }) => leads)),
      byStorefront: Object.fromEntries(of.map(({ storefront, leads }) => [storefront, leads])),
    };
  });
  const first = rows[0]?.date;
  const compared = Array.from({ length: weeks }, (_, week) => daysBefore(today, 7 * (week + 1))).filter(
    (date) => first !== undefined && date >= first,
  );
  const byNow = compared.map((date) => sum((byDate.get(date) ?? []).map((row) => row.byNow)));
  return {
    days,
    today: sum((byDate.get(today) ?? []).map(({ leads }) => leads)),
    usualByNow: byNow.length === 0 ? null : sum(byNow) / byNow.length,
  };
}

/** Such as 2026-11-21. */
export function dateIn(timeZone: string, at: Date): string {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone,
    calendar: 'gregory',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(at);
  const part = (type: string) => parts.find((each) => each.type === type)!.value;
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** Dates of the calendar: no clock is put forward between them. */
function daysBefore(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - days * dayMs).toISOString().slice(0, 10);
}

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
