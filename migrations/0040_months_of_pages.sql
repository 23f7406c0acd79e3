-- What our own pages counted in months that are over, added up: of a year of days a tenth is read. docs/decisions/017-insight.md.

create table storefront_months (
  publisher_id text collate "C" not null,
  -- campaign, in which all is counted (empty key: no campaign); referrer, country or device, where it was known.
  dimension text collate "C" not null,
  -- Its first day, in UTC.
  month date not null,
  listing_id text collate "C" not null,
  key text collate "C" not null,
  views bigint not null,
  clicks bigint not null,
  primary key (publisher_id, dimension, month, listing_id, key)
);

-- One row for each publisher of whose pages something was counted. Its lock is the lease: who holds it adds up, or counts late.
create table storefront_month_states (
  publisher_id text collate "C" primary key references publishers,
  -- Days before this one, the first of a month, stand in storefront_months too.
  months_to date not null default '-infinity'
);
-- Whose months are to be added up is asked each second.
create index storefront_month_states_due on storefront_month_states (months_to);
insert into storefront_month_states (publisher_id) select id from publishers;

select keep_to_publisher('storefront_months', 'storefront_month_states');
