-- Leads that a publisher gives back to the marketplace they came from, because they were none, and what the marketplace said to it.

create table lead_returns (
  publisher_id text collate "C" not null,
  lead_id text collate "C" not null,
  storefront text not null,
  listing_id text collate "C" not null,
  reason text not null,
  -- In the publisher's own words.
  note text,
  returned_by text not null,
  returned_at timestamptz not null,
  accepted boolean,
  decided_by text,
  decided_at timestamptz,
  answer text,
  primary key (publisher_id, lead_id),
  foreign key (publisher_id, lead_id) references leads on delete cascade
);
-- The operator's list over all publishers: the open ones first to come, then those that are settled.
create index lead_returns_open on lead_returns (returned_at, lead_id) where decided_at is null;
create index lead_returns_settled on lead_returns (decided_at desc, lead_id) where decided_at is not null;

select keep_to_publisher('lead_returns');
select keep_to_assignee('lead_returns');
