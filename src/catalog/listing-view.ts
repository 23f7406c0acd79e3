// A listing as callers see it: with its intake URL, what to mend about it, and how it does.
import * as z from 'zod';
import type { Actor } from '../accounts/actor.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import { callsToAction, type Listing, type ListingWarning } from './listing.ts';
import { urlFor } from './intake-tokens.ts';
import { publishingOptions } from './storefront.ts';
import type { StoredListing } from './store.ts';
import { listingKindWarning } from './storefronts.ts';

/** What a later room knows of a listing. lastLeadAt: when a customer last raised a hand, null when never. */
export type Insight = { warnings?: ListingWarning[]; lastLeadAt?: Date | null };

/** Asked once per page, in the reader's transaction; keyed by listing id, and a listing may be missing. */
export type ListingInsight = (
  tx: Tx,
  publisherId: string,
  listings: readonly Listing[],
) => Promise<ReadonlyMap<string, Insight>>;

export const ListingView = z
  .object({
    id: z.string(),
    storefront: z.string(),
    kind: z.string(),
    offerId: z.string(),
    title: z.string(),
    callToAction: z.enum(callsToAction).nullable(),
    leadSharing: z.object({
      enabled: z.boolean(),
      intakeUrl: z
        .string()
        .nullable()
        .describe(
          'Paste it into the storefront’s lead destination. A secret: whoever has it can post leads; ' +
            'null for those who lack listings:write',
        ),
      lastUsedAt: z.date().nullable().describe('The intake URL, to the minute'),
    }),
    warnings: z
      .array(z.object({ code: z.string(), message: z.string() }))
      .describe('What to mend; nothing of it stops leads from being kept'),
    page: z
      .object({
        published: z.boolean(),
        url: z.string().nullable().describe('Null until it is first published'),
        summary: z.string().nullable(),
        description: z.string().nullable(),
        publishingOption: z
          .enum(publishingOptions)
          .nullable()
          .describe('Decides the call to action; null: the one it was listed with'),
        allowedOrigins: z.array(z.string()).describe('Web sites that may embed its forms'),
      })
      .describe('Its public page in the store'),
    health: z.object({ lastLeadAt: z.date().nullable() }),
    createdAt: z.date(),
  })
  .meta({ id: 'Listing' });

export type ListingView = z.infer<typeof ListingView>;

export async function viewListings(
  app: App,
  actor: Actor,
  tx: Tx,
  publisherId: string,
  listings: StoredListing[],
  sources: readonly ListingInsight[],
): Promise<ListingView[]> {
  const answers: ReadonlyMap<string, Insight>[] = [];
  for (const source of sources) answers.push(await source(tx, publisherId, listings));
  return listings.map((listing) => {
    const insights = answers.flatMap((answer) => answer.get(listing.id) ?? []);
    return {
      id: listing.id,
      storefront: listing.storefront,
      kind: listing.kind,
      offerId: listing.offerId,
      title: listing.title,
      callToAction: listing.callToAction,
      leadSharing: {
        enabled: listing.sharing,
        intakeUrl: urlFor(app, actor, { id: listing.tokenId, sealed: listing.sealedToken }),
        lastUsedAt: listing.tokenUsedAt,
      },
      warnings: [...ownWarnings(listing), ...insights.flatMap(({ warnings = [] }) => warnings)],
      page: shownPage(app, listing),
      health: { lastLeadAt: insights.find(({ lastLeadAt }) => lastLeadAt)?.lastLeadAt ?? null },
      createdAt: listing.createdAt,
    };
  });
}

function shownPage(app: App, { page: { slug, ...page }, publisherSlug }: StoredListing): ListingView['page'] {
  return { ...page, url: slug === null ? null : `${app.publicUrl()}/store/${publisherSlug}/${slug}` };
}

function ownWarnings({ storefront, kind }: Listing): ListingWarning[] {
  const message = listingKindWarning(storefront, kind);
  return message === null ? [] : [{ code: 'kind_unlisted', message }];
}
