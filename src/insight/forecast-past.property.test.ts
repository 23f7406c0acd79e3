// Whatever is done to opportunities, and whenever: asked for any moment, what is told is what they were at it, and what came of them by the end.
import fc from 'fast-check';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import type { Opportunity } from '../pipeline/opportunity.ts';
import { shippedPipelines } from '../pipeline/shipped-pipelines.ts';
import { insertOpportunity, saveOpportunity } from '../pipeline/store.ts';
import { lookedBack } from './forecast-kept.ts';
import { pastOf } from './forecast-past.ts';
import { momentOf, spansOf, type Moment } from './forecast-spans.ts';
import { countedThen, opportunitiesAt, type Asked, type CountedThen } from './forecast-store.ts';

const publisherId = 'pub_operator';
const timeZone = 'Europe/Prague';
const hourMs = 3_600_000;
const begun = Date.parse('2026-08-20T00:00:00Z');
const hours = 100 * 24;
let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(async () => {
  await database.db.close();
  await database.drop();
});

const money = fc.constantFrom<[string | null, string | null]>(
  [null, null],
  ['100', 'EUR'],
  ['250.50', 'EUR'],
  ['7', 'USD'],
);
const close = fc.constantFrom(null, '2026-09-10', '2026-10-01', '2026-10-31', '2026-11-30', '2027-01-15');
const stage = fc.constantFrom('qualified', 'developed', 'proposed', 'negotiated', 'won', 'lost');
/** So many hours after the one before. */
const change = fc.record({ after: fc.nat({ max: 900 }), stage, money, close });
const history = fc.tuple(fc.nat({ max: hours }), fc.array(change, { minLength: 1, maxLength: 6 }));

/** What an opportunity was after each of its changes, the oldest first. */
function statesOf(
  nth: number,
  [born, changes]: [
    number,
    { after: number; stage: string; money: [string | null, string | null]; close: string | null }[],
  ],
) {
  let at = begun + born * hourMs;
  const states: Opportunity[] = [];
  for (const [
    index,
    {
      after,
      stage: to,
      money: [value, currency],
      close: expectedClose,
    },
  ] of changes.entries()) {
    if (index > 0) at += after * hourMs;
    if (at > begun + hours * hourMs) break;
    const before = states.at(-1);
    const next = index === 0 && (to === 'won' || to === 'lost') ? 'qualified' : to;
    const isOpen = next !== 'won' && next !== 'lost';
    const changedAt = new Date(at);
    states.push({
      id: `opp_${String(nth).padStart(20, '0')}`,
      origin: 'hand',
      leadId: null,
      name: 'A deal',
      pipelineId: 'sales',
      stage: next,
      state: isOpen ? 'open' : next,
      value,
      currency,
      expectedClose,
      ownerId: null,
      nextStep: null,
      nextStepOn: null,
      reason: null,
      reasonNote: null,
      stageSince: changedAt,
      createdBy: 'x',
      createdAt: new Date(begun),
      changedAt,
      // Who changes what is won does not win it again.
      closedAt: isOpen ? null : before?.stage === next ? before.closedAt : changedAt,
      version: index + 1,
    });
  }
  return states;
}

async function nobody(): Promise<void> {
  await database.db.run(sql`delete from opportunities`);
  await database.db.run(sql`delete from forecast_moments`);
}

/** What was done in a time. */
async function keep(all: Opportunity[][], from: Date, until: Date): Promise<void> {
  await database.db.tx(async (tx) => {
    for (const states of all)
      for (const [nth, state] of states.entries()) {
        if (state.changedAt < from || state.changedAt >= until) continue;
        if (nth === 0) await insertOpportunity(tx, publisherId, state);
        else await saveOpportunity(tx, publisherId, state);
      }
  });
}

const before = (states: Opportunity[], at: Date) => states.filter(({ changedAt }) => changedAt < at).at(-1);

/** By what stood in the states themselves. */
function expected(
  all: Opportunity[][],
  { begun: from, at, ended, due }: Moment,
): Record<CountedThen, string[]> {
  const ids = (test: (then: Opportunity | undefined, end: Opportunity | undefined) => boolean) =>
    all.flatMap((states) => (test(before(states, at), before(states, ended)) ? [states[0]!.id] : []));
  const isOpen = (deal: Opportunity | undefined) => deal?.state === 'open';
  const wasDue = (deal: Opportunity | undefined) =>
    isOpen(deal) && deal!.expectedClose !== null && deal!.expectedClose < due;
  const closed = (deal: Opportunity | undefined, as?: 'won' | 'lost') =>
    deal !== undefined &&
    deal.closedAt !== null &&
    deal.closedAt >= from &&
    (as === undefined || deal.state === as);
  const early = (deal: Opportunity | undefined) => closed(deal) && deal!.closedAt! < at;
  return {
    due: ids(wasDue),
    pipeline: ids(isOpen),
    already: ids((_, end) => closed(end, 'won') && early(end)),
    wonDue: ids((then, end) => wasDue(then) && closed(end, 'won')),
    lostDue: ids((then, end) => wasDue(then) && closed(end, 'lost')),
    slipped: ids((then, end) => wasDue(then) && !closed(end)),
    added: ids((then, end) => !wasDue(then) && closed(end, 'won') && !early(end)),
    won: ids((_, end) => closed(end, 'won')),
  };
}

/** In hundredths. */
const cents = (value: string | null) => Math.round(Number(value ?? 0) * 100);

it('tells of any history and any moment what was so', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(history, { maxLength: 8 }),
      fc.nat({ max: 4 }),
      fc.integer({ min: 30, max: 100 }),
      fc.integer({ min: 0, max: 70 }),
      async (histories, week, days, daysBefore) => {
        const all = histories.map((each, nth) => statesOf(nth, each)).filter(({ length }) => length > 0);
        await nobody();
        const askedOn = (now: Date) => {
          const today = now.toISOString().slice(0, 10);
          const spans = spansOf({ by: 'month', to: today, count: 3, week, today });
          const moments = spans.map((span) => momentOf(span, timeZone, now));
          return { spans, moments, asked: { publisherId, timeZone, moments } satisfies Asked };
        };
        // Somebody looked back before; what was over by then is kept since.
        const earlier = new Date(begun + Math.max(0, days - daysBefore) * 24 * hourMs);
        await keep(all, new Date(0), earlier);
        await database.db.tx((tx) => lookedBack(tx, askedOn(earlier).asked, earlier));
        await keep(all, earlier, new Date(begun + 2 * hours * hourMs));
        const now = new Date(begun + days * 24 * hourMs);
        const { spans, moments, asked } = askedOn(now);
        const past = pastOf({
          spans,
          ...(await database.db.tx((tx) => lookedBack(tx, asked, now))),
          pipelines: spans.map(() => shippedPipelines),
          rates: [],
          reportingCurrency: null,
        });
        for (const [nth, moment] of moments.entries()) {
          const ids = expected(all, moment);
          for (const counted of countedThen) {
            expect([counted, past[nth]!.parts[counted].count]).toEqual([counted, ids[counted].length]);
            const page = { counted, after: '', limit: 50 };
            const seen = await opportunitiesAt(database.db, { ...asked, moments: [moment] }, page);
            expect([counted, ...seen.map(({ opportunityId }) => opportunityId)]).toEqual([
              counted,
              ...ids[counted],
            ]);
          }
          const sum = (those: string[], at: Date) =>
            all
              .filter((states) => those.includes(states[0]!.id))
              .reduce((total, states) => {
                const deal = before(states, at)!;
                return total + (deal.currency === 'EUR' ? cents(deal.value) : 0);
              }, 0);
          const told = (counted: CountedThen) =>
            cents(past[nth]!.parts[counted].sums.find(({ currency }) => currency === 'EUR')?.value ?? null);
          expect(told('slipped')).toBe(sum(ids.slipped, moment.at));
          expect(told('pipeline')).toBe(sum(ids.pipeline, moment.at));
          expect(told('won')).toBe(sum(ids.won, moment.ended));
          expect(told('wonDue') + told('already') + told('added')).toBe(told('won'));
        }
      },
    ),
    { numRuns: 40 },
  );
});
