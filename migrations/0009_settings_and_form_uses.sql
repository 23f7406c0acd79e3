-- What people set and want to know: a publisher's language, why a destination is paused, when its secrets were made; and forms used once.

-- For whoever's own language is not known; null: the operator's, and English where that is null too.
alter table publishers add column language text check (language in ('en', 'pt-PT', 'cs', 'pl', 'es', 'hu'));

alter table destinations
  -- In a person's own words, and who it was; null: not told, or paused by us.
  add column pause_note text,
  add column paused_by text,
  -- By the secret's name: {"madeAt", "madeBy", "changedAt", "changedBy"}. What was made before this was kept is not in it.
  add column secret_dates jsonb not null default '{}';

-- To the minute.
alter table intake_tokens add column last_used_at timestamptz;

-- Forms of the public store that were sent: the first of all processes is the first use, and says when consent was given.
create table form_uses (
  publisher_id text collate "C" not null references publishers,
  form_id text collate "C" not null,
  given_at timestamptz not null,
  uses int not null default 1,
  primary key (publisher_id, form_id)
);
-- Old ones are removed, since a form is not taken for longer than a day.
create index form_uses_given on form_uses (given_at);
alter table form_uses enable row level security;
create policy own_rows on form_uses to leadshare_publisher
  using (publisher_id = current_setting('leadshare.publisher', true))
  with check (publisher_id = current_setting('leadshare.publisher', true));
grant select, insert, update, delete on form_uses to leadshare_publisher;
