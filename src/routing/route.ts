// Which destinations a lead goes to, and why: the storefront's policy and the destinations' own limits, nothing else. Pure.
import type { LeadRoute, Storefront } from '../catalog/storefront.ts';
import type { LeadKind } from '../leads/lead.ts';

/** What a destination is there for: the leads of a route, or events. */
export type DestinationRole = LeadRoute | 'events';

/** What routing needs to know of a destination. Null lists mean every storefront or listing. */
export type Recipient = {
  id: string;
  role: DestinationRole;
  storefronts: readonly string[] | null;
  listingIds: readonly string[] | null;
  forwardTestLeads: boolean;
};

export type Routable = { kind: LeadKind; storefront: string; listingId: string };

/** One destination for a lead; because names the rule, such as policy:field-seller-crm. */
export type Route<To extends Recipient> = { to: To; because: string };

/**
 * Every destination that shall have the lead. A notice goes nowhere. A test goes only where it is asked for.
 * A publisher's own destination has the leads of every storefront that shares with the publisher's CRM by policy,
 * and of those that let it be attached; it may be narrowed to storefronts or listings.
 */
export function routesOf<To extends Recipient>(
  lead: Routable,
  policy: Storefront | null,
  recipients: readonly To[],
): Route<To>[] {
  if (lead.kind === 'notice') return [];
  return recipients.flatMap((to) => {
    const because = ruleFor(to.role, policy);
    const wanted = because !== null && takes(to, lead) && (lead.kind === 'customer' || to.forwardTestLeads);
    return wanted ? [{ to, because }] : [];
  });
}

function ruleFor(role: DestinationRole, policy: Storefront | null): string | null {
  if (role === 'events') return null;
  if (policy?.leadRoutes.includes(role)) return `policy:${role}`;
  if (policy?.attachable.includes(role)) return `attached:${role}`;
  return null;
}

function takes(to: Recipient, lead: Routable): boolean {
  return (
    (to.storefronts?.includes(lead.storefront) ?? true) && (to.listingIds?.includes(lead.listingId) ?? true)
  );
}
