// Periods that move with the calendar, and what each is compared with: for addresses and for saved reports. Imports nothing. Pure.

export const spans = [
  '28d',
  '7d',
  '91d',
  'lastWeek',
  'month',
  'lastMonth',
  'quarter',
  'lastQuarter',
  'own',
] as const;
export type Span = (typeof spans)[number];
/** before: right before, of a month or quarter the one before it; year: the same days a year earlier. */
export const comparisons = ['before', 'year', 'own'] as const;
export type Comparison = (typeof comparisons)[number];

/** Both are in it. */
export type Days = { from: string; to: string };

const dayMs = 86_400_000;

/** today: such as 2026-11-22, where the days are counted. */
export function daysOfSpan(span: Exclude<Span, 'own'>, today: string): Days {
  switch (span) {
    case 'lastWeek': {
      const to = daysAfter(today, -1 - sinceMonday(today));
      return { from: daysAfter(to, -6), to };
    }
    case 'month':
      return { from: firstOfMonth(today), to: today };
    case 'quarter':
      return { from: firstOfQuarter(today), to: today };
    case 'lastMonth': {
      const to = daysAfter(firstOfMonth(today), -1);
      return { from: firstOfMonth(to), to };
    }
    case 'lastQuarter': {
      const to = daysAfter(firstOfQuarter(today), -1);
      return { from: firstOfQuarter(to), to };
    }
    default:
      return { from: daysAfter(today, 1 - Number.parseInt(span, 10)), to: today };
  }
}

const monthsIn: Partial<Record<Span, number>> = { month: 1, lastMonth: 1, quarter: 3, lastQuarter: 3 };

/** What is not over yet is compared up to the same day; a month or quarter that is, with the whole one before it. */
export function daysBeforeSpan(span: Span, comparison: 'before' | 'year', { from, to }: Days): Days {
  if (comparison === 'year') return { from: monthsBefore(from, 12), to: monthsBefore(to, 12) };
  const months = monthsIn[span];
  if (months === undefined) {
    const last = daysAfter(from, -1);
    return { from: daysAfter(last, 1 - daysIn({ from, to })), to: last };
  }
  const isOver = span.startsWith('last');
  return {
    from: monthsBefore(from, months),
    to: isOver ? daysAfter(from, -1) : monthsBefore(to, months),
  };
}

export const daysIn = ({ from, to }: Days): number => (Date.parse(to) - Date.parse(from)) / dayMs + 1;

/** On the calendar: no clock is put forward between days. */
export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);

const sinceMonday = (day: string) => (new Date(day).getUTCDay() + 6) % 7;
const firstOfMonth = (day: string) => `${day.slice(0, 7)}-01`;

function firstOfQuarter(day: string): string {
  const month = Number(day.slice(5, 7));
  return `${day.slice(0, 4)}-${String(month - ((month - 1) % 3)).padStart(2, '0')}-01`;
}

/** The same day of an earlier month, or its last one where it is shorter. */
function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - months, 0));
  last.setUTCDate(Math.min(date, last.getUTCDate()));
  return last.toISOString().slice(0, 10);
}
