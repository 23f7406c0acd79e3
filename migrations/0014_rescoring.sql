-- Scores made anew after a change of model, with how far that has come; and what each lead scored when it came in.

alter table standings
  -- As of scored_at, like the grade.
  add column hot boolean not null default false,
  -- Customer leads of the same person before this one, as when it came in; null: scored later, to be counted.
  add column earlier_leads smallint,
  -- What it scored when it came in, which goes with it to every destination, the same on each try; null: it was scored later.
  add column first_version int,
  add column first_fit smallint,
  add column first_interest smallint,
  add column first_score smallint,
  add column first_grade text collate "C";

-- The inbox of hot leads, newest first.
create index standings_hot on standings (publisher_id, lead_id) where hot;
-- Won and lost ones, to see how a model would have ranked them.
create index remote_records_decided on remote_records (publisher_id, lead_id desc) include (state) where state in ('won', 'lost');

create table rescorings (
  publisher_id text collate "C" not null references publishers,
  id text collate "C" not null,
  storefront text collate "C" not null,
  -- The model's; 0 is what we ship.
  version int not null,
  state text not null check (state in ('running', 'stopped', 'replaced', 'done')),
  started_by text not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  -- Leads there were of the storefront when it began; looked at so far; changed by it; of them, in another stage now.
  total int not null,
  seen int not null default 0,
  changed int not null default 0,
  restaged int not null default 0,
  -- Goes from the newest to the oldest: leads before this id, and from that one on.
  before_id text collate "C" not null,
  down_to_id text collate "C" not null default '',
  next_at timestamptz not null,
  primary key (publisher_id, id)
);
-- One at a time for each storefront.
create unique index rescorings_running on rescorings (publisher_id, storefront) where state = 'running';
create index rescorings_due on rescorings (next_at) where state = 'running';

select keep_to_publisher('rescorings');

-- Leads that came in before there were scores get theirs in the background.
insert into rescorings (publisher_id, id, storefront, version, state, started_by, started_at, total, before_id, next_at)
select publisher_id, 'rsc_' || substr(md5(publisher_id || storefront), 1, 20), storefront, 0, 'running', 'upgrade', now(), leads,
  'lead_~', now()
from (select publisher_id, storefront, sum(leads)::int as leads from lead_counts group by publisher_id, storefront) as counted;
