// Two likely duplicates side by side, with all their leads and where these went: here, because only this room knows that.
import type { Actor } from '../accounts/actor.ts';
import { asActor } from '../accounts/confined.ts';
import { contactDiffers } from '../leads/contact-differs.ts';
import { duplicateById, pairsOf, type Duplicate } from '../leads/duplicate-store.ts';
import { mergeViews, personSeen, seenById } from '../leads/duplicate-view.ts';
import { leadsByIds } from '../leads/inbox-store.ts';
import { joiningOf, membersIn } from '../leads/joined.ts';
import { leadView } from '../leads/lead-view.ts';
import { groupsOf, leadsOf, mergesAmong } from '../leads/merge-store.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import { notFound } from '../platform/web-problem.ts';
import { named } from './lead-detail.ts';
import { deliveriesOfLead } from './lead-detail-store.ts';

/** So many of each side's newest are shown. */
const mostLeads = 10;

/** Throws Refusal `not_found`, also for a pair of which the actor may not see all leads. */
export async function duplicateDetail(app: App, actor: Actor, publisherId: string, duplicateId: string) {
  const { sides, ...detail } = await asActor(app, actor, publisherId, async (tx) => {
    const pair = await duplicateById(tx, publisherId, duplicateId);
    if (pair === undefined) throw notFound('duplicate');
    const { merge, members } = await standing(tx, publisherId, pair);
    const sides = [];
    for (const people of members) sides.push(await sideOf(app, tx, publisherId, people));
    const { id, score, reasons, foundAt } = pair;
    const separation = await separationOf(tx, publisherId, members);
    return {
      id,
      score,
      reasons,
      foundAt,
      state: merge ? ('merged' as const) : separation ? ('apart' as const) : ('open' as const),
      merge: merge && (await mergeViews(tx, publisherId, [merge]))[0]!,
      separation,
      sides,
    };
  });
  const known = sides.filter((side) => side !== null);
  const deliveries = await named(
    app,
    known.flatMap(({ leads }) => leads.flatMap((lead) => lead.deliveries)),
  );
  const byId = new Map(deliveries.map((delivery) => [delivery.id, delivery]));
  const [one, other] = known;
  return {
    ...detail,
    differs: one && other ? contactDiffers(one.contact, other.contact) : [],
    sides: known.map((side) => ({
      ...side,
      leads: side.leads.map((lead) => ({
        ...lead,
        deliveries: lead.deliveries.map(({ id }) => byId.get(id)!),
      })),
    })),
  };
}

/** Who is on which side: as they are, or where they were merged, as they were before. */
async function standing(tx: Tx, publisherId: string, { oneId, otherId }: Duplicate) {
  const groups = await groupsOf(tx, publisherId, [oneId, otherId]);
  const one = groups.get(oneId) ?? [oneId];
  const other = groups.get(otherId) ?? [otherId];
  if (one[0] !== other[0]) return { merge: null, members: [one, other] };
  const merges = await mergesAmong(tx, publisherId, one);
  const merge = joiningOf(merges, oneId, otherId);
  const before = merges.filter((each) => each !== merge);
  return { merge, members: [membersIn(before, oneId), membersIn(before, otherId)] };
}

/** Said of these two, or of others who are one with them. */
async function separationOf(tx: Tx, publisherId: string, [one, other]: readonly string[][]) {
  const pairs = await pairsOf(tx, publisherId, one!);
  const said = pairs.find(
    ({ oneId, otherId, separatedAt }) =>
      separatedAt !== null && (other!.includes(oneId) || other!.includes(otherId)),
  );
  if (said === undefined) return null;
  const { id: duplicateId, separatedBy, separatedAt, separationNote } = said;
  return { duplicateId, by: separatedBy!, at: separatedAt!, note: separationNote };
}

async function sideOf(app: App, tx: Tx, publisherId: string, people: string[]) {
  const seen = await seenById(tx, publisherId, people);
  const person = personSeen(people[0]!, people, seen);
  if (person === null) return null;
  const ids = await leadsOf(tx, publisherId, people, mostLeads);
  const rows = await leadsByIds(
    tx,
    publisherId,
    ids.map(({ id }) => id),
  );
  const leads = [];
  for (const row of rows)
    leads.push({
      ...leadView(row),
      deliveries: await deliveriesOfLead(tx, publisherId, row.id, app.clock.now()),
    });
  const { leads: leadCount, ...rest } = person;
  return { ...rest, leadCount, leads };
}
