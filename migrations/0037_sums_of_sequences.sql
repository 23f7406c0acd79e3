-- What came of those who entered sequences, and what storefronts' leads came to, in sums by day: docs/decisions/017-insight.md.

create table insight_sequences (
  publisher_id text collate "C" not null,
  generation int not null,
  -- Whose leads they are now; empty: everybody's.
  seller text collate "C" not null,
  -- On which people entered.
  day date not null,
  sequence_id text collate "C" not null,
  -- Of those who took this step, or with a reason, who left there for it; empty: of all who entered.
  step_id text collate "C" not null,
  reason text collate "C" not null,
  -- In which something was won; empty: of no money.
  currency text collate "C" not null,
  -- Enrolments that are counted in this row; with the last of them it goes.
  parts int not null,
  people int not null,
  -- Of them, by now: src/insight/entries.ts.
  answered int not null,
  opportunities int not null,
  won int not null,
  mailed int not null,
  sent int not null,
  bounced int not null,
  clicked int not null,
  scanned int not null,
  value numeric not null,
  -- A year of all sequences is one span.
  primary key (publisher_id, generation, seller, day, sequence_id, step_id, reason, currency)
) with (fillfactor = 85);

select keep_to_publisher('insight_sequences');
create policy only_assigned on insight_sequences as restrictive for select to leadshare_publisher using (
  case when (select coalesce(current_setting('leadshare.assignee', true), '')) = '' then true
  else seller = (select current_setting('leadshare.assignee', true)) end);

-- In insight_days and insight_values a listing may be a storefront from now on: rows of all leads of that storefront. What is there already
-- is counted anew in the background.
update insight_states
set generation = 0, building = greatest(generation, building) + 1, building_zone = coalesce(building_zone, time_zone), begun_by = 'upgrade',
  begun_at = now(), built_to = '', seen = 0, stale = true,
  total = (select coalesce(sum(leads), 0) from lead_counts where lead_counts.publisher_id = insight_states.publisher_id);
