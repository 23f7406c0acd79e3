// SQL of what an opportunity was at any time: a row for as long as its stage, value and days stayed the same.
import sql from 'sql-template-tag';
import type { Tx } from '../platform/db.ts';
import type { Opportunity } from './opportunity.ts';

/** With the change itself. One that touches none of these keeps no row; a clock that ran back makes one of no length. */
export async function keepVersion(tx: Tx, publisherId: string, deal: Opportunity): Promise<void> {
  const { id, version, changedAt, pipelineId, stage, state, value, currency, expectedClose, closedAt } = deal;
  await tx.run(sql`
    with ended as (
      update opportunity_versions set until = greatest(since, ${changedAt})
      where publisher_id = ${publisherId} and opportunity_id = ${id} and until = 'infinity'
        and (pipeline_id, stage, value, currency, expected_close, closed_at) is distinct from
          (${pipelineId}, ${stage}, ${value}::numeric, ${currency}::text, ${expectedClose}::date, ${closedAt}::timestamptz)
      returning until
    )
    insert into opportunity_versions (
      publisher_id, opportunity_id, version, since, pipeline_id, stage, state, value, currency, expected_close, closed_at
    )
    select ${publisherId}, ${id}, ${version}, coalesce((select until from ended), ${changedAt}), ${pipelineId}, ${stage}, ${state},
      ${value}::numeric, ${currency}::text, ${expectedClose}::date, ${closedAt}::timestamptz
    where exists (select from ended) or not exists (
      select from opportunity_versions
      where publisher_id = ${publisherId} and opportunity_id = ${id} and until = 'infinity')`);
}
