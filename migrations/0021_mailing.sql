-- Mails to leads: templates in versions, who sends, what waits and went, whom not to write to, and which links were followed.

-- Of each publisher its own, made when first needed: hashes addresses and signs the links in mails, which must hold for years.
create table mail_secrets (
  publisher_id text collate "C" primary key references publishers,
  sealed text not null
);

-- Who writes: law wants the name and the postal address in each mail.
create table mail_senders (
  publisher_id text collate "C" primary key references publishers,
  from_name text not null,
  reply_to text not null,
  postal_address text not null,
  saved_by text not null,
  saved_at timestamptz not null
);

-- One that we ship has no row until somebody changes it.
create table mail_templates (
  publisher_id text collate "C" not null references publishers,
  id text collate "C" not null,
  version int not null,
  created_at timestamptz not null,
  archived_at timestamptz,
  primary key (publisher_id, id)
);

create table mail_template_versions (
  publisher_id text collate "C" not null,
  template_id text collate "C" not null,
  -- From 1; 0 is what we ship and has no row.
  version int not null,
  name text not null,
  -- By language: subject, preheader, body, text.
  contents jsonb not null,
  note text,
  saved_by text not null,
  saved_at timestamptz not null,
  primary key (publisher_id, template_id, version),
  foreign key (publisher_id, template_id) references mail_templates on delete cascade
);
alter table mail_template_versions alter column contents set statistics 0;

create table mails (
  publisher_id text collate "C" not null,
  id text collate "C" not null,
  lead_id text collate "C" not null,
  person_id text collate "C",
  -- Why it goes, such as a step of a sequence: the same occasion makes one mail, however often it is asked for.
  occasion text collate "C" not null,
  sequence_id text collate "C",
  enrolment_id text collate "C",
  step_id text collate "C",
  template_id text collate "C" not null,
  -- As sent: of which version, and in which language.
  template_version int,
  language text collate "C",
  state text collate "C" not null default 'queued' check (state in ('queued', 'sending', 'sent', 'failed', 'withheld')),
  queued_at timestamptz not null,
  due_at timestamptz not null,
  -- When it may be claimed: when it is due, at the next try, or when the lease ends.
  next_at timestamptz not null,
  lease text collate "C",
  tries int not null default 0,
  -- Why it waits, failed or was withheld, by a code; and what the mail server said, without the address.
  reason text collate "C",
  detail text,
  sent_at timestamptz,
  -- The keyed hash of the address it went to.
  address_hash bytea,
  bounced_at timestamptz,
  bounce text collate "C" check (bounce in ('hard', 'soft')),
  complained_at timestamptz,
  primary key (publisher_id, id),
  unique (publisher_id, occasion),
  foreign key (publisher_id, lead_id) references leads on delete cascade
) with (fillfactor = 80);
-- The claim: unfinished rows only.
create index mails_due on mails (next_at) where state in ('queued', 'sending');
create index mails_lead on mails (publisher_id, lead_id, id);
-- How many a person has had of late.
create index mails_person on mails (publisher_id, person_id, due_at) where person_id is not null;
alter table mails alter column detail set statistics 0;

-- Where the links in mails lead: the address in a mail names one of these, and no other can be asked for.
create table mail_links (
  publisher_id text collate "C" not null references publishers,
  id text collate "C" not null,
  url text not null,
  primary key (publisher_id, id)
);

create table mail_clicks (
  publisher_id text collate "C" not null,
  mail_id text collate "C" not null,
  id text collate "C" not null,
  lead_id text collate "C" not null,
  -- Where it led; null: the link that no person sees.
  link text,
  at timestamptz not null,
  -- What it was asked with, by code: head, agent, prefetch, no_language; null: as a browser asks.
  sign text collate "C",
  -- Null until it is decided, some seconds later: what else was followed at once says much.
  by text collate "C" check (by in ('person', 'scanner', 'unsure')),
  because text collate "C",
  primary key (publisher_id, mail_id, id),
  foreign key (publisher_id, mail_id) references mails on delete cascade
);
create index mail_clicks_open on mail_clicks (at) where by is null;

-- By the keyed hash of the normalised address, so that it outlives the person's data. One row a reason.
create table do_not_contact (
  publisher_id text collate "C" not null references publishers,
  address_hash bytea not null,
  reason text collate "C" not null check (reason in ('opted_out', 'bounced', 'complained', 'manual')),
  -- Null where the person was erased, or never known.
  address text collate "C",
  -- link, person, import, smtp, report.
  source text collate "C" not null,
  note text,
  mail_id text collate "C",
  at timestamptz not null,
  added_by text collate "C" not null,
  primary key (publisher_id, address_hash, reason)
);
create index do_not_contact_newest on do_not_contact (publisher_id, at, address_hash, reason);
create index do_not_contact_address on do_not_contact (publisher_id, address) where address is not null;

-- Addresses at which mail servers and providers tell of bounces and complaints. pub_operator's are for mails of every publisher.
create table mail_report_urls (
  publisher_id text collate "C" not null references publishers,
  id text collate "C" not null,
  hash bytea not null unique,
  -- To show it again.
  sealed text not null,
  created_at timestamptz not null,
  ends_at timestamptz,
  last_used_at timestamptz,
  primary key (publisher_id, id)
);

select keep_to_publisher('mail_secrets', 'mail_senders', 'mail_templates', 'mail_template_versions', 'mails', 'mail_links',
  'mail_clicks', 'do_not_contact', 'mail_report_urls');
select keep_to_assignee('mails', 'mail_clicks');
