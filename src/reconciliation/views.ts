// What the API shows of a comparison.
import * as z from 'zod';
import { extraReasons, placeStates } from './place.ts';
import type { Comparison } from './store.ts';

const count = z.int();

export const View = z
  .object({
    id: z.string(),
    source: z.enum(['file', 'account']),
    fileName: z.string().nullable(),
    accountId: z.string().nullable(),
    listingId: z.string().nullable().describe('Of rows whose offer names none'),
    state: z.enum(['reading', 'done']).describe('reading: it is being read, or its reading was cut short'),
    startedBy: z.string(),
    startedAt: z.date(),
    listedAt: z
      .date()
      .nullable()
      .describe('As of when the list is: when the account was last read; null for a file'),
    matchedAt: z.date().describe('When its rows were last matched with our leads'),
    from: z.date().nullable().describe('The first of its leads, or what was asked for'),
    until: z.date().nullable(),
    rows: count.describe('Leads of the list'),
    leftOut: count.describe('Rows that are no leads of it; see left-out'),
    removedAt: z.date().describe('When the list is removed'),
  })
  .meta({ id: 'ListComparison' });

const dayMs = 86_400_000;

export function viewOf(row: Comparison, keptDays: number): z.infer<typeof View> {
  const { id, source, fileName, accountId, listingId, state, startedBy, startedAt, listedAt } = row;
  return {
    id,
    source,
    fileName,
    accountId,
    listingId,
    state,
    startedBy,
    startedAt,
    listedAt,
    matchedAt: row.matchedAt,
    from: row.fromAt,
    until: row.untilAt,
    rows: row.rowCount,
    leftOut: row.leftOut,
    removedAt: new Date(startedAt.getTime() + keptDays * dayMs),
  };
}

export const BackFillView = z
  .object({
    id: z.string(),
    state: z.enum(['running', 'done', 'failed']),
    chosen: z.boolean().describe('Of chosen rows alone'),
    startedBy: z.string(),
    startedAt: z.date(),
    endedAt: z.date().nullable(),
    rowsDone: count,
    rowsTotal: count,
    takenIn: count.describe('Leads that were missing here'),
    sent: count.describe('Deliveries that were sent again, or for the first time'),
    couldNot: count.describe('Rows that cannot be taken in'),
  })
  .meta({ id: 'BackFill' });

const Crm = z.object({
  id: z.string(),
  name: z.string().nullable().describe('Null: the operator’s'),
  kind: z.string().nullable(),
  role: z.string(),
  comparable: z.boolean().describe('Whether its CRM can be asked what it has'),
  readAt: z.date().nullable().describe('When what comes back was last read'),
  compared: z
    .object({
      state: z.enum(['running', 'done', 'failed']),
      startedAt: z.date(),
      endedAt: z.date().nullable(),
      since: z.date().nullable(),
    })
    .nullable()
    .describe('The last comparison with what is there'),
});

export const Whole = z
  .object({
    comparison: View,
    at: z.date().describe('As of when all this is'),
    totals: z.object({
      listed: count,
      here: count,
      distinct: count.describe('Leads of ours that those are: a lead may be listed more than once'),
      missing: count.describe('Rows that lack anything anywhere'),
      notHere: z.array(z.object({ reason: z.string(), count })),
      leftOut: z.array(z.object({ reason: z.string(), count })),
      extra: z
        .array(z.object({ reason: z.enum(extraReasons), count }))
        .nullable()
        .describe(
          'Leads of ours, of its listings and days, that the list lacks; null: it says nothing of days',
        ),
    }),
    destinations: z.array(
      Crm.extend({
        totals: z
          .array(z.object({ state: z.enum(placeStates), reason: z.string().nullable(), count }))
          .describe('They add up to the leads of the list'),
      }),
    ),
    backFills: z.array(BackFillView).describe('The last five'),
  })
  .meta({ id: 'ListComparisonResult' });

const Listed = {
  name: z.string().nullable(),
  email: z.string().nullable(),
  company: z.string().nullable(),
};

export const Row = z
  .object({
    nth: count.describe('Its place in the list'),
    line: count.nullable().describe('In the file'),
    ...Listed,
    offer: z.string().nullable().describe('As the list has it, where the lead is not here'),
    raisedAt: z.date().nullable(),
    lead: z
      .object({ id: z.string(), listingId: z.string(), kind: z.string(), receivedAt: z.date() })
      .nullable(),
    reason: z.string().nullable().describe('Why it is not here'),
    places: z.array(
      z.object({
        destinationId: z.string(),
        state: z.enum(placeStates),
        reason: z.string().nullable(),
        deliveryId: z.string().nullable(),
        externalId: z.string().nullable(),
        url: z.string().nullable(),
        deliveredAt: z.date().nullable(),
      }),
    ),
  })
  .meta({ id: 'ListedLead' });

export const ExtraView = z
  .object({
    leadId: z.string(),
    ...Listed,
    listingId: z.string(),
    receivedAt: z.date(),
    reason: z.enum(extraReasons),
  })
  .meta({ id: 'UnlistedLead' });

export const LeftOutView = z
  .object({ nth: count, line: count.nullable(), reason: z.string() })
  .meta({ id: 'LeftOutRow' });

export const PlanView = z
  .object({
    rows: count,
    takeIn: count,
    cannot: z
      .array(z.object({ reason: z.string(), count }))
      .describe('Rows that cannot be taken in, and why'),
    sends: z
      .array(z.object({ destinationId: z.string(), state: z.enum(placeStates), count }))
      .describe('Deliveries that are sent: again, or for the first time'),
    held: z
      .array(
        z.object({
          destinationId: z.string(),
          state: z.enum(placeStates),
          reason: z.string().nullable(),
          count,
        }),
      )
      .describe('What stays as it is: on its way already, or withheld'),
  })
  .meta({ id: 'BackFillPlan' });
