-- What was thought of a month or quarter that is over, and what came of it: it stays as it was, and is looked back on once.

create table forecast_moments (
  publisher_id text collate "C" not null references publishers,
  -- In whose days it was asked.
  time_zone text not null,
  begun timestamptz not null,
  -- When it was thought.
  at timestamptz not null,
  ended timestamptz not null,
  kept json not null,
  primary key (publisher_id, begun, at, ended, time_zone)
);
alter table forecast_moments alter column kept set statistics 0;

select keep_to_publisher('forecast_moments');
-- It is everybody's together; whoever sees their own opportunities alone has them looked at.
create policy only_assigned on forecast_moments as restrictive for select to leadshare_publisher using (
  case when (select coalesce(current_setting('leadshare.assignee', true), '')) = '' then true else false end);
