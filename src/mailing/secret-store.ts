// A publisher's own secret of mailing: what hashes addresses and signs links. It outlives the keys that seal it.
import { randomBytes } from 'node:crypto';
import sql from 'sql-template-tag';
import type { App } from '../platform/app.ts';
import { Column, type Queries, type Tx } from '../platform/db.ts';
import type { Reseal } from '../platform/reseal.ts';

const placeOf = (publisherId: string) => `mail-secret:${publisherId}`;

/** One query; where a publisher has none yet, it is made. */
export async function mailSecrets(
  { vault }: Pick<App, 'vault'>,
  db: Queries,
  publisherIds: readonly string[],
): Promise<(publisherId: string) => Buffer> {
  const wanted = [...new Set(publisherIds)].toSorted();
  let found = await secretRows(db, wanted);
  const missing = wanted.filter((id) => !found.some(({ publisherId }) => publisherId === id));
  if (missing.length > 0) {
    const sealed = missing.map((id) => vault.seal(randomBytes(32).toString('base64'), placeOf(id)));
    // Of two that make one at once, the first is kept.
    await db.run(sql`
      insert into mail_secrets (publisher_id, sealed)
      select * from unnest(${new Column('text', missing)}::text[], ${new Column('text', sealed)}::text[])
      on conflict do nothing`);
    found = await secretRows(db, wanted);
  }
  const opened = new Map(
    found.map(({ publisherId, sealed }) => [
      publisherId,
      Buffer.from(vault.open(sealed, placeOf(publisherId)), 'base64'),
    ]),
  );
  return (publisherId) => opened.get(publisherId)!;
}

/** Null for a publisher who never had one: then nothing was ever signed with it. */
export async function knownSecret(
  { vault }: Pick<App, 'vault'>,
  db: Queries,
  publisherId: string,
): Promise<Buffer | null> {
  const [found] = await secretRows(db, [publisherId]);
  return found === undefined ? null : Buffer.from(vault.open(found.sealed, placeOf(publisherId)), 'base64');
}

const secretRows = (db: Queries, publisherIds: string[]) =>
  db.rows<{ publisherId: string; sealed: string }>(sql`
    select publisher_id as "publisherId", sealed from mail_secrets
    where publisher_id = any(${new Column('text', publisherIds)}::text[])`);

export async function resealMailSecrets(tx: Tx, reseal: Reseal): Promise<number> {
  const rows = await tx.rows<{ publisherId: string; sealed: string }>(
    sql`select publisher_id as "publisherId", sealed from mail_secrets for update`,
  );
  const ids = rows.map(({ publisherId }) => publisherId);
  const renewed = rows.map(({ publisherId, sealed }) => reseal(sealed, placeOf(publisherId)));
  await tx.run(sql`
    update mail_secrets set sealed = renewed.sealed
    from unnest(${new Column('text', ids)}::text[], ${new Column('text', renewed)}::text[]) as renewed (id, sealed)
    where mail_secrets.publisher_id = renewed.id`);
  return rows.length;
}
