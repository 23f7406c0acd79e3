// SQL of the notes about referrals.
import sql from 'sql-template-tag';
import type { Queries, Tx } from '../platform/db.ts';

export type Note = {
  id: string;
  text: string;
  url: string | null;
  writtenBy: string;
  writtenAt: Date;
};

export function notesOf(
  db: Queries,
  publisherId: string,
  referralId: string,
  limit: number,
): Promise<Note[]> {
  return db.rows(sql`
    select id, text, url, written_by as "writtenBy", written_at as "writtenAt" from referral_notes
    where publisher_id = ${publisherId} and referral_id = ${referralId} order by id desc limit ${limit}`);
}

export async function insertNote(
  tx: Tx,
  publisherId: string,
  referralId: string,
  { id, text, url, writtenBy, writtenAt }: Note,
): Promise<void> {
  await tx.run(sql`
    insert into referral_notes (publisher_id, id, referral_id, text, url, written_by, written_at)
    values (${publisherId}, ${id}, ${referralId}, ${text}, ${url}, ${writtenBy}, ${writtenAt})`);
}
