// SQL of the sales contacts of listings, and of what makes them ready.
import sql from 'sql-template-tag';
import { one, type Queries, type Tx } from '../platform/db.ts';
import type { SalesContact } from './contact-file.ts';
import type { Mark } from './readiness.ts';

export async function listingIsHere(db: Queries, publisherId: string, listingId: string): Promise<boolean> {
  const found = await one(
    db,
    sql`select id from listings where publisher_id = ${publisherId} and id = ${listingId}`,
  );
  return found !== undefined;
}

export function contactsOf(db: Queries, publisherId: string, listingId: string): Promise<SalesContact[]> {
  return db.rows(sql`
    select name, email, job_title as "jobTitle", role, countries, states from cosell_contacts
    where publisher_id = ${publisherId} and listing_id = ${listingId} order by position`);
}

/** All of them anew: what the file no longer has is gone. */
export async function replaceContacts(
  tx: Tx,
  publisherId: string,
  listingId: string,
  contacts: readonly SalesContact[],
): Promise<void> {
  await tx.run(
    sql`delete from cosell_contacts where publisher_id = ${publisherId} and listing_id = ${listingId}`,
  );
  await tx.run(sql`
    insert into cosell_contacts (publisher_id, listing_id, position, name, email, job_title, role, countries, states)
    select ${publisherId}, ${listingId}, (row_number() over ())::int, contact->>'name', contact->>'email', contact->>'jobTitle',
      contact->>'role', array(select jsonb_array_elements_text(contact->'countries')),
      array(select jsonb_array_elements_text(contact->'states'))
    from jsonb_array_elements(${JSON.stringify(contacts)}::jsonb) as contact`);
}

export function marksOf(db: Queries, publisherId: string, listingId: string): Promise<Mark[]> {
  return db.rows(sql`
    select item, done, value, marked_by as "markedBy", marked_at as "markedAt" from readiness_marks
    where publisher_id = ${publisherId} and listing_id = ${listingId}`);
}

export async function writeMark(tx: Tx, publisherId: string, listingId: string, mark: Mark): Promise<void> {
  await tx.run(sql`
    insert into readiness_marks (publisher_id, listing_id, item, done, value, marked_by, marked_at)
    values (${publisherId}, ${listingId}, ${mark.item}, ${mark.done}, ${mark.value}, ${mark.markedBy}, ${mark.markedAt})
    on conflict (publisher_id, listing_id, item) do update
      set done = excluded.done, value = excluded.value, marked_by = excluded.marked_by, marked_at = excluded.marked_at`);
}

export async function isConnected(db: Queries, publisherId: string): Promise<boolean> {
  const found = await one(
    db,
    sql`select id from programme_accounts
    where publisher_id = ${publisherId} and removed_at is null and polled_at is not null and failures = 0 limit 1`,
  );
  return found !== undefined;
}
