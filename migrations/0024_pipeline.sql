-- Opportunities: the pipelines they go through in versions, each with its contacts and moves, and the rates by which currencies are summed.

create table pipeline_versions (
  publisher_id text collate "C" not null references publishers,
  -- From 1; a publisher without a row has what we ship.
  version int not null,
  -- {"reportingCurrency", "pipelines", "winReasons", "lossReasons"}
  document jsonb not null,
  note text,
  saved_by text not null,
  saved_at timestamptz not null,
  primary key (publisher_id, version)
);

create table opportunities (
  publisher_id text collate "C" not null references publishers,
  id text collate "C" not null,
  -- Null: made by hand, of no lead.
  lead_id text collate "C",
  name text not null,
  pipeline_id text collate "C" not null,
  -- won and lost, or an open stage of the pipeline.
  stage text collate "C" not null,
  state text collate "C" not null check (state in ('open', 'won', 'lost')),
  -- Money is exact; both or neither.
  value numeric(22, 4) check (value >= 0),
  currency text collate "C",
  expected_close date,
  -- Null: nobody's.
  owner_id text collate "C",
  next_step text,
  next_step_on date,
  -- Why it was won or lost: a code of the publisher's list, and a person's own words.
  reason text collate "C",
  reason_note text,
  stage_since timestamptz not null,
  created_by text not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  closed_at timestamptz,
  -- Counts up with every change: whoever changes names the one that was read.
  version int not null,
  primary key (publisher_id, id),
  foreign key (publisher_id, lead_id) references leads on delete set null (lead_id),
  check ((value is null) = (currency is null)),
  check ((state = 'open') = (closed_at is null)),
  check (state = 'open' or stage = state)
) with (fillfactor = 90);
-- A column of the board, newest first; and what its sums need of what is open.
create index opportunities_stage on opportunities (publisher_id, pipeline_id, stage, id);
create index opportunities_open on opportunities (publisher_id, pipeline_id, stage) include (currency, value) where state = 'open';
create index opportunities_owner on opportunities (publisher_id, owner_id, id);
create index opportunities_lead on opportunities (publisher_id, lead_id) where lead_id is not null;
-- The forecast: what is open by when it is to close, and what has closed by when it did.
create index opportunities_due on opportunities (publisher_id, expected_close, id) where state = 'open';
create index opportunities_closed on opportunities (publisher_id, closed_at) include (pipeline_id, stage, state, currency, value, owner_id)
  where state <> 'open';
-- The list by value, and by when it is to close: what has none stands in one place.
create index opportunities_value on opportunities (publisher_id, (coalesce(value, -1)), id);
create index opportunities_close on opportunities (publisher_id, (coalesce(expected_close, 'infinity'::date)), id);
create index opportunities_since on opportunities (publisher_id, stage_since, id) where state = 'open';

create table opportunity_contacts (
  publisher_id text collate "C" not null,
  opportunity_id text collate "C" not null,
  -- From 0, the first is the one to speak to.
  place int not null,
  -- The person of this lead, whose data stay with the lead; null: as written here.
  lead_id text collate "C",
  name text,
  email text,
  phone text,
  -- What the person is to the deal, such as who signs.
  part text,
  primary key (publisher_id, opportunity_id, place),
  foreign key (publisher_id, opportunity_id) references opportunities on delete cascade,
  foreign key (publisher_id, lead_id) references leads on delete cascade,
  check (lead_id is not null or name is not null)
);
create index opportunity_contacts_lead on opportunity_contacts (publisher_id, lead_id) where lead_id is not null;

-- One row for each time that an opportunity came into a stage. Never changed.
create table opportunity_moves (
  publisher_id text collate "C" not null,
  opportunity_id text collate "C" not null,
  -- The opportunity's version that it made.
  version int not null,
  at timestamptz not null,
  actor text not null,
  -- Null: it began there.
  from_stage text collate "C",
  to_stage text collate "C" not null,
  -- Of the stages, as they were called then; null: words of ours.
  from_name text,
  to_name text,
  -- As they were then.
  value numeric(22, 4),
  currency text collate "C",
  reason text collate "C",
  note text,
  primary key (publisher_id, opportunity_id, version),
  foreign key (publisher_id, opportunity_id) references opportunities on delete cascade
);

create table exchange_rates (
  publisher_id text collate "C" not null references publishers,
  -- One unit of base is so many of currency.
  base text collate "C" not null,
  currency text collate "C" not null,
  on_date date not null,
  rate numeric(28, 12) not null check (rate > 0),
  -- ecb, hand, or whatever the publisher calls it.
  source text not null,
  entered_by text not null,
  entered_at timestamptz not null,
  primary key (publisher_id, base, currency, on_date),
  check (base <> currency)
);

-- When it became an opportunity: from then on it is only read.
alter table leads add column converted_at timestamptz;

select keep_to_publisher('pipeline_versions', 'opportunities', 'opportunity_contacts', 'opportunity_moves', 'exchange_rates');

-- A seller sees their own opportunities, and what hangs on them.
create policy only_assigned on opportunities as restrictive for select to leadshare_publisher using (
  case when (select coalesce(current_setting('leadshare.assignee', true), '')) = '' then true
  else owner_id = (select current_setting('leadshare.assignee', true)) end);

do $$
declare
  growing text;
begin
  foreach growing in array array['opportunity_contacts', 'opportunity_moves'] loop
    execute format(
      'create policy only_assigned on %1$I as restrictive for select to leadshare_publisher using (
         case when (select coalesce(current_setting(''leadshare.assignee'', true), '''')) = '''' then true
         else exists (select from opportunities as opportunity
           where opportunity.publisher_id = %1$I.publisher_id and opportunity.id = %1$I.opportunity_id) end)', growing);
  end loop;
end $$;

-- What happened to an opportunity is its owner's to see as well.
drop policy only_assigned on events;
create policy only_assigned on events as restrictive for select to leadshare_publisher using (
  case when (select coalesce(current_setting('leadshare.assignee', true), '')) = '' then true
  else exists (select from leads as lead where lead.publisher_id = events.publisher_id and lead.id = events.subject_id)
  or exists (
    select from deliveries as delivery
    where delivery.publisher_id = events.publisher_id and delivery.id = events.subject_id)
  or exists (
    select from opportunities as opportunity
    where opportunity.publisher_id = events.publisher_id and opportunity.id = events.subject_id) end);

-- What became of leads, for whoever counts what campaigns brought.
drop view if exists lead_outcomes;
create view lead_outcomes with (security_invoker = true) as
  select publisher_id, lead_id, id as opportunity_id, state, value, currency, created_at, closed_at
  from opportunities where lead_id is not null;
grant select on lead_outcomes to leadshare_publisher;
