// Routes of the catalog: storefronts and listings.
import * as z from 'zod';
import type { Actor } from '../accounts/actor.ts';
import type { App } from '../platform/app.ts';
import { listQuery, page, pageOf, pageOfAll } from '../platform/web-list.ts';
import { notFound } from '../platform/web-problem.ts';
import type { Web } from '../platform/web.ts';
import { changeListing } from './change-listing.ts';
import { createListing } from './list-offer.ts';
import { callsToAction } from './listing.ts';
import { ListingView, viewListings, type ListingInsight } from './listing-view.ts';
import { originOf, type PageChange } from './listing-page.ts';
import { listingById, listingsAfter } from './store.ts';
import { publishingOptions, type Storefront } from './storefront.ts';
import { storefronts } from './storefronts.ts';

const StorefrontView = z
  .object({
    id: z.string(),
    name: z.string(),
    audience: z.string(),
    motion: z.string().describe('The kind of campaign its leads feed'),
    listingKinds: z.array(z.string()),
    leadRoutes: z.array(z.string()).describe('Where each of its leads goes'),
    attachable: z.array(z.string()).describe('Where a publisher may have them sent besides'),
    actions: z
      .array(
        z.object({
          code: z.string(),
          reading: z.string(),
          kind: z.enum(['customer', 'notice']).describe('notice: information only, nobody may be contacted'),
          consent: z.object({ basis: z.string(), scope: z.string() }).describe('Implied by the action'),
        }),
      )
      .describe('What a customer does there, by the code its leads carry'),
  })
  .meta({ id: 'Storefront' });

const leadSharing = z.strictObject({ enabled: z.boolean() });
const title = z.string().trim().min(1).max(300);

const callToAction = z
  .enum(callsToAction)
  .nullable()
  .default(null)
  .describe('What its page offers; a contact-me listing needs a destination');

const origin = z.url().transform((text, context) => {
  const known = originOf(text);
  if (known !== null) return known;
  context.addIssue({
    code: 'custom',
    message: 'Give a web site’s origin such as https://www.example.com.',
    params: { code: 'not_an_origin' },
  });
  return z.NEVER;
});

const publicPage = z
  .strictObject({
    published: z.boolean(),
    summary: z.string().trim().max(300).nullable().describe('One or two sentences'),
    description: z.string().trim().max(10_000).nullable().describe('Paragraphs, lists with - and **bold**'),
    publishingOption: z.enum(publishingOptions).nullable().describe('Decides the call to action'),
    allowedOrigins: z.array(origin).max(50).describe('Web sites that may embed its forms'),
  })
  .partial();

const NewListing = z.strictObject({
  storefront: z.enum(storefronts.map(({ id }) => id)),
  kind: z.string().trim().min(1).max(64),
  offerId: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .describe('As the storefront writes it; compared without regard to case'),
  title,
  callToAction,
  leadSharing: leadSharing.default({ enabled: true }),
});

const list = z.strictObject(listQuery);
const ofPublisher = z.object({ publisherId: z.string() });
const ofListing = ofPublisher.extend({ listingId: z.string() });
const tags = ['Listings'];
const path = '/api/v1/publishers/:publisherId/listings';

export function storefrontRoutes(web: Web): void {
  web.get(
    '/api/v1/storefronts',
    {
      config: { scope: 'any' },
      schema: {
        tags: ['Storefronts'],
        summary: 'List storefronts',
        querystring: z.strictObject(listQuery),
        response: { 200: pageOf(StorefrontView) },
      },
    },
    async ({ query }) => pageOfAll(storefronts.map(storefrontView), query, ({ id }) => id),
  );
}

function storefrontView(storefront: Storefront): z.infer<typeof StorefrontView> {
  const { id, name, audience, motion, listingKinds, leadRoutes, attachable } = storefront;
  const lists = { listingKinds: [...listingKinds], leadRoutes: [...leadRoutes], attachable: [...attachable] };
  const actions = storefront.actions.map(({ code, reading, kind, consent }) => ({
    code,
    reading,
    kind,
    consent,
  }));
  return { id, name, audience, motion, ...lists, actions };
}

/** insights: what later rooms add to a listing's view. */
export function listingRoutes(web: Web, app: App, insights: readonly ListingInsight[]): void {
  readRoutes(web, app, insights);
  writeRoutes(web, app, insights);
}

function readRoutes(web: Web, app: App, insights: readonly ListingInsight[]): void {
  web.get(
    path,
    {
      config: { scope: 'listings:read' },
      schema: {
        tags,
        summary: 'List listings',
        params: ofPublisher,
        querystring: list,
        response: { 200: pageOf(ListingView) },
      },
    },
    async ({ actor, params: { publisherId }, query: { limit, cursor = '' } }) =>
      app.db.asPublisher(publisherId, async (tx) => {
        const rows = await listingsAfter(tx, publisherId, cursor, limit + 1);
        const { items, nextCursor } = page(rows, limit, (listing) => listing.id);
        return { items: await viewListings(app, actor, tx, publisherId, items, insights), nextCursor };
      }),
  );

  web.get(
    `${path}/:listingId`,
    {
      config: { scope: 'listings:read' },
      schema: { tags, summary: 'One listing', params: ofListing, response: { 200: ListingView } },
    },
    async ({ actor, params }) => viewOne(app, actor, insights, params.publisherId, params.listingId),
  );
}

function writeRoutes(web: Web, app: App, insights: readonly ListingInsight[]): void {
  web.post(
    path,
    {
      config: { scope: 'listings:write' },
      schema: {
        tags,
        summary: 'Create a listing',
        params: ofPublisher,
        body: NewListing,
        response: { 201: ListingView },
      },
    },
    async ({ actor, params: { publisherId }, body }, reply) => {
      const { leadSharing, ...offer } = body;
      const id = await createListing(app, actor, publisherId, { ...offer, sharing: leadSharing.enabled });
      return reply.code(201).send(await viewOne(app, actor, insights, publisherId, id));
    },
  );

  web.patch(
    `${path}/:listingId`,
    {
      config: { scope: 'listings:write' },
      schema: {
        tags,
        summary: 'Change a listing, its public page, or its lead sharing',
        params: ofListing,
        body: z.strictObject({
          title: title.optional(),
          callToAction: callToAction.unwrap().optional(),
          leadSharing: leadSharing.optional(),
          page: publicPage.optional().describe('Its public page in the store; what is left out stays'),
        }),
        response: { 200: ListingView },
      },
    },
    async ({ actor, params: { publisherId, listingId }, body }) => {
      const change = {
        ...(body.title === undefined ? {} : { title: body.title }),
        ...(body.callToAction === undefined ? {} : { callToAction: body.callToAction }),
        ...(body.leadSharing === undefined ? {} : { sharing: body.leadSharing.enabled }),
        ...(body.page === undefined ? {} : { page: given(body.page) }),
      };
      await changeListing(app, actor, publisherId, listingId, change);
      return viewOne(app, actor, insights, publisherId, listingId);
    },
  );
}

function viewOne(
  app: App,
  actor: Actor,
  insights: readonly ListingInsight[],
  publisherId: string,
  listingId: string,
) {
  return app.db.asPublisher(publisherId, async (tx) => {
    const listing = await listingById(tx, publisherId, listingId);
    if (listing === undefined) throw notFound('listing');
    return (await viewListings(app, actor, tx, publisherId, [listing], insights))[0]!;
  });
}

/** Without the members that were left out. */
function given(page: { [Name in keyof PageChange]?: PageChange[Name] | undefined }): PageChange {
  return Object.fromEntries(Object.entries(page).filter(([, value]) => value !== undefined));
}
