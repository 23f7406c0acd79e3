-- How leads are scored and qualified: models and criteria in versions, and for each lead where it stands.

create table scoring_models (
  publisher_id text collate "C" not null references publishers,
  storefront text collate "C" not null,
  -- From 1; 0 is what we ship and has no row.
  version int not null,
  model jsonb not null,
  -- Why it was changed, in the words of whoever did.
  note text,
  saved_by text not null,
  saved_at timestamptz not null,
  primary key (publisher_id, storefront, version)
);

create table criteria_versions (
  publisher_id text collate "C" not null references publishers,
  version int not null,
  criteria jsonb not null,
  note text,
  saved_by text not null,
  saved_at timestamptz not null,
  primary key (publisher_id, version)
);

-- One row a lead, beside it and narrow, since it changes and the lead does not.
create table standings (
  publisher_id text collate "C" not null,
  lead_id text collate "C" not null,
  storefront text not null,
  -- The model's; 0 is what we ship.
  version int not null,
  -- The exclusion that holds: then there is no score.
  excluded text,
  -- What each rule gave, and what each cap took: the score explains itself without being made again. Read as a whole.
  points json not null,
  fit smallint not null,
  -- As it was when the lead came in; it fades from there.
  interest smallint not null,
  -- As of scored_at, and so until cools_at.
  score smallint,
  grade text collate "C",
  scored_at timestamptz not null,
  -- When fading changes the grade or crosses a threshold next.
  cools_at timestamptz,
  stage text collate "C" not null check (stage in ('inquiry', 'marketing_qualified', 'sales_qualified', 'disqualified')),
  stage_since timestamptz not null,
  -- scoring, or who decided.
  stage_by text not null,
  -- By a code, and a person's own words.
  stage_reason text,
  stage_note text,
  -- What people ticked: by criterion, met or not, by whom, when and with which words.
  ticks jsonb,
  -- No foreign key: a row is only ever made with its lead, or of a lead that the same transaction has just read.
  primary key (publisher_id, lead_id)
) with (fillfactor = 85);
-- The inbox by stage, by grade or by both, newest first: one index, since the intake pays for each, of which a walk merges stretches.
create index standings_stretch on standings (publisher_id, stage, grade, lead_id) include (storefront);
-- What fades next, found without reading the rest.
create index standings_cooling on standings (cools_at) where cools_at is not null;
alter table standings alter column points set statistics 0, alter column ticks set statistics 0;

-- For each table of a publisher's rows: under its role it sees and writes its own alone.
create function keep_to_publisher(variadic growing text[]) returns void language plpgsql as $$
declare
  each_table text;
begin
  foreach each_table in array growing loop
    execute format('alter table %I enable row level security', each_table);
    execute format(
      'create policy own_rows on %I to leadshare_publisher
         using (publisher_id = current_setting(''leadshare.publisher'', true))
         with check (publisher_id = current_setting(''leadshare.publisher'', true))', each_table);
    execute format('grant select, insert, update, delete on %I to leadshare_publisher', each_table);
  end loop;
end $$;

-- For each table of rows that hang on a lead: a seller sees those of leads that the seller may see.
create function keep_to_assignee(variadic growing text[]) returns void language plpgsql as $$
declare
  each_table text;
begin
  foreach each_table in array growing loop
    execute format(
      'create policy only_assigned on %1$I as restrictive for select to leadshare_publisher using (
         case when (select coalesce(current_setting(''leadshare.assignee'', true), '''')) = '''' then true
         else exists (select from leads as lead where lead.publisher_id = %1$I.publisher_id and lead.id = %1$I.lead_id) end)', each_table);
  end loop;
end $$;

-- Only migrations ask for either.
revoke execute on function keep_to_publisher, keep_to_assignee from public;

select keep_to_publisher('scoring_models', 'criteria_versions', 'standings');
select keep_to_assignee('standings');

-- Who leads sellers.
alter table memberships drop constraint memberships_role_check,
  add check (role in ('operator', 'owner', 'marketer', 'manager', 'seller', 'viewer'));
alter table invitations drop constraint invitations_role_check,
  add check (role in ('operator', 'owner', 'marketer', 'manager', 'seller', 'viewer'));
