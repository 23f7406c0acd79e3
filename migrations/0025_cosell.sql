-- Co-sell: accounts of programmes, their referrals, what was asked of them, the events they send, and what makes a listing ready.

create table programme_accounts (
  publisher_id text collate "C" not null references publishers,
  id text collate "C" not null,
  programme text collate "C" not null,
  name text not null,
  settings jsonb not null,
  -- The secrets, of which one may be renewed by its own use.
  sealed text not null,
  -- Counts who changed the secrets: a renewal never overwrites what a person entered meanwhile.
  secrets_version int not null default 1,
  renewed_at timestamptz not null,
  -- The last of the days before it ends that was warned of.
  warned_days int,
  -- The access token that all processes share; whoever has claimed it gets the next one.
  token_sealed text,
  token_claimed_until timestamptz,
  -- SHA-256 of the token in the address that the programme sends its events to.
  hook_hash bytea not null unique,
  hook_sealed text not null,
  -- How far it was read, when it is read next, and by whom it is being read until when.
  cursor text,
  next_poll_at timestamptz not null,
  claim text,
  claimed_until timestamptz,
  polled_at timestamptz,
  heard_at timestamptz,
  failures int not null default 0,
  -- Of the last failure: its code, the status and the words of the far side.
  fault jsonb,
  created_at timestamptz not null,
  removed_at timestamptz,
  primary key (publisher_id, id)
);
create index programme_accounts_due on programme_accounts (next_poll_at) where removed_at is null;

create table referrals (
  publisher_id text collate "C" not null,
  id text collate "C" not null,
  account_id text collate "C" not null,
  programme text collate "C" not null,
  external_id text collate "C" not null,
  -- Under which ids it was known before.
  former_ids text[] collate "C" not null,
  category text collate "C" not null,
  direction text collate "C" not null,
  -- As it is shown; where nobody answered in time, expired before the far side says so.
  status text collate "C" not null,
  substatus text collate "C" not null,
  stage text collate "C",
  name text,
  company text,
  country text,
  value numeric,
  currency text,
  closes_on date,
  -- In our form; the whole body as it came beside it.
  told jsonb not null,
  raw json not null,
  -- The far side's own mark of this version, and when it was changed there.
  version text,
  remote_at timestamptz,
  -- Counts the changes that are seen here.
  revision int not null default 1,
  first_seen_at timestamptz not null,
  changed_at timestamptz not null,
  expires_at timestamptz,
  answer_due_at timestamptz,
  answered_at timestamptz,
  reminded_at timestamptz,
  expired_at timestamptz,
  -- The far side moved it where its own table lets none go.
  odd_at timestamptz,
  gone_at timestamptz,
  -- The storefront lead that this one is; it counts there, and not here.
  lead_id text collate "C",
  matched_by text collate "C",
  primary key (publisher_id, id),
  unique (publisher_id, account_id, external_id),
  foreign key (publisher_id, account_id) references programme_accounts
) with (fillfactor = 85);
create index referrals_former on referrals using gin (former_ids) where former_ids <> '{}';
create index referrals_standing on referrals (publisher_id, category, status, substatus, id);
-- Whom to answer next.
create index referrals_answer on referrals (publisher_id, answer_due_at, id) where status = 'new' and answer_due_at is not null;
create index referrals_due on referrals (expires_at) where status = 'new' and expires_at is not null;
create index referrals_unmatched on referrals (first_seen_at) where category = 'marketplace_lead' and lead_id is null;
create index referrals_lead on referrals (publisher_id, lead_id) where lead_id is not null;
alter table referrals alter column told set statistics 0, alter column raw set statistics 0;

-- What people asked for, and what became of it: pushed at once, again later where that may help, and never over a change of others.
create table referral_commands (
  publisher_id text collate "C" not null,
  id text collate "C" not null,
  account_id text collate "C" not null,
  -- Null: one of our own that is not made yet.
  referral_id text collate "C",
  kind text collate "C" not null check (kind in ('accept', 'decline', 'update', 'win', 'lose', 'create')),
  input jsonb not null,
  -- The version and the values that the person saw.
  based_on text,
  base jsonb,
  state text collate "C" not null check (state in ('waiting', 'done', 'conflict', 'refused')),
  created_by text collate "C" not null,
  created_at timestamptz not null,
  tries int not null default 0,
  next_at timestamptz not null,
  claim text,
  claimed_until timestamptz,
  fault jsonb,
  differences jsonb,
  ended_at timestamptz,
  primary key (publisher_id, id),
  foreign key (publisher_id, account_id) references programme_accounts,
  foreign key (publisher_id, referral_id) references referrals on delete cascade
);
create index referral_commands_due on referral_commands (next_at) where state = 'waiting';
create index referral_commands_referral on referral_commands (publisher_id, referral_id, id);
-- One at a time for a referral.
create unique index referral_commands_waiting on referral_commands (publisher_id, referral_id) where state = 'waiting';

-- Events as they came: out of order, twice, or never. What each names is read at the programme itself.
create table programme_events (
  publisher_id text collate "C" not null,
  id text collate "C" not null,
  account_id text collate "C" not null,
  name text not null,
  external_id text collate "C",
  at timestamptz,
  -- SHA-256 of the body: the same event twice is one row.
  key bytea not null,
  received_at timestamptz not null,
  next_at timestamptz not null,
  tries int not null default 0,
  claimed_until timestamptz,
  done_at timestamptz,
  -- read, known, gone, test, or given_up.
  outcome text collate "C",
  primary key (publisher_id, id),
  unique (publisher_id, account_id, key),
  foreign key (publisher_id, account_id) references programme_accounts
);
create index programme_events_due on programme_events (next_at) where done_at is null;
create index programme_events_done on programme_events (done_at) where done_at is not null;

-- What people write down about a referral, and where its documents lie; never sent to the programme.
create table referral_notes (
  publisher_id text collate "C" not null,
  id text collate "C" not null,
  referral_id text collate "C" not null,
  text text not null,
  url text,
  written_by text collate "C" not null,
  written_at timestamptz not null,
  primary key (publisher_id, id),
  foreign key (publisher_id, referral_id) references referrals on delete cascade
);
create index referral_notes_referral on referral_notes (publisher_id, referral_id, id);

-- Whom the programme's sellers call about a listing, by region.
create table cosell_contacts (
  publisher_id text collate "C" not null,
  listing_id text collate "C" not null,
  position int not null,
  name text not null,
  email text not null,
  job_title text not null,
  role text collate "C" not null,
  -- Two letters each, or OOO for all.
  countries text[] not null,
  -- XX-XX.
  states text[] not null,
  primary key (publisher_id, listing_id, position),
  foreign key (publisher_id, listing_id) references listings
);

-- What a person says is there, of what a listing needs to be ready.
create table readiness_marks (
  publisher_id text collate "C" not null,
  listing_id text collate "C" not null,
  item text collate "C" not null,
  done boolean not null,
  value text,
  marked_by text collate "C" not null,
  marked_at timestamptz not null,
  primary key (publisher_id, listing_id, item),
  foreign key (publisher_id, listing_id) references listings
);

select keep_to_publisher('programme_accounts', 'referrals', 'referral_commands', 'programme_events', 'referral_notes',
  'cosell_contacts', 'readiness_marks');

do $$
declare
  growing text;
begin
  -- Referrals are not handed to sellers.
  foreach growing in array array['programme_accounts', 'referrals', 'referral_commands', 'programme_events', 'referral_notes',
      'cosell_contacts', 'readiness_marks'] loop
    execute format(
      'create policy only_assigned on %I as restrictive for select to leadshare_publisher using (
         (select coalesce(current_setting(''leadshare.assignee'', true), '''')) = '''')', growing);
  end loop;
end $$;
