// What a number in a report's table opens: the leads that it counts. Pure.
import type { Schema } from '../../api.ts';
import { daysAfter, type Days } from '../../../src/insight/span.ts';
import { pointWithin } from '../insight/asked.ts';
import type { Behind } from '../insight/use-asked.ts';
import type { Report } from './reports.ts';

type Table = Schema['ReportTable'];
type Row = Table['rows'][number];
type Asked = Pick<Report['question'], 'view' | 'every' | 'listingId' | 'storefront' | 'kind'>;

/** Null: it is no number of leads, or none stand behind it. */
export function behindCell(
  table: Table,
  row: Row,
  at: number,
  asked: Asked,
): { behind: Behind; period: Days } | null {
  const column = table.columns[at]!;
  const text = (id: string) => row[table.columns.findIndex((each) => each.id === id)] ?? null;
  const metric = table.block === 'funnel' && column.kind === 'count' ? text('step') : column.metric;
  const isBefore = column.before || column.id === 'before';
  const period = isBefore ? table.before : table.period;
  if (typeof metric !== 'string' || period === null || row[at] === null || row[at] === 0) return null;
  const { view, listingId, storefront, kind } = asked;
  const key = text('key') ?? table.key ?? undefined;
  const behind: Behind = {
    metric,
    by: table.by ?? 'listing',
    key: typeof key === 'string' ? key : undefined,
    view: table.block === 'responses' ? 'arrival' : view,
    listingId,
    storefront,
    kind,
  };
  switch (table.block) {
    case 'funnel':
    case 'breakdown':
    case 'revenue':
    case 'responses':
      return { behind, period };
    case 'trend': {
      const first = text(isBefore ? 'dayBefore' : 'day');
      return typeof first === 'string' ? { behind, period: pointWithin(period, first, asked.every) } : null;
    }
    case 'scores':
      return {
        behind: { ...behind, view: 'arrival', by: 'score', key: String(text('from')).padStart(2, '0') },
        period,
      };
    case 'cohorts': {
      const week = String(text('week'));
      const weeks = metric === 'leads' ? {} : { withinWeeks: Number(text('withinWeeks')) };
      return {
        behind: { ...behind, view: 'arrival', ...weeks },
        period: { from: week, to: daysAfter(week, 6) },
      };
    }
    default:
      return null;
  }
}
