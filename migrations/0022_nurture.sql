-- Sequences of mails: the sequences in versions, who goes through them, every step they took, and how often people may be written to.

create table sequences (
  publisher_id text collate "C" not null references publishers,
  id text collate "C" not null,
  -- Null: as we ship it, whose name is in the catalogue of words.
  name text,
  state text collate "C" not null check (state in ('draft', 'on', 'paused', 'archived')),
  -- The newest; 0 is what we ship and has no row of its own.
  version int not null,
  -- Whoever goes by an older version goes over to this one with their next step.
  moves_to int not null default 0,
  -- Whose leads enter it, where they enter no other.
  storefront text collate "C",
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (publisher_id, id)
);
-- A storefront's leads enter one by themselves.
create unique index sequences_storefront on sequences (publisher_id, storefront) where state = 'on';

create table sequence_versions (
  publisher_id text collate "C" not null,
  sequence_id text collate "C" not null,
  version int not null,
  document jsonb not null,
  note text,
  saved_by text not null,
  saved_at timestamptz not null,
  primary key (publisher_id, sequence_id, version),
  foreign key (publisher_id, sequence_id) references sequences on delete cascade
);

create table nurture_settings (
  publisher_id text collate "C" primary key references publishers,
  document jsonb not null,
  saved_by text not null,
  saved_at timestamptz not null
);

-- One row a lead and sequence at a time: where it stands.
create table enrolments (
  publisher_id text collate "C" not null,
  id text collate "C" not null,
  sequence_id text collate "C" not null,
  version int not null,
  lead_id text collate "C" not null,
  -- Whoever stands for the lead's person; the lead itself where it has none.
  person_id text collate "C" not null,
  state text collate "C" not null check (state in ('active', 'paused', 'ended')),
  -- At which step, and the how manieth version that is.
  step_id text collate "C" not null,
  visit int not null,
  -- When the step is due, and what it waits for: step, wait, window or cap.
  due_at timestamptz not null,
  because text collate "C" not null,
  -- As due_at while somebody is to look; null: it has ended, or it or its sequence is paused.
  next_at timestamptz,
  -- Of the reader, and why we think so.
  time_zone text collate "C" not null,
  zone_because text collate "C" not null,
  country text collate "C",
  entered_at timestamptz not null,
  -- hand, lead or storefront; and who did it.
  entered_by text collate "C" not null,
  actor text collate "C" not null,
  ended_at timestamptz,
  ended_reason text collate "C",
  ended_by text collate "C",
  -- A person's own words for why it was ended or paused.
  note text,
  primary key (publisher_id, id),
  foreign key (publisher_id, lead_id) references leads on delete cascade,
  foreign key (publisher_id, sequence_id) references sequences on delete cascade
) with (fillfactor = 85);
-- What is due, found without reading the rest.
create index enrolments_next on enrolments (next_at) where next_at is not null;
-- A person goes through a sequence once at a time.
create unique index enrolments_going on enrolments (publisher_id, person_id, sequence_id) where state <> 'ended';
create index enrolments_person on enrolments (publisher_id, person_id, sequence_id);
create index enrolments_lead on enrolments (publisher_id, lead_id);
create index enrolments_sequence on enrolments (publisher_id, sequence_id, id);
-- Who stands at which step now.
create index enrolments_standing on enrolments (publisher_id, sequence_id, step_id) where state <> 'ended';
-- What became of the others.
create index enrolments_ended on enrolments (publisher_id, sequence_id, ended_reason, step_id) where state = 'ended';
alter table enrolments alter column note set statistics 0;

-- Each step once a visit, whoever takes it.
create table enrolment_steps (
  publisher_id text collate "C" not null,
  enrolment_id text collate "C" not null,
  step_id text collate "C" not null,
  visit int not null,
  -- Their order within the enrolment, where several were taken at once.
  nth int not null,
  sequence_id text collate "C" not null,
  version int not null,
  kind text collate "C" not null,
  -- waited, mailed, yes, no, task or passed.
  outcome text collate "C" not null,
  at timestamptz not null,
  -- The mail or task that it made.
  made_id text collate "C",
  primary key (publisher_id, enrolment_id, step_id, visit),
  foreign key (publisher_id, enrolment_id) references enrolments on delete cascade
);
create index enrolment_steps_sequence on enrolment_steps (publisher_id, sequence_id, step_id, outcome);

select keep_to_publisher('sequences', 'sequence_versions', 'nurture_settings', 'enrolments', 'enrolment_steps');
select keep_to_assignee('enrolments');

-- A seller sees of steps those of enrolments that they see.
create policy only_assigned on enrolment_steps as restrictive for select to leadshare_publisher using (
  case when (select coalesce(current_setting('leadshare.assignee', true), '')) = '' then true
  else exists (select from enrolments as enrolment
    where enrolment.publisher_id = enrolment_steps.publisher_id and enrolment.id = enrolment_steps.enrolment_id) end);
