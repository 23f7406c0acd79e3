// A marketplace lead may show up in a programme before it comes by the storefront's own way: such referrals are looked at again.
import sql from 'sql-template-tag';
import type { App } from '../platform/app.ts';
import { matchLeads, matchWindowMs } from './match-leads.ts';
import { referralColumns, type Referral } from './referral-store.ts';

const most = 500;

export async function rematch(app: App): Promise<void> {
  const since = new Date(app.clock.now().getTime() - matchWindowMs);
  const unmatched = await app.db.rows<Referral & { publisherId: string }>(sql`
    select referral.publisher_id as "publisherId", ${referralColumns} from referrals as referral
    where referral.category = 'marketplace_lead' and referral.lead_id is null and referral.first_seen_at > ${since}
    order by referral.first_seen_at desc limit ${most}`);
  for (const [publisherId, referrals] of Map.groupBy(unmatched, (referral) => referral.publisherId))
    await app.outbox.transact(null, (tx, say) =>
      matchLeads({ tx, say, now: app.clock.now() }, publisherId, referrals),
    );
}
