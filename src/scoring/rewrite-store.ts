// SQL that writes where leads stand anew, when another model scores them.
import { Column, type Prepared, type Tx } from '../platform/db.ts';
import { keptPoints } from './score.ts';
import type { Stage } from './stage.ts';
import type { NewStanding } from './store.ts';

const updateStandings: Prepared = {
  name: 'rescore_standings',
  text: `
with scored as (
  update standings as standing
  set storefront = made.storefront, version = made.version, excluded = made.excluded, points = made.points, fit = made.fit,
    interest = made.interest, click_interest = made.click_interest, score = made.score, grade = made.grade, hot = made.hot, scored_at = $2, cools_at = made.cools_at,
    earlier_leads = made.earlier_leads,
    stage = case when standing.stage_by = 'scoring' and standing.stage in ('inquiry', 'marketing_qualified')
      then made.stage else standing.stage end,
    stage_since = case when standing.stage_by = 'scoring' and standing.stage in ('inquiry', 'marketing_qualified')
      and standing.stage <> made.stage then $2 else standing.stage_since end
  from unnest(
    $3::text[], $4::text[], $5::int[], $6::text[], $7::json[], $8::int[], $9::int[], $10::int[], $11::text[], $12::bool[],
    $13::timestamptz[], $14::text[], $15::int[], $16::int[]
  ) as made (
    lead_id, storefront, version, excluded, points, fit, interest, score, grade, hot, cools_at, stage, earlier_leads, click_interest
  )
  where standing.publisher_id = $1 and standing.lead_id = made.lead_id
  returning standing.lead_id, standing.stage, standing.stage_since
)
select lead_id as "leadId", stage from scored where stage_since = $2`,
};

/** One statement for the batch; resolves to those that are in another stage now. What people decided stays. */
export async function rewriteStandings(
  tx: Tx,
  publisherId: string,
  now: Date,
  made: readonly Omit<NewStanding, 'publisherId'>[],
): Promise<{ leadId: string; stage: Stage }[]> {
  if (made.length === 0) return [];
  const column = (type: ConstructorParameters<typeof Column>[0], name: keyof (typeof made)[number]) =>
    new Column(
      type,
      made.map((each) => each[name]),
    );
  return tx.prepared(updateStandings, [
    publisherId,
    now,
    column('text', 'leadId'),
    column('text', 'storefront'),
    column('int4', 'version'),
    column('text', 'excluded'),
    new Column(
      'json',
      made.map(({ points }) => keptPoints(points)),
    ),
    column('int4', 'fit'),
    column('int4', 'interest'),
    column('int4', 'score'),
    column('text', 'grade'),
    column('bool', 'hot'),
    column('timestamptz', 'coolsAt'),
    column('text', 'stage'),
    column('int4', 'earlierLeads'),
    column('int4', 'clickInterest'),
  ]);
}
