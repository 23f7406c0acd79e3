// A qualified lead becomes an opportunity: once, unless another is asked for. From then on the lead is only read.
import { may, type Actor } from '../accounts/actor.ts';
import { assigneeOf } from '../accounts/confined.ts';
import { worksLeads } from '../accounts/roles.ts';
import { memberById } from '../accounts/membership-store.ts';
import { lockLeads } from '../followup/store.ts';
import { markConverted } from '../leads/convert-store.ts';
import { leadById, type WholeLead } from '../leads/inbox-store.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import { Refusal } from '../platform/refusal.ts';
import { notFound } from '../platform/web-problem.ts';
import { lockQualification, saveStage } from '../scoring/qualification-store.ts';
import { beginOpportunity, fromLead, ofLead, type Within } from './create-opportunity.ts';
import type { Conversion, Opportunity } from './opportunity.ts';
import { opportunityOfLead } from './store.ts';

type Converting = Within & { actor: Actor };

/** created false: the lead was converted before, and this is what it became. */
export function convertLead(
  app: App,
  actor: Actor,
  { publisherId, leadId }: { publisherId: string; leadId: string },
  { override, another, name, ...given }: Conversion,
): Promise<{ opportunity: Opportunity; created: boolean }> {
  return app.outbox.transact(
    publisherId,
    async (tx, say) => {
      const inside: Converting = { tx, say, now: app.clock.now(), actor, publisherId };
      if ((await leadById(tx, publisherId, leadId)) === undefined) throw notFound('lead');
      await lockLeads(tx, [{ publisherId, leadId }]);
      // Read again: somebody may have converted it while this waited.
      const lead = (await leadById(tx, publisherId, leadId))!;
      if (lead.convertedAt !== null && !another) {
        const before = await opportunityOfLead(tx, publisherId, leadId);
        if (before === undefined) throw new Refusal('conflict.converted', saysConverted);
        return { opportunity: before, created: false };
      }
      if (lead.convertedAt === null) await demandQualified(inside, lead, override?.reason ?? null);
      const opportunity = await beginOpportunity(
        inside,
        fromLead(leadId),
        { ...given, name: name ?? usualName(lead) },
        { ownerId: await usualOwner(tx, publisherId, lead, actor), contacts: [ofLead(leadId)] },
      );
      if (lead.convertedAt === null) await markConverted(tx, publisherId, leadId, inside.now);
      const data = { opportunityId: opportunity.id };
      await say([{ type: 'lead.converted', publisherId, subjectId: leadId, actor: actor.id, data }]);
      return { opportunity, created: true };
    },
    assigneeOf(actor),
  );
}

const saysConverted = 'This lead is an opportunity already, of somebody else’s.';

/** Sales-qualified; or a person who may says why it goes on all the same, which qualifies it. */
async function demandQualified(
  { tx, say, now, actor, publisherId }: Converting,
  lead: WholeLead,
  reason: string | null,
): Promise<void> {
  if (lead.kind !== 'customer')
    throw new Refusal(
      'conflict.no_customer',
      'Nobody stands behind this lead: a test or a notice is no deal.',
    );
  const row = await lockQualification(tx, publisherId, lead.id);
  if (row === undefined)
    throw new Refusal('conflict.not_scored', 'This lead has not been scored yet; try again in a minute.');
  const { stage } = row;
  if (stage === 'sales_qualified') return;
  if (stage === 'disqualified')
    throw new Refusal('conflict.disqualified', 'The lead is disqualified; reopen it first.');
  if (reason === null)
    throw new Refusal(
      'conflict.not_sales_qualified',
      `The lead is not sales-qualified: its stage is ${stage}. Qualify it first, or give override with a reason.`,
      { given: { stage } },
    );
  if (!may(actor, 'leads:write'))
    throw actor.userId === null
      ? new Refusal('forbidden.key_lacks_scope', 'This key lacks the scope leads:write.', {
          given: { scope: 'leads:write' },
        })
      : new Refusal('forbidden.role_lacks_scope', 'Your role lacks the scope leads:write.', {
          given: { scope: 'leads:write' },
        });
  const to = { stage: 'sales_qualified' as const, by: actor.id, at: now, reason: null, note: reason };
  await saveStage(tx, publisherId, lead.id, to);
  const data = { stage: to.stage, from: stage, because: 'person' as const };
  await say([{ type: 'lead.qualified', publisherId, subjectId: lead.id, actor: actor.id, data }]);
}

/** Whoever has the lead, where they may still work it; else whoever converts it. */
async function usualOwner(
  tx: Tx,
  publisherId: string,
  { assignedTo }: WholeLead,
  actor: Actor,
): Promise<string | null> {
  for (const userId of [assignedTo, actor.userId]) {
    if (userId === null) continue;
    const member = await memberById(tx, publisherId, userId);
    if (member !== undefined && worksLeads(member.role, member.disabledAt)) return userId;
  }
  return null;
}

function usualName({ contact, offerTitle }: WholeLead): string {
  const who = contact.company ?? contact.normalized.name ?? contact.email;
  return (who === null ? offerTitle : `${who}: ${offerTitle}`).slice(0, 200);
}
