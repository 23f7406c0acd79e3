-- Referrals that became opportunities and how both are kept in step; where an opportunity came from; the board of referrals.

-- Which stream it came from: a lead of a storefront, a person's own hand, or a referral of a co-sell programme.
alter table opportunities add column origin text collate "C" not null default 'hand'
  check (origin in ('lead', 'hand', 'co_sell'));
update opportunities set origin = 'lead' where lead_id is not null;

create table referral_opportunities (
  publisher_id text collate "C" not null,
  referral_id text collate "C" not null,
  opportunity_id text collate "C" not null,
  programme text collate "C" not null,
  linked_by text collate "C" not null,
  linked_at timestamptz not null,
  -- What both had when they last agreed, field by field: which side has changed since is told by it.
  agreed jsonb not null,
  state text collate "C" not null check (state in ('in_step', 'under_way', 'out_of_step', 'apart')),
  state_since timestamptz not null,
  -- Field by field, what each side has and why that stays so; null: nothing differs.
  differences jsonb,
  -- Counts the changes of either side; whoever looked at fewer than there are looks again.
  touched int not null default 1,
  -- When somebody is to look; null: nothing has changed since.
  due_at timestamptz,
  claim text collate "C",
  claimed_until timestamptz,
  -- Who changed the opportunity last: in their name the programme is told.
  changed_by text collate "C",
  -- The last command that came of it, and what was told: {"version", "revision", "changes"}. The same is not told twice.
  command_id text collate "C",
  told jsonb,
  -- What is being done to the opportunity because the programme says so.
  following jsonb,
  primary key (publisher_id, referral_id),
  unique (publisher_id, opportunity_id),
  foreign key (publisher_id, referral_id) references referrals on delete cascade,
  foreign key (publisher_id, opportunity_id) references opportunities on delete cascade
) with (fillfactor = 85);
create index referral_opportunities_due on referral_opportunities (due_at) where due_at is not null;

select keep_to_publisher('referral_opportunities');

-- Referrals are not handed to sellers; that their own opportunity is one's counterpart they may see.
create policy only_assigned on referral_opportunities as restrictive for select to leadshare_publisher using (
  case when (select coalesce(current_setting('leadshare.assignee', true), '')) = '' then true
  else exists (select from opportunities as opportunity
    where opportunity.publisher_id = referral_opportunities.publisher_id
      and opportunity.id = referral_opportunities.opportunity_id) end);

-- Where it stands on the board: each of the programme's own stages is a column, and each way to end.
alter table referrals add column board_column text collate "C" not null generated always as (
  case status
    when 'new' then 'new'
    when 'active' then coalesce('stage:' || stage, 'accepted')
    when 'closed' then substatus
    else 'unknown'
  end) stored;
-- A column of the board, newest first; and its sums, under the filters that a board has, without reading the rows.
create index referrals_board on referrals (publisher_id, programme, board_column, id)
  include (currency, value, category, direction, account_id, lead_id);
