-- The public storefront: a page per listing, the consent texts its forms show, and what is counted without cookies.

alter table listings
  -- Null: there is no public page. The slug is given when a page is first published and stays, so that links live on.
  add column page_published_at timestamptz,
  add column page_slug text,
  add column summary text,
  add column description text,
  -- What decides the call to action; null: call_to_action itself, else Contact me.
  add column publishing_option text
    check (publishing_option in ('list', 'trial', 'test-drive', 'byol', 'transact', 'free')),
  -- Web sites that may embed the listing's forms, such as https://www.example.com.
  add column allowed_origins text[] not null default '{}';
create unique index listings_page_slug on listings (publisher_id, page_slug) where page_slug is not null;
-- The store's pages: by title within a storefront. Holds published listings only.
create index listings_published on listings (storefront, (lower(title) collate "C"), id) where page_published_at is not null;

-- A version is written once and never changed: a lead's consent names the one that was shown.
create table consent_texts (
  publisher_id text collate "C" not null references publishers,
  id text collate "C" not null,
  -- Null: every listing of the publisher, or of all publishers where pub_operator wrote it.
  listing_id text collate "C",
  call_to_action text not null,
  language text not null,
  version int not null,
  -- What pressing the button means, and the words beside the box to tick; null: no box.
  button text not null,
  tick text,
  created_at timestamptz not null,
  created_by text not null,
  primary key (publisher_id, id),
  foreign key (publisher_id, listing_id) references listings
);
create unique index consent_texts_version
  on consent_texts (publisher_id, coalesce(listing_id, ''), call_to_action, language, version);

-- Views and clicks, no more than a number for each: nothing of who it was.
create table storefront_counts (
  publisher_id text collate "C" not null,
  listing_id text collate "C" not null,
  -- In UTC.
  day date not null,
  -- view, or the call to action that was clicked.
  what text collate "C" not null,
  -- The campaign that the page's address named; empty: none.
  campaign text collate "C" not null,
  count bigint not null,
  primary key (publisher_id, listing_id, day, what, campaign),
  foreign key (publisher_id, listing_id) references listings
) with (fillfactor = 90);

do $$
declare
  growing text;
begin
  foreach growing in array array['consent_texts', 'storefront_counts'] loop
    execute format('alter table %I enable row level security', growing);
    execute format(
      'create policy own_rows on %I to leadshare_publisher
         using (publisher_id = current_setting(''leadshare.publisher'', true))
         with check (publisher_id = current_setting(''leadshare.publisher'', true))', growing);
    execute format('grant select, insert, update, delete on %I to leadshare_publisher', growing);
  end loop;
end $$;
