// SQL that reads what an account of a programme told of marketplace leads.
import sql from 'sql-template-tag';
import { referralColumns, type Referral } from '../cosell/referral-store.ts';
import type { Queries } from '../platform/db.ts';

/** Those that came into being in the period, in the order of their ids. */
export function leadsOfAccount(
  db: Queries,
  publisherId: string,
  { accountId, from, until }: { accountId: string; from: Date; until: Date },
  { afterId, limit }: { afterId: string; limit: number },
): Promise<Referral[]> {
  return db.rows(sql`
    select ${referralColumns} from referrals as referral
    where referral.publisher_id = ${publisherId} and referral.account_id = ${accountId} and referral.id > ${afterId}
      and referral.category = 'marketplace_lead' and referral.gone_at is null
      and coalesce((referral.told ->> 'createdAt')::timestamptz, referral.first_seen_at) >= ${from}
      and coalesce((referral.told ->> 'createdAt')::timestamptz, referral.first_seen_at) < ${until}
    order by referral.id limit ${limit}`);
}
