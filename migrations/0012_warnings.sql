-- Mails that warn people before leads stop and when they have: what was warned of, and to whom it goes.

-- Since when the breaker is open without a success between; null: closed.
alter table destination_health add column broken_since timestamptz;
update destination_health set broken_since = changed_at where open_until is not null;

-- Who does not want mails about destinations says so for themselves.
alter table users add column destination_mails boolean not null default true;

create table warnings (
  publisher_id text collate "C" not null,
  id text collate "C" not null,
  destination_id text collate "C" not null,
  -- key: its key ends or has ended. stopped: leads wait. well: they flow again.
  kind text not null check (kind in ('key', 'stopped', 'well')),
  at timestamptz not null,
  -- Of a key: which end, and how many days ahead this step is.
  key_ends_at timestamptz,
  step int,
  -- Of a stop: why, and how many leads waited at once at most; and when people were told that it is over.
  reason text,
  waiting int,
  ended_at timestamptz,
  primary key (publisher_id, id),
  foreign key (publisher_id, destination_id) references destinations
);
create index warnings_destination on warnings (publisher_id, destination_id, kind, id);
-- Of all processes the first to write one of these is the one that warns.
create unique index warnings_key on warnings (publisher_id, destination_id, key_ends_at, step) where kind = 'key';
create unique index warnings_stopped on warnings (publisher_id, destination_id) where kind = 'stopped' and ended_at is null;

-- One row per warning and person. next_at: when it may be tried, and until then whoever tries it has it for itself.
create table warning_mails (
  publisher_id text collate "C" not null,
  warning_id text collate "C" not null,
  user_id text collate "C" not null references users,
  tries int not null default 0,
  next_at timestamptz not null,
  sent_at timestamptz,
  primary key (publisher_id, warning_id, user_id),
  foreign key (publisher_id, warning_id) references warnings
);
create index warning_mails_open on warning_mails (next_at) where sent_at is null;
create index warning_mails_person on warning_mails (user_id) where sent_at is null;

do $$
declare
  growing text;
begin
  foreach growing in array array['warnings', 'warning_mails'] loop
    execute format('alter table %I enable row level security', growing);
    execute format(
      'create policy own_rows on %I to leadshare_publisher
         using (publisher_id = current_setting(''leadshare.publisher'', true))
         with check (publisher_id = current_setting(''leadshare.publisher'', true))', growing);
    execute format('grant select, insert, update, delete on %I to leadshare_publisher', growing);
  end loop;
end $$;
