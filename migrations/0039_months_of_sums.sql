-- Months that are over, added up: what is asked of a year reads a tenth of the rows. docs/decisions/017-insight.md.

-- The rows of insight_days, a month in each: day is the month's first.
create table insight_months (like insight_days including all) with (fillfactor = 85);

select keep_to_publisher('insight_months');
create policy only_assigned on insight_months as restrictive for select to leadshare_publisher using (
  case when (select coalesce(current_setting('leadshare.assignee', true), '')) = '' then true
  else dimension = 'seller' and key = (select current_setting('leadshare.assignee', true)) end);

-- Days before this one, the first of a month, stand in insight_months too, of the generation that is shown.
alter table insight_states add column months_to date not null default '-infinity';
-- Whose months are to be added up is asked each second.
create index insight_states_months on insight_states (months_to);
