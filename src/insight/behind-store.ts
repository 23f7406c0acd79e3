// SQL of what leads behind a number are called and how far they are, a page at a time: only those that whoever asks may see.
import sql from 'sql-template-tag';
import { Column, type Queries } from '../platform/db.ts';
import type { Stage } from '../leads/standing.ts';

export type Named = {
  leadId: string;
  name: string | null;
  company: string | null;
  /** ISO 3166-1, where it can be told. */
  country: string | null;
  listingId: string;
  listing: string;
  receivedAt: Date;
  stage: Stage | null;
  /** As it came in. */
  score: number | null;
};

/** By id. A name is the person's, else what else there is to call a lead by. */
export async function leadsNamed(
  db: Queries,
  publisherId: string,
  leadIds: readonly string[],
): Promise<ReadonlyMap<string, Named>> {
  const rows = await db.rows<Named>(sql`
    select lead.id as "leadId",
      coalesce(contact #>> '{normalized,name}', contact ->> 'firstName', contact ->> 'lastName', contact ->> 'email',
        contact ->> 'phone') as name,
      contact ->> 'company' as company, contact #>> '{normalized,country}' as country, lead.listing_id as "listingId", listing.title as listing,
      lead.received_at as "receivedAt", standing.stage, standing.first_score as score
    from leads as lead
    join listings as listing on listing.publisher_id = lead.publisher_id and listing.id = lead.listing_id
    left join standings as standing on standing.publisher_id = lead.publisher_id and standing.lead_id = lead.id
    where lead.publisher_id = ${publisherId} and lead.id = any(${new Column('text', [...leadIds])}::text[])`);
  return new Map(rows.map((row) => [row.leadId, row]));
}
