// A number in a report's table opens the leads of its row, its column and its days.
import { expect, it } from 'vitest';
import type { Schema } from '../../api.ts';
import { behindCell } from './behind-cell.ts';

type Table = Schema['ReportTable'];
const column = (id: string, metric: string | null = null, before = false) => ({
  id,
  kind: 'count' as const,
  heading: id,
  metric,
  before,
});
const table = (given: Partial<Table>): Table => ({
  block: 'breakdown',
  title: '',
  by: 'country',
  key: null,
  period: { from: '2026-03-04', to: '2026-03-17' },
  before: { from: '2026-02-18', to: '2026-03-03' },
  columns: [],
  rows: [],
  total: null,
  truncated: false,
  ...given,
});
const asked = { view: 'activity', every: 'week', storefront: 'appsource' } as const;

it.each([
  [
    table({ columns: [column('key'), column('leads', 'leads'), column('leadsBefore', 'leads', true)] }),
    ['PL', 3, 5],
    2,
    { metric: 'leads', by: 'country', key: 'PL', view: 'activity', storefront: 'appsource' },
    { from: '2026-02-18', to: '2026-03-03' },
  ],
  [
    table({ block: 'funnel', by: null, columns: [column('step'), column('now'), column('before')] }),
    ['won', 2, 1],
    1,
    { metric: 'won', by: 'listing', view: 'activity' },
    { from: '2026-03-04', to: '2026-03-17' },
  ],
  [
    table({ block: 'trend', by: null, columns: [column('day'), column('won', 'won')] }),
    ['2026-03-02', 2],
    1,
    { metric: 'won', view: 'activity' },
    { from: '2026-03-04', to: '2026-03-08' },
  ],
  [
    table({ block: 'scores', by: null, before: null, columns: [column('from'), column('won', 'won')] }),
    [0, 2],
    1,
    { metric: 'won', by: 'score', key: '00', view: 'arrival' },
    { from: '2026-03-04', to: '2026-03-17' },
  ],
  [
    table({
      block: 'cohorts',
      by: null,
      before: null,
      columns: [column('week'), column('withinWeeks'), column('won', 'won')],
    }),
    ['2026-03-09', 2, 4],
    2,
    { metric: 'won', withinWeeks: 2, view: 'arrival' },
    { from: '2026-03-09', to: '2026-03-15' },
  ],
])('of $block', (given, row, at, behind, period) => {
  expect(behindCell(given, row, at, asked)).toMatchObject({ behind, period });
});

it('opens nothing of nought, of what was not told, and of a name', () => {
  const given = table({ columns: [column('name'), column('leads', 'leads'), column('won', 'won')] });
  for (const at of [0, 1, 2]) expect(behindCell(given, ['Poland', 0, null], at, asked)).toBeNull();
});
