// The doctor's visit: gathers the facts and says what is wrong, worst first.
import { storefrontById } from '../catalog/storefronts.ts';
import { crmByKind } from '../connectors/crms/index.ts';
import type { App } from '../platform/app.ts';
import { routesOf } from '../routing/route.ts';
import type { DestinationDirectory } from './directory.ts';
import { quotaSince } from './daily-quota.ts';
import { destinationFacts, listingFacts } from './doctor-store.ts';
import { examineDestination, examineListing, type DestinationFacts, type Finding } from './doctor.ts';

const order = { error: 0, warning: 1, note: 2 } as const;

/** One publisher's findings, or everyone's. */
export async function examine(
  app: App,
  directory: DestinationDirectory,
  publisherId: string | null,
): Promise<Finding[]> {
  const now = app.clock.now();
  const listings = await listingFacts(app.db, publisherId);
  const destinations = await destinationFacts(app.db, publisherId, quotaSince(now));
  const findings = [
    ...listings.flatMap((listing) => {
      const lead = { kind: 'customer' as const, storefront: listing.storefront, listingId: listing.id };
      const routes = routesOf(
        lead,
        storefrontById(listing.storefront),
        directory.recipientsOf(listing.publisherId),
      );
      return examineListing(
        { ...listing, destinations: routes.filter(({ to }) => to.role === 'publisher-crm').length },
        now,
      );
    }),
    ...destinations.flatMap(({ triedLately, ...facts }) =>
      examineDestination({ ...facts, daily: dailyOf(facts.kind, triedLately) }, now),
    ),
  ];
  return findings.toSorted((a, b) => order[a.severity] - order[b.severity]);
}

function dailyOf(kind: string, used: number): DestinationFacts['daily'] {
  const crm = crmByKind(kind);
  if (crm?.daily === undefined) return null;
  const { most, instead } = crm.daily;
  return { used, most, name: crm.name, instead: crmByKind(instead)?.name ?? instead };
}
