-- A publisher chooses its identity provider, which may claim anything: what it vouched for opens that publisher alone.

alter table sessions
  -- Null: all publishers of its person.
  add column confined_to text collate "C" references publishers,
  -- When its holder last proved who they are: by signing in, or since.
  add column proved_at timestamptz;
update sessions set proved_at = coalesce(second_factor_at, created_at);
alter table sessions alter column proved_at set not null;
