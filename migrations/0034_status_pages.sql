-- Views and clicks of our own pages by whence and with what somebody came, beside those by campaign: numbers alone, nothing of who it was.
create table storefront_entry_counts (
  publisher_id text collate "C" not null,
  -- referrer, country or device. What is not known of a view has no row: it is what storefront_counts has beyond these.
  dimension text collate "C" not null,
  -- In UTC.
  day date not null,
  listing_id text collate "C" not null,
  key text collate "C" not null,
  -- view, or the call to action that was clicked.
  what text collate "C" not null,
  count bigint not null,
  primary key (publisher_id, dimension, day, listing_id, key, what),
  foreign key (publisher_id, listing_id) references listings
) with (fillfactor = 90);

-- Addresses at which anybody who has one sees how a publisher's leads flow.
create table status_pages (
  publisher_id text collate "C" not null references publishers,
  id text collate "C" not null,
  name text not null,
  -- SHA-256 of the token in the address, which is shown once.
  hash bytea not null,
  -- Whether destinations are shown by name.
  names_destinations boolean not null,
  -- Whether it shows how many leads come.
  counts_leads boolean not null,
  created_at timestamptz not null,
  created_by text not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (publisher_id, id)
);
create unique index status_pages_hash on status_pages (hash);

select keep_to_publisher('storefront_entry_counts', 'status_pages');
