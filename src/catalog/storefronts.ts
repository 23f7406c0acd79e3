// Every storefront we know. A new one is its own file and one line here.
import { appsource } from './appsource.ts';
import { azureMarketplace } from './azure-marketplace.ts';
import type { Action, Storefront } from './storefront.ts';

const known = [appsource, azureMarketplace] as const;

export type ListingKind = (typeof known)[number]['listingKinds'][number];

export const storefronts: readonly Storefront[] = known;

const byId = new Map(storefronts.map((storefront) => [storefront.id, storefront]));
const bySource = new Map(
  storefronts.flatMap((storefront) => storefront.sourceNames.map((name) => [sourceKey(name), storefront])),
);
const byCode = new Map(
  storefronts
    .flatMap((storefront) => storefront.actions)
    .map((action) => [action.code.toLowerCase(), action]),
);

export function storefrontById(id: string): Storefront | null {
  return byId.get(id) ?? null;
}

/** The storefront a LeadSource names: `SPZA`, `AppSource (SPZA)`, `AzurePortal` … */
export function storefrontBySource(source: string): Storefront | null {
  return bySource.get(sourceKey(source)) ?? null;
}

/** The documented action for a code in any case, with or without the storefront's inner `CTA_` prefix. */
export function actionByCode(code: string): Action | null {
  return byCode.get(code.toLowerCase().replace(/^cta_/, '')) ?? null;
}

export function isListingKind(kind: string): kind is ListingKind {
  return storefronts.some((storefront) => storefront.listingKinds.includes(kind));
}

/**
 * A sentence when a storefront's policy does not name a kind, else null.
 * A warning, not an error: consulting services, for one, are seen on both storefronts.
 */
export function listingKindWarning(storefrontId: string, kind: string): string | null {
  const storefront = storefrontById(storefrontId);
  if (storefront === null) return `There is no storefront with the id ${storefrontId}.`;
  if (storefront.listingKinds.includes(kind)) return null;
  return `${storefront.name} lists ${storefront.listingKinds.join(' and ')}, not ${kind}.`;
}

function sourceKey(name: string): string {
  return name.toLowerCase().replace(/\s+/g, '');
}
