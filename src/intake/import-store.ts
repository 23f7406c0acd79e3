// SQL that reads what of an export is here already.
import sql from 'sql-template-tag';
import { Column, type Queries } from '../platform/db.ts';
import type { KnownLead } from './import-match.ts';

export function leadsOfPeople(db: Queries, publisherId: string, emails: string[]): Promise<KnownLead[]> {
  return db.rows(sql`
    select person.email_key as email, lead.listing_id as "listingId", lead.received_at as "receivedAt",
      lead.source -> 'extra' -> 'import' as mark
    from people as person
    join leads as lead on lead.publisher_id = person.publisher_id and lead.person_id = person.id
    where person.publisher_id = ${publisherId} and person.email_key = any(${new Column('text', emails)}::text[])`);
}

/** Those of the keys that a lead has, in hex. */
export async function keysTaken(db: Queries, publisherId: string, keys: Buffer[]): Promise<Set<string>> {
  const rows = await db.rows<{ key: Buffer }>(sql`
    select repost_key as key from leads
    where publisher_id = ${publisherId} and repost_key = any(${new Column('bytea', keys)}::bytea[])`);
  return new Set(rows.map(({ key }) => key.toString('hex')));
}
