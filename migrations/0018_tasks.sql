-- Tasks: playbooks in versions, the run of one through each lead, what is to be done by when, and how people are reminded of it.

create table playbook_versions (
  publisher_id text collate "C" not null references publishers,
  -- From 1; 0 is what we ship and has no row.
  version int not null,
  -- The holidays, and the playbooks in their order.
  document jsonb not null,
  note text,
  saved_by text not null,
  saved_at timestamptz not null,
  primary key (publisher_id, version)
);

-- One row a lead: how far its playbook has come.
create table playbook_runs (
  publisher_id text collate "C" not null,
  lead_id text collate "C" not null,
  version int not null,
  playbook text collate "C" not null,
  -- Its steps are counted from then; it moves on where a step was late or the run stood still.
  anchor_at timestamptz not null,
  began_at timestamptz not null,
  -- Of the next step, from 0.
  step int not null,
  state text collate "C" not null check (state in ('running', 'stopped', 'finished')),
  -- Null while it runs.
  ended_at timestamptz,
  -- answered, qualified, disqualified, or person.
  ended_reason text collate "C",
  ended_by text collate "C",
  primary key (publisher_id, lead_id),
  foreign key (publisher_id, lead_id) references leads on delete cascade
) with (fillfactor = 85);

create table tasks (
  publisher_id text collate "C" not null,
  id text collate "C" not null,
  lead_id text collate "C" not null,
  -- Who is to do it; null: nobody has the lead.
  user_id text collate "C",
  -- Goes to whoever gets the lead.
  follows_lead boolean not null,
  kind text collate "C" not null check (kind in ('call', 'mail', 'meeting', 'other')),
  -- Null: the words of the shipped step.
  title text,
  -- Of which playbook, and which step of it; null: a person's own.
  playbook text collate "C",
  step text collate "C",
  due_at timestamptz not null,
  -- How often it was put off or brought forward, and when last it was changed: calendars tell a newer one by these.
  sequence int not null default 0,
  changed_at timestamptz,
  state text collate "C" not null check (state in ('open', 'done', 'skipped', 'dropped')),
  created_by text collate "C" not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  ended_by text collate "C",
  -- Why it was skipped.
  reason text,
  -- What was written down when it was done.
  activity_id text collate "C",
  primary key (publisher_id, id),
  foreign key (publisher_id, lead_id) references leads on delete cascade
) with (fillfactor = 85);
-- A person's day.
create index tasks_due_of on tasks (publisher_id, user_id, due_at, id) where state = 'open';
create index tasks_lead on tasks (publisher_id, lead_id, id);
-- A lead has one step of its playbook to be done, and no more.
create unique index tasks_step on tasks (publisher_id, lead_id) where state = 'open' and playbook is not null;
alter table tasks alter column title set statistics 0, alter column reason set statistics 0;

-- IANA; null: not known yet.
alter table users add column time_zone text;
grant select (time_zone) on users to leadshare_publisher;

-- As of tasks, for the first response.
alter table follow_ups add column sequence int not null default 0;

-- The address at which a person's calendar reads what they have to do: one a person.
create table calendar_links (
  user_id text collate "C" primary key references users,
  -- SHA-256 of the address's token, which has 200 random bits.
  hash bytea not null unique,
  -- Made in a session that is confined to one publisher, it shows no other.
  confined_to text collate "C" references publishers,
  made_at timestamptz not null
);

-- Who does not want the mail of the morning says so for themselves.
alter table users add column task_mails boolean not null default true;

-- One row a person: the last morning that was looked at, by their own calendar.
create table task_mornings (
  user_id text collate "C" primary key references users,
  day date not null,
  -- When that day ends.
  until_at timestamptz not null,
  tries int not null default 0,
  -- When its mail may be tried, and until then whoever tries it has it for itself; null: there is nothing to send.
  next_at timestamptz,
  sent_at timestamptz
);
-- What is still to be sent, found without reading everybody.
create index task_mornings_open on task_mornings (next_at) where next_at is not null;

select keep_to_publisher('playbook_versions', 'playbook_runs', 'tasks');
select keep_to_assignee('playbook_runs', 'tasks');
