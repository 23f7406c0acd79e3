// How a lead of the list stands at one destination, and what can be done about it. Pure.
import type { Storefront } from '../catalog/storefront.ts';
import type { LeadKind } from '../leads/lead.ts';
import { routesOf, type Recipient, type Routable } from '../routing/route.ts';

/**
 * there: delivered, and the far side said so. unconfirmed: taken by one that does not tell. gone: it was there. not_sent: it should be
 * there and was never sent. not_routed: no rule takes it there. not_here: we do not have it ourselves.
 */
export const placeStates = [
  'there',
  'unconfirmed',
  'waiting',
  'parked',
  'withheld',
  'gone',
  'not_sent',
  'not_routed',
  'not_here',
] as const;
export type PlaceState = (typeof placeStates)[number];

/** What keeps it from being where it should be; what is routed nowhere should not be. */
export const missingStates = [
  'waiting',
  'parked',
  'withheld',
  'gone',
  'not_sent',
  'not_here',
] as const satisfies PlaceState[];

/** Sent again where it was sent, or for the first time where it never was. */
export const sendableStates = ['parked', 'gone', 'not_sent'] as const satisfies PlaceState[];

/** Why a row of the list cannot be taken in. masked: its programme hides the person until the referral is accepted. */
export const hindrances = ['no_listing', 'masked', 'not_storable'] as const;
export type Hindrance = (typeof hindrances)[number];

/** Why the other side lacks a lead of ours, as far as it can be told. */
export const extraReasons = ['own_form', 'imported', 'test', 'edge', 'unknown'] as const;
export type ExtraReason = (typeof extraReasons)[number];

/** test: probes go only where they are asked for. policy: the storefront's leads do not go to such destinations. */
export type Unrouted = 'test' | 'policy' | 'storefront' | 'listing';

/** Null: a rule takes it there. What is to be contacted by nobody goes nowhere, whatever the rules. */
export function unroutedBecause(
  lead: Omit<Routable, 'kind'> & { kind: Exclude<LeadKind, 'notice'> },
  policy: Storefront | null,
  to: Recipient,
): Unrouted | null {
  if (routesOf(lead, policy, [to]).length > 0) return null;
  const open = { ...to, storefronts: null, listingIds: null, forwardTestLeads: true };
  if (routesOf(lead, policy, [open]).length === 0) return 'policy';
  if (to.storefronts !== null && !to.storefronts.includes(lead.storefront)) return 'storefront';
  if (to.listingIds !== null && !to.listingIds.includes(lead.listingId)) return 'listing';
  return 'test';
}
