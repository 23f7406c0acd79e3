// SQL of where each lead stands.
import sql from 'sql-template-tag';
import { Column, one, type Prepared, type Queries, type Tx } from '../platform/db.ts';
import type { StandingSummary } from '../leads/standing.ts';
import { keptPoints, pointsOf, type KeptPoint, type Point } from './score.ts';
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
  clickInterest: number;
  score: number | null;
  grade: string | null;
  hot: boolean;
  scoredAt: Date;
  coolsAt: Date | null;
  stage: Stage;
  earlierLeads: number;
};

const columns = `publisher_id, lead_id, storefront, version, excluded, points, fit, interest, score, grade, hot, scored_at, cools_at,
  stage, earlier_leads`;
const given = `unnest(
    $1::text[], $2::text[], $3::text[], $4::int[], $5::text[], $6::json[], $7::int[], $8::int[], $9::int[], $10::text[],
    $11::bool[], $12::timestamptz[], $13::timestamptz[], $14::text[], $15::int[]
  ) as standing (${columns})`;

/** A lead that nobody else knows of yet has no other standing: to look whether it has one costs a tenth of the insert. */
const insertFirst: Prepared = {
  name: 'insert_first_standings',
  text: `insert into standings (
      ${columns}, stage_since, stage_by, first_version, first_fit, first_interest, first_score, first_grade
    )
    select ${columns}, scored_at, 'scoring', version, fit, interest, score, grade
    from ${given}`,
};

const insertLater: Prepared = {
  name: 'insert_later_standings',
  text: `insert into standings (${columns}, stage_since, stage_by)
    select ${columns}, scored_at, 'scoring'
    from ${given}
    on conflict do nothing`,
};

/** Of leads that this transaction keeps, with what goes with them wherever they are sent. */
export const writeFirstStandings = (tx: Tx, standings: readonly NewStanding[]): Promise<void> =>
  write(tx, insertFirst, standings);

/** Of leads that came in without one; they keep the one they have meanwhile. */
export const writeLaterStandings = (tx: Tx, standings: readonly NewStanding[]): Promise<void> =>
  write(tx, insertLater, standings);

async function write(tx: Tx, statement: Prepared, standings: readonly NewStanding[]): Promise<void> {
  if (standings.length === 0) return;
  const column = (type: ConstructorParameters<typeof Column>[0], name: keyof NewStanding) =>
    new Column(
      type,
      standings.map((standing) => standing[name]),
    );
  await tx.prepared(statement, [
    column('text', 'publisherId'),
    column('text', 'leadId'),
    column('text', 'storefront'),
    column('int4', 'version'),
    column('text', 'excluded'),
    new Column(
      'json',
      standings.map(({ points }) => keptPoints(points)),
    ),
    column('int4', 'fit'),
    column('int4', 'interest'),
    column('int4', 'score'),
    column('text', 'grade'),
    column('bool', 'hot'),
    column('timestamptz', 'scoredAt'),
    column('timestamptz', 'coolsAt'),
    column('text', 'stage'),
    column('int4', 'earlierLeads'),
  ]);
}

export type StandingRow = StandingSummary & {
  storefront: string;
  version: number;
  points: Point[];
  fit: number;
  interest: number;
  clickInterest: number;
  clickedAt: Date | null;
  scoredAt: Date;
  coolsAt: Date | null;
  stageSince: Date;
  stageBy: string;
  receivedAt: Date;
};

export async function standingOf(
  db: Queries,
  publisherId: string,
  leadId: string,
): Promise<StandingRow | undefined> {
  const row = await one<Omit<StandingRow, 'points'> & { points: KeptPoint[] }>(
    db,
    sql`select standing.storefront, version, points, fit, interest, click_interest as "clickInterest",
      clicked_at as "clickedAt", score, grade, hot, excluded, stage, scored_at as "scoredAt",
      cools_at as "coolsAt", stage_since as "stageSince", stage_by as "stageBy", lead.received_at as "receivedAt"
    from standings as standing
    join leads as lead on lead.publisher_id = standing.publisher_id and lead.id = standing.lead_id
    where standing.publisher_id = ${publisherId} and standing.lead_id = ${leadId}`,
  );
  return row && { ...row, points: pointsOf(row.points) };
}

/** Of leads that are there, oldest first; one that has none yet is left out. */
export function scoredAmong(
  tx: Tx,
  leads: readonly { publisherId: string; id: string }[],
): Promise<Scored[]> {
  const text = (name: 'publisherId' | 'id') =>
    new Column(
      'text',
      leads.map((lead) => lead[name]),
    );
  // One by one, whatever the planner believes of a table that has just grown.
  return tx.rows(sql`
    select wanted.publisher_id as "publisherId", wanted.lead_id as "leadId", standing.storefront, standing.version, standing.excluded,
      standing.score, standing.grade, standing.hot, standing.stage
    from unnest(${text('publisherId')}::text[], ${text('id')}::text[]) as wanted (publisher_id, lead_id)
    cross join lateral (
      select * from standings where publisher_id = wanted.publisher_id and lead_id = wanted.lead_id limit 1
    ) as standing
    order by wanted.lead_id collate "C"`);
}

export type Scored = {
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
