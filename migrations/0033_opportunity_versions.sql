-- What each opportunity was at any time: for what was thought of a month, beside what came of it.

-- One row for as long as stage, value and days stayed the same; written with the change itself. In force from since until right before until.
create table opportunity_versions (
  publisher_id text collate "C" not null,
  opportunity_id text collate "C" not null,
  -- The opportunity's version with which it began.
  version int not null,
  since timestamptz not null,
  until timestamptz not null default 'infinity',
  pipeline_id text collate "C" not null,
  stage text collate "C" not null,
  state text collate "C" not null,
  value numeric(22, 4),
  currency text collate "C",
  expected_close date,
  closed_at timestamptz,
  -- With all that is asked of an opportunity at a moment: whole years are looked through.
  primary key (publisher_id, opportunity_id, version)
    include (since, until, state, expected_close, pipeline_id, stage, value, currency),
  foreign key (publisher_id, opportunity_id) references opportunities on delete cascade,
  check (since <= until)
) with (fillfactor = 90);
-- What was open at a moment; and what closed in a month: both without reading the rows.
create index opportunity_versions_open on opportunity_versions (publisher_id, until, since)
  include (opportunity_id, pipeline_id, stage, currency, value, expected_close) where state = 'open';
create index opportunity_versions_closed on opportunity_versions (publisher_id, closed_at)
  include (opportunity_id, state, since, until, currency, value) where state <> 'open';

select keep_to_publisher('opportunity_versions');

create policy only_assigned on opportunity_versions as restrictive for select to leadshare_publisher using (
  case when (select coalesce(current_setting('leadshare.assignee', true), '')) = '' then true
  else exists (select from opportunities as opportunity
    where opportunity.publisher_id = opportunity_versions.publisher_id
      and opportunity.id = opportunity_versions.opportunity_id) end);

-- Of those that were there before, it is known how they have stood since they last changed.
insert into opportunity_versions (publisher_id, opportunity_id, version, since, pipeline_id, stage, state, value, currency, expected_close,
  closed_at)
select publisher_id, id, version, changed_at, pipeline_id, stage, state, value, currency, expected_close, closed_at from opportunities;
