// A marketplace lead that shows up in a programme is one of ours already: found by the address, or by company and listing.
import sql from 'sql-template-tag';
import { emailKey } from '../leads/email-key.ts';
import { companyWords } from '../leads/alike.ts';
import { mailDomain } from '../leads/mail-domain.ts';
import { Column, type Tx } from '../platform/db.ts';
import type { Say } from '../platform/outbox.ts';
import type { Referral } from './referral-store.ts';

type Within = { tx: Tx; say: Say };
type Unmatched = Pick<Referral, 'id' | 'category' | 'leadId' | 'told' | 'firstSeenAt'>;

/** Both ways in take a while; further apart it is another wish of the same customer. */
export const matchWindowMs = 30 * 86_400_000;

/** Answers how many were found. A lead is one referral's at most. */
export async function matchLeads(
  { tx, say }: Within,
  publisherId: string,
  referrals: readonly Unmatched[],
): Promise<number> {
  const wanted = referrals.filter(
    ({ category, leadId }) => category === 'marketplace_lead' && leadId === null,
  );
  if (wanted.length === 0) return 0;
  const byAddress = await leadsByAddress(tx, publisherId, wanted);
  const rest = wanted.filter(({ id }) => !byAddress.has(id));
  const byCompany = await leadsByCompany(tx, publisherId, rest);
  const found = [
    ...[...byAddress].map(([id, leadId]) => ({ id, leadId, by: 'email' as const })),
    ...[...byCompany].map(([id, leadId]) => ({ id, leadId, by: 'company' as const })),
  ];
  const taken = new Set<string>();
  const fresh = found.filter(({ leadId }) => !taken.has(leadId) && taken.add(leadId));
  if (fresh.length === 0) return 0;
  const text = (values: string[]) => new Column('text', values);
  const kept = await tx.rows<{ id: string; leadId: string; by: string }>(sql`
    update referrals as referral set lead_id = found.lead_id, matched_by = found.by
    from unnest(${text(fresh.map(({ id }) => id))}::text[], ${text(fresh.map(({ leadId }) => leadId))}::text[],
      ${text(fresh.map(({ by }) => by))}::text[]) as found (id, lead_id, by)
    where referral.publisher_id = ${publisherId} and referral.id = found.id and referral.lead_id is null
      and not exists (
        select from referrals as other where other.publisher_id = ${publisherId} and other.lead_id = found.lead_id)
    returning referral.id, found.lead_id as "leadId", found.by`);
  await say(
    kept.map(({ id, leadId, by }) => ({
      type: 'referral.matched' as const,
      publisherId,
      subjectId: id,
      actor: 'cosell',
      data: { leadId, by },
    })),
  );
  return kept.length;
}

const beganAt = ({ told, firstSeenAt }: Unmatched) =>
  told.createdAt === null ? firstSeenAt : new Date(told.createdAt);

async function leadsByAddress(
  tx: Tx,
  publisherId: string,
  wanted: readonly Unmatched[],
): Promise<Map<string, string>> {
  const asked = wanted.flatMap((referral) =>
    referral.told.customer.contacts.flatMap(({ email }) => {
      const key = emailKey(email);
      return key === null ? [] : [{ id: referral.id, key, at: beganAt(referral) }];
    }),
  );
  if (asked.length === 0) return new Map();
  const rows = await tx.rows<{ id: string; leadId: string }>(sql`
    select distinct on (asked.id) asked.id, lead.id as "leadId"
    from unnest(${new Column(
      'text',
      asked.map(({ id }) => id),
    )}::text[], ${new Column(
      'text',
      asked.map(({ key }) => key),
    )}::text[], ${new Column(
      'timestamptz',
      asked.map(({ at }) => at),
    )}::timestamptz[]) as asked (id, key, at)
    join people as person on person.publisher_id = ${publisherId} and person.email_key = asked.key
    join leads as lead on lead.publisher_id = ${publisherId} and lead.person_id = person.id and lead.kind = 'customer'
      and lead.received_at between asked.at - ${`${matchWindowMs} ms`}::interval and asked.at + ${`${matchWindowMs} ms`}::interval
    order by asked.id, abs(extract(epoch from lead.received_at - asked.at))`);
  return new Map(rows.map(({ id, leadId }) => [id, leadId]));
}

/** A company alone says too little: the listing must be the same as well. */
async function leadsByCompany(
  tx: Tx,
  publisherId: string,
  wanted: readonly Unmatched[],
): Promise<Map<string, string>> {
  const asked = wanted.flatMap((referral) =>
    companiesOf(referral).flatMap((company) =>
      referral.told.solutions.flatMap(({ id, name }) =>
        [id, name].flatMap((solution) =>
          solution === null
            ? []
            : [{ id: referral.id, company, solution: solution.toLowerCase(), at: beganAt(referral) }],
        ),
      ),
    ),
  );
  if (asked.length === 0) return new Map();
  const text = (values: string[]) => new Column('text', values);
  const rows = await tx.rows<{ id: string; leadId: string }>(sql`
    select distinct on (asked.id) asked.id, lead.id as "leadId"
    from unnest(${text(asked.map(({ id }) => id))}::text[], ${text(asked.map(({ company }) => company))}::text[],
      ${text(asked.map(({ solution }) => solution))}::text[], ${new Column(
        'timestamptz',
        asked.map(({ at }) => at),
      )}::timestamptz[]) as asked (id, company, solution, at)
    join lead_companies as known on known.publisher_id = ${publisherId} and known.company = asked.company
    join leads as lead on lead.publisher_id = ${publisherId} and lead.id = known.lead_id and lead.kind = 'customer'
      and lead.received_at between asked.at - ${`${matchWindowMs} ms`}::interval and asked.at + ${`${matchWindowMs} ms`}::interval
    join listings as listing on listing.publisher_id = ${publisherId} and listing.id = lead.listing_id
      and asked.solution in (lower(listing.offer_id), lower(listing.title))
    order by asked.id, abs(extract(epoch from lead.received_at - asked.at))`);
  return new Map(rows.map(({ id, leadId }) => [id, leadId]));
}

function companiesOf({ told }: Unmatched): string[] {
  const words = companyWords(told.customer.company);
  const domains = told.customer.contacts.flatMap(({ email }) => {
    const key = emailKey(email);
    const mail = key === null ? null : mailDomain(key.slice(key.lastIndexOf('@') + 1));
    return mail === null || mail.free ? [] : [`d:${mail.domain}`];
  });
  return [...new Set([...(words === null ? [] : [`n:${words.join(' ')}`]), ...domains])];
}
