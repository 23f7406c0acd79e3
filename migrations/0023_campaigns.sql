-- The marketing plan: its goals, its campaigns with their codes and costs, by which campaign a lead came, and what the marketplace counts.

create table marketing_plans (
  publisher_id text collate "C" not null references publishers,
  id text collate "C" not null,
  name text not null,
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  -- Each optional: {"leads": {"target", "by"}, …, "revenue": {"target", "currency", "by"}}.
  goals jsonb not null,
  notes text,
  version int not null,
  created_by text not null,
  created_at timestamptz not null,
  archived_at timestamptz,
  primary key (publisher_id, id)
);

create table campaigns (
  publisher_id text collate "C" not null references publishers,
  id text collate "C" not null,
  -- Null: under no plan yet.
  plan_id text collate "C",
  name text not null,
  motion text collate "C" not null check (motion in ('nurture', 'demand-generation')),
  from_day date not null,
  -- Null: until further notice.
  to_day date check (to_day >= from_day),
  budget numeric check (budget >= 0),
  currency text collate "C" check (currency ~ '^[A-Z]{3}$'),
  -- Said by a person, and stronger than the dates; null: by the dates.
  said_state text collate "C" check (said_state in ('planned', 'running', 'ended', 'archived')),
  notes text,
  version int not null,
  created_by text not null,
  created_at timestamptz not null,
  primary key (publisher_id, id),
  foreign key (publisher_id, plan_id) references marketing_plans,
  check ((budget is null) = (currency is null))
);
create index campaigns_plan on campaigns (publisher_id, plan_id);

create table campaign_listings (
  publisher_id text collate "C" not null,
  campaign_id text collate "C" not null,
  listing_id text collate "C" not null,
  primary key (publisher_id, campaign_id, listing_id),
  foreign key (publisher_id, campaign_id) references campaigns on delete cascade,
  foreign key (publisher_id, listing_id) references listings
);
create index campaign_listings_listing on campaign_listings (publisher_id, listing_id);

create table campaign_codes (
  publisher_id text collate "C" not null,
  campaign_id text collate "C" not null,
  -- As it is compared: ASCII letters in lower case.
  code_key text collate "C" not null,
  -- As it was written.
  code text not null,
  primary key (publisher_id, campaign_id, code_key),
  foreign key (publisher_id, campaign_id) references campaigns on delete cascade
);
create index campaign_codes_key on campaign_codes (publisher_id, code_key);

-- What was spent. Never changed: a row that corrects another takes its place.
create table campaign_costs (
  publisher_id text collate "C" not null,
  id text collate "C" not null,
  campaign_id text collate "C" not null,
  -- For one listing alone; null: for the whole campaign.
  listing_id text collate "C",
  day date not null,
  amount numeric not null check (amount >= 0),
  currency text collate "C" not null check (currency ~ '^[A-Z]{3}$'),
  note text,
  corrects text collate "C",
  entered_by text not null,
  entered_at timestamptz not null,
  primary key (publisher_id, id),
  foreign key (publisher_id, campaign_id) references campaigns,
  foreign key (publisher_id, listing_id) references listings,
  foreign key (publisher_id, corrects) references campaign_costs
);
create index campaign_costs_campaign on campaign_costs (publisher_id, campaign_id, day);
-- One is corrected once; then the newer is corrected.
create unique index campaign_costs_corrects on campaign_costs (publisher_id, corrects) where corrects is not null;

create table campaign_settings (
  publisher_id text collate "C" primary key references publishers,
  half_life_days int not null check (half_life_days > 0)
);

-- By which parameter a lead came: the parameter itself and not the campaign, so that a code given later finds it as well.
create table campaign_touches (
  publisher_id text collate "C" not null,
  lead_id text collate "C" not null,
  parameter text collate "C" not null check (parameter in ('mktcmpid', 'utm_campaign')),
  code_key text collate "C" not null,
  code text not null,
  -- The lead's person as it came; of a lead without one, the lead itself.
  person_id text collate "C" not null,
  at timestamptz not null,
  primary key (publisher_id, lead_id, parameter),
  foreign key (publisher_id, lead_id) references leads on delete cascade
);
-- The people whom a code brought, in order.
create index campaign_touches_code on campaign_touches (publisher_id, code_key, person_id);
-- Codes that came and belong to no campaign.
create index campaign_touches_at on campaign_touches (publisher_id, at);

-- The campaign parameters that a lead brought: with our own form in one member, in other bodies beside the rest.
create function campaign_parameters(source jsonb) returns table (parameter text, code text)
language sql immutable parallel safe
as $$
  select sent.parameter, sent.code
  from (
    select named.parameter, left(btrim(case
      when jsonb_typeof(source #> array['extra', 'campaign', named.parameter]) = 'string'
        then source #>> array['extra', 'campaign', named.parameter]
      when jsonb_typeof(source #> array['extra', named.parameter]) = 'string' then source #>> array['extra', named.parameter]
    end), 200) as code
    from (values ('mktcmpid'), ('utm_campaign')) as named (parameter)
  ) as sent
  where sent.code <> ''
$$;

-- What is here already; what comes later is noted behind the intake.
insert into campaign_touches (publisher_id, lead_id, parameter, code_key, code, person_id, at)
select lead.publisher_id, lead.id, sent.parameter, lower(sent.code collate "C"), sent.code, coalesce(lead.person_id, lead.id), lead.received_at
from leads as lead
cross join lateral campaign_parameters(lead.source) as sent
where lead.kind = 'customer' and (lead.source -> 'extra') ?| array['campaign', 'mktcmpid', 'utm_campaign'];

-- What a marketplace tells of its pages in sum, a row as it stands in its report. It is never reconciled with leads.
create table marketplace_traffic (
  publisher_id text collate "C" not null references publishers,
  day date not null,
  -- Of all that tells a row from the others of its day, hashed, since it may be long.
  row_key bytea not null,
  offer_name text not null,
  -- Null: no listing of the publisher has that name.
  listing_id text collate "C",
  -- appsource or azure-marketplace; empty where the report does not say.
  storefront text collate "C" not null,
  -- Empty: without a campaign.
  code_key text collate "C" not null,
  code text not null,
  -- Empty: not present.
  referral_domain text not null,
  country_name text not null,
  platform text not null,
  visits int not null,
  get_it_now int not null,
  contact_me int not null,
  test_drive int not null,
  free_trial int not null,
  -- Null where the report does not say.
  consents int,
  import_id text collate "C" not null,
  primary key (publisher_id, day, row_key),
  foreign key (publisher_id, listing_id) references listings
);

create table traffic_imports (
  publisher_id text collate "C" not null references publishers,
  id text collate "C" not null,
  file_name text,
  added int not null,
  changed int not null,
  unchanged int not null,
  refused int not null,
  from_day date,
  to_day date,
  imported_by text not null,
  imported_at timestamptz not null,
  primary key (publisher_id, id)
);

select keep_to_publisher('marketing_plans', 'campaigns', 'campaign_listings', 'campaign_codes', 'campaign_costs', 'campaign_settings',
  'campaign_touches', 'marketplace_traffic', 'traffic_imports');
select keep_to_assignee('campaign_touches');

-- What became of leads in the sales pipeline; nothing, until there is one.
create view lead_outcomes with (security_invoker) as
select null::text collate "C" as publisher_id, null::text collate "C" as lead_id, null::text collate "C" as opportunity_id,
  null::text collate "C" as state, null::numeric as value, null::text collate "C" as currency, null::timestamptz as created_at,
  null::timestamptz as closed_at
where false;
grant select on lead_outcomes to leadshare_publisher;
