// Reads how a publisher's leads flow, as far as its status page shows it.
import * as z from 'zod';
import { speedStepsMs } from '../delivery/tally.ts';
import { percentileOf } from '../insight/answer-steps.ts';
import { dateIn } from '../insight/days.ts';
import { daysOf } from '../insight/period.ts';
import { daysAfter } from '../platform/months.ts';
import type { App } from '../platform/app.ts';
import {
  days as shownDays,
  dayState,
  dayStates,
  destinationState,
  destinationStates,
  intakeState,
  intakeStates,
  states,
  wholeState,
} from './flow-status.ts';
import {
  destinationFacts,
  flowByDay,
  lastLeadAt,
  leadsSince,
  openListings,
  speedsSince,
  timeZoneOf,
} from './flow-store.ts';

const dayMs = 86_400_000;
const hourMs = 3_600_000;
const speedDays = 7;

export const FlowStatus = z
  .object({
    publisher: z.string(),
    at: z.date().describe('When it was looked at'),
    timeZone: z.string().describe('Whose days they are'),
    state: z
      .enum(states)
      .describe(
        'The worst that is to be said. stopped: the intake takes none. failing: a destination takes none. waiting: leads wait, or a destination is paused',
      ),
    intake: z.object({
      state: z
        .enum(intakeStates)
        .describe('withholding: leads are kept and shared with nobody. none: no listing has an intake URL'),
      lastLeadAt: z.date().nullable(),
    }),
    leads: z
      .object({ last24Hours: z.int(), last7Days: z.int() })
      .nullable()
      .describe('Customers’ leads, by quarters of an hour; null: the publisher does not show them'),
    delivery: z.object({
      since: z.date().describe('Leads that were delivered since then'),
      medianMs: z.int().nullable().describe('From the lead to its record, in half of them; null: of none'),
      p95Ms: z.int().nullable().describe('In nineteen of twenty'),
      oldestWaitingAt: z.date().nullable().describe('Of leads that are on their way; null: none is'),
    }),
    destinations: z.array(
      z.object({
        name: z.string().nullable().describe('Null: the publisher does not show it'),
        state: z.enum(destinationStates),
        since: z.date().nullable().describe('Since when it is not healthy'),
        lastDeliveredAt: z.date().nullable(),
      }),
    ),
    days: z
      .array(
        z.object({
          date: z.string(),
          state: z
            .enum(dayStates)
            .describe('quiet: nothing came. failures: tries to deliver failed, to be made again'),
          leads: z.int().nullable(),
          failedTries: z.int().nullable(),
        }),
      )
      .describe('The last thirty, the oldest first; today is not over'),
  })
  .meta({ id: 'FlowStatus' });
export type FlowStatus = z.infer<typeof FlowStatus>;

export type Shows = {
  publisherId: string;
  publisher: string;
  namesDestinations: boolean;
  countsLeads: boolean;
};

export function readFlow(app: App, { publisherId, ...shows }: Shows): Promise<FlowStatus> {
  return app.db.asPublisher(publisherId, async (tx): Promise<FlowStatus> => {
    const now = app.clock.now();
    const ago = (ms: number) => new Date(now.getTime() - ms);
    const timeZone = await timeZoneOf(tx, publisherId);
    const today = dateIn(timeZone, now);
    const period = { from: daysAfter(today, 1 - shownDays), to: today };
    const facts = await destinationFacts(tx, publisherId);
    const ids = facts.map(({ id }) => id);
    const destinations = facts.map((each) => ({
      name: shows.namesDestinations ? each.name : null,
      ...destinationState(each, now),
      lastDeliveredAt: each.lastDeliveredAt,
    }));
    const intake = intakeState(await openListings(tx, publisherId, now));
    const since = new Date(Math.floor(ago(speedDays * dayMs).getTime() / hourMs) * hourMs);
    const speeds = await speedsSince(tx, publisherId, ids, since);
    const byDay = new Map(
      (await flowByDay(tx, publisherId, ids, { from: period.from, timeZone })).map((row) => [row.date, row]),
    );
    return {
      publisher: shows.publisher,
      at: now,
      timeZone,
      state: wholeState(intake, destinations),
      intake: { state: intake, lastLeadAt: await lastLeadAt(tx, publisherId) },
      leads: shows.countsLeads
        ? {
            last24Hours: await leadsSince(tx, publisherId, ago(dayMs)),
            last7Days: await leadsSince(tx, publisherId, ago(7 * dayMs)),
          }
        : null,
      delivery: {
        since,
        medianMs: percentileOf(speeds, 0.5, speedStepsMs),
        p95Ms: percentileOf(speeds, 0.95, speedStepsMs),
        oldestWaitingAt: oldest(facts.map(({ oldestAt }) => oldestAt)),
      },
      destinations,
      days: daysOf(period).map((date) => {
        const { leads, delivered, failedTries } = byDay.get(date) ?? {
          leads: 0,
          delivered: 0,
          failedTries: 0,
        };
        const counts = shows.countsLeads ? { leads, failedTries } : { leads: null, failedTries: null };
        return { date, state: dayState(leads, delivered, failedTries), ...counts };
      }),
    };
  });
}

const oldest = (times: readonly (Date | null)[]): Date | null =>
  times.filter((time) => time !== null).toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null;
