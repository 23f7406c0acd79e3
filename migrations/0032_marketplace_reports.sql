-- What a marketplace's report of visits tells: which report told of each offer's day last, whose listing an offer is, and the account
-- by which the report is read.

-- The later report of an offer's day tells all of that day; a row for each, also where it has no traffic row any more.
create table traffic_days (
  publisher_id text collate "C" not null references publishers,
  day date not null,
  -- The offer's name in small letters.
  offer_key text collate "C" not null,
  -- When the report was made that told of it last.
  as_of timestamptz not null,
  primary key (publisher_id, day, offer_key)
);
insert into traffic_days (publisher_id, day, offer_key, as_of)
select told.publisher_id, told.day, lower(told.offer_name collate "C"), max(made.imported_at)
from marketplace_traffic as told join traffic_imports as made on (made.publisher_id, made.id) = (told.publisher_id, told.import_id)
group by 1, 2, 3;

alter table traffic_imports
  -- When the report was made; what is older than what is there already changes nothing.
  add column as_of timestamptz,
  -- Rows that a later report of their day no longer has.
  add column removed int not null default 0,
  -- Rows of days and offers of which a newer report had told.
  add column outdated int not null default 0,
  -- Whether a person brought the file or it was read by the report API.
  add column source text collate "C" not null default 'file' check (source in ('file', 'api'));
update traffic_imports set as_of = imported_at;
alter table traffic_imports alter column as_of set not null;

-- An offer that no listing is called like, given to one by a person.
create table marketplace_offers (
  publisher_id text collate "C" not null references publishers,
  offer_key text collate "C" not null,
  -- As in marketplace_traffic: empty where the report does not say.
  storefront text collate "C" not null,
  listing_id text collate "C" not null,
  assigned_by text not null,
  assigned_at timestamptz not null,
  primary key (publisher_id, offer_key, storefront),
  foreign key (publisher_id, listing_id) references listings
);

create table marketplace_accounts (
  publisher_id text collate "C" primary key references publishers,
  -- Ids and addresses; the secret is sealed.
  settings jsonb not null,
  sealed text not null,
  -- As the person who made the secret said; null: not known.
  secret_ends_on date,
  -- The last of the days before it that was warned of.
  warned_days int,
  -- Counts who entered it anew: a reading under way with the one before keeps nothing.
  version int not null default 1,
  -- When it is looked at next, and by whom it is being read until when.
  next_at timestamptz not null,
  claim text,
  claimed_until timestamptz,
  -- The report that was asked for and has not come yet.
  asked jsonb,
  -- When the report was last read to its end, and by which import.
  read_at timestamptz,
  import_id text collate "C",
  failures int not null default 0,
  -- Of the last failure: its code, the status and the words of the far side; since: of the first of them.
  fault jsonb,
  failing_since timestamptz,
  created_at timestamptz not null
);
create index marketplace_accounts_due on marketplace_accounts (next_at);

select keep_to_publisher('traffic_days', 'marketplace_offers', 'marketplace_accounts');
