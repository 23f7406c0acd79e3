// SQL that reads as what leads are counted: from their own rows and the events of their stage, and as what they were counted before.
import sql from 'sql-template-tag';
import { ownFormType } from '../connectors/bodies/own-form.ts';
import { Column, type Tx } from '../platform/db.ts';
import type { Entry } from './entries.ts';
import { entriesOf } from './entries-store.ts';
import { outcomeOf, stages, stepsByScoring, stepsOf, type Deal, type Facts, type Staged } from './facts.ts';

/** A lead to be counted, in the sums of that generation, by the days of that time zone. */
export type Wanted = { publisherId: string; generation: number; timeZone: string; leadId: string };

/** before: as it is counted, as text; after: as it is. Null: not at all, as are tests and notices. */
export type Recount = {
  publisherId: string;
  generation: number;
  leadId: string;
  before: string | null;
  after: Facts | null;
};

/** at: the place of what is wanted, from 1. */
type Row = {
  at: number;
  before: string | null;
  day: string | null;
  listing: string;
  storefront: string;
  campaign: string | null;
  referrer: string | null;
  country: string | null;
  device: string | null;
  seller: string | null;
  grade: string | null;
  score: number | null;
  form: boolean | null;
  stage: string | null;
  stageDay: string | null;
  staged: Staged[] | null;
  deals: Deal[] | null;
  remote: Deal[] | null;
  answer: Facts['answer'];
  overdue: boolean | null;
  entered: boolean;
};

/** What became of it here, and what a CRM that is read back says of it. */
const deals = sql`
  cross join lateral (
    select json_agg(json_build_object(
      'createdDay', to_char(created_at at time zone wanted.zone, 'YYYY-MM-DD'), 'state', state,
      'closedDay', to_char(closed_at at time zone wanted.zone, 'YYYY-MM-DD'), 'value', value::text, 'currency', currency)
      order by id) as deals
    from opportunities where publisher_id = wanted.publisher_id and lead_id = wanted.lead_id
  ) as deals
  left join lateral (
    select json_build_array(json_build_object(
      'createdDay', changed.day, 'state', case state when 'converted' then 'open' else state end, 'closedDay', changed.day,
      'value', value::text, 'currency', currency)) as deals
    from remote_records
    cross join lateral (select to_char(changed_at at time zone wanted.zone, 'YYYY-MM-DD') as day) as changed
    where publisher_id = wanted.publisher_id and lead_id = wanted.lead_id and state in ('won', 'converted', 'lost')
    order by array_position(array['won', 'converted', 'lost'], state), delivery_id limit 1
  ) as remote on true`;

/** One by one along the keys, whatever the planner believes of tables that grow. Not prepared: the first plan is made while they are empty. */
export async function recountsOf(tx: Tx, wanted: readonly Wanted[]): Promise<Recount[]> {
  if (wanted.length === 0) return [];
  const text = (value: (each: Wanted) => string) => new Column('text', wanted.map(value));
  const rows = await tx.rows<Row>(sql`
    select wanted.at::int, known.facts::text as before,
      to_char(lead.received_at at time zone wanted.zone, 'YYYY-MM-DD') as day, lead.listing_id as listing, lead.storefront, touch.code_key as campaign,
      lead.referrer, lead.country, lead.device, lead.assigned_to as seller, standing.first_grade as grade,
      standing.first_score as score, lead.form, standing.stage,
      to_char(standing.stage_since at time zone wanted.zone, 'YYYY-MM-DD') as "stageDay", staged.events as staged, deals.deals,
      remote.deals as remote, follow_up.answer, follow_up.overdue,
      exists (select from enrolments where publisher_id = wanted.publisher_id and lead_id = wanted.lead_id) as entered
    from unnest(
      ${text(({ publisherId }) => publisherId)}::text[], ${text(({ leadId }) => leadId)}::text[],
      ${new Column(
        'int4',
        wanted.map(({ generation }) => generation),
      )}::int[], ${text(({ timeZone }) => timeZone)}::text[]
    ) with ordinality as wanted (publisher_id, lead_id, generation, zone, at)
    left join lateral (
      select facts from insight_leads
      where publisher_id = wanted.publisher_id and generation = wanted.generation and lead_id = wanted.lead_id limit 1
    ) as known on true
    left join lateral (
      select received_at, listing_id, storefront, country, assigned_to, coalesce(raw_type = ${ownFormType}, false) as form,
        source #>> '{extra,form,referrer}' as referrer, source #>> '{extra,form,device}' as device
      from leads where publisher_id = wanted.publisher_id and id = wanted.lead_id and kind = 'customer' limit 1
    ) as lead on true
    left join lateral (
      select stage, stage_since, stage_by, first_grade, first_score from standings
      where publisher_id = wanted.publisher_id and lead_id = wanted.lead_id limit 1
    ) as standing on true
    left join lateral (
      select code_key from campaign_touches
      where publisher_id = wanted.publisher_id and lead_id = wanted.lead_id order by parameter limit 1
    ) as touch on true
    left join lateral (
      select state = 'breached' as overdue,
        case when answered_at is not null then json_build_object(
          'seconds', response_seconds, 'inTime', answered_at <= due_at, 'by', answered_by) end as answer
      from follow_ups where publisher_id = wanted.publisher_id and lead_id = wanted.lead_id limit 1
    ) as follow_up on true
    ${deals}
    left join lateral (
      select json_agg(json_build_object(
        'type', type, 'day', to_char(at at time zone wanted.zone, 'YYYY-MM-DD'), 'stage', data ->> 'stage', 'from', data ->> 'from')
        order by id) as events
      from events
      where standing.stage_by <> 'scoring' and publisher_id = wanted.publisher_id and subject_id = wanted.lead_id
        and type = any(${new Column('text', stages)}::text[])
    ) as staged on true`);
  const entered = rows.filter((row) => row.entered).map(({ at }) => wanted[at - 1]!);
  const entries = await entriesOf(tx, entered);
  return rows.map(({ at, before, ...row }) => {
    const { publisherId, generation, leadId } = wanted[at - 1]!;
    return {
      publisherId,
      generation,
      leadId,
      before,
      after: row.day === null ? null : factsOf(row as Found, entries.get(wanted[at - 1]!) ?? []),
    };
  });
}

type Found = Omit<Row, 'at' | 'before' | 'day'> & { day: string };

function factsOf({ stage, stageDay, staged, deals, remote, ...row }: Found, entries: Entry[]): Facts {
  return {
    day: row.day,
    listing: row.listing,
    storefront: row.storefront,
    campaign: row.campaign,
    referrer: row.referrer,
    country: row.country,
    device: row.device,
    seller: row.seller,
    grade: row.grade,
    score: row.score,
    form: row.form === true,
    ...(staged === null ? stepsByScoring(stage, stageDay) : stepsOf(staged)),
    ...outcomeOf(deals ?? remote ?? []),
    answer: row.answer,
    overdue: row.overdue === true,
    entries,
  };
}
