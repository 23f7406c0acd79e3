-- What the console reads: assignment, an inbox that stays quick at a million leads, counts by the hour, saved views.

-- Substring search, and the publisher in front of it in the same index. Both are trusted: the database's owner may create them.
create extension if not exists pg_trgm;
create extension if not exists btree_gin;

alter table leads
  -- The person who works it; null: nobody yet.
  add column assigned_to text collate "C",
  -- A filter on an expression over jsonb could use no index under row-level security; one on a column can.
  add column country text collate "C" generated always as (contact -> 'normalized' ->> 'country') stored;

-- The inbox, newest first, by what people filter by. A storefront's leads are merged from those of its listings (leads_listing), a
-- time is a bound on the id, and so neither has an index of its own.
create index leads_status on leads (publisher_id, status, kind, id) include (country, assigned_to);
create index leads_action on leads (publisher_id, action, id);
create index leads_country on leads (publisher_id, country, id);
-- What nobody works yet, and what somebody does: a seller's whole inbox.
create index leads_unassigned on leads (publisher_id, id) where assigned_to is null;
create index leads_assigned on leads (publisher_id, assigned_to, id) where assigned_to is not null;

-- "Leads that have a parked delivery", newest lead first, without sorting them. Delivered rows are left out since they are nearly all.
create index deliveries_lead_state on deliveries (publisher_id, state, lead_id) include (last_reason)
  where state in ('waiting', 'parked', 'withheld');
-- How much is parked for a destination, counted without reading the rows.
create index deliveries_parked on deliveries (destination_id, id) include (publisher_id, lead_id) where state = 'parked';

-- Leads that the inbox's own tables have not taken in yet: written with the lead, taken in behind the intake by a timer.
create table fresh_leads (
  publisher_id text collate "C" not null,
  lead_id text collate "C" not null,
  primary key (publisher_id, lead_id)
);

-- What a search looks through: the words of a lead, folded to small letters without accents, one value a line.
create table lead_words (
  publisher_id text collate "C" not null,
  lead_id text collate "C" not null,
  words text not null,
  primary key (publisher_id, lead_id),
  foreign key (publisher_id, lead_id) references leads on delete cascade
);
create index lead_words_parts on lead_words using gin (publisher_id, words gin_trgm_ops);
alter table lead_words alter column words set statistics 0;

/*
 * Leads of the publisher at work whose words hold all of `parts` and have words that begin with each of `beginnings`, newest first.
 * Row-level security lets no index serve a condition that could leak what it is asked about, and LIKE is such a one. So this runs as the
 * owner, for the publisher named in the transaction alone.
 */
create function leads_with_words(parts text[], beginnings text[], before_id text, most int) returns setof text
language plpgsql stable security definer set search_path from current
set enable_seqscan = off set enable_indexscan = off set enable_bitmapscan = on
as $$
declare
  conditions text;
begin
  select string_agg(condition, ' and ') into conditions from (
    select format('words like %L', part) from unnest(parts) as part
    union all
    select format('words ~ %L', beginning) from unnest(beginnings) as beginning
  ) as each (condition);
  return query execute format(
    'select lead_id::text from lead_words
     where publisher_id = $1 and lead_id < $2 and %s order by lead_id desc limit $3', coalesce(conditions, 'true'))
  using current_setting('leadshare.publisher'), before_id, most;
end $$;
revoke execute on function leads_with_words from public;
grant execute on function leads_with_words to leadshare_publisher;

-- How many leads came in each quarter of an hour, the finest step in which time zones differ.
create table lead_counts (
  publisher_id text collate "C" not null,
  at timestamptz not null,
  storefront text not null,
  kind text not null,
  leads int not null,
  primary key (publisher_id, at, storefront, kind)
);
-- The operator's overview is over all publishers.
create index lead_counts_at on lead_counts (at);

-- What became of tries to deliver, by destination and hour. Kept in memory for a second at most before it is written: a figure, not a proof.
create table delivery_hours (
  publisher_id text collate "C" not null,
  destination_id text collate "C" not null,
  at timestamptz not null,
  delivered int not null,
  failed int not null,
  last_delivered_at timestamptz,
  -- How many were delivered how soon after their lead was accepted, by the steps of src/delivery/tally.ts; replays left out.
  speeds int[] not null,
  primary key (publisher_id, destination_id, at)
);
-- The operator's destinations have leads of every publisher.
create index delivery_hours_destination on delivery_hours (destination_id, at);
-- The operator's overview, and the removal of old ones.
create index delivery_hours_at on delivery_hours (at);

create table saved_views (
  publisher_id text collate "C" not null references publishers,
  id text collate "C" not null,
  -- Whose it is; null: everybody's in the publisher.
  user_id text collate "C",
  screen text not null,
  name text not null,
  query jsonb not null,
  created_at timestamptz not null,
  primary key (publisher_id, id)
);

-- Everything that is there already is taken in by the timer.
insert into fresh_leads select publisher_id, id from leads;

do $$
declare
  growing text;
begin
  foreach growing in array array['fresh_leads', 'lead_words', 'lead_counts', 'delivery_hours', 'saved_views'] loop
    execute format('alter table %I enable row level security', growing);
    execute format(
      'create policy own_rows on %I to leadshare_publisher
         using (publisher_id = current_setting(''leadshare.publisher'', true))
         with check (publisher_id = current_setting(''leadshare.publisher'', true))', growing);
    execute format('grant select, insert, update, delete on %I to leadshare_publisher', growing);
  end loop;
end $$;

-- A seller's transaction names the seller as well, and then sees of leads, and of all that hangs on them, what is assigned to that seller
-- alone. The sub-select is read once per statement rather than once per row, and a case is taken to let half of the
-- rows through, where "or" was taken to let nearly none, which made every other plan a bad one.
create policy only_assigned on leads as restrictive for select to leadshare_publisher using (
  case when (select coalesce(current_setting('leadshare.assignee', true), '')) = '' then true
  else assigned_to = (select current_setting('leadshare.assignee', true)) end);
create policy only_assigned on deliveries as restrictive for select to leadshare_publisher using (
  case when (select coalesce(current_setting('leadshare.assignee', true), '')) = '' then true
  else exists (select from leads as lead where lead.publisher_id = deliveries.publisher_id and lead.id = deliveries.lead_id) end);
create policy only_assigned on attempts as restrictive for select to leadshare_publisher using (
  case when (select coalesce(current_setting('leadshare.assignee', true), '')) = '' then true
  else exists (
    select from deliveries as delivery
    where delivery.publisher_id = attempts.publisher_id and delivery.id = attempts.delivery_id) end);
create policy only_assigned on lead_words as restrictive for select to leadshare_publisher using (
  case when (select coalesce(current_setting('leadshare.assignee', true), '')) = '' then true
  else exists (select from leads as lead where lead.publisher_id = lead_words.publisher_id and lead.id = lead_words.lead_id) end);
create policy only_assigned on people as restrictive for select to leadshare_publisher using (
  case when (select coalesce(current_setting('leadshare.assignee', true), '')) = '' then true
  else exists (select from leads as lead where lead.publisher_id = people.publisher_id and lead.person_id = people.id) end);
create policy only_assigned on events as restrictive for select to leadshare_publisher using (
  case when (select coalesce(current_setting('leadshare.assignee', true), '')) = '' then true
  else exists (select from leads as lead where lead.publisher_id = events.publisher_id and lead.id = events.subject_id)
  or exists (
    select from deliveries as delivery
    where delivery.publisher_id = events.publisher_id and delivery.id = events.subject_id) end);
create policy only_assigned on quarantine as restrictive for select to leadshare_publisher using (
  (select coalesce(current_setting('leadshare.assignee', true), '')) = '');
create policy only_assigned on lead_counts as restrictive for select to leadshare_publisher using (
  (select coalesce(current_setting('leadshare.assignee', true), '')) = '');
