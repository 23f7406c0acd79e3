-- What the connectors need beside settings: mappings in versions, shared access tokens, the far side's own fields, and what
-- became of a record there.

-- Each change of a destination's mapping is a row; the newest counts. None: the connector's own default.
create table mappings (
  publisher_id text collate "C" not null,
  destination_id text collate "C" not null,
  version int not null,
  mapping jsonb not null,
  -- Who says why, in their words.
  why text,
  made_by text not null,
  made_at timestamptz not null,
  primary key (publisher_id, destination_id, version),
  foreign key (publisher_id, destination_id) references destinations
);

-- The far side's own list of fields, when it was last read.
create table far_fields (
  publisher_id text collate "C" not null,
  destination_id text collate "C" not null,
  targets jsonb not null,
  read_at timestamptz not null,
  primary key (publisher_id, destination_id),
  foreign key (publisher_id, destination_id) references destinations
);

-- One access token per destination for all workers. Whoever has claimed it gets the next one; the others use what there is.
create table access_tokens (
  publisher_id text collate "C" not null,
  destination_id text collate "C" not null,
  -- The token and what came with it; null while the first is being got.
  sealed text,
  ends_at timestamptz,
  claim text,
  claimed_until timestamptz,
  primary key (publisher_id, destination_id),
  foreign key (publisher_id, destination_id) references destinations
);

-- What the far side says of a record that a delivery made. The row belongs to the lead's publisher.
create table remote_records (
  publisher_id text collate "C" not null,
  delivery_id text collate "C" not null,
  lead_id text collate "C" not null,
  destination_id text collate "C" not null,
  external_id text not null,
  url text,
  state text not null,
  status text,
  owner text,
  value numeric,
  currency text,
  changed_at timestamptz not null,
  read_at timestamptz not null,
  primary key (publisher_id, delivery_id)
);
-- A lead's page shows what became of it.
create index remote_records_lead on remote_records (publisher_id, lead_id);
-- From a record there back to what we sent, whosever it is.
create index deliveries_external on deliveries (destination_id, external_id) where external_id is not null;

-- Where the reading back of a destination stands.
create table trackings (
  publisher_id text collate "C" not null,
  destination_id text collate "C" not null,
  disabled_at timestamptz,
  cursor text,
  -- When it is read next, and by whom it is being read until when.
  next_at timestamptz not null,
  claim text,
  claimed_until timestamptz,
  read_at timestamptz,
  -- Readings that failed since the last good one, and why the last of them did.
  failures int not null default 0,
  reason text,
  detail text,
  said json,
  -- SHA-256 of the token in the address where the far side may say that something changed; the sealed one is there to show it.
  nudge_hash bytea not null unique,
  nudge_sealed text not null,
  nudged_at timestamptz,
  primary key (publisher_id, destination_id),
  foreign key (publisher_id, destination_id) references destinations
);
create index trackings_next on trackings (next_at);

-- What we sent against what is there.
create table reconciliations (
  publisher_id text collate "C" not null,
  id text collate "C" not null,
  destination_id text collate "C" not null,
  -- Deliveries that were delivered since then; null: all.
  since timestamptz,
  state text not null check (state in ('running', 'done', 'failed')),
  started_by text not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  -- How far it is: the last delivery looked at. The operator's goes through every publisher.
  after_publisher_id text collate "C" not null default '',
  after_id text collate "C" not null default '',
  next_at timestamptz not null,
  claim text,
  claimed_until timestamptz,
  compared int not null default 0,
  lacking int not null default 0,
  changed int not null default 0,
  failures int not null default 0,
  reason text,
  detail text,
  said json,
  primary key (publisher_id, id),
  foreign key (publisher_id, destination_id) references destinations
);
-- One at a time for a destination, and what there is to do.
create unique index reconciliations_running on reconciliations (publisher_id, destination_id) where state = 'running';
create index reconciliations_due on reconciliations (next_at) where state = 'running';
create index reconciliations_destination on reconciliations (publisher_id, destination_id, id);

create table reconciliation_findings (
  publisher_id text collate "C" not null,
  reconciliation_id text collate "C" not null,
  delivery_id text collate "C" not null,
  lead_publisher_id text collate "C" not null,
  lead_id text collate "C" not null,
  is_lacking boolean not null,
  record json,
  primary key (publisher_id, reconciliation_id, delivery_id),
  foreign key (publisher_id, reconciliation_id) references reconciliations
);

alter table deliveries
  -- The last failure as a code with what its sentence needs; the sentence in English is last_detail.
  add column last_said json,
  -- Taken by a far side that does not tell what became of it.
  add column unconfirmed boolean not null default false;
alter table destination_health
  -- The reason as a code with what its sentence needs.
  add column said json;
alter table attempts
  add column said json,
  -- What the mapping had to change for the far side to take it.
  add column mended json;
alter table attempts alter column said set statistics 0, alter column mended set statistics 0;
alter table deliveries alter column last_said set statistics 0;

do $$
declare
  growing text;
begin
  foreach growing in array array[
    'mappings', 'far_fields', 'access_tokens', 'remote_records', 'trackings', 'reconciliations', 'reconciliation_findings'
  ] loop
    execute format('alter table %I enable row level security', growing);
    execute format(
      'create policy own_rows on %I to leadshare_publisher
         using (publisher_id = current_setting(''leadshare.publisher'', true))
         with check (publisher_id = current_setting(''leadshare.publisher'', true))', growing);
    execute format('grant select, insert, update, delete on %I to leadshare_publisher', growing);
  end loop;
end $$;

-- What became of a lead there is for a seller to see when the lead is.
create policy only_assigned on remote_records as restrictive for select to leadshare_publisher using (
  case when (select coalesce(current_setting('leadshare.assignee', true), '')) = '' then true
  else exists (select from leads where leads.publisher_id = remote_records.publisher_id and leads.id = remote_records.lead_id) end);
