// SQL of identity providers, and of the identities they vouch for.
import sql from 'sql-template-tag';
import { Column, one, type Queries, type Tx } from '../platform/db.ts';
import { operatorId } from '../platform/ids.ts';
import type { Reseal } from '../platform/reseal.ts';
import { secretPlace, type IdentityProvider } from './identity-provider.ts';

const columns = sql`publisher_id as "publisherId", id, name, issuer, client_id as "clientId",
  sealed_secret as "sealedSecret", allowed_domains as "allowedDomains", trusts_domains as "trustsDomains",
  newcomer_role as "newcomerRole", created_at as "createdAt"`;

export type Identity = { subject: string; userId: string; createdAt: Date; lastUsedAt: Date };

export async function insertProvider(tx: Tx, provider: IdentityProvider): Promise<void> {
  const { publisherId, id, name, issuer, clientId, sealedSecret } = provider;
  await tx.run(sql`
    insert into identity_providers
      (publisher_id, id, name, issuer, client_id, sealed_secret, allowed_domains, trusts_domains, newcomer_role, created_at)
    values (${publisherId}, ${id}, ${name}, ${issuer}, ${clientId}, ${sealedSecret},
      ${new Column('text', provider.allowedDomains)}, ${provider.trustsDomains}, ${provider.newcomerRole},
      ${provider.createdAt})`);
}

export async function updateProvider(tx: Tx, provider: IdentityProvider): Promise<void> {
  const { publisherId, id, name, issuer, clientId, sealedSecret } = provider;
  await tx.run(sql`
    update identity_providers set name = ${name}, issuer = ${issuer}, client_id = ${clientId},
      sealed_secret = ${sealedSecret}, allowed_domains = ${new Column('text', provider.allowedDomains)},
      trusts_domains = ${provider.trustsDomains}, newcomer_role = ${provider.newcomerRole}
    where publisher_id = ${publisherId} and id = ${id}`);
}

/** Its identities go with it. False when there is none. */
export async function deleteProvider(tx: Tx, publisherId: string, id: string): Promise<boolean> {
  return (
    (await tx.run(sql`delete from identity_providers where publisher_id = ${publisherId} and id = ${id}`)) ===
    1
  );
}

export function providerById(
  db: Queries,
  publisherId: string,
  id: string,
): Promise<IdentityProvider | undefined> {
  return one(
    db,
    sql`select ${columns} from identity_providers where publisher_id = ${publisherId} and id = ${id}`,
  );
}

/** For the change of it: another change waits. */
export function lockProvider(tx: Tx, publisherId: string, id: string): Promise<IdentityProvider | undefined> {
  return one(
    tx,
    sql`select ${columns} from identity_providers where publisher_id = ${publisherId} and id = ${id} for update`,
  );
}

/** Whoever signs in names the provider alone; whose it is comes with it. For the owner's role. */
export function providerSigningIn(db: Queries, id: string): Promise<IdentityProvider | undefined> {
  return one(db, sql`select ${columns} from identity_providers where id = ${id}`);
}

export function providersAfter(
  db: Queries,
  publisherId: string,
  afterId: string,
  limit: number,
): Promise<IdentityProvider[]> {
  return db.rows(sql`
    select ${columns} from identity_providers
    where publisher_id = ${publisherId} and id > ${afterId} order by id limit ${limit}`);
}

/** The operator's, and those of the publisher that is named: nobody else's page shows a name that a publisher chose. */
export function providersShown(
  db: Queries,
  { slug = null, publisherId = null }: { slug?: string | null; publisherId?: string | null },
): Promise<Pick<IdentityProvider, 'id' | 'name'>[]> {
  return db.rows(sql`
    select i.id, i.name from identity_providers as i join publishers as p on p.id = i.publisher_id
    where p.id = ${operatorId} or p.id = ${publisherId} or p.slug = ${slug} order by p.id <> ${operatorId}, i.name, i.id limit 50`);
}

/** The user of this subject; its use is noted. */
export async function userOfIdentity(
  tx: Tx,
  { publisherId, id }: IdentityProvider,
  subject: string,
  now: Date,
): Promise<string | null> {
  const found = await one<{ userId: string }>(
    tx,
    sql`update identities set last_used_at = ${now}
      where publisher_id = ${publisherId} and provider_id = ${id} and subject = ${subject}
      returning user_id as "userId"`,
  );
  return found?.userId ?? null;
}

/** False when the subject or the user is linked at this provider already. */
export async function linkIdentity(
  tx: Tx,
  { publisherId, id }: IdentityProvider,
  subject: string,
  userId: string,
  now: Date,
): Promise<boolean> {
  const made = await tx.run(sql`
    insert into identities (publisher_id, provider_id, subject, user_id, created_at, last_used_at)
    values (${publisherId}, ${id}, ${subject}, ${userId}, ${now}, ${now})
    on conflict do nothing`);
  return made === 1;
}

export function identitiesAfter(
  db: Queries,
  publisherId: string,
  providerId: string,
  afterUserId: string,
  limit: number,
): Promise<Identity[]> {
  return db.rows(sql`
    select subject, user_id as "userId", created_at as "createdAt", last_used_at as "lastUsedAt" from identities
    where publisher_id = ${publisherId} and provider_id = ${providerId} and user_id > ${afterUserId}
    order by user_id limit ${limit}`);
}

/** False when there is none. */
export async function unlinkIdentity(
  tx: Tx,
  publisherId: string,
  providerId: string,
  userId: string,
): Promise<boolean> {
  const gone = await tx.run(sql`
    delete from identities
    where publisher_id = ${publisherId} and provider_id = ${providerId} and user_id = ${userId}`);
  return gone === 1;
}

/** Subjects mean nothing at another issuer or under another client. Answers how many. */
export function forgetIdentities(tx: Tx, publisherId: string, providerId: string): Promise<number> {
  return tx.run(
    sql`delete from identities where publisher_id = ${publisherId} and provider_id = ${providerId}`,
  );
}

/** Puts every client secret under another key; answers how many. */
export async function resealProviders(tx: Tx, reseal: Reseal): Promise<number> {
  const rows = await tx.rows<{ id: string; sealed: string }>(
    sql`select id, sealed_secret as sealed from identity_providers for update`,
  );
  await tx.run(sql`
    update identity_providers set sealed_secret = renewed.sealed
    from unnest(${rows.map(({ id }) => id)}::text[], ${rows.map(({ id, sealed }) => reseal(sealed, secretPlace(id)))}::text[])
      as renewed (id, sealed)
    where identity_providers.id = renewed.id`);
  return rows.length;
}
