// What the owner of the believable world has to do today.
import type { AList, APublisher } from '../factories.ts';
import type { APerson } from '../people.ts';
import type { Place } from './place.ts';

/** A day of the owner's: leads that wait, one that was answered, and a task of their own. */
export async function giveWork(
  { booted }: Place,
  publisher: APublisher,
  owner: APerson,
  leadId: string,
): Promise<void> {
  const at = `/api/v1/publishers/${publisher.id}`;
  const { body } = await booted.call<AList<{ id: string }>>('GET', `${at}/leads?kind=customer&limit=6`);
  const leadIds = [...new Set([leadId, ...body.items.map(({ id }) => id)])];
  await booted.call('POST', `${at}/leads/assignments`, { leadIds, userId: owner.userId });
  const answered = { kind: 'call', outcome: 'left_message' };
  for (const id of leadIds.slice(-2))
    await booted.call('POST', `${at}/leads/${id}/activities`, answered, owner.as);
  const task = { kind: 'other', title: 'Send the price list for three bakeries' };
  const dueAt = new Date(Date.now() + 2 * 3_600_000).toISOString();
  await booted.call('POST', `${at}/leads/${leadId}/tasks`, { ...task, dueAt }, owner.as);
}
