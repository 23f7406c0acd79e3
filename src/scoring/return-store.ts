// SQL of leads that were given back to where they came from.
import sql from 'sql-template-tag';
import { one, type Queries, type Tx } from '../platform/db.ts';

export type LeadReturn = {
  publisherId: string;
  leadId: string;
  storefront: string;
  listingId: string;
  reason: string;
  note: string | null;
  returnedBy: string;
  returnedAt: Date;
  /** Null: not decided yet. */
  accepted: boolean | null;
  decidedBy: string | null;
  decidedAt: Date | null;
  answer: string | null;
};

const columns = sql`publisher_id as "publisherId", lead_id as "leadId", storefront, listing_id as "listingId", reason, note,
  returned_by as "returnedBy", returned_at as "returnedAt", accepted, decided_by as "decidedBy", decided_at as "decidedAt", answer`;

export type NewReturn = Pick<
  LeadReturn,
  'publisherId' | 'leadId' | 'reason' | 'note' | 'returnedBy' | 'returnedAt'
>;

/** False where the lead was given back before. */
export async function insertReturn(tx: Tx, given: NewReturn): Promise<boolean> {
  const { publisherId, leadId, reason, note, returnedBy, returnedAt } = given;
  const inserted = await tx.run(sql`
    insert into lead_returns (publisher_id, lead_id, storefront, listing_id, reason, note, returned_by, returned_at)
    select publisher_id, id, storefront, listing_id, ${reason}, ${note}, ${returnedBy}, ${returnedAt}
    from leads where publisher_id = ${publisherId} and id = ${leadId}
    on conflict do nothing`);
  return inserted === 1;
}

export function returnOf(db: Queries, publisherId: string, leadId: string): Promise<LeadReturn | undefined> {
  return one(
    db,
    sql`select ${columns} from lead_returns where publisher_id = ${publisherId} and lead_id = ${leadId}`,
  );
}

/** Only while it is open. */
export async function takeBack(tx: Tx, publisherId: string, leadId: string): Promise<boolean> {
  const removed = await tx.run(sql`
    delete from lead_returns
    where publisher_id = ${publisherId} and lead_id = ${leadId} and decided_at is null`);
  return removed === 1;
}

/** Only while it is open. */
export async function decide(
  tx: Tx,
  { publisherId, leadId }: { publisherId: string; leadId: string },
  { accepted, by, at, answer }: { accepted: boolean; by: string; at: Date; answer: string | null },
): Promise<boolean> {
  const updated = await tx.run(sql`
    update lead_returns set accepted = ${accepted}, decided_by = ${by}, decided_at = ${at}, answer = ${answer}
    where publisher_id = ${publisherId} and lead_id = ${leadId} and decided_at is null`);
  return updated === 1;
}

/** Over all publishers: the open ones, longest waiting first. after: the last of the page before. */
export function openReturns(
  db: Queries,
  after: { at: Date; leadId: string } | null,
  limit: number,
): Promise<LeadReturn[]> {
  return db.rows(sql`
    select ${columns} from lead_returns
    where decided_at is null
      and (${after?.at ?? null}::timestamptz is null or (returned_at, lead_id) > (${after?.at ?? null}, ${after?.leadId ?? null}))
    order by returned_at, lead_id limit ${limit}`);
}

/** Over all publishers: those that are settled, newest first. */
export function settledReturns(
  db: Queries,
  after: { at: Date; leadId: string } | null,
  limit: number,
): Promise<LeadReturn[]> {
  return db.rows(sql`
    select ${columns} from lead_returns
    where decided_at is not null
      and (${after?.at ?? null}::timestamptz is null or decided_at < ${after?.at ?? null}
        or (decided_at = ${after?.at ?? null} and lead_id > ${after?.leadId ?? null}))
    order by decided_at desc, lead_id limit ${limit}`);
}
