// An opportunity that was made of no lead turns out to be one's: from then on it is that lead's, as if it had been converted.
import { lockLeads } from '../followup/store.ts';
import { markConverted } from '../leads/convert-store.ts';
import { emailKey } from '../leads/email-key.ts';
import { leadById } from '../leads/inbox-store.ts';
import { ofLead, type Within } from './create-opportunity.ts';
import { mostContacts } from './opportunity.ts';
import { contactsOf, giveLead, lockOpportunity, saveContacts } from './store.ts';

/** In the caller's transaction. False where either has become something else: two deals that people made stay two until they close one. */
export async function takeLead(
  { tx, say, now, actor, publisherId }: Within,
  { id, leadId }: { id: string; leadId: string },
): Promise<boolean> {
  await lockLeads(tx, [{ publisherId, leadId }]);
  const lead = await leadById(tx, publisherId, leadId);
  const opportunity = await lockOpportunity(tx, publisherId, id);
  if (!lead || lead.convertedAt !== null || !opportunity || opportunity.leadId !== null) return false;
  await giveLead(tx, publisherId, id, leadId, now);
  const own = emailKey(lead.contact.email);
  const others = (await contactsOf(tx, publisherId, id)).filter(
    ({ email }) => own === null || emailKey(email) !== own,
  );
  await saveContacts(tx, publisherId, id, [ofLead(leadId), ...others].slice(0, mostContacts));
  await markConverted(tx, publisherId, leadId, now);
  const by = { publisherId, actor: actor.id };
  await say([
    { type: 'lead.converted', subjectId: leadId, data: { opportunityId: id }, ...by },
    { type: 'opportunity.changed', subjectId: id, data: { leadId, fields: ['leadId'] }, ...by },
  ]);
  return true;
}
