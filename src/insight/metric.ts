// What is said of a number: in which unit it is, whose word it is, and what it counts. Pure.
import type { Column, ValueColumn } from './parts.ts';

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

/** Which answer tells what stands behind it: …/insight/leads, or that of forecasts, sequences or campaigns. */
type Opens = 'leads' | 'opportunities' | 'sequenceLeads' | 'campaignLeads';

/** Those that are in one of these columns are behind it: by the day of the lead's arrival, and by that on which it happened. */
type BehindColumns = { arrival: readonly Counted[]; activity: readonly Counted[] };
export type Counted = Column | ValueColumn;

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
  opens: Opens | null;
  /** Of those that open leads. */
  behind: BehindColumns | null;
  /** Why no leads stand behind it; null where they do. */
  noLeads: string | null;
};

const blank = { breakBefore: false, column: null, becameColumn: null, behind: null };

/** Not kept in sums by columns: by its id, what each of them counts. */
export const others = <const Id extends string, const Of extends Opens>(
  unit: Definition['unit'],
  source: Source,
  opens: Of,
  counts: Record<Id, string>,
) =>
  (Object.keys(counts) as Id[]).map((id) => ({
    ...blank,
    id,
    unit,
    source,
    counts: counts[id],
    opens,
    noLeads: null,
  }));

/** Made of leads that are counted in these columns. */
export const madeOf = <const Id extends string>(
  id: Id,
  unit: Definition['unit'],
  counts: string,
  arrival: readonly Counted[],
  activity = arrival,
) => ({
  ...blank,
  id,
  unit,
  source: 'leads' as const,
  counts,
  opens: 'leads' as const,
  behind: { arrival, activity },
  noLeads: null,
});

/** Counted without leads. */
export const leadless = <const Id extends string>(
  id: Id,
  unit: Definition['unit'],
  source: Source,
  counts: string,
  noLeads: string,
) => ({ ...blank, id, unit, source, counts, opens: null, noLeads });
