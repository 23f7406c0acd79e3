// A referral that is accepted, or our own, becomes an opportunity of the pipeline: once, with the link kept.
import type { Actor } from '../accounts/actor.ts';
import { beginOpportunity } from '../pipeline/create-opportunity.ts';
import { mostContacts, type Contact, type Opportunity } from '../pipeline/opportunity.ts';
import { latestPipelines } from '../pipeline/pipeline-store.ts';
import { opportunityById } from '../pipeline/store.ts';
import type { App } from '../platform/app.ts';
import { isCurrency } from '../platform/currency.ts';
import type { Tx } from '../platform/db.ts';
import { Refusal } from '../platform/refusal.ts';
import { notFound } from '../platform/web-problem.ts';
import { mayConvert } from './convertible.ts';
import { insertLink, linkOfReferral } from './link-store.ts';
import { maskedOf } from './mask.ts';
import { programmeByName } from './programmes.ts';
import type { ReferralConversion } from './link-view.ts';
import { lockReferral, type Referral } from './referral-store.ts';
import { sideOfReferral, stagesInBoth } from './step.ts';

/** created false: it was converted before, and this is what it became. */
export function convertReferral(
  app: App,
  actor: Actor,
  publisherId: string,
  referralId: string,
  given: ReferralConversion,
): Promise<{ opportunity: Opportunity; created: boolean }> {
  return app.outbox.transact(publisherId, async (tx, say) => {
    const referral = await lockReferral(tx, publisherId, referralId);
    if (referral === undefined) throw notFound('referral');
    const before = await linkOfReferral(tx, publisherId, referralId);
    if (before !== undefined)
      return { opportunity: await linked(tx, publisherId, before.opportunityId), created: false };
    demandConvertible(referral);
    const now = app.clock.now();
    const { document } = await latestPipelines(tx, publisherId);
    const opportunity = await beginOpportunity(
      { tx, say, now, actor, publisherId },
      { origin: 'co_sell', leadId: null },
      { ...usualOf(referral), ...given, name: given.name ?? usualName(referral) },
      { ownerId: actor.userId, contacts: contactsOf(referral) },
    );
    const stages = stagesInBoth(programmeByName(referral.programme)!, document, opportunity.pipelineId);
    await insertLink(tx, {
      publisherId,
      referralId,
      opportunityId: opportunity.id,
      programme: referral.programme,
      linkedBy: actor.id,
      linkedAt: now,
      // What was given differently is told the programme.
      agreed: sideOfReferral(referral, stages),
    });
    const data = { opportunityId: opportunity.id };
    await say([{ type: 'referral.converted', publisherId, subjectId: referralId, actor: actor.id, data }]);
    return { opportunity, created: true };
  });
}

async function linked(tx: Tx, publisherId: string, opportunityId: string): Promise<Opportunity> {
  const opportunity = await opportunityById(tx, publisherId, opportunityId);
  if (opportunity === undefined) throw notFound('opportunity');
  return opportunity;
}

function demandConvertible(referral: Referral): void {
  if (referral.leadId !== null)
    throw new Refusal(
      'conflict.referral_is_lead',
      'This referral is a storefront lead of yours: convert that lead instead.',
      { given: { leadId: referral.leadId } },
    );
  if (!mayConvert(referral))
    throw new Refusal(
      'conflict.referral_not_accepted',
      'Only a referral that is accepted, or your own, becomes an opportunity.',
    );
}

/** As far as an opportunity can hold it. */
function usualOf({ told: { deal } }: Referral): {
  value?: string;
  currency?: string;
  expectedClose?: string;
} {
  const { value, currency, closesOn } = deal;
  const hasMoney = value !== null && currency !== null && isCurrency(currency);
  return {
    ...(hasMoney && { value, currency }),
    ...(closesOn !== null && { expectedClose: closesOn }),
  };
}

function usualName({ told: { name, customer } }: Referral): string {
  return ([customer.company, name].filter((word) => word !== null).join(': ') || 'Co-sell').slice(0, 200);
}

function contactsOf({ told, status, substatus, programme }: Referral): Contact[] {
  const masks = programmeByName(programme)?.masks ?? true;
  const { customer, masked } = maskedOf({ ...told, status, substatus, raw: null }, masks);
  if (masked) return [];
  return customer.contacts.slice(0, mostContacts).flatMap(({ firstName, lastName, email, phone, title }) => {
    const name = [firstName, lastName].filter((word) => word !== null).join(' ') || email;
    if (name === null) return [];
    const cut = (said: string | null, most: number) => said?.slice(0, most) ?? null;
    return [{ leadId: null, name: name.slice(0, 200), email, phone: cut(phone, 60), part: cut(title, 120) }];
  });
}
