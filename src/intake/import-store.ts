// SQL that reads what of an export is here already.
import sql from 'sql-template-tag';
import { Column, type Queries } from '../platform/db.ts';
import type { KnownLead } from './import-match.ts';

export function leadsOfPeople(db: Queries, publisherId: string, emails: string[]): Promise<KnownLead[]> {
  return db.rows(sql`
    select lead.id, person.email_key as email, lead.listing_id as "listingId", lead.received_at as "receivedAt",
      lead.source -> 'extra' -> 'import' as mark
    from people as person
    join leads as lead on lead.publisher_id = person.publisher_id and lead.person_id = person.id
    where person.publisher_id = ${publisherId} and person.email_key = any(${new Column('text', emails)}::text[])`);
}

/** The lead of each key that one has; keys in hex. */
export async function leadsByKey(
  db: Queries,
  publisherId: string,
  keys: Buffer[],
): Promise<Map<string, string>> {
  const rows = await db.rows<{ key: Buffer; id: string }>(sql`
    select repost_key as key, id from leads
    where publisher_id = ${publisherId} and repost_key = any(${new Column('bytea', keys)}::bytea[])`);
  return new Map(rows.map(({ key, id }) => [key.toString('hex'), id]));
}
