// What is said of a number: in which unit it is, whose word it is, and what it counts. Pure.
import type { Column } from './parts.ts';

/**
 * Whose word it is. marketplace: sums that a marketplace tells, days late, of visits and clicks; ownPages: of our own public pages, counted
 * as they are asked for. Neither knows which visit became which lead: between them and leads lies a marked break.
 */
type Source =
  | 'marketplace'
  | 'ownPages'
  | 'leads'
  | 'deliveries'
  | 'opportunities'
  | 'sequences'
  | 'campaigns';

export type Definition = {
  id: string;
  unit: 'count' | 'share' | 'seconds' | 'milliseconds' | 'money' | 'ratio';
  source: Source;
  /** In one sentence. Names and sentences in each language: words/<language>/insight.json. */
  counts: string;
  /** Never divided into what comes before it: the two do not tell of the same. */
  breakBefore: boolean;
  /** Where it is kept: by the day of the lead's arrival, and by the day on which it happened. */
  column: Column | null;
  becameColumn: Column | null;
};

/** Not kept in sums by columns. */
export const other = <const Id extends string>(
  id: Id,
  unit: Definition['unit'],
  source: Source,
  counts: string,
) => ({
  id,
  unit,
  source,
  counts,
  breakBefore: false,
  column: null,
  becameColumn: null,
});
