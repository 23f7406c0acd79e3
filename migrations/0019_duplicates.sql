-- Likely duplicates among people, what was decided of them, and leads of one company. A person is named by the id of its row in people;
-- a lead without an e-mail address has no such row and stands for its person itself, under its own id.

-- What is to be compared: written when the inbox takes a lead in, compared behind it by a timer.
create table leads_to_compare (
  publisher_id text collate "C" not null,
  lead_id text collate "C" not null,
  primary key (publisher_id, lead_id),
  foreign key (publisher_id, lead_id) references leads on delete cascade
);

-- What two people must have in common to be compared at all, such as a phone number; hashed, since it may be long.
create table person_keys (
  publisher_id text collate "C" not null,
  key bytea not null,
  person_id text collate "C" not null,
  -- The newest lead of theirs that has it: with its contact the comparison is made.
  lead_id text collate "C" not null,
  primary key (publisher_id, key, person_id),
  foreign key (publisher_id, lead_id) references leads on delete cascade
);
-- What goes with a lead.
create index person_keys_lead on person_keys (publisher_id, lead_id);

create table lead_companies (
  publisher_id text collate "C" not null,
  -- d: and a registrable domain, or n: and a folded name.
  company text collate "C" not null,
  lead_id text collate "C" not null,
  primary key (publisher_id, company, lead_id),
  foreign key (publisher_id, lead_id) references leads on delete cascade
);
create index lead_companies_lead on lead_companies (publisher_id, lead_id);

create table duplicates (
  publisher_id text collate "C" not null references publishers,
  id text collate "C" not null,
  -- The smaller id first, so that a pair is one row for ever.
  one_id text collate "C" not null,
  other_id text collate "C" not null check (one_id < other_id),
  score smallint not null,
  reasons jsonb not null,
  found_at timestamptz not null,
  -- Kept apart by a person, for good.
  separated_at timestamptz,
  separated_by text,
  separation_note text,
  -- To be decided: follows from merges and separations, kept for the list and its count.
  open boolean not null,
  primary key (publisher_id, id),
  unique (publisher_id, one_id, other_id)
);
create index duplicates_other on duplicates (publisher_id, other_id);
-- The list, most certain first.
create index duplicates_open on duplicates (publisher_id, score desc, id) where open;
create index duplicates_apart on duplicates (publisher_id, score desc, id) where separated_at is not null;

-- Who is the same person as whom. Leads keep the person they came with; whoever reads follows these.
create table merges (
  publisher_id text collate "C" not null references publishers,
  id text collate "C" not null,
  absorbed_id text collate "C" not null,
  kept_id text collate "C" not null check (kept_id <> absorbed_id),
  note text,
  made_by text not null,
  made_at timestamptz not null,
  undone_by text,
  undone_at timestamptz,
  undo_note text,
  primary key (publisher_id, id)
);
-- From a person to the one they became: one at most.
create unique index merges_absorbed on merges (publisher_id, absorbed_id) where undone_at is null;
-- And back.
create index merges_kept on merges (publisher_id, kept_id) where undone_at is null;

-- Everybody who is the same person, whoever stands for all of them first.
create function joined_people(of_publisher text, of_person text) returns text[]
language plpgsql stable parallel safe
as $$
declare
  root text := of_person;
  following text;
  members text[];
begin
  -- Most were never merged.
  if not exists (select from merges where publisher_id = of_publisher and absorbed_id = of_person and undone_at is null)
    and not exists (select from merges where publisher_id = of_publisher and kept_id = of_person and undone_at is null) then
    return array[of_person];
  end if;
  loop
    select kept_id into following from merges
    where publisher_id = of_publisher and absorbed_id = root and undone_at is null;
    exit when following is null;
    root := following;
  end loop;
  with recursive joined as (
    select root collate "C" as id
    union
    select merge.absorbed_id from joined
    join merges as merge on merge.publisher_id = of_publisher and merge.kept_id = joined.id and merge.undone_at is null
  )
  select array_agg(id order by id <> root, id) into members from joined;
  return members;
end $$;

-- How many customer leads the person has, whatever address they came with; counted up to `most`.
create function leads_of_customer(of_publisher text, of_person text, most int) returns int
language plpgsql stable parallel safe
as $$
declare
  members text[] := joined_people(of_publisher, of_person);
begin
  if cardinality(members) = 1 then
    return (select count(*) from (
      select from leads where publisher_id = of_publisher and person_id = of_person and kind = 'customer' limit most) as counted);
  end if;
  return (select count(*) from (
    select from leads where publisher_id = of_publisher and person_id = any(members) and kind = 'customer'
    union all
    select from leads where publisher_id = of_publisher and id = any(members) and kind = 'customer'
    limit most) as counted);
end $$;

-- Whether every lead of these people is the seller's at work. Runs as the owner, since others' leads are hidden from the seller.
create function all_assigned(people text[]) returns boolean
language plpgsql stable security definer set search_path from current
as $$
declare
  of_publisher text := current_setting('leadshare.publisher');
  assignee text := current_setting('leadshare.assignee', true);
  members text[];
begin
  select array_agg(member) into members from unnest(people) as person (id), unnest(joined_people(of_publisher, person.id)) as member;
  return not exists (
    select from leads where publisher_id = of_publisher and person_id = any(members) and assigned_to is distinct from assignee)
  and not exists (
    select from leads where publisher_id = of_publisher and id = any(members) and assigned_to is distinct from assignee);
end $$;
revoke execute on function all_assigned from public;
grant execute on function all_assigned to leadshare_publisher;

-- Everything that is there already is compared by the timer.
insert into leads_to_compare select publisher_id, id from leads where kind <> 'test';

select keep_to_publisher('leads_to_compare', 'person_keys', 'lead_companies', 'duplicates', 'merges');
select keep_to_assignee('leads_to_compare', 'person_keys', 'lead_companies');

-- A seller sees a pair, and that two are one, where all leads of both are theirs.
create policy only_assigned on duplicates as restrictive for select to leadshare_publisher using (
  case when (select coalesce(current_setting('leadshare.assignee', true), '')) = '' then true
  else all_assigned(array[one_id, other_id]) end);
create policy only_assigned on merges as restrictive for select to leadshare_publisher using (
  case when (select coalesce(current_setting('leadshare.assignee', true), '')) = '' then true
  else all_assigned(array[absorbed_id, kept_id]) end);
