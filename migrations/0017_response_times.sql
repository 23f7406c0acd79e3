-- Response times: policies in versions, a clock for each shared lead, what people did, and the mails that warn of it.

create table response_policies (
  publisher_id text collate "C" not null references publishers,
  -- From 1; 0 is what we ship and has no row.
  version int not null,
  -- The calendars, and the policies in their order.
  document jsonb not null,
  note text,
  saved_by text not null,
  saved_at timestamptz not null,
  primary key (publisher_id, version)
);

-- One row a lead, beside it and narrow, since it changes and the lead does not.
create table follow_ups (
  publisher_id text collate "C" not null,
  lead_id text collate "C" not null,
  listing_id text collate "C" not null,
  storefront text collate "C" not null,
  -- As in leads, kept here for the lists by due time; null: nobody.
  assigned_to text collate "C",
  -- What made the due time; null where the lead has no clock yet.
  policy_version int,
  policy text collate "C",
  -- As they were when the clock began.
  grade text collate "C",
  hot boolean not null default false,
  state text collate "C" not null check (state in ('open', 'warned', 'breached', 'answered', 'stopped')),
  started_at timestamptz not null,
  warn_at timestamptz,
  due_at timestamptz,
  -- When the clock must be looked at next; null: never again.
  next_at timestamptz,
  warned_at timestamptz,
  breached_at timestamptz,
  answered_at timestamptz,
  -- Null: the far side said so.
  answered_by text collate "C",
  -- The activity or the delivery that says so.
  answered_with text collate "C",
  response_seconds int,
  -- By the policy's calendar; as response_seconds on the plain clock.
  business_seconds int,
  -- When a far side first said that somebody works on it, and of which delivery.
  remote_at timestamptz,
  remote_delivery_id text collate "C",
  stopped_at timestamptz,
  -- withheld, disqualified, disqualified_there.
  stopped_reason text collate "C",
  primary key (publisher_id, lead_id),
  foreign key (publisher_id, lead_id) references leads on delete cascade
) with (fillfactor = 85);
-- What the clock looks at next, found without reading the rest.
create index follow_ups_next on follow_ups (next_at) where next_at is not null;
-- What waits for an answer, soonest first: of the publisher, and of one person.
create index follow_ups_due on follow_ups (publisher_id, due_at, lead_id) where state in ('open', 'warned', 'breached');
create index follow_ups_due_of on follow_ups (publisher_id, assigned_to, due_at, lead_id)
  where state in ('open', 'warned', 'breached');
-- The summary over a period, and the lists of what has ended.
create index follow_ups_started on follow_ups (publisher_id, started_at, lead_id);

create table activities (
  publisher_id text collate "C" not null,
  id text collate "C" not null,
  lead_id text collate "C" not null,
  kind text collate "C" not null check (kind in ('call', 'mail', 'meeting', 'note')),
  -- Null of a note.
  direction text collate "C" check (direction in ('outgoing', 'incoming')),
  outcome text collate "C",
  note text,
  -- When it was done, and by whom.
  at timestamptz not null,
  user_id text collate "C" not null,
  -- Who wrote it down, and when.
  written_by text collate "C" not null,
  written_at timestamptz not null,
  -- The one that it takes the place of.
  corrects text collate "C",
  primary key (publisher_id, id),
  foreign key (publisher_id, lead_id) references leads on delete cascade,
  foreign key (publisher_id, corrects) references activities on delete cascade
);
create index activities_lead on activities (publisher_id, lead_id, at, id);
create unique index activities_corrects on activities (publisher_id, corrects) where corrects is not null;
alter table activities alter column note set statistics 0;

-- One row per lead, kind and person. next_at: when it may be tried, and until then whoever tries it has it for itself.
create table response_mails (
  publisher_id text collate "C" not null,
  lead_id text collate "C" not null,
  kind text collate "C" not null check (kind in ('warned', 'breached')),
  user_id text collate "C" not null references users,
  tries int not null default 0,
  next_at timestamptz not null,
  sent_at timestamptz,
  primary key (publisher_id, lead_id, kind, user_id),
  foreign key (publisher_id, lead_id) references leads on delete cascade
);
create index response_mails_open on response_mails (next_at) where sent_at is null;
create index response_mails_person on response_mails (user_id, sent_at);

-- Who does not want mails about response times says so for themselves.
alter table users add column response_mails boolean not null default true;

select keep_to_publisher('response_policies', 'follow_ups', 'activities', 'response_mails');
select keep_to_assignee('follow_ups', 'activities', 'response_mails');
