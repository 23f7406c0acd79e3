-- What came of each day by campaign codes, kept so that a year of campaigns is read and not walked: docs/decisions/015-campaign-touches.md.

-- The day in UTC is over by then. Made anew whenever something happened to what it counts.
create table campaign_days (
  publisher_id text collate "C" not null references publishers,
  -- totals: all there was, by listing. Others: what is due to which codes, by a touch model; src/campaigns/kept-day.ts says which there are.
  part text collate "C" not null,
  day date not null,
  -- By which touches were weighed.
  half_life_days int not null,
  kept json not null,
  -- One part of a year is one span.
  primary key (publisher_id, part, day)
);
alter table campaign_days alter column kept set statistics 0;

-- Days that are to be made anew, and are walked until then: written in the transaction in which it happened.
create table campaign_days_due (
  publisher_id text collate "C" not null,
  day date not null,
  event_id text collate "C" not null,
  primary key (publisher_id, day, event_id)
);

select keep_to_publisher('campaign_days', 'campaign_days_due');

-- What marketplaces tell of campaigns is little beside what they tell of pages.
create index marketplace_traffic_coded on marketplace_traffic (publisher_id, day) where code_key <> '';
-- Who had a conversion at a time: opportunities by when they were made, which no id tells for sure.
create index opportunities_created on opportunities (publisher_id, created_at) include (lead_id);
