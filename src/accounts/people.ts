// Changes what a member may do, and removes members. A publisher always keeps an owner, and the installation an operator.
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import type { Say } from '../platform/outbox.ts';
import { invalid, Refusal } from '../platform/refusal.ts';
import { notFound } from '../platform/web-problem.ts';
import { may, type Actor } from './actor.ts';
import { forgetLink } from './calendar-link-store.ts';
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

export type MemberChange = { role?: Role | undefined; disabled?: boolean | undefined };
/** What the acts below share. */
type Act = { app: App; tx: Tx; say: Say; actor: Actor; publisherId: string };

/** Both or none of it. Throws Refusal `forbidden`, `conflict`, `last_owner` or `not_found`. */
export async function changeMember(
  app: App,
  actor: Actor,
  publisherId: string,
  userId: string,
  { role, disabled }: MemberChange,
): Promise<Member> {
  // A publisher may neither write people nor see where else they belong, so disabling runs under the owner's role.
  return app.outbox.transact(disabled === undefined ? publisherId : null, async (tx, say) => {
    const act = { app, tx, say, actor, publisherId };
    let member = await freeMember(act, userId, role ?? 'as it is');
    if (role !== undefined) member = await giveRole(act, member, role);
    if (disabled !== undefined) member = await disable(act, member, disabled);
    return member;
  });
}

async function giveRole({ tx, say, actor, publisherId }: Act, member: Member, role: Role): Promise<Member> {
  if (member.role === role) return member;
  const { userId } = member;
  demandGivable(actor, role);
  await changeRole(tx, publisherId, userId, role);
  const data = { userId, role };
  await say([{ type: 'membership.changed', publisherId, subjectId: userId, actor: actor.id, data }]);
  return { ...member, role };
}

/**
 * A disabled person signs in nowhere, and is out with their next request; what they did stays. Who belongs to another publisher
 * too is not one publisher's to disable.
 */
async function disable(act: Act, member: Member, disabled: boolean): Promise<Member> {
  const { app, tx, say, actor, publisherId } = act;
  const { userId } = member;
  if (disabled) await freeMember(act, userId, null);
  if (userId === actor.userId) throw new Refusal('conflict.own_user', 'You cannot disable yourself.');
  if (!actor.operator && (await belongsElsewhere(tx, publisherId, userId)))
    throw new Refusal(
      'forbidden.belongs_elsewhere',
      'This person belongs to another publisher too; remove them here instead, or ask an operator.',
    );
  if ((member.disabledAt !== null) === disabled) return member;
  const disabledAt = disabled ? app.clock.now() : null;
  await setDisabled(tx, userId, disabledAt);
  const type = disabled ? 'user.disabled' : 'user.enabled';
  await say([{ type, publisherId, subjectId: userId, actor: actor.id, data: { userId } }]);
  if (disabled) {
    await endSessions(app, tx, say, userId);
    await forgetLink(tx, userId);
  }
  return { ...member, disabledAt };
}

/** They are out with their next request; what they did stays. Throws Refusal `forbidden`, `last_owner` or `not_found`. */
export async function removeMember(
  app: App,
  actor: Actor,
  publisherId: string,
  userId: string,
): Promise<void> {
  await app.outbox.transact(publisherId, async (tx, say) => {
    await freeMember({ app, tx, say, actor, publisherId }, userId, null);
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
    throw new Refusal('forbidden.role_beyond', `Whoever may do less cannot give or take the role ${role}.`, {
      given: { role },
    });
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
  { tx, actor, publisherId }: Act,
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
