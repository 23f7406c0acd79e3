// A lead behind a number, as lists of them show it.
import * as z from 'zod';
import { stages } from '../leads/standing.ts';
import type { Queries } from '../platform/db.ts';
import { leadsNamed } from './behind-store.ts';

export const Behind = z
  .object({
    leadId: z.string(),
    name: z
      .string()
      .nullable()
      .describe('Of the person, else their address or number; null: nothing was told'),
    company: z.string().nullable(),
    country: z.string().nullable().describe('ISO 3166-1, where it can be told'),
    listingId: z.string(),
    listing: z.string().describe('Its title'),
    stage: z.enum(stages).nullable().describe('As it is now; null: it was not scored yet'),
    score: z.int().nullable().describe('As it came in'),
    receivedAt: z.date(),
    day: z.string().describe('Of its arrival, in the days of the sums'),
  })
  .meta({ id: 'InsightLead' });

/** In their order. Whoever lost sight of a lead in this moment is told nothing of it. */
export async function behindNamed(
  db: Queries,
  publisherId: string,
  behind: readonly { leadId: string; listingId: string; day: string }[],
): Promise<z.infer<typeof Behind>[]> {
  const named = await leadsNamed(
    db,
    publisherId,
    behind.map(({ leadId }) => leadId),
  );
  return behind.flatMap(({ leadId, listingId, day }) => {
    const lead = named.get(leadId);
    return lead === undefined ? [] : [{ ...lead, listingId, day }];
  });
}
