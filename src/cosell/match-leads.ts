// A marketplace lead that shows up in a programme is one of ours already: found by the address, or by company and listing.
import { emailKey } from '../leads/email-key.ts';
import { companyWords } from '../leads/alike.ts';
import { mailDomain } from '../leads/mail-domain.ts';
import type { By } from '../pipeline/create-opportunity.ts';
import { takeLead } from '../pipeline/take-lead.ts';
import type { Tx } from '../platform/db.ts';
import type { Say } from '../platform/outbox.ts';
import { linksOf } from './link-store.ts';
import { leadsByAddress, leadsByCompany, writeMatches } from './match-store.ts';
import type { Referral } from './referral-store.ts';

type Within = { tx: Tx; say: Say; now: Date };
/** As whom this room acts elsewhere. */
const room: By = { id: 'cosell', userId: null, onlyAssigned: false };
type Unmatched = Pick<Referral, 'id' | 'category' | 'leadId' | 'told' | 'firstSeenAt'>;

/** Both ways in take a while; further apart it is another wish of the same customer. */
export const matchWindowMs = 30 * 86_400_000;

/** Answers how many were found. A lead is one referral's at most. */
export async function matchLeads(
  { tx, say, now }: Within,
  publisherId: string,
  referrals: readonly Unmatched[],
): Promise<number> {
  const wanted = referrals.filter(
    ({ category, leadId }) => category === 'marketplace_lead' && leadId === null,
  );
  if (wanted.length === 0) return 0;
  const byAddress = await leadsByAddress(tx, publisherId, wanted.flatMap(addressesOf), matchWindowMs);
  const settled = new Set(byAddress.map(({ id }) => id));
  const rest = wanted.filter(({ id }) => !settled.has(id));
  // A company alone says too little: the listing must be the same as well.
  const byCompany = await leadsByCompany(tx, publisherId, rest.flatMap(wishesOf), matchWindowMs);
  const found = [
    ...byAddress.map((each) => ({ ...each, by: 'email' })),
    ...byCompany.map((each) => ({ ...each, by: 'company' })),
  ];
  const taken = new Set<string>();
  const fresh = found.filter(({ leadId }) => !taken.has(leadId) && taken.add(leadId));
  if (fresh.length === 0) return 0;
  const kept = await writeMatches(tx, publisherId, fresh);
  await say(
    kept.map(({ id, leadId, by }) => ({
      type: 'referral.matched' as const,
      publisherId,
      subjectId: id,
      actor: 'cosell',
      data: { leadId, by },
    })),
  );
  // What a referral became while nobody knew of its lead is that lead's, or it would count twice.
  const links = await linksOf(
    tx,
    publisherId,
    kept.map(({ id }) => id),
  );
  for (const { id, leadId } of kept) {
    const link = links.get(id);
    if (link) await takeLead({ tx, say, now, actor: room, publisherId }, { id: link.opportunityId, leadId });
  }
  return kept.length;
}

const beganAt = ({ told, firstSeenAt }: Unmatched) =>
  told.createdAt === null ? firstSeenAt : new Date(told.createdAt);

const addressesOf = (referral: Unmatched) =>
  referral.told.customer.contacts.flatMap(({ email }) => {
    const key = emailKey(email);
    return key === null ? [] : [{ id: referral.id, key, at: beganAt(referral) }];
  });

function wishesOf(referral: Unmatched) {
  const { solutions } = referral.told;
  const named = solutions.flatMap(({ id, name }) => [id, name]).filter((name) => name !== null);
  return companiesOf(referral).flatMap((company) =>
    named.map((name) => ({ id: referral.id, company, solution: name.toLowerCase(), at: beganAt(referral) })),
  );
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
