// Changes what a member may do, and removes members. A publisher always keeps an owner, and the installation an operator.
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import type { Id } from '../platform/ids.ts';
import { invalid, Refusal } from '../platform/refusal.ts';
import { notFound } from '../platform/web-problem.ts';
import { may, type Actor } from './actor.ts';
import {
  belongsElsewhere,
  changeRole,
  lockHolders,
  memberById,
  removeMembership,
  type Member,
} from './membership-store.ts';
import { fits, roles, scopesOf, type Role } from './roles.ts';
import { endSessions } from './sessions.ts';
import { setDisabled } from './user-store.ts';

/** Throws Refusal `forbidden`, `last_owner` or `not_found`. */
export async function giveRole(
  app: App,
  actor: Actor,
  publisherId: string,
  userId: string,
  role: Role,
): Promise<Member> {
  return app.outbox.transact(publisherId, async (tx, say) => {
    const member = await freeMember(tx, actor, publisherId, userId, role);
    if (member.role === role) return member;
    demandGivable(actor, role);
    await changeRole(tx, publisherId, userId, role);
    await say([
      {
        type: 'membership.changed',
        publisherId,
        subjectId: userId,
        actor: actor.id,
        data: { userId, role },
      },
    ]);
    return { ...member, role };
  });
}

/**
 * A disabled person signs in nowhere, and is out with their next request; what they did stays. Who belongs to another publisher
 * too is not one publisher's to disable. Throws Refusal `forbidden`, `conflict`, `last_owner` or `not_found`.
 */
export async function disableMember(
  app: App,
  actor: Actor,
  publisherId: string,
  userId: Id<'usr'>,
  disabled: boolean,
): Promise<Member> {
  const disabledAt = disabled ? app.clock.now() : null;
  // Under the owner's role: a publisher may neither write people nor see where else they belong.
  return app.outbox.transact(null, async (tx, say) => {
    const member = await freeMember(tx, actor, publisherId, userId, disabled ? null : 'as it is');
    if (userId === actor.userId) throw new Refusal('conflict', 'You cannot disable yourself.');
    if (!actor.operator && (await belongsElsewhere(tx, publisherId, userId)))
      throw new Refusal(
        'forbidden',
        'This person belongs to another publisher too; remove them here instead, or ask an operator.',
      );
    if ((member.disabledAt !== null) === disabled) return member;
    await setDisabled(tx, userId, disabledAt);
    const type = disabled ? 'user.disabled' : 'user.enabled';
    await say([{ type, publisherId, subjectId: userId, actor: actor.id, data: { userId } }]);
    if (disabled) await endSessions(app, tx, say, userId);
    return { ...member, disabledAt };
  });
}

/** They are out with their next request; what they did stays. Throws Refusal `forbidden`, `last_owner` or `not_found`. */
export async function removeMember(
  app: App,
  actor: Actor,
  publisherId: string,
  userId: string,
): Promise<void> {
  await app.outbox.transact(publisherId, async (tx, say) => {
    await freeMember(tx, actor, publisherId, userId, null);
    await removeMembership(tx, publisherId, userId);
    await say([
      { type: 'membership.removed', publisherId, subjectId: userId, actor: actor.id, data: { userId } },
    ]);
  });
}

/** Nobody gives, or takes away, what they do not have themselves. */
export function demandGivable(actor: Actor, role: Role): void {
  const beyond = [...scopesOf(role)].filter((scope) => !may(actor, scope));
  if (beyond.length > 0 || (role === 'operator' && !actor.operator))
    throw new Refusal('forbidden', `Whoever may do less cannot give or take the role ${role}.`);
}

export function demandFit(role: Role, publisherId: string): void {
  if (!fits(role, publisherId))
    throw invalid(
      'role',
      'The role operator is for members of pub_operator, the others for publishers’.',
      'not_one_of',
      {
        options: roles.filter((each) => fits(each, publisherId)).join(', '),
      },
    );
}

/** The member, unless taking their role away (null) would leave nobody in charge. */
async function freeMember(
  tx: Tx,
  actor: Actor,
  publisherId: string,
  userId: string,
  next: Role | 'as it is' | null,
): Promise<Member> {
  const inCharge = fits('operator', publisherId) ? 'operator' : 'owner';
  const holders = await lockHolders(tx, publisherId, inCharge);
  const member = await memberById(tx, publisherId, userId);
  if (member === undefined) throw notFound('person');
  if (next !== null && next !== 'as it is') demandFit(next, publisherId);
  demandGivable(actor, member.role);
  const stays = next === 'as it is' || next === inCharge;
  if (member.role === inCharge && !stays && !holders.some((each) => each !== userId))
    throw new Refusal('last_owner', `The last ${inCharge} stays; make somebody else ${inCharge} first.`);
  return member;
}
