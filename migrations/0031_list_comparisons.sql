-- A marketplace's own list of leads compared with ours: the lists, what each of their rows is here, and what was back-filled.

create table list_comparisons (
  publisher_id text collate "C" not null references publishers,
  id text collate "C" not null,
  source text collate "C" not null check (source in ('file', 'account')),
  file_name text,
  account_id text collate "C",
  -- Of rows whose offer names none.
  listing_id text collate "C",
  -- Of the file, in its order; those of an account are ours.
  headers text[] not null,
  delimiter text not null,
  -- reading: it is being read, or whoever read it is gone.
  state text collate "C" not null check (state in ('reading', 'done')),
  started_by text collate "C" not null,
  started_at timestamptz not null,
  -- As of when the list is, where its source says so.
  listed_at timestamptz,
  -- Matched last.
  matched_at timestamptz not null,
  -- When the first and the last of its leads raised the hand; null: no row says so.
  from_at timestamptz,
  until_at timestamptz,
  row_count int not null default 0,
  left_out int not null default 0,
  primary key (publisher_id, id)
);
create index list_comparisons_age on list_comparisons (started_at);

-- One row of such a list. What it says of a person is here only as long as the lead itself is not.
create table listed_leads (
  publisher_id text collate "C" not null,
  comparison_id text collate "C" not null,
  nth int not null,
  -- In the file; null for those of an account.
  line int,
  -- Names the row, however often it is listed; null where it could not be read.
  key bytea,
  cells text[],
  -- As it stands in the file, where it could not be read.
  raw text,
  -- By which an erasure finds what is not a lead yet.
  email_key text collate "C",
  listing_id text collate "C",
  raised_at timestamptz,
  lead_id text collate "C",
  -- It counts as none of the list's leads.
  left_out boolean not null default false,
  -- Why it was left out, or why it cannot be taken in.
  fault text collate "C",
  primary key (publisher_id, comparison_id, nth),
  foreign key (publisher_id, comparison_id) references list_comparisons on delete cascade,
  foreign key (publisher_id, lead_id) references leads on delete cascade
) with (fillfactor = 90);
create index listed_leads_lead on listed_leads (publisher_id, lead_id) where lead_id is not null;
create index listed_leads_email on listed_leads (publisher_id, email_key) where email_key is not null;
alter table listed_leads alter column cells set statistics 0, alter column raw set statistics 0;

create table back_fills (
  publisher_id text collate "C" not null,
  id text collate "C" not null,
  comparison_id text collate "C" not null,
  state text collate "C" not null check (state in ('running', 'done', 'failed')),
  -- Which rows; null: all.
  chosen int[],
  started_by text collate "C" not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  -- Rows up to this one are done, and what was done with them.
  after_nth int not null default 0,
  rows_done int not null default 0,
  rows_total int not null,
  taken_in int not null default 0,
  sent int not null default 0,
  could_not int not null default 0,
  failures int not null default 0,
  next_at timestamptz not null,
  primary key (publisher_id, id),
  foreign key (publisher_id, comparison_id) references list_comparisons on delete cascade
);
create unique index back_fills_running on back_fills (publisher_id, comparison_id) where state = 'running';
create index back_fills_due on back_fills (next_at) where state = 'running';
create index back_fills_comparison on back_fills (publisher_id, comparison_id, id);

select keep_to_publisher('list_comparisons', 'listed_leads', 'back_fills');

do $$
declare
  growing text;
begin
  -- Lists name everybody's leads, so they are not a seller's to see.
  foreach growing in array array['list_comparisons', 'listed_leads', 'back_fills'] loop
    execute format(
      'create policy only_assigned on %I as restrictive for select to leadshare_publisher using (
         (select coalesce(current_setting(''leadshare.assignee'', true), '''')) = '''')', growing);
  end loop;
end $$;
