-- People who sign in, what they may do for which publisher, their sessions, and the links that are mailed to them.
-- A person may belong to several publishers, so users and sessions belong to none: they are reached with the session's own
-- user, or by a publisher through its memberships.

create table users (
  id text collate "C" primary key,
  -- As it was typed; the key is what it is found by.
  email text not null,
  email_key text not null unique,
  name text not null,
  -- BCP 47, one of the product's.
  language text not null,
  -- argon2id. Null for who signs in otherwise.
  password_hash text,
  -- The secret of one-time codes, sealed; it counts once a first code has confirmed it.
  totp_sealed text,
  totp_confirmed_at timestamptz,
  -- The half minute of the last code that was taken: none is taken twice.
  totp_used_step bigint,
  -- SHA-256 of codes with 80 random bits; one that was used is gone.
  recovery_hashes bytea[] not null default '{}',
  created_at timestamptz not null,
  disabled_at timestamptz
);

-- pub_operator's members are the operators.
create table memberships (
  publisher_id text collate "C" not null references publishers,
  user_id text collate "C" not null references users,
  role text not null check (role in ('operator', 'owner', 'marketer', 'seller', 'viewer')),
  created_at timestamptz not null,
  primary key (publisher_id, user_id),
  check ((publisher_id = 'pub_operator') = (role = 'operator'))
);
create index memberships_user on memberships (user_id);

create table sessions (
  id text collate "C" primary key,
  -- SHA-256 of the cookie's token, which has 256 random bits.
  hash bytea not null unique,
  user_id text collate "C" not null references users,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  ends_at timestamptz not null,
  user_agent text,
  ip text,
  -- True for who has a second factor: until it is given, the session opens nothing else.
  needs_second_factor boolean not null,
  second_factor_at timestamptz,
  revoked_at timestamptz
);
create index sessions_user on sessions (user_id, id);

create table invitations (
  publisher_id text collate "C" not null references publishers,
  id text collate "C" not null,
  email text not null,
  email_key text not null,
  role text not null check (role in ('operator', 'owner', 'marketer', 'seller', 'viewer')),
  -- SHA-256 of the link's token, which has 200 random bits.
  hash bytea not null unique,
  -- Who invited: a user, a key, or the operator.
  invited_by text not null,
  created_at timestamptz not null,
  ends_at timestamptz not null,
  accepted_at timestamptz,
  revoked_at timestamptz,
  primary key (publisher_id, id),
  check ((publisher_id = 'pub_operator') = (role = 'operator'))
);

-- One-time links for who forgot the password.
create table password_resets (
  hash bytea primary key,
  user_id text collate "C" not null references users,
  created_at timestamptz not null,
  ends_at timestamptz not null,
  used_at timestamptz
);

do $$
declare
  growing text;
begin
  foreach growing in array array['memberships', 'invitations'] loop
    execute format('alter table %I enable row level security', growing);
    execute format(
      'create policy own_rows on %I to leadshare_publisher
         using (publisher_id = current_setting(''leadshare.publisher'', true))
         with check (publisher_id = current_setting(''leadshare.publisher'', true))', growing);
    execute format('grant select, insert, update, delete on %I to leadshare_publisher', growing);
  end loop;
end $$;

-- A publisher sees who its members are, and nothing of how they sign in.
alter table users enable row level security;
create policy own_members on users for select to leadshare_publisher
  using (exists (select from memberships where memberships.user_id = users.id));
grant select (id, email, email_key, name, language, created_at, disabled_at) on users to leadshare_publisher;
