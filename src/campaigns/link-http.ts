// The route that builds links: a listing's address with the campaign's parameters, and what may become of them.
import * as z from 'zod';
import { listingById, type StoredListing } from '../catalog/store.ts';
import type { App } from '../platform/app.ts';
import { invalid } from '../platform/refusal.ts';
import { notFound } from '../platform/web-problem.ts';
import type { Web } from '../platform/web.ts';
import {
  buildLink,
  isOn,
  linkParameters,
  linkTargets,
  linkWarnings,
  usualAddress,
  type LinkTarget,
} from './link.ts';

const Parameters = z
  .strictObject(
    Object.fromEntries(linkParameters.map((name) => [name, z.string().max(500).optional()])) as Record<
      (typeof linkParameters)[number],
      z.ZodOptional<z.ZodString>
    >,
  )
  .describe('By their names; what is empty is left out');

export function linkRoutes(web: Web, app: App): void {
  web.post(
    '/api/v1/publishers/:publisherId/campaign-links',
    {
      config: { scope: 'campaigns:read' },
      schema: {
        tags: ['Campaigns'],
        summary: 'Build a link that carries a campaign; nothing is kept',
        params: z.object({ publisherId: z.string() }),
        body: z.strictObject({
          listingId: z.string(),
          target: z.enum(linkTargets),
          address: z
            .string()
            .trim()
            .max(2_000)
            .optional()
            .describe(
              'Of the listing on the marketplace, with or without a query; left out: as its offer is usually found',
            ),
          parameters: Parameters,
        }),
        response: {
          200: z
            .object({
              url: z.string(),
              address: z.string().describe('Without the parameters'),
              warnings: z.array(
                z.object({ code: z.enum(linkWarnings), parameter: z.enum(linkParameters).nullable() }),
              ),
            })
            .meta({ id: 'CampaignLink' }),
        },
      },
    },
    async ({ params: { publisherId }, body: { listingId, target, address, parameters } }) => {
      const listing = await app.db.asPublisher(publisherId, (tx) => listingById(tx, publisherId, listingId));
      if (listing === undefined) throw notFound('listing');
      const from = addressOf(app, listing, target, address);
      return { address: from, ...buildLink(from, target, parameters as Record<string, string>) };
    },
  );
}

function addressOf(
  app: App,
  listing: StoredListing,
  target: LinkTarget,
  address: string | undefined,
): string {
  if (target === 'own-page') {
    const { slug, published } = listing.page;
    if (slug === null || !published)
      throw invalid(
        'target',
        'Publish the listing’s page first: nobody could open the link.',
        'not_published',
      );
    return `${app.publicUrl()}/store/${listing.publisherSlug}/${slug}`;
  }
  if (address === undefined || address === '') return usualAddress(target, listing);
  if (!isOn(target, address))
    throw invalid(
      'address',
      'Give the address of the listing on this marketplace, as the browser shows it.',
      'not_on_marketplace',
    );
  return address;
}
