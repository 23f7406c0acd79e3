// SQL of consent texts: written once, never changed.
import sql from 'sql-template-tag';
import type { CallToAction } from '../catalog/listing.ts';
import { one, type Queries, type Tx } from '../platform/db.ts';
import { operatorId } from '../platform/ids.ts';
import type { Language } from '../platform/words.ts';
import type { ConsentText } from './consent-text.ts';

export type StoredText = ConsentText & {
  listingId: string | null;
  callToAction: CallToAction;
  createdAt: Date;
  createdBy: string;
};

export type NewText = Omit<StoredText, 'version'>;

const columns = sql`id, listing_id as "listingId", call_to_action as "callToAction", language, version, button, tick,
  created_at as "createdAt", created_by as "createdBy"`;

/** The version after the newest of its kind. Rejects with a unique violation when another is written at once. */
export async function insertText(tx: Tx, publisherId: string, text: NewText): Promise<StoredText> {
  const { id, listingId, callToAction, language, button, tick, createdAt, createdBy } = text;
  const written = await one<{ version: number }>(
    tx,
    sql`
    insert into consent_texts (publisher_id, id, listing_id, call_to_action, language, version, button, tick, created_at, created_by)
    select ${publisherId}, ${id}, ${listingId}, ${callToAction}, ${language}, coalesce(max(version), 0) + 1,
      ${button}, ${tick}, ${createdAt}, ${createdBy}
    from consent_texts
    where publisher_id = ${publisherId} and coalesce(listing_id, '') = coalesce(${listingId}::text, '')
      and call_to_action = ${callToAction} and language = ${language}
    returning version`,
  );
  return { ...text, version: written!.version };
}

/** Newest first, before `beforeId` where that is given. */
export function textsBefore(
  db: Queries,
  publisherId: string,
  beforeId: string | null,
  limit: number,
): Promise<StoredText[]> {
  return db.rows(sql`
    select ${columns} from consent_texts
    where publisher_id = ${publisherId} and (${beforeId}::text is null or id < ${beforeId})
    order by id desc limit ${limit}`);
}

/** The listing's own newest text, else its publisher's, else the operator's; undefined: the shipped one counts. */
export function textFor(
  db: Queries,
  listing: { publisherId: string; id: string },
  call: CallToAction,
  language: Language,
): Promise<ConsentText | undefined> {
  return one(
    db,
    sql`
    select id, version, language, button, tick from consent_texts
    where call_to_action = ${call} and language = ${language}
      and ((publisher_id = ${listing.publisherId} and (listing_id = ${listing.id} or listing_id is null))
        or (publisher_id = ${operatorId} and listing_id is null))
    order by listing_id is null, publisher_id = ${operatorId}, version desc limit 1`,
  );
}

/** The very version a form was shown with. */
export function textById(db: Queries, publisherId: string, id: string): Promise<ConsentText | undefined> {
  return one(
    db,
    sql`
    select id, version, language, button, tick from consent_texts
    where publisher_id in (${publisherId}, ${operatorId}) and id = ${id}`,
  );
}
