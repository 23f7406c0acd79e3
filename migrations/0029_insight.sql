-- What became of leads, in sums by day: kept behind the intake from the rows and events of each lead that something happened to.

-- One row a publisher: in whose days is counted, and how far sums that are made anew have come. Its lock is the lease: who holds it
-- counts for that publisher, and nobody else does.
create table insight_states (
  publisher_id text collate "C" primary key references publishers,
  -- Whose days they are.
  time_zone text not null default 'UTC',
  -- The sums that are shown; 0: none yet.
  generation int not null default 1,
  -- Those that are made anew beside them, in whose days, and by whom since when; null: none are.
  building int,
  building_zone text,
  begun_by text,
  begun_at timestamptz,
  -- Leads up to this id are in them; how many that were, of how many.
  built_to text collate "C" not null default '',
  seen int not null default 0,
  total int not null default 0,
  built_at timestamptz,
  -- There are still sums of former generations to remove.
  stale boolean not null default false
);
create index insight_states_building on insight_states (begun_at) where building is not null;
create index insight_states_stale on insight_states (publisher_id) where stale;

-- Leads that something happened to since they were counted: written in the transaction in which it happened, taken behind it.
create table insight_due (
  publisher_id text collate "C" not null,
  event_id text collate "C" not null,
  lead_id text collate "C" not null,
  at timestamptz not null,
  primary key (publisher_id, event_id)
);

-- As what a lead is counted now, so that it can be counted back exactly.
create table insight_leads (
  publisher_id text collate "C" not null,
  generation int not null,
  lead_id text collate "C" not null,
  facts json not null,
  primary key (publisher_id, generation, lead_id)
) with (fillfactor = 85);
alter table insight_leads alter column facts set statistics 0;

-- One dimension a row, of all leads and of each listing's: docs/decisions/017-insight.md.
create table insight_days (
  publisher_id text collate "C" not null,
  generation int not null,
  -- listing, campaign, referrer, country, device, seller, grade, score or age.
  dimension text collate "C" not null,
  -- Of which listing's leads; empty: of all.
  listing text collate "C" not null,
  day date not null,
  key text collate "C" not null,
  -- Leads that are counted in this row in any column; with the last of them it goes.
  parts int not null,
  -- Of leads that came on this day: how many there are, and how far they have come by now.
  leads int not null,
  forms int not null,
  marketing_qualified int not null,
  sales_qualified int not null,
  disqualified int not null,
  opportunities int not null,
  won int not null,
  lost int not null,
  answered int not null,
  in_time int not null,
  late int not null,
  overdue int not null,
  -- Answered leads by how long that took: the steps of src/insight/answer-steps.ts; null: none was.
  answer_steps int[],
  -- What happened on this day, whenever the lead came.
  became_marketing_qualified int not null,
  became_sales_qualified int not null,
  became_disqualified int not null,
  became_opportunities int not null,
  became_won int not null,
  became_lost int not null,
  primary key (publisher_id, generation, dimension, listing, day, key)
) with (fillfactor = 85);

-- What was won, exactly: of leads that came on this day, and by deals that were won on it.
create table insight_values (
  publisher_id text collate "C" not null,
  generation int not null,
  dimension text collate "C" not null,
  listing text collate "C" not null,
  day date not null,
  key text collate "C" not null,
  currency text collate "C" not null,
  parts int not null,
  value numeric not null,
  became_value numeric not null,
  primary key (publisher_id, generation, dimension, listing, day, key, currency)
);

select keep_to_publisher('insight_states', 'insight_due', 'insight_leads', 'insight_days', 'insight_values');
select keep_to_assignee('insight_leads');

do $$
declare
  growing text;
begin
  -- Of sums a seller sees their own.
  foreach growing in array array['insight_days', 'insight_values'] loop
    execute format(
      'create policy only_assigned on %I as restrictive for select to leadshare_publisher using (
         (select coalesce(current_setting(''leadshare.assignee'', true), '''')) = ''''
         or dimension = ''seller'' and key = (select current_setting(''leadshare.assignee'', true)))', growing);
  end loop;
end $$;

-- What is there already is counted in the background.
insert into insight_states (publisher_id, generation, building, building_zone, begun_by, begun_at, total)
select publisher_id, 0, 1, 'UTC', 'upgrade', now(), sum(leads)
from lead_counts group by publisher_id;
