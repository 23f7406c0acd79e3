// Walks people, a bounded number at a time, and gives what each came to: all who came to something in a span, or whom codes brought.
import type { Queries } from '../platform/db.ts';
import { peopleMoved } from './day-store.ts';
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
import type { Span } from './total-store.ts';

const atOnce = 1_000;

/** Whoever they were merged with is in it. */
export type Person = { leads: readonly LeadRow[]; conversions(weighing: Weighing): Conversion[] };

/** All who came to something in the span, or whose leads came in it with a code: each person once. */
export async function* everybodyMoved(db: Queries, publisherId: string, span: Span): AsyncGenerator<Person> {
  const seen = new Set<string>();
  for (let after: string | null = ''; after !== null;) {
    const ids: string[] = await peopleMoved(db, publisherId, span, { after, limit: atOnce });
    const { rootOf, personOf } = await peopleWith(db, publisherId, ids);
    for (const id of ids) {
      const root = rootOf.one(id);
      if (seen.has(root)) continue;
      if (rootOf.isMerged(id)) seen.add(root);
      yield personOf(id);
    }
    after = ids.length < atOnce ? null : ids.at(-1)!;
  }
}

type Wanted = { codeKeys: readonly string[]; until: Date };
export type Walked = { personId: string; conversions: Conversion[] };

/**
 * People whom a code brought. next: after which to go on; null: that was all. Whoever was merged stands on the page of the least of
 * their ids.
 */
export async function peoplePage(
  db: Queries,
  publisherId: string,
  { codeKeys, until, after, limit }: Wanted & { after: string; limit: number },
  weighing: Weighing,
): Promise<{ people: Walked[]; next: string | null }> {
  if (codeKeys.length === 0) return { people: [], next: null };
  const ids = await peopleBrought(db, publisherId, codeKeys, { until, after, limit });
  if (ids.length === 0) return { people: [], next: null };
  const { personOf } = await peopleWith(db, publisherId, ids);
  const codes = new Set(codeKeys);
  const isFirst = (id: string, own: readonly LeadRow[]) =>
    !own.some(
      ({ personId, at, mktcmpid, utmCampaign }) =>
        personId < id && at < until && (codes.has(mktcmpid ?? '') || codes.has(utmCampaign ?? '')),
    );
  const people = ids.flatMap((personId) => {
    const { leads, conversions } = personOf(personId);
    return isFirst(personId, leads) ? [{ personId, conversions: conversions(weighing) }] : [];
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
  const people = await peopleOf(db, publisherId, leadIds);
  const { rootOf, personOf } = await peopleWith(db, publisherId, people);
  return [...new Set(people.map(rootOf.one))].flatMap((root) => personOf(root).conversions(weighing));
}

async function peopleWith(db: Queries, publisherId: string, ids: readonly string[]) {
  const rootOf = rootsIn(await mergesOf(db, publisherId));
  const leads = Map.groupBy(await leadsOfPeople(db, publisherId, rootOf.membersOfAll(ids)), ({ personId }) =>
    rootOf.one(personId),
  );
  const leadIds = [...leads.values()].flat().map(({ id }) => id);
  const outcomes = Map.groupBy(await outcomesOf(db, publisherId, leadIds), ({ leadId }) => leadId);
  const personOf = (id: string): Person => {
    const own = leads.get(rootOf.one(id)) ?? [];
    return { leads: own, conversions: (weighing) => conversionsOf(own, outcomes, weighing) };
  };
  return { rootOf, personOf };
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
    isMerged: (id: string) => members.has(one(id)),
    membersOfAll: (ids: readonly string[]) => [...new Set(ids.flatMap((id) => members.get(one(id)) ?? [id]))],
  };
}
