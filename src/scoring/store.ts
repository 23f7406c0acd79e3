// SQL of where each lead stands.
import sql from 'sql-template-tag';
import { Column, one, type Prepared, type Queries, type Tx } from '../platform/db.ts';
import type { FirstScore } from '../leads/lead.ts';
import type { StandingSummary } from '../leads/standing.ts';
import type { Point } from './score.ts';
import type { Stage } from './stage.ts';

/** A lead's standing about to be written. */
export type NewStanding = {
  publisherId: string;
  leadId: string;
  storefront: string;
  version: number;
  excluded: string | null;
  points: Point[];
  fit: number;
  interest: number;
  score: number | null;
  grade: string | null;
  hot: boolean;
  scoredAt: Date;
  coolsAt: Date | null;
  stage: Stage;
  earlierLeads: number;
  /** What goes with the lead wherever it is sent; null for one that was scored later. */
  first: FirstScore | null;
  /** Null: the other rooms are still to be told. */
  toldAt: Date | null;
};

const insertStandings: Prepared = {
  name: 'insert_standings',
  text: `insert into standings (
      publisher_id, lead_id, storefront, version, excluded, points, fit, interest, score, grade, hot, scored_at, cools_at,
      stage, stage_since, stage_by, earlier_leads, first_score, told_at
    )
    select publisher_id, lead_id, storefront, version, excluded, points, fit, interest, score, grade, hot, scored_at, cools_at,
      stage, scored_at, 'scoring', earlier_leads, first_score, told_at
    from unnest(
      $1::text[], $2::text[], $3::text[], $4::int[], $5::text[], $6::jsonb[], $7::int[], $8::int[], $9::int[], $10::text[],
      $11::bool[], $12::timestamptz[], $13::timestamptz[], $14::text[], $15::int[], $16::json[], $17::timestamptz[]
    ) as standing (
      publisher_id, lead_id, storefront, version, excluded, points, fit, interest, score, grade, hot, scored_at, cools_at, stage,
      earlier_leads, first_score, told_at
    )
    on conflict do nothing`,
};

/** Of leads that have none yet, which keep the one they have meanwhile: one statement for the batch. */
export async function writeStandings(tx: Tx, standings: readonly NewStanding[]): Promise<void> {
  const text = (value: (standing: NewStanding) => string | null) => new Column('text', standings.map(value));
  const int = (value: (standing: NewStanding) => number | null) => new Column('int4', standings.map(value));
  const time = (value: (standing: NewStanding) => Date | null) =>
    new Column('timestamptz', standings.map(value));
  await tx.prepared(insertStandings, [
    text(({ publisherId }) => publisherId),
    text(({ leadId }) => leadId),
    text(({ storefront }) => storefront),
    int(({ version }) => version),
    text(({ excluded }) => excluded),
    new Column(
      'jsonb',
      standings.map(({ points }) => points),
    ),
    int(({ fit }) => fit),
    int(({ interest }) => interest),
    int(({ score }) => score),
    text(({ grade }) => grade),
    new Column(
      'bool',
      standings.map(({ hot }) => hot),
    ),
    time(({ scoredAt }) => scoredAt),
    time(({ coolsAt }) => coolsAt),
    text(({ stage }) => stage),
    int(({ earlierLeads }) => earlierLeads),
    new Column(
      'json',
      standings.map(({ first }) => first),
    ),
    time(({ toldAt }) => toldAt),
  ]);
}

export type StandingRow = StandingSummary & {
  storefront: string;
  version: number;
  points: Point[];
  fit: number;
  interest: number;
  scoredAt: Date;
  coolsAt: Date | null;
  stageSince: Date;
  stageBy: string;
  receivedAt: Date;
};

export function standingOf(
  db: Queries,
  publisherId: string,
  leadId: string,
): Promise<StandingRow | undefined> {
  return one(
    db,
    sql`select standing.storefront, version, points, fit, interest, score, grade, hot, excluded, stage, scored_at as "scoredAt",
      cools_at as "coolsAt", stage_since as "stageSince", stage_by as "stageBy", lead.received_at as "receivedAt"
    from standings as standing
    join leads as lead on lead.publisher_id = standing.publisher_id and lead.id = standing.lead_id
    where standing.publisher_id = ${publisherId} and standing.lead_id = ${leadId}`,
  );
}

/** A lead that the product has just looked at. */
export type Untold = {
  publisherId: string;
  leadId: string;
  storefront: string;
  version: number;
  excluded: string | null;
  score: number | null;
  grade: string | null;
  hot: boolean;
  stage: Stage;
};

/** Takes so many that nobody has been told of, oldest first; they are untold again when the transaction fails. */
export function takeUntold(tx: Tx, now: Date, limit: number): Promise<Untold[]> {
  return tx.rows(sql`
    with untold as (
      select publisher_id, lead_id from standings where told_at is null
      order by lead_id limit ${limit} for update skip locked
    )
    update standings as standing set told_at = ${now}
    from untold where standing.publisher_id = untold.publisher_id and standing.lead_id = untold.lead_id
    returning standing.publisher_id as "publisherId", standing.lead_id as "leadId", standing.storefront, standing.version,
      standing.excluded, standing.score, standing.grade, standing.hot, standing.stage`);
}
