// Routes of the offers that a marketplace's report names: which listing each is, as its name says or a person.
import * as z from 'zod';
import { listingById } from '../catalog/store.ts';
import type { App } from '../platform/app.ts';
import { invalid } from '../platform/refusal.ts';
import { listQuery, pageOf, pageOfAll } from '../platform/web-list.ts';
import type { Web } from '../platform/web.ts';
import { assignOffer, toldOffers } from './offer-store.ts';
import { offerId } from './offer.ts';
import { offerKey } from './traffic-row.ts';

const View = z
  .object({
    offerName: z.string(),
    storefront: z.string().describe('Empty where the report does not say'),
    listingId: z.string().nullable().describe('Null: no listing is called so; its figures count for none'),
    rows: z.int(),
    visits: z.int(),
    toDay: z.string(),
  })
  .meta({ id: 'ToldOffer' });

const path = '/api/v1/publishers/:publisherId/marketplace-offers';
const params = z.object({ publisherId: z.string() });
const tags = ['Campaigns'];

export function offerRoutes(web: Web, app: App): void {
  web.get(
    path,
    {
      config: { scope: 'campaigns:read' },
      schema: {
        tags,
        summary: 'The offers that a marketplace’s report names, those without a listing first',
        params,
        querystring: z.strictObject(listQuery),
        response: { 200: pageOf(View) },
      },
    },
    async ({ params: { publisherId }, query }) => {
      const rows = await app.db.asPublisher(publisherId, (tx) => toldOffers(tx, publisherId));
      return pageOfAll(rows, query, (row) => `${offerId(row)} ${row.listingId ?? ''}`);
    },
  );

  web.put(
    path,
    {
      config: { scope: 'campaigns:write' },
      schema: {
        tags,
        summary: 'Say which listing an offer is; what was imported of it counts there at once',
        params,
        body: z.strictObject({
          offerName: z.string().trim().min(1).max(200),
          storefront: z.enum(['', 'appsource', 'azure-marketplace']),
          listingId: z.string(),
        }),
        response: { 200: z.object({ rows: z.int().describe('That count for it now') }) },
      },
    },
    ({ actor, params: { publisherId }, body: { offerName, storefront, listingId } }) =>
      app.outbox.transact(publisherId, async (tx, say) => {
        if ((await listingById(tx, publisherId, listingId)) === undefined)
          throw invalid('listingId', 'There is no such listing.', 'not_here');
        const rows = await assignOffer(
          tx,
          publisherId,
          { offerKey: offerKey(offerName), storefront, listingId },
          { id: actor.id, at: app.clock.now() },
        );
        await say([
          {
            type: 'marketplace_offer.assigned',
            publisherId,
            subjectId: listingId,
            actor: actor.id,
            data: { offerName, rows },
          },
        ]);
        return { rows };
      }),
  );
}
