// SQL of scoring leads anew: how far each rescoring is, which leads come next, and what became of them.
import sql, { empty, type Sql } from 'sql-template-tag';
import type { Contact, LeadKind, ReadLead } from '../leads/lead.ts';
import { Column, one, type Queries, type Tx } from '../platform/db.ts';
import { earlierLeads } from './earlier-leads.ts';
import type { Clicks } from './facts.ts';
import type { Needed } from './facts-needed.ts';
import { clickColumns } from './mail-click-store.ts';
import type { Stage } from './stage.ts';

export type RescoringState = 'running' | 'stopped' | 'replaced' | 'done';
export type RescoringRow = {
  id: string;
  storefront: string;
  version: number;
  state: RescoringState;
  startedBy: string;
  startedAt: Date;
  endedAt: Date | null;
  total: number;
  seen: number;
  changed: number;
  restaged: number;
};

const columns = sql`id, storefront, version, state, started_by as "startedBy", started_at as "startedAt", ended_at as "endedAt",
  total, seen, changed, restaged`;

/** Ends what is running for the storefront, as another takes its place. */
export async function replaceRescorings(
  tx: Tx,
  publisherId: string,
  storefront: string,
  now: Date,
): Promise<void> {
  await tx.run(sql`
    update rescorings set state = 'replaced', ended_at = ${now}
    where publisher_id = ${publisherId} and storefront = ${storefront} and state in ('running', 'stopped')`);
}

export async function insertRescoring(
  tx: Tx,
  row: {
    publisherId: string;
    id: string;
    storefront: string;
    version: number;
    startedBy: string;
    now: Date;
    beforeId: string;
  },
): Promise<void> {
  await tx.run(sql`
    insert into rescorings (publisher_id, id, storefront, version, state, started_by, started_at, total, before_id, next_at)
    select ${row.publisherId}, ${row.id}, ${row.storefront}, ${row.version}, 'running', ${row.startedBy}, ${row.now},
      coalesce(sum(leads), 0), ${row.beforeId}, ${row.now}
    from lead_counts where publisher_id = ${row.publisherId} and storefront = ${row.storefront}`);
}

export function rescoringsOf(
  db: Queries,
  publisherId: string,
  { beforeId, limit }: { beforeId: string | null; limit: number },
): Promise<RescoringRow[]> {
  return db.rows(sql`
    select ${columns} from rescorings
    where publisher_id = ${publisherId} ${beforeId === null ? empty : sql`and id < ${beforeId}`}
    order by id desc limit ${limit}`);
}

export function rescoringById(
  db: Queries,
  publisherId: string,
  id: string,
): Promise<RescoringRow | undefined> {
  return one(db, sql`select ${columns} from rescorings where publisher_id = ${publisherId} and id = ${id}`);
}

/** Stops it, or has it go on from where it was; false where it is not in the state for that. */
export async function setStopped(
  tx: Tx,
  publisherId: string,
  id: string,
  stopped: boolean,
  now: Date,
): Promise<boolean> {
  const [from, to] = stopped ? ['running', 'stopped'] : ['stopped', 'running'];
  const set = await tx.run(sql`
    update rescorings set state = ${to}, next_at = ${now}
    where publisher_id = ${publisherId} and id = ${id} and state = ${from}`);
  return set > 0;
}

export type Run = {
  publisherId: string;
  id: string;
  storefront: string;
  version: number;
  startedAt: Date;
  beforeId: string;
  downToId: string;
};

export async function isRescoringDue(db: Queries, now: Date): Promise<boolean> {
  const row = await one(
    db,
    sql`select from rescorings where state = 'running' and next_at <= ${now} limit 1`,
  );
  return row !== undefined;
}

/** One that is due, for this transaction alone: whoever dies lets go of it, with the batch undone. */
export function claimRescoring(tx: Tx, now: Date): Promise<Run | undefined> {
  return one(
    tx,
    sql`select publisher_id as "publisherId", id, storefront, version, started_at as "startedAt",
      before_id as "beforeId", down_to_id as "downToId"
    from rescorings where state = 'running' and next_at <= ${now}
    order by next_at, id limit 1 for update skip locked`,
  );
}

type Progress = {
  beforeId: string;
  downToId: string;
  nextAt: Date;
  seen: number;
  changed: number;
  restaged: number;
  endedAt: Date | null;
};

export async function moveOn(tx: Tx, run: Run, to: Progress): Promise<void> {
  await tx.run(sql`
    update rescorings set before_id = ${to.beforeId}, down_to_id = ${to.downToId}, next_at = ${to.nextAt},
      seen = seen + ${to.seen}::int, changed = changed + ${to.changed}::int, restaged = restaged + ${to.restaged}::int,
      state = case when ${to.endedAt}::timestamptz is null then state else 'done' end, ended_at = ${to.endedAt}
    where publisher_id = ${run.publisherId} and id = ${run.id}`);
}

/** A lead with what rules may ask of it, and where it stands: null scoredAt where it does not yet. */
export type Rescorable = Clicks & {
  id: string;
  storefront: string;
  listingId: string;
  offerId: string;
  action: string | null;
  kind: LeadKind;
  contact: Contact;
  note: string | null;
  consentBasis: string;
  language: string | null;
  source: ReadLead['source'] | null;
  receivedAt: Date;
  earlierLeads: number;
  scoredAt: Date | null;
  score: number | null;
  grade: string | null;
  excluded: string | null;
  stage: Stage | null;
};

/** What is long is read only where a rule asks it. */
function leadColumns({ source, note }: Needed): Sql {
  return sql`lead.id, lead.storefront, lead.listing_id as "listingId", listing.offer_id as "offerId", lead.action, lead.kind,
    lead.contact, ${note ? sql`lead.note` : sql`left(lead.note, 1)`} as note, lead.consent ->> 'basis' as "consentBasis",
    lead.consent -> 'record' ->> 'language' as language, ${source ? sql`lead.source` : sql`null`} as source,
    lead.received_at as "receivedAt", ${earlierLeads} as "earlierLeads", ${clickColumns}`;
}

/** Of one page that many leads are looked at, whatever storefront they are of. */
const mostScanned = 4;

/**
 * The next leads of the run, newest first, that its model has not scored; `seen` of the storefront were looked at, down to `lastId`;
 * null: there are no more.
 */
export async function nextToRescore(
  tx: Tx,
  run: Run,
  version: number,
  needed: Needed,
  limit: number,
): Promise<{ leads: Rescorable[]; seen: number; lastId: string | null }> {
  const { publisherId, storefront, beforeId, downToId, startedAt } = run;
  await lookUpOneByOne(tx);
  const page = await one<{ ids: string[]; lastScanned: string | null }>(
    tx,
    sql`with scanned as materialized (
      select id, storefront from leads
      where publisher_id = ${publisherId} and id < ${beforeId} and id >= ${downToId}
      order by id desc limit ${limit * mostScanned}
    )
    select array(select id from scanned where storefront = ${storefront} order by id desc limit ${limit}) as ids,
      (select min(id) from scanned) as "lastScanned"`,
  );
  const { ids, lastScanned } = page!;
  const lastId = ids.length < limit ? lastScanned : ids.at(-1)!;
  if (ids.length === 0) return { leads: [], seen: 0, lastId };
  const leads = await tx.rows<Rescorable>(sql`
    select ${leadColumns(needed)}, standing.scored_at as "scoredAt", standing.score, standing.grade, standing.excluded, standing.stage
    from leads as lead
    join listings as listing on listing.publisher_id = lead.publisher_id and listing.id = lead.listing_id
    left join standings as standing on standing.publisher_id = lead.publisher_id and standing.lead_id = lead.id
    where lead.publisher_id = ${publisherId} and lead.id = any(${new Column('text', ids)}::text[])
      and (standing.version is distinct from ${version} or standing.scored_at < ${startedAt})`);
  return { leads, seen: ids.length, lastId };
}

/**
 * Each row by its primary key. While the statistics lag behind a flood of leads, the planner would rather read all of the publisher's
 * standings for every batch. A batch for which it does so nevertheless is given up, and tried again later.
 */
async function lookUpOneByOne(tx: Tx): Promise<void> {
  await tx.rows(sql`
    select set_config(name, 'off', true)
    from unnest('{enable_hashjoin,enable_mergejoin,enable_material,enable_seqscan,enable_bitmapscan}'::text[]) as name
    union all select set_config('statement_timeout', '10s', true)`);
}

/** These leads, in the order of their ids, greatest first. */
export function rescorableByIds(
  db: Queries,
  publisherId: string,
  ids: string[],
  needed: Needed,
): Promise<(Rescorable & { offerTitle: string })[]> {
  return db.rows(sql`
    select ${leadColumns(needed)}, listing.title as "offerTitle", standing.scored_at as "scoredAt", standing.score, standing.grade,
      standing.excluded, standing.stage
    from leads as lead
    join listings as listing on listing.publisher_id = lead.publisher_id and listing.id = lead.listing_id
    left join standings as standing on standing.publisher_id = lead.publisher_id and standing.lead_id = lead.id
    where lead.publisher_id = ${publisherId} and lead.id = any(${new Column('text', ids)}::text[])
    order by lead.id desc`);
}
