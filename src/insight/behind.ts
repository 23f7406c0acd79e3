// The leads behind a number: those that are counted in it, by the very code that counts them.
import sql, { empty, join, type Sql } from 'sql-template-tag';
import { one } from '../platform/db.ts';
import { firstIdAt } from '../platform/ids.ts';
import { daysAfter } from '../platform/months.ts';
import { factsOfKept, type KeptFacts } from './facts.ts';
import type { Framed } from './frame.ts';
import { namingOf } from './funnel.ts';
import type { Counted } from './metric.ts';
import type { Dimension } from './metrics.ts';
import type { Narrowed } from './narrowed.ts';
import type { Period } from './period.ts';
import { memberOf, placesOf } from './parts.ts';
import { notKnown } from './read-store.ts';

type Asked = {
  narrowed: Narrowed;
  period: Period;
  dimension: Dimension;
  kept: string;
  /** In which dimension all leads are that are asked about. */
  all: string;
  /** Null: whatever key it has, also none. */
  key: string | null;
  /** In one of them at least. */
  columns: readonly Counted[];
  /** Come to it within so many weeks; null: whenever. */
  withinWeeks: number | null;
  beforeId: string | null;
  limit: number;
};
export type Behind = { leadId: string; listingId: string; day: string };

/** Leads that one page looks at, step by step: it may end with fewer than were asked for. */
const looks = [500, 2_000, 5_000];

export async function leadsBehind(
  { tx, shown }: Framed,
  asked: Asked,
): Promise<{ items: Behind[]; next: string | null }> {
  const { period, columns, limit } = asked;
  const isBehind = behindTest(asked);
  // Days are somebody's, and ids have none: a day more on either side. What happened later may have happened to any earlier lead.
  const happened = columns.some((column) => column.startsWith('became_'));
  const first = happened ? '' : firstIdAt('lead', new Date(daysAfter(period.from, -1)));
  let before = least(asked.beforeId, firstIdAt('lead', new Date(daysAfter(period.to, 2))));
  const items: Behind[] = [];
  for (const most of looks) {
    const { looked, last, found } = (await one<Looked>(
      tx,
      sql`
      with looked as materialized (
        select lead_id, facts::text as text from insight_leads
        where publisher_id = ${shown.publisherId} and generation = ${shown.generation} and lead_id < ${before} and lead_id >= ${first}
        order by lead_id desc limit ${most}
      )
      select count(*)::int as looked, min(lead_id) as last, coalesce(
        json_agg(json_build_object('leadId', lead_id, 'facts', text::json) order by lead_id desc) filter (where ${mayBe(asked)}), '[]') as found
      from looked`,
    ))!;
    for (const { leadId, facts } of found) {
      if (!isBehind(facts)) continue;
      items.push({ leadId, listingId: facts.listing, day: facts.day });
      if (items.length === limit) return { items, next: leadId };
    }
    if (looked < most) return { items, next: null };
    before = last!;
  }
  return { items, next: before };
}

type Looked = { looked: number; last: string | null; found: { leadId: string; facts: KeptFacts }[] };

function behindTest({ narrowed, period, dimension, kept, all, key, columns, withinWeeks }: Asked) {
  const nameOf = namingOf(dimension, narrowed.listings);
  return (keptFacts: KeptFacts): boolean => {
    if (narrowed.chosen?.includes(keptFacts.listing) === false) return false;
    const places = placesOf(factsOfKept(keptFacts), columns);
    const isCounted = (by: string, isIt: (key: string) => boolean) =>
      places.some(
        (place) =>
          place.dimension === by && place.day >= period.from && place.day <= period.to && isIt(place.key),
      );
    if (withinWeeks !== null && !isCounted('age', (age) => Number(age) < withinWeeks)) return false;
    if (key === null) return isCounted(all, () => true);
    if (key !== notKnown) return isCounted(kept, (each) => nameOf(each) === key);
    return isCounted(all, () => true) && !isCounted(kept, (each) => nameOf(each) !== null);
  };
}

/**
 * What its text has at least, or has not, so that few of those that are looked at need be read: what is kept was written by
 * JSON.stringify, without a space.
 */
function mayBe({ narrowed, dimension, key, columns }: Asked): Sql {
  const members = columns.map(memberOf);
  const told = members.filter((member) => member !== null);
  const has = (name: string, value: string) => sql`strpos(text, ${`"${name}":${value}`}) > 0`;
  const isPlain = plain.includes(dimension) && key !== null;
  // A column without a member of its own may be anybody's.
  const anyTold = () =>
    join(
      told.map((member) => has(member, '')),
      ' or ',
    );
  return sql`true
    ${narrowed.chosen?.length === 1 ? sql`and ${has('listing', JSON.stringify(narrowed.chosen[0]))}` : empty}
    ${told.length === members.length ? sql`and (${anyTold()})` : empty}
    ${isPlain ? sql`and ${key === notKnown ? sql`not ${has(dimension, '')}` : has(dimension, JSON.stringify(key))}` : empty}`;
}

/** Dimensions that are kept with a lead as they are asked for. */
const plain: readonly Dimension[] = ['listing', 'campaign', 'referrer', 'country', 'device', 'grade'];

const least = (id: string | null, other: string): string => (id !== null && id < other ? id : other);
