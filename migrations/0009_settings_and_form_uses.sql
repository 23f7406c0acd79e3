-- What people set and want to know: a publisher's language, why a destination is paused, when its secrets were made; and forms used once.

-- For whoever's own language is not known; null: the operator's, and English where that is null too.
alter table publishers add column language text check (language in ('en', 'pt-PT', 'cs', 'pl', 'es', 'hu'));

alter table destinations
  -- In a person's own words, and who it was; null: not told, or paused by us.
  add column pause_note text,
  add column paused_by text,
  -- By the secret's name: {"madeAt", "madeBy", "changedAt", "changedBy"}. What was made before this was kept is not in it.
  add column secret_dates jsonb not null default '{}';
