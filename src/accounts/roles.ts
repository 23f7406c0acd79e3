// What each role may do, in one table. The server enforces it; docs/security.md shows it.
import { operatorId, type Id } from '../platform/ids.ts';
import { allScopes, type Actor, type Scope } from './actor.ts';

export const roles = ['operator', 'owner', 'marketer', 'manager', 'seller', 'viewer'] as const;
export type Role = (typeof roles)[number];

/** operator: a member of pub_operator, who may do everything for every publisher. The others are roles in a publisher. */
const scopesByRole: Record<Role, readonly Scope[]> = {
  operator: allScopes,
  owner: allScopes,
  marketer: [
    'listings:read',
    'listings:write',
    'leads:read',
    'leads:write',
    'work:write',
    'scoring:write',
    'assignments:write',
    'followup:write',
    'mail:read',
    'mail:write',
    'pipeline:read',
    'pipeline:write',
    'campaigns:read',
    'campaigns:write',
    'cosell:read',
    'cosell:write',
    'quarantine:write',
    'destinations:read',
    'mappings:write',
    'deliveries:read',
    'deliveries:write',
    'people:read',
  ],
  // Leads sellers: who works what by when. What is listed and where leads are sent is others' to change.
  manager: [
    'listings:read',
    'leads:read',
    'leads:write',
    'work:write',
    'scoring:write',
    'assignments:write',
    'followup:write',
    'mail:read',
    'pipeline:read',
    'pipeline:write',
    'campaigns:read',
    'cosell:read',
    'cosell:write',
    'destinations:read',
    'deliveries:read',
    'people:read',
  ],
  // Only leads assigned to them, with what became of each; intake URLs, the ledger and other people's leads are not theirs.
  seller: ['leads:read', 'work:write', 'pipeline:read', 'pipeline:write'],
  viewer: [
    'listings:read',
    'leads:read',
    'cosell:read',
    'pipeline:read',
    'campaigns:read',
    'destinations:read',
    'deliveries:read',
    'people:read',
  ],
};

export function scopesOf(role: Role): ReadonlySet<Scope> {
  return new Set(scopesByRole[role]);
}

/** A member of the publisher, as who they are when they sign in. */
export function memberActor(publisherId: string, userId: Id<'usr'>, role: Role): Actor {
  return {
    id: userId,
    publisherId,
    operator: false,
    scopes: scopesOf(role),
    userId,
    role,
    onlyAssigned: role === 'seller',
  };
}

/** Who may be handed leads: a member of the publisher who may work them and can sign in. */
export function worksLeads(role: Role | null, disabledAt: Date | null): boolean {
  return role !== null && disabledAt === null && scopesOf(role).has('work:write');
}

/** Operators are the members of pub_operator and of nobody else. */
export function fits(role: Role, publisherId: string): boolean {
  return (role === 'operator') === (publisherId === operatorId);
}
