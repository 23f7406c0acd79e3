// Which days a period that moves with the calendar has, and what it is compared with.
import { expect, test } from 'vitest';
import { daysBeforeSpan, daysOfSpan, type Span } from './span.ts';

const told = (span: Exclude<Span, 'own'>, today: string) => {
  const days = daysOfSpan(span, today);
  const before = daysBeforeSpan(span, 'before', days);
  return `${days.from}/${days.to} ${before.from}/${before.to}`;
};

test.each([
  ['lastWeek', '2026-03-31', '2026-03-23/2026-03-29 2026-03-16/2026-03-22'],
  // A Monday and a Sunday.
  ['lastWeek', '2026-03-30', '2026-03-23/2026-03-29 2026-03-16/2026-03-22'],
  ['lastWeek', '2026-03-29', '2026-03-16/2026-03-22 2026-03-09/2026-03-15'],
  ['quarter', '2026-05-31', '2026-04-01/2026-05-31 2026-01-01/2026-02-28'],
  ['quarter', '2026-01-01', '2026-01-01/2026-01-01 2025-10-01/2025-10-01'],
  ['lastQuarter', '2026-05-31', '2026-01-01/2026-03-31 2025-10-01/2025-12-31'],
  ['lastQuarter', '2026-01-15', '2025-10-01/2025-12-31 2025-07-01/2025-09-30'],
] as const)('%s on %s is %s', (span, today, wanted) => expect(told(span, today)).toBe(wanted));

test('a quarter is compared with the same one a year earlier', () =>
  expect(daysBeforeSpan('lastQuarter', 'year', { from: '2024-01-01', to: '2024-03-31' })).toEqual({
    from: '2023-01-01',
    to: '2023-03-31',
  }));
