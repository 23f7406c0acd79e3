// SQL that reads the ways of leads through sequences, from their own rows and those of their mails.
import sql from 'sql-template-tag';
import { settled } from '../followup/settled.ts';
import { Column, type Tx } from '../platform/db.ts';
import type { Entry } from './entries.ts';
import type { Wanted } from './facts-store.ts';

/** Of leads that entered any. Whoever entered a sequence twice won by the second time what came after it. */
export async function entriesOf(tx: Tx, wanted: readonly Wanted[]): Promise<Map<Wanted, Entry[]>> {
  if (wanted.length === 0) return new Map();
  const text = (value: (each: Wanted) => string) => new Column('text', wanted.map(value));
  const rows = await tx.rows<{ at: number; entries: Entry[] }>(sql`
    with entered as materialized (
      select wanted.at, wanted.zone, enrolment.*,
        lead(entered_at) over (partition by wanted.at, sequence_id order by entered_at, id) as again_at
      from unnest(${text(({ publisherId }) => publisherId)}::text[], ${text(({ leadId }) => leadId)}::text[],
        ${text(({ timeZone }) => timeZone)}::text[]) with ordinality as wanted (publisher_id, lead_id, zone, at)
      cross join lateral (
        select publisher_id, lead_id, id, sequence_id, state, step_id, ended_reason, entered_at from enrolments
        where publisher_id = wanted.publisher_id and lead_id = wanted.lead_id offset 0
      ) as enrolment
    )
    select entry.at::int, json_agg(json_build_object(
      'sequence', entry.sequence_id, 'day', to_char(entry.entered_at at time zone entry.zone, 'YYYY-MM-DD'), 'step', entry.step_id,
      'ended', case entry.state when 'ended' then entry.ended_reason end, 'answered', answered.is, 'opportunity', dealt.won is not null,
      'won', coalesce(dealt.won, false), 'values', coalesce(dealt.values, '[]'), 'steps', coalesce(taken.steps, '[]'))
      order by entry.entered_at, entry.id) as entries
    from entered as entry
    cross join lateral (
      select exists (
        select from activities as activity
        where publisher_id = entry.publisher_id and lead_id = entry.lead_id and at >= entry.entered_at
          and ${settled} offset 0) as is
    ) as answered
    cross join lateral (
      select bool_or(state = 'won') as won, json_agg(json_build_object('currency', currency, 'value', value::text) order by id) filter (
        where state = 'won' and value is not null and (entry.again_at is null or created_at < entry.again_at)) as values
      from opportunities where publisher_id = entry.publisher_id and lead_id = entry.lead_id and created_at >= entry.entered_at
    ) as dealt
    cross join lateral (
      select json_agg(json_build_array(step_id, mailed, sent, bounced, clicked, scanned) order by step_id) as steps
      from (
        select step.step_id, count(mail.id) as mailed, count(mail.sent_at) as sent, count(mail.bounced_at) as bounced,
          count(*) filter (where click.person) as clicked, count(*) filter (where click.scanner and click.person is not true) as scanned
        from enrolment_steps as step
        left join lateral (
          select id, sent_at, bounced_at from mails
          where publisher_id = entry.publisher_id and id = step.made_id and step.outcome = 'mailed' limit 1
        ) as mail on true
        left join lateral (
          select bool_or(by = 'person' and link is not null) as person, bool_or(by = 'scanner') as scanner from mail_clicks
          where publisher_id = entry.publisher_id and mail_id = mail.id
        ) as click on mail.sent_at is not null
        where step.publisher_id = entry.publisher_id and step.enrolment_id = entry.id
        group by step.step_id
      ) as step
    ) as taken
    group by entry.at`);
  return new Map(rows.map(({ at, entries }) => [wanted[at - 1]!, entries]));
}
