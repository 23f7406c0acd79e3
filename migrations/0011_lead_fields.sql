-- Fields of a publisher's own on its lead forms, for what its CRM wants and no marketplace asks. A name is never given twice: leads
-- keep their values under it, so a field is archived rather than deleted.

create table lead_fields (
  publisher_id text collate "C" not null references publishers,
  name text collate "C" not null,
  kind text not null check (kind in ('text', 'multiline', 'number', 'choice', 'yes_no')),
  -- What stands where the reader's language has no words of its own, and the words of those that have: {"hu": "…"}.
  label text not null,
  labels jsonb not null,
  help text,
  helps jsonb not null,
  -- Of a choice, in order: [{"value", "label", "labels"}].
  options jsonb not null,
  required boolean not null,
  -- Of a text, in UTF-16 units.
  max_length int,
  -- Null: all listings.
  listing_ids text[] collate "C",
  position int not null,
  archived_at timestamptz,
  created_at timestamptz not null,
  primary key (publisher_id, name)
);

alter table lead_fields enable row level security;
create policy own_rows on lead_fields to leadshare_publisher
  using (publisher_id = current_setting('leadshare.publisher', true))
  with check (publisher_id = current_setting('leadshare.publisher', true));
grant select, insert, update, delete on lead_fields to leadshare_publisher;
