// Loads what a simulation needs: the leads of the last days, and territories and pools as they are or as they are thought of.
import { worksLeads } from '../accounts/roles.ts';
import type { App } from '../platform/app.ts';
import { firstIdAt } from '../platform/ids.ts';
import { invalidFields } from '../platform/refusal.ts';
import { factsFor } from '../scoring/fact-list.ts';
import type { Scorers } from '../scoring/scorers.ts';
import { absencesBefore, ownHoursOf } from './absence-store.ts';
import { factsOfLine, pastLines, type LeadLine } from './lead-store.ts';
import { reviewPool, type PoolFields } from './pool.ts';
import { poolsOf, workersAmong } from './pool-store.ts';
import { simulate, type PastLead, type Simulated, type Supposed } from './simulate.ts';
import { newestTerritories } from './territory-store.ts';
import { reviewTerritories, territoryOf, type Territories } from './territory.ts';

export type Thought = { days: number } & {
  [Part in keyof Territories]?: Territories[Part] | undefined;
} & { pools?: (PoolFields & { id: string })[] | undefined };

const dayMs = 24 * 60 * 60_000;
const pageLeads = 500;
/** The newest; more would keep a request waiting. */
const mostLeads = 20_000;
const mostAbsences = 5_000;

/** more: only the newest of the days were looked at. Nothing is kept. */
export async function simulation(
  app: App,
  scorers: Scorers,
  publisherId: string,
  thought: Thought,
): Promise<Simulated & { leads: number; since: Date; more: boolean }> {
  const now = app.clock.now();
  const since = new Date(now.getTime() - thought.days * dayMs);
  const { territories, supposed } = await supposedFor(app, publisherId, thought, since);
  const leads = await pastLeads(app, scorers, publisherId, territoryOf(territories), since);
  return {
    ...simulate(supposed, leads.slice(0, mostLeads).toReversed(), now),
    leads: Math.min(leads.length, mostLeads),
    since,
    more: leads.length > mostLeads,
  };
}

function supposedFor(app: App, publisherId: string, thought: Thought, since: Date) {
  return app.db.asPublisher(publisherId, async (tx) => {
    const saved = await newestTerritories(tx, publisherId);
    const territories: Territories = {
      territories: thought.territories ?? saved?.territories ?? [],
      otherwise: thought.otherwise === undefined ? (saved?.otherwise ?? null) : thought.otherwise,
    };
    const thoughtOf = new Map((thought.pools ?? []).map((pool) => [pool.id, pool]));
    const kept = (await poolsOf(tx, publisherId)).filter(({ id }) => !thoughtOf.has(id));
    const pools = [...kept, ...thoughtOf.values()];
    const userIds = [...new Set(pools.flatMap(({ members }) => members.map(({ userId }) => userId)))];
    const people = await workersAmong(tx, publisherId, userIds);
    const errors = [
      ...reviewTerritories(territories, new Set(pools.map(({ id }) => id)), await factsFor(tx, publisherId)),
      ...(thought.pools ?? []).flatMap((pool, at) =>
        reviewPool(pool, people).map((error) => ({ ...error, field: `pools.${at}.${error.field}` })),
      ),
    ];
    if (errors.length > 0) throw invalidFields(errors);
    const supposed: Supposed = {
      pools,
      hours: await ownHoursOf(tx, publisherId),
      absences: await absencesBefore(
        tx,
        publisherId,
        { userId: null, endingAfter: since },
        null,
        mostAbsences,
      ),
      working: new Set(
        people.flatMap(({ userId, role, disabledAt }) => (worksLeads(role, disabledAt) ? [userId] : [])),
      ),
    };
    return { territories, supposed };
  });
}

/** Newest first, one more than are looked at; each page is a transaction of its own, so that others get their turn. */
async function pastLeads(
  app: App,
  scorers: Scorers,
  publisherId: string,
  placeOf: ReturnType<typeof territoryOf>,
  since: Date,
): Promise<PastLead[]> {
  const sinceId = firstIdAt('lead', since);
  const found: PastLead[] = [];
  for (let beforeId: string | null = null; found.length <= mostLeads;) {
    const asked: Parameters<typeof pastLines>[2] = { sinceId, beforeId, limit: pageLeads };
    const lines: LeadLine[] = await app.db.asPublisher(publisherId, (tx) =>
      pastLines(tx, publisherId, asked),
    );
    const readyFor = await scorers.of(app.db, [publisherId]);
    for (const line of lines) found.push({ ...placeOf(factsOfLine(line, readyFor)), at: line.receivedAt });
    if (lines.length < pageLeads) break;
    beforeId = lines.at(-1)!.id;
  }
  return found;
}
