-- Ways to sign in beside the password: OpenID Connect providers, the identities they vouch for, and passkeys.

create table identity_providers (
  publisher_id text collate "C" not null references publishers,
  id text collate "C" not null,
  name text not null,
  issuer text not null,
  client_id text not null,
  sealed_secret text not null,
  -- Lower case; empty: any domain.
  allowed_domains text[] not null,
  -- The provider owns these domains, so an address in them needs no mark of having been verified.
  trusts_domains boolean not null,
  -- Null: only who was invited.
  newcomer_role text,
  created_at timestamptz not null,
  primary key (publisher_id, id)
);
-- A sign-in knows the provider alone.
create index identity_providers_id on identity_providers (id);

-- Who somebody is at a provider: its subject, never an address, which may be given to another person one day.
create table identities (
  publisher_id text collate "C" not null,
  provider_id text collate "C" not null,
  subject text collate "C" not null,
  user_id text collate "C" not null references users,
  created_at timestamptz not null,
  last_used_at timestamptz not null,
  primary key (publisher_id, provider_id, subject),
  -- A second subject with the same address is another person until somebody says otherwise.
  unique (publisher_id, provider_id, user_id),
  foreign key (publisher_id, provider_id) references identity_providers on delete cascade
);
create index identities_user on identities (user_id);

-- Of a person, not of a publisher: publishers' requests have no right to this table.
create table passkeys (
  user_id text collate "C" not null references users,
  id text collate "C" not null,
  name text not null,
  -- As the browser names it, base64url.
  credential_id text collate "C" not null unique,
  -- COSE.
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  primary key (user_id, id)
);

-- What the server remembers between the two halves of a sign-in; each row is used once, within minutes.
create table sign_in_steps (
  -- SHA-256 of what the other side brings back.
  hash bytea primary key,
  purpose text not null check (purpose in ('oidc', 'passkey', 'new passkey')),
  data jsonb not null,
  ends_at timestamptz not null
);
create index sign_in_steps_ends on sign_in_steps (ends_at);

do $$
declare
  growing text;
begin
  foreach growing in array array['identity_providers', 'identities'] loop
    execute format('alter table %I enable row level security', growing);
    execute format(
      'create policy own_rows on %I to leadshare_publisher
         using (publisher_id = current_setting(''leadshare.publisher'', true))
         with check (publisher_id = current_setting(''leadshare.publisher'', true))', growing);
    execute format('grant select, insert, update, delete on %I to leadshare_publisher', growing);
  end loop;
end $$;
