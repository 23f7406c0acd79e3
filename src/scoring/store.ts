// SQL of the scoring room: models in versions, and where each lead stands.
import sql from 'sql-template-tag';
import { Column, type Prepared, type Queries, type Tx } from '../platform/db.ts';
import type { Model, ModelVersion } from './model.ts';
import type { Point } from './score.ts';
import type { Stage } from './stage.ts';

/** The newest model of each storefront; a publisher without one has no row. */
export function latestModels(
  db: Queries,
  publisherIds: readonly string[],
): Promise<(ModelVersion & { publisherId: string })[]> {
  return db.rows<ModelVersion & { publisherId: string; model: Model }>(sql`
    select distinct on (publisher_id, storefront) publisher_id as "publisherId", storefront, version, model
    from scoring_models where publisher_id = any(${new Column('text', [...publisherIds])}::text[])
    order by publisher_id, storefront, version desc`);
}

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
  scoredAt: Date;
  coolsAt: Date | null;
  stage: Stage;
};

const insertStandings: Prepared = {
  name: 'insert_standings',
  text: `insert into standings (
      publisher_id, lead_id, storefront, version, excluded, points, fit, interest, score, grade, scored_at, cools_at,
      stage, stage_since, stage_by
    )
    select publisher_id, lead_id, storefront, version, excluded, points, fit, interest, score, grade, scored_at, cools_at,
      stage, scored_at, 'scoring'
    from unnest(
      $1::text[], $2::text[], $3::text[], $4::int[], $5::text[], $6::jsonb[], $7::int[], $8::int[], $9::int[], $10::text[],
      $11::timestamptz[], $12::timestamptz[], $13::text[]
    ) as standing (
      publisher_id, lead_id, storefront, version, excluded, points, fit, interest, score, grade, scored_at, cools_at, stage
    )`,
};

/** Of leads that have none yet: one statement for the batch. */
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
    time(({ scoredAt }) => scoredAt),
    time(({ coolsAt }) => coolsAt),
    text(({ stage }) => stage),
  ]);
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
export function takeUntold(tx: Tx, now: Date, limit: number): Promise<Omit<Untold, 'hot'>[]> {
  return tx.rows(sql`
    with untold as (
      select publisher_id, lead_id from standings where told_at is null
      order by lead_id limit ${limit} for update skip locked
    )
    update standings as standing set told_at = ${now}
    from untold where standing.publisher_id = untold.publisher_id and standing.lead_id = untold.lead_id
    returning standing.publisher_id as "publisherId", standing.lead_id as "leadId", standing.storefront, standing.version,
      standing.excluded, standing.score, standing.grade, standing.stage`);
}
