-- A destination may keep the records of its leads in step with what becomes of them here: each move of an opportunity is a delivery.

alter table destinations
  add column follows_opportunities boolean not null default false,
  -- What a deal is worth is its publisher's: nobody else's destination follows it, and none that has events.
  add constraint destinations_follows_check check (not follows_opportunities or role = 'publisher-crm');

alter table deliveries
  -- The lead whose record this delivery's event brings up to date; null: it carries the lead itself, or the event as it is.
  add column followed_lead_id text collate "C",
  -- Of the lead's own delivery: marks of what was last written of an opportunity into its record, by field, to tell our word from theirs.
  add column written jsonb,
  -- Not held against what is there: none of it follows anything.
  add constraint deliveries_followed_check check (followed_lead_id is null or event_id is not null) not valid,
  add constraint deliveries_followed_lead foreign key (publisher_id, followed_lead_id) references leads not valid;
-- A lead's page shows how its records were kept in step.
create index deliveries_followed on deliveries (publisher_id, followed_lead_id, id) where followed_lead_id is not null;
alter table deliveries alter column written set statistics 0;

-- Whoever sees the lead sees these as well.
drop policy only_assigned on deliveries;
create policy only_assigned on deliveries as restrictive for select to leadshare_publisher using (
  case when (select coalesce(current_setting('leadshare.assignee', true), '')) = '' then true
  else exists (
    select from leads as lead
    where lead.publisher_id = deliveries.publisher_id and lead.id = coalesce(deliveries.lead_id, deliveries.followed_lead_id)) end);

-- What an opportunity is like now, for whoever tells others of it. Of the pipeline that we ship no version is kept: its chances stand
-- here. The stage is a query of its own in the list, so that whoever does not ask for it does not pay for it.
create or replace view lead_outcomes with (security_invoker = true) as
  select publisher_id, lead_id, id as opportunity_id, state, value, currency, created_at, closed_at,
    stage, expected_close, reason, owner_id,
    jsonb_path_query_first(
      coalesce(
        (select document from pipeline_versions as saved where saved.publisher_id = deal.publisher_id order by version desc limit 1),
        '{"pipelines": [{"id": "sales", "stages": [
          {"id": "qualified", "probability": 20}, {"id": "developed", "probability": 40},
          {"id": "proposed", "probability": 60}, {"id": "negotiated", "probability": 80}]}]}'
      ),
      '$.pipelines[*] ? (@.id == $pipeline).stages[*] ? (@.id == $stage)',
      jsonb_build_object('pipeline', pipeline_id, 'stage', stage)
    ) as stage_now
  from opportunities as deal where lead_id is not null;
