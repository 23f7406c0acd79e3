-- Leadshare's first schema. The publisher's id leads every primary key and every foreign key stays within a publisher,
-- so that the tables can be sharded by publisher. Ids are prefixed, time-ordered text, compared byte by byte.
-- An operator owns API keys and destinations as the publisher pub_operator.

-- Requests of a publisher run under this role and see that publisher's rows alone; the owner of the tables sees all.
do $$
begin
  create role leadshare_publisher nologin;
exception
  -- Roles belong to the whole server: another database of it may have made this one, or be making it right now.
  when duplicate_object or unique_violation then null;
end $$;
do $$
begin
  if not pg_has_role(current_user, 'leadshare_publisher', 'member') or not (select rolsuper from pg_roles where rolname = current_user) then
    execute format('grant leadshare_publisher to %I', current_user);
  end if;
exception
  when unique_violation then null;
end $$;

create table publishers (
  id text collate "C" primary key,
  slug text not null unique,
  name text not null,
  created_at timestamptz not null
);

create table api_keys (
  publisher_id text collate "C" not null references publishers,
  id text collate "C" not null,
  name text not null,
  scopes text[] not null,
  -- SHA-256 of the key: the key itself has 160 random bits, so a slow hash would add nothing.
  hash bytea not null unique,
  created_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (publisher_id, id)
);

-- The one-time link of the first run.
create table first_runs (
  hash bytea primary key,
  created_at timestamptz not null,
  used_at timestamptz
);

create table idempotency_keys (
  publisher_id text collate "C" not null,
  key text not null,
  -- What was asked: method, path and body, hashed.
  request_hash bytea not null,
  created_at timestamptz not null,
  -- Null until the first request is answered. The body may hold a secret shown once, so it is sealed.
  status int,
  sealed_body text,
  primary key (publisher_id, key)
);

create table listings (
  publisher_id text collate "C" not null references publishers,
  id text collate "C" not null,
  storefront text not null,
  kind text not null,
  offer_id text not null,
  title text not null,
  -- What the customer is offered on its page, where the publisher told us.
  call_to_action text,
  sharing_disabled_at timestamptz,
  created_at timestamptz not null,
  primary key (publisher_id, id)
);
create unique index listings_offer on listings (publisher_id, storefront, lower(offer_id));

create table intake_tokens (
  publisher_id text collate "C" not null,
  id text collate "C" not null,
  listing_id text collate "C" not null,
  -- A post is looked up by the hash; the sealed token is only there to show the URL again.
  hash bytea not null unique,
  sealed text not null,
  created_at timestamptz not null,
  ends_at timestamptz,
  primary key (publisher_id, id),
  foreign key (publisher_id, listing_id) references listings
);
create index intake_tokens_listing on intake_tokens (publisher_id, listing_id);

create table people (
  publisher_id text collate "C" not null,
  id text collate "C" not null,
  email_key text collate "C" not null,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  primary key (publisher_id, id),
  unique (publisher_id, email_key)
) with (fillfactor = 90);

create table leads (
  publisher_id text collate "C" not null,
  id text collate "C" not null,
  listing_id text collate "C" not null,
  person_id text collate "C",
  kind text not null check (kind in ('customer', 'test', 'notice')),
  status text not null,
  storefront text not null,
  action text,
  contact jsonb not null,
  note text,
  consent jsonb not null,
  source jsonb not null,
  warnings text[] not null,
  received_at timestamptz not null,
  -- How often these very bytes arrived within the window, and when last.
  posts int not null default 1,
  last_posted_at timestamptz not null,
  -- Names listing, bytes and window: the same post in the same window is the same lead.
  repost_key bytea not null,
  raw bytea not null,
  raw_type text,
  primary key (publisher_id, id),
  unique (publisher_id, repost_key),
  foreign key (publisher_id, listing_id) references listings,
  foreign key (publisher_id, person_id) references people
);
-- The inbox filtered by listing, and "when did this listing last have a lead".
create index leads_listing on leads (publisher_id, listing_id, id);
-- A person's timeline.
create index leads_person on leads (publisher_id, person_id, id) where person_id is not null;
-- What flows when lead sharing is switched on: few rows, found without reading the rest.
create index leads_withheld on leads (publisher_id, listing_id, id) where status = 'withheld';

create table quarantine (
  publisher_id text collate "C" not null,
  id text collate "C" not null,
  listing_id text collate "C" not null,
  received_at timestamptz not null,
  body bytea not null,
  content_type text,
  reason text not null,
  detail text not null,
  -- A person decided: released as a lead, or discarded.
  decided_at timestamptz,
  decided_by text,
  lead_id text collate "C",
  primary key (publisher_id, id),
  foreign key (publisher_id, listing_id) references listings
);
create index quarantine_open on quarantine (publisher_id, id) where decided_at is null;

create table destinations (
  publisher_id text collate "C" not null references publishers,
  id text collate "C" not null,
  kind text not null,
  role text not null check (role in ('publisher-crm', 'field-seller-crm', 'lead-store')),
  name text not null,
  settings jsonb not null,
  -- Secret settings as one sealed JSON object; null when the kind has none.
  sealed text,
  -- Limits that differ from the defaults: concurrency, ratePerSecond, timeoutMs, retryDelaysS.
  limits jsonb not null default '{}',
  forward_test_leads boolean not null default false,
  -- Null: every storefront, every listing.
  storefronts text[],
  listing_ids text[],
  -- When the far side's key ends, as far as its owner told us; null: unknown or never.
  secret_expires_at timestamptz,
  created_at timestamptz not null,
  paused_at timestamptz,
  paused_reason text,
  removed_at timestamptz,
  primary key (publisher_id, id)
);

-- What the workers tell one another about a destination; written on changes of state, not per delivery.
create table destination_health (
  publisher_id text collate "C" not null,
  destination_id text collate "C" not null,
  -- The breaker: open until then, when one probe may go; null: closed.
  open_until timestamptz,
  opened_count int not null default 0,
  reason text,
  detail text,
  -- The far side asked for a rest (Retry-After).
  hold_until timestamptz,
  checked_at timestamptz,
  check_outcome text,
  changed_at timestamptz not null,
  primary key (publisher_id, destination_id),
  foreign key (publisher_id, destination_id) references destinations
);

create table deliveries (
  publisher_id text collate "C" not null,
  id text collate "C" not null,
  lead_id text collate "C" not null,
  -- The publisher's own destination or the operator's: no foreign key, since those must stay within a publisher.
  destination_id text collate "C" not null,
  person_id text collate "C",
  -- Why this destination has the lead, such as policy:field-seller-crm.
  route text not null,
  state text collate "C" not null
    check (state in ('scheduled', 'delivering', 'delivered', 'waiting', 'parked', 'withheld')),
  attempts int not null default 0,
  -- How far up the retry ladder it is: failed attempts since it was scheduled or replayed.
  rung int not null default 0,
  -- When it may be claimed: now, at the next retry, or when the lease ends. Infinity: behind an earlier lead of the same person.
  due_at timestamptz not null,
  -- The node that holds it; null when nobody does.
  lease text collate "C",
  created_at timestamptz not null,
  delivered_at timestamptz,
  external_id text,
  external_url text,
  last_reason text,
  last_detail text,
  primary key (publisher_id, id),
  -- One delivery per lead and destination, and the way from a lead to its deliveries.
  unique (publisher_id, lead_id, destination_id),
  foreign key (publisher_id, lead_id) references leads
) with (fillfactor = 80);
-- The claim: per destination, first attempts (0) apart from retries (1), oldest first. Holds unfinished rows only.
-- A boolean would not do: "not (rung > 0)" becomes "rung <= 0", which no index on (rung > 0) serves.
create index deliveries_due on deliveries (destination_id, least(rung, 1), due_at)
  where state in ('scheduled', 'delivering', 'waiting');
-- Order within a person: is an earlier lead of this person still on its way, and who is next.
create index deliveries_person on deliveries (publisher_id, destination_id, person_id, due_at, id)
  where state in ('scheduled', 'delivering', 'waiting') and person_id is not null;
-- Leases to take over when their process is gone.
create index deliveries_lease on deliveries (lease) where state = 'delivering';
-- What needs a person, by state; delivered rows are left out since they are nearly all.
create index deliveries_attention on deliveries (publisher_id, state, id) where state in ('waiting', 'parked', 'withheld');

create table attempts (
  publisher_id text collate "C" not null,
  delivery_id text collate "C" not null,
  number int not null,
  started_at timestamptz not null,
  duration_ms int not null,
  outcome text not null,
  reason text,
  detail text,
  -- What was said on the wire, secrets redacted. Read as a whole, so it is not taken apart when it is written.
  transcript json not null,
  -- No foreign key: a row is only ever made of the delivery that the same statement has just moved on.
  primary key (publisher_id, delivery_id, number)
);
-- Retention removes by age; attempts arrive in order of time, which is what BRIN is for.
create index attempts_age on attempts using brin (started_at);

-- One row per thing that happened: the outbox, the audit trail, a lead's timeline and the raw material of insight.
create table events (
  publisher_id text collate "C" not null,
  -- What it happened to: a lead, a listing, a destination, a publisher.
  subject_id text collate "C" not null,
  id text collate "C" not null,
  type text not null,
  at timestamptz not null,
  actor text not null,
  data jsonb not null,
  primary key (publisher_id, subject_id, id)
);

-- The processes at work: they share each destination's limits among them, and take over from one that is gone.
create table nodes (
  id text collate "C" primary key,
  works boolean not null,
  started_at timestamptz not null,
  seen_at timestamptz not null
);

do $$
declare
  growing text;
begin
  foreach growing in array array[
    'api_keys', 'idempotency_keys', 'listings', 'intake_tokens', 'people', 'leads', 'quarantine',
    'destinations', 'destination_health', 'deliveries', 'attempts', 'events'
  ] loop
    execute format('alter table %I enable row level security', growing);
    execute format(
      'create policy own_rows on %I to leadshare_publisher
         using (publisher_id = current_setting(''leadshare.publisher'', true))
         with check (publisher_id = current_setting(''leadshare.publisher'', true))', growing);
    execute format('grant select, insert, update, delete on %I to leadshare_publisher', growing);
  end loop;
end $$;

alter table publishers enable row level security;
create policy own_row on publishers to leadshare_publisher using (id = current_setting('leadshare.publisher', true));
grant select on publishers to leadshare_publisher;

insert into publishers (id, slug, name, created_at) values ('pub_operator', 'operator', 'Marketplace operator', now());

-- Nobody looks for rows by these; comparing documents with one another made up most of the time that analyzing took.
alter table attempts alter column transcript set statistics 0, alter column detail set statistics 0;
alter table events alter column data set statistics 0;
alter table leads
  alter column contact set statistics 0,
  alter column consent set statistics 0,
  alter column source set statistics 0,
  alter column note set statistics 0,
  alter column raw set statistics 0;
alter table quarantine alter column body set statistics 0;
