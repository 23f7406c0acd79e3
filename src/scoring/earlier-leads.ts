// SQL of how many customer leads the person had made when a lead came in: one number for scores, checklists and territories.
import sql from 'sql-template-tag';

/**
 * Of `lead` and its `standing`. As noted when it came in, with whom the person was merged by then; counted by address where nobody
 * noted it. Beyond a hundred nobody counts.
 */
export const earlierLeads = sql`coalesce(standing.earlier_leads, case when lead.person_id is null then 0 else (
    select count(*) from (
      select from leads as before
      where before.publisher_id = lead.publisher_id and before.person_id = lead.person_id and before.id < lead.id
        and before.kind = 'customer'
      limit 100
    ) as counted
  ) end)::int`;
