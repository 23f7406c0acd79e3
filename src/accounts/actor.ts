// Who acts, and what that allows.
import { operatorId, type Id } from '../platform/ids.ts';
import type { Role } from './roles.ts';

/** What a key or a role may be allowed, each with what it opens. */
export const scopes = {
  'listings:read': 'See listings and whether they share leads; of intake URLs only that there is one.',
  'listings:write': 'Create and change listings, switch lead sharing, see and renew intake URLs.',
  'leads:read': 'See leads, what was sent, and what could not be read.',
  'leads:write': 'Change leads of the whole publisher, such as handing them to a person.',
  'work:write':
    'Work leads: note what was done, end tasks, qualify and disqualify, settle duplicates. A seller: their own.',
  'scoring:write': 'Change how leads are scored and when they are qualified.',
  'assignments:write': 'Change territories, pools, working hours and absences.',
  'followup:write': 'Change response times and playbooks.',
  'mail:read': 'See mails to leads, templates, and whom not to write to.',
  'mail:write': 'Change mail templates and the sender, send tests, change whom not to write to.',
  'pipeline:read':
    'See opportunities, pipelines, the forecast and exchange rates. A seller: their own opportunities.',
  'pipeline:write':
    'Convert leads, change and move opportunities; a seller: their own. Others also pipelines and exchange rates.',
  'campaigns:read': 'See marketing plans, campaigns, what they cost and what they came to.',
  'campaigns:write': 'Change marketing plans and campaigns, enter costs, import what marketplaces count.',
  'cosell:read':
    'See co-sell referrals, accounts of programmes without their secrets, and how ready listings are.',
  'cosell:write': 'Answer, change and propose co-sell referrals; keep sales contacts and the checklist.',
  'quarantine:write': 'Release or discard what could not be read.',
  'destinations:read': 'See destinations and their state; secrets are never shown.',
  'destinations:write': 'Create, change, pause, check and remove destinations.',
  'mappings:write': 'Change what of a lead goes into which field, preview it, read the far side’s fields.',
  'deliveries:read': 'See deliveries, their attempts and the ledger.',
  'deliveries:write': 'Deliver again.',
  'keys:write': 'See, create and revoke API keys.',
  'people:read': 'See who belongs to the publisher, with which role, and who is invited.',
  'people:write': 'Invite people, change their roles, remove them.',
} as const;

export type Scope = keyof typeof scopes;

export const allScopes = Object.keys(scopes) as Scope[];

export type Actor = {
  /** The key's id, the person's, or `operator` for the key of the environment. */
  id: Id<'key'> | Id<'usr'> | 'operator';
  /** pub_operator for an operator. For a person: the publisher of the path, else the first of theirs. */
  publisherId: string;
  operator: boolean;
  scopes: ReadonlySet<Scope>;
  /** Null for a key. */
  userId: Id<'usr'> | null;
  /** The person's role in the publisher of the path; null for a publisher's key, and where no publisher is named. */
  role: Role | null;
  /** Sees only the leads assigned to userId: a seller. */
  onlyAssigned: boolean;
};

export function may(actor: Actor, scope: Scope): boolean {
  return actor.operator || actor.scopes.has(scope);
}

/** Whoever runs the machine: the key of the environment, and the command line. */
export const operatorActor: Actor = {
  id: 'operator',
  publisherId: operatorId,
  operator: true,
  scopes: new Set(allScopes),
  userId: null,
  role: 'operator',
  onlyAssigned: false,
};
