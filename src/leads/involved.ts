// Whom a decision on people concerns: the leads on whose timelines it shows, and whether whoever decides may.
import type { Actor } from '../accounts/actor.ts';
import { assigneeOf } from '../accounts/confined.ts';
import type { Queries } from '../platform/db.ts';
import { Refusal } from '../platform/refusal.ts';
import { notFound } from '../platform/web-problem.ts';
import { assignedAmong, leadsOf } from './merge-store.ts';

/** A decision is told on so many leads, the newest; a person with more is a machine. */
const mostTold = 200;

export async function leadsInvolved(
  db: Queries,
  publisherId: string,
  peopleIds: readonly string[],
): Promise<string[]> {
  const leads = await leadsOf(db, publisherId, [...new Set(peopleIds)], mostTold);
  return leads.map(({ id }) => id);
}

/** Who sees only their own leads decides where all leads of these people are theirs, and learns nothing where none is. */
export async function mustBeTheirs(
  db: Queries,
  actor: Actor,
  publisherId: string,
  peopleIds: readonly string[],
): Promise<void> {
  const assignee = assigneeOf(actor);
  if (assignee === null) return;
  const { some, all } = await assignedAmong(db, publisherId, [...new Set(peopleIds)], assignee);
  if (!some) throw notFound('person');
  if (!all)
    throw new Refusal(
      'forbidden.others_leads',
      'Some leads of these people are not assigned to you. Ask a manager, or whoever has them.',
    );
}
