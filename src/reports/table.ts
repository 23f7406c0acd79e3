// A table of a report, flat: columns by their kind, rows of plain values, and what must be known of the numbers. Pure.
import type { Dimension } from '../insight/metrics.ts';
import type { Days } from '../insight/span.ts';
import type { Cell } from '../platform/csv.ts';
import type { Block } from './report.ts';

/**
 * step: a metric’s id. key: a member of the dimension by its id, name: as it is called. amount: a decimal, exact, as text.
 * weekday: 1 is Monday.
 */
export const columnKinds = [
  'step',
  'key',
  'name',
  'count',
  'share',
  'seconds',
  'milliseconds',
  'day',
  'code',
  'amount',
  'weekday',
] as const;
type Kind = (typeof columnKinds)[number];
/** metric: whose definition explains it; of the period compared with where `before` says so. */
export type Column = { id: string; kind: Kind; metric?: string; before?: true };

export type Table = {
  block: Block;
  /** By what its rows are told; null: they are no members of a dimension. */
  by: Dimension | null;
  /** What alone is told; null: everything. */
  key: string | null;
  /** As that is called; null: it has no other name. */
  keyName: string | null;
  period: Days;
  /** Null where nothing is compared. */
  before: Days | null;
  columns: Column[];
  rows: Cell[][];
  /** Of all rows together, where that is more than their sum. */
  total: Cell[] | null;
  /** There were more rows than are told. */
  truncated: boolean;
};

/** More than people or programs read at once; campaigns and referrers can be that many. */
export const mostRows = 10_000;

type Asked = 'by' | 'key' | 'before' | 'total';

/** What is left out is null. */
export function bounded(
  table: Omit<Table, 'truncated' | 'keyName' | Asked> & Partial<Pick<Table, Asked>>,
): Table {
  return {
    by: null,
    key: null,
    before: null,
    total: null,
    ...table,
    keyName: null,
    rows: table.rows.slice(0, mostRows),
    truncated: table.rows.length > mostRows,
  };
}

export const count = (id: string): Column => ({ id, kind: 'count', metric: id });
export const countBefore = (id: string): Column => ({
  id: `${id}Before`,
  kind: 'count',
  metric: id,
  before: true,
});
export const column = (id: string, kind: Kind, metric?: string): Column => ({
  id,
  kind,
  ...(metric === undefined ? {} : { metric }),
});
