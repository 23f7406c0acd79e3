// How soon leads were answered over a period, counted from the clocks themselves.
import * as z from 'zod';
import type { Queries } from '../platform/db.ts';
import { summaryRows, type SummaryRow } from './list-store.ts';

/** Clocks that are looked at; a longer period has its latest. */
const most = 50_000;

const seconds = z.int().nullable().describe('Null: none was answered');
const Figures = z.object({
  leads: z.int(),
  answered: z.int(),
  inTime: z.int(),
  late: z.int(),
  waiting: z.int().describe('Not answered, and not due yet'),
  breached: z.int().describe('Not answered, though it was due'),
  stopped: z.int(),
  medianSeconds: seconds,
  p90Seconds: seconds,
  medianBusinessSeconds: seconds,
});

export const Summary = z
  .object({
    from: z.date(),
    to: z.date(),
    partial: z.boolean().describe(`There are more than ${most.toLocaleString('en')}: the latest of them`),
    all: Figures,
    byUser: z
      .array(Figures.extend({ userId: z.string().nullable() }))
      .describe('By who answered, or else has the lead'),
    byStorefront: z.array(Figures.extend({ storefront: z.string() })),
  })
  .meta({ id: 'FollowUpSummary' });

export async function summaryOf(
  db: Queries,
  publisherId: string,
  from: Date,
  to: Date,
): Promise<z.infer<typeof Summary>> {
  const rows = await summaryRows(db, publisherId, { from, to, most });
  const all = rows.find(({ ofUser, ofStorefront }) => !ofUser && !ofStorefront)!;
  return {
    from,
    to,
    partial: all.leads === most,
    all: figures(all),
    byUser: rows.flatMap((row) => (row.ofUser ? [{ ...figures(row), userId: row.userId }] : [])),
    byStorefront: rows.flatMap((row) =>
      row.ofStorefront ? [{ ...figures(row), storefront: row.storefront! }] : [],
    ),
  };
}

function figures({
  userId: _user,
  storefront: _storefront,
  ofUser: _ofUser,
  ofStorefront: _of,
  ...row
}: SummaryRow) {
  return row;
}
