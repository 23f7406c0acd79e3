// What the owner of the believable world has to do today, who shares it, and a page that shows others how leads flow.
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

/** A pool and two territories; answers the pool's id. */
export async function shareOut({ booted }: Place, publisher: APublisher, userIds: string[]): Promise<string> {
  const at = `/api/v1/publishers/${publisher.id}`;
  const windows = [1, 2, 3, 4, 5].map((day) => ({ day, from: '08:00', to: '18:00' }));
  const pool = await booted.call<{ id: string }>('POST', `${at}/pools`, {
    name: 'Central Europe',
    hours: { timeZone: 'Europe/Warsaw', windows },
    outside: 'anyone',
    members: userIds.map((userId, nth) => ({ userId, weight: nth + 1, capADay: 20 })),
  });
  const one_of = (fact: string, ...value: string[]) => ({ fact, is: 'one_of', value });
  const poolId = pool.body.id;
  await booted.call('PUT', `${at}/territories`, {
    basedOn: 0,
    otherwise: poolId,
    territories: [
      { id: 'visegrad', name: 'Visegrád', when: one_of('country', 'CZ', 'HU', 'PL', 'SK'), poolId },
      { id: 'iberia', name: 'Iberia', when: one_of('subregion', '039'), poolId },
    ],
  });
  await booted.call('POST', `${at}/absences`, {
    userId: userIds[1],
    from: '2020-01-01T00:00:00Z',
    reason: 'Parental leave',
  });
  return poolId;
}

export async function openStatusPage({ booted }: Place, { id }: APublisher): Promise<string> {
  const choice = { name: 'Partner desk', namesDestinations: true, countsLeads: true };
  const { body } = await booted.call<{ url: string }>(
    'POST',
    `/api/v1/publishers/${id}/status-pages`,
    choice,
  );
  return new URL(body.url).pathname;
}
