// SQL of what people did about leads.
import sql from 'sql-template-tag';
import { one, type Queries, type Tx } from '../platform/db.ts';
import type { Activity } from './activity.ts';
import { keysOf, type LeadKey } from './store.ts';

const columns = sql`activity.id, activity.lead_id as "leadId", activity.kind, activity.direction, activity.outcome,
  activity.note, activity.at, activity.user_id as "userId", activity.written_by as "writtenBy",
  activity.written_at as "writtenAt", activity.corrects`;
const standing = sql`not exists (
  select from activities as newer
  where newer.publisher_id = activity.publisher_id and newer.corrects = activity.id)`;

/** The latest first, after a place in that order; correctedBy: what took its place. */
export function activitiesOf(
  db: Queries,
  publisherId: string,
  leadId: string,
  after: { at: Date; id: string } | null,
  limit: number,
): Promise<(Activity & { correctedBy: string | null })[]> {
  return db.rows(sql`
    select ${columns}, newer.id as "correctedBy"
    from activities as activity
    left join activities as newer on newer.publisher_id = activity.publisher_id and newer.corrects = activity.id
    where activity.publisher_id = ${publisherId} and activity.lead_id = ${leadId}
      and (${after === null} or (activity.at, activity.id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}))
    order by activity.at desc, activity.id desc limit ${limit}`);
}

export function activityById(db: Queries, publisherId: string, id: string): Promise<Activity | undefined> {
  return one(
    db,
    sql`select ${columns} from activities as activity where activity.publisher_id = ${publisherId} and activity.id = ${id}`,
  );
}

/** False where another has corrected the same one already. */
export async function insertActivity(tx: Tx, publisherId: string, activity: Activity): Promise<boolean> {
  const { id, leadId, kind, direction, outcome, note, at, userId, writtenBy, writtenAt, corrects } = activity;
  const inserted = await tx.run(sql`
    insert into activities (
      publisher_id, id, lead_id, kind, direction, outcome, note, at, user_id, written_by, written_at, corrects
    ) values (
      ${publisherId}, ${id}, ${leadId}, ${kind}, ${direction}, ${outcome}, ${note}, ${at}, ${userId}, ${writtenBy},
      ${writtenAt}, ${corrects}
    ) on conflict do nothing`);
  return inserted === 1;
}

/** False where it was corrected meanwhile: then it stays, as what was corrected. */
export async function deleteActivity(tx: Tx, publisherId: string, id: string): Promise<boolean> {
  const deleted = await tx.run(sql`
    delete from activities as activity
    where activity.publisher_id = ${publisherId} and activity.id = ${id} and ${standing}`);
  return deleted === 1;
}

export type FirstAnswer = LeadKey & { id: string; at: Date; userId: string; kind: Activity['kind'] };

/** Of each lead the earliest that stands and answers: what a person did towards the customer, whether or not anybody was reached. */
export function firstAnswers(db: Queries, leads: readonly LeadKey[]): Promise<FirstAnswer[]> {
  return db.rows(sql`
    select wanted.publisher_id as "publisherId", wanted.lead_id as "leadId", first.id, first.at, first.user_id as "userId", first.kind
    from ${keysOf(leads)}
    cross join lateral (
      select id, at, user_id, kind from activities as activity
      where activity.publisher_id = wanted.publisher_id and activity.lead_id = wanted.lead_id and activity.kind <> 'note'
        and activity.direction = 'outgoing' and activity.outcome is distinct from 'planned' and ${standing}
      order by activity.publisher_id, activity.lead_id, activity.at, activity.id limit 1
    ) as first`);
}
