// Walks the people whom campaign codes brought, a bounded number at a time, and gives what each came to.
import type { Queries } from '../platform/db.ts';
import { conversionsOf, type Conversion, type Weighing } from './credit.ts';
import {
  leadsOfPeople,
  mergesOf,
  outcomesOf,
  peopleBrought,
  peopleOf,
  type LeadRow,
  type MergePointer,
} from './touch-store.ts';

const atOnce = 1_000;

type Wanted = { codeKeys: readonly string[]; until: Date };
export type Walked = { personId: string; conversions: Conversion[] };

/** All of them, each person once. */
export async function* everybodyBrought(
  db: Queries,
  publisherId: string,
  wanted: Wanted,
  weighing: Weighing,
): AsyncGenerator<Walked> {
  for (let after: string | null = ''; after !== null;) {
    const page = await peoplePage(db, publisherId, { ...wanted, after, limit: atOnce }, weighing);
    yield* page.people;
    after = page.next;
  }
}

/** next: after which to go on; null: that was all. Whoever was merged stands on the page of the least of their ids. */
export async function peoplePage(
  db: Queries,
  publisherId: string,
  { codeKeys, until, after, limit }: Wanted & { after: string; limit: number },
  weighing: Weighing,
): Promise<{ people: Walked[]; next: string | null }> {
  if (codeKeys.length === 0) return { people: [], next: null };
  const ids = await peopleBrought(db, publisherId, codeKeys, { until, after, limit });
  if (ids.length === 0) return { people: [], next: null };
  const { rootOf, leads, outcomes } = await lifeOf(db, publisherId, ids);
  const codes = new Set(codeKeys);
  const isFirst = (id: string, own: readonly LeadRow[]) =>
    !own.some(
      ({ personId, at, mktcmpid, utmCampaign }) =>
        personId < id && at < until && (codes.has(mktcmpid ?? '') || codes.has(utmCampaign ?? '')),
    );
  const people = ids.flatMap((personId) => {
    const own = leads.get(rootOf.one(personId)) ?? [];
    return isFirst(personId, own) ? [{ personId, conversions: conversionsOf(own, outcomes, weighing) }] : [];
  });
  return { people, next: ids.length < limit ? null : ids.at(-1)! };
}

/** What the people of these leads came to, each once. */
export async function conversionsAround(
  db: Queries,
  publisherId: string,
  leadIds: readonly string[],
  weighing: Weighing,
): Promise<Conversion[]> {
  const { leads, outcomes } = await lifeOf(db, publisherId, await peopleOf(db, publisherId, leadIds));
  return [...leads.values()].flatMap((own) => conversionsOf(own, outcomes, weighing));
}

/** All leads of these people, by who they are now, and what became of the leads. */
async function lifeOf(db: Queries, publisherId: string, people: readonly string[]) {
  const rootOf = rootsIn(await mergesOf(db, publisherId));
  const leads = Map.groupBy(
    await leadsOfPeople(db, publisherId, rootOf.membersOfAll(people)),
    ({ personId }) => rootOf.one(personId),
  );
  const leadIds = [...leads.values()].flat().map(({ id }) => id);
  const outcomes = Map.groupBy(await outcomesOf(db, publisherId, leadIds), ({ leadId }) => leadId);
  return { rootOf, leads, outcomes };
}

/** As src/leads/joined.ts, for a whole publisher at once. */
function rootsIn(merges: readonly MergePointer[]) {
  const onwards = new Map(merges.map(({ absorbedId, keptId }) => [absorbedId, keptId]));
  const one = (id: string): string => {
    const next = onwards.get(id);
    return next === undefined ? id : one(next);
  };
  const members = Map.groupBy(new Set(merges.flatMap(({ absorbedId, keptId }) => [absorbedId, keptId])), one);
  return {
    one,
    membersOfAll: (ids: readonly string[]) => [...new Set(ids.flatMap((id) => members.get(one(id)) ?? [id]))],
  };
}
