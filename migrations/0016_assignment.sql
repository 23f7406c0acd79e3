-- Who gets which lead: territories in versions, pools with their members, working hours and absences, the ledger of what was handed
-- out and why, and the leads that wait for somebody to be free.

create table territory_versions (
  publisher_id text collate "C" not null references publishers,
  -- From 1; a publisher without a row hands nothing out.
  version int not null,
  -- In order: [{"id", "name", "when", "poolId"}].
  territories jsonb not null,
  -- The pool of leads that no territory takes; null: they wait.
  otherwise text collate "C",
  note text,
  saved_by text not null,
  saved_at timestamptz not null,
  primary key (publisher_id, version)
);

create table pools (
  publisher_id text collate "C" not null references publishers,
  id text collate "C" not null,
  name text not null,
  -- {"timeZone", "windows": [{"day", "from", "to"}]}; null: always.
  hours jsonb,
  -- What becomes of a lead when nobody's hours are open.
  outside text not null check (outside in ('wait', 'anyone')),
  version int not null,
  created_at timestamptz not null,
  archived_at timestamptz,
  -- When somebody may be free for a lead that waits; null: nothing waits, or only a change helps.
  look_at timestamptz,
  primary key (publisher_id, id)
);
create index pools_look on pools (look_at) where look_at is not null;

create table pool_members (
  publisher_id text collate "C" not null,
  pool_id text collate "C" not null,
  user_id text collate "C" not null,
  weight int not null check (weight > 0),
  -- Null: no cap.
  cap_a_day int,
  cap_open int,
  joined_at timestamptz not null,
  -- Leads that were their due by weight while they were free, and those they were given by turn, since they joined.
  due double precision not null default 0,
  given int not null default 0,
  primary key (publisher_id, pool_id, user_id),
  foreign key (publisher_id, pool_id) references pools
);

-- A person's own; they go before a pool's.
create table working_hours (
  publisher_id text collate "C" not null references publishers,
  user_id text collate "C" not null,
  hours jsonb not null,
  primary key (publisher_id, user_id)
);

create table absences (
  publisher_id text collate "C" not null references publishers,
  id text collate "C" not null,
  user_id text collate "C" not null,
  from_at timestamptz not null,
  -- Null: until further notice.
  to_at timestamptz,
  reason text,
  created_by text not null,
  created_at timestamptz not null,
  primary key (publisher_id, id)
);
create index absences_user on absences (publisher_id, user_id, to_at);

-- The ledger: one row for each time that a lead went to a person, or was taken from one. Never changed.
create table assignments (
  publisher_id text collate "C" not null,
  id text collate "C" not null,
  lead_id text collate "C" not null,
  at timestamptz not null,
  -- Null: to nobody.
  user_id text collate "C",
  taken_from text collate "C",
  -- As it was called then; null by hand.
  territory_id text collate "C",
  territory_name text,
  territory_version int,
  pool_id text collate "C",
  because text collate "C" not null,
  -- routing, or who did it by hand, in their own words.
  actor text not null,
  note text,
  -- The counts and reasons that decided; null by hand.
  decision jsonb,
  primary key (publisher_id, id),
  foreign key (publisher_id, lead_id) references leads on delete cascade
);
create index assignments_lead on assignments (publisher_id, lead_id, id);
create index assignments_user on assignments (publisher_id, user_id, id);
create index assignments_pool on assignments (publisher_id, pool_id, id);
alter table assignments alter column decision set statistics 0;

create table waiting_leads (
  publisher_id text collate "C" not null,
  lead_id text collate "C" not null,
  since timestamptz not null,
  -- Under which territories it was placed; null: to be placed.
  version int,
  territory_id text collate "C",
  territory_name text,
  -- Null: no territory has it.
  pool_id text collate "C",
  reason text collate "C" not null,
  -- Whom it was taken from.
  not_to text[] collate "C" not null,
  primary key (publisher_id, lead_id),
  foreign key (publisher_id, lead_id) references leads on delete cascade
);
create index waiting_leads_pool on waiting_leads (publisher_id, pool_id, lead_id);
create index waiting_leads_unplaced on waiting_leads (lead_id) where version is null;

select keep_to_publisher('territory_versions', 'pools', 'pool_members', 'working_hours', 'absences', 'assignments', 'waiting_leads');
select keep_to_assignee('assignments');

do $$
declare
  growing text;
begin
  -- What is a colleague's is not a seller's to see.
  foreach growing in array array['working_hours', 'absences'] loop
    execute format(
      'create policy only_own on %I as restrictive for select to leadshare_publisher using (
         (select coalesce(current_setting(''leadshare.assignee'', true), '''')) in ('''', user_id))', growing);
  end loop;
  foreach growing in array array['territory_versions', 'pools', 'pool_members', 'waiting_leads'] loop
    execute format(
      'create policy only_assigned on %I as restrictive for select to leadshare_publisher using (
         (select coalesce(current_setting(''leadshare.assignee'', true), '''')) = '''')', growing);
  end loop;
end $$;
