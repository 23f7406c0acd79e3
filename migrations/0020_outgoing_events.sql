-- A destination may have events instead of leads. Its deliveries are rows like all others, with the event in the lead's place.

alter table destinations
  -- Which events go there, and of which leads; null: it has leads.
  add column event_types text[],
  add column event_filter jsonb,
  drop constraint destinations_role_check;
alter table destinations
  add constraint destinations_role_check check (role in ('publisher-crm', 'field-seller-crm', 'lead-store', 'events')),
  add constraint destinations_events_check check ((role = 'events') = (event_types is not null));

alter table deliveries
  -- Null: an event goes there. Several events of one lead are several deliveries, which the lead's own key must not see.
  alter column lead_id drop not null,
  add column event_id text collate "C",
  add column event_type text collate "C",
  -- What the event happened to, by which it is found. Its events go one after another: it stands in person_id as well.
  add column subject_id text collate "C",
  -- Not held against what is there: all of it is of leads.
  add constraint deliveries_cargo_check
    check ((lead_id is null) = (event_id is not null and event_type is not null and subject_id is not null)) not valid;
-- One delivery per event and destination.
create unique index deliveries_event on deliveries (publisher_id, event_id, destination_id) where event_id is not null;
