// SQL of referrals whose time runs out.
import sql from 'sql-template-tag';
import type { Tx } from '../platform/db.ts';

export type Due = { publisherId: string; id: string; programme: string; expiresAt: Date };

/** Those that nobody was reminded of. */
export function remindDue(
  tx: Tx,
  { now, before, limit }: { now: Date; before: Date; limit: number },
): Promise<Due[]> {
  return tx.rows(sql`
    update referrals as referral set reminded_at = ${now}
    where (publisher_id, id) in (
      select publisher_id, id from referrals
      where status = 'new' and expires_at <= ${before} and expires_at > ${now} and reminded_at is null
        and direction = 'incoming'
      order by expires_at limit ${limit} for update skip locked)
    returning referral.publisher_id as "publisherId", referral.id, referral.programme, referral.expires_at as "expiresAt"`);
}

export function expireDue(tx: Tx, { now, limit }: { now: Date; limit: number }): Promise<Due[]> {
  return tx.rows(sql`
    update referrals as referral
    set status = 'closed', substatus = 'expired', expired_at = ${now}, changed_at = ${now}, revision = referral.revision + 1
    where (publisher_id, id) in (
      select publisher_id, id from referrals where status = 'new' and expires_at <= ${now}
      order by expires_at limit ${limit} for update skip locked)
    returning referral.publisher_id as "publisherId", referral.id, referral.programme, referral.expires_at as "expiresAt"`);
}
