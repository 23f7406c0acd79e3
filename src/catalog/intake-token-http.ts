// Routes of intake URLs: see them, renew them.
import * as z from 'zod';
import type { App } from '../platform/app.ts';
import { listQuery, page, pageOf } from '../platform/web-list.ts';
import { notFound } from '../platform/web-problem.ts';
import type { Web } from '../platform/web.ts';
import { renewToken, urlFor } from './intake-tokens.ts';
import { listingById, tokensBefore } from './store.ts';

const list = z.strictObject(listQuery);
const ofListing = z.object({ publisherId: z.string(), listingId: z.string() });
const path = '/api/v1/publishers/:publisherId/listings/:listingId/intake-tokens';

export function intakeTokenRoutes(web: Web, app: App): void {
  const tags = ['Intake URLs'];
  const overlapHours = z
    .int()
    .min(0)
    .max(720)
    .default(0)
    .describe('How long the present URL goes on working');

  web.post(
    path,
    {
      config: { scope: 'listings:write' },
      schema: {
        tags,
        summary: 'Renew the intake URL',
        params: ofListing,
        body: z.strictObject({ overlapHours }).default({ overlapHours: 0 }),
        response: { 201: z.object({ id: z.string(), intakeUrl: z.string(), previousEndsAt: z.date() }) },
      },
    },
    async ({ actor, params, body }, reply) =>
      reply
        .code(201)
        .send(await renewToken(app, actor, params.publisherId, params.listingId, body.overlapHours)),
  );

  const TokenView = z
    .object({
      id: z.string(),
      intakeUrl: z.string().nullable().describe('Null for those who lack listings:write'),
      createdAt: z.date(),
      endsAt: z.date().nullable(),
      lastUsedAt: z.date().nullable().describe('To the minute'),
    })
    .meta({ id: 'IntakeToken' });
  web.get(
    path,
    {
      config: { scope: 'listings:read' },
      schema: {
        tags,
        summary: 'List intake URLs, the newest first',
        params: ofListing,
        querystring: list,
        response: { 200: pageOf(TokenView) },
      },
    },
    async ({ actor, params: { publisherId, listingId }, query: { limit, cursor = null } }) =>
      app.db.asPublisher(publisherId, async (tx) => {
        if ((await listingById(tx, publisherId, listingId)) === undefined) throw notFound('listing');
        const tokens = await tokensBefore(tx, publisherId, listingId, cursor, limit + 1);
        const { items, nextCursor } = page(tokens, limit, (token) => token.id);
        return {
          items: items.map((token) => ({ ...token, intakeUrl: urlFor(app, actor, token) })),
          nextCursor,
        };
      }),
  );
}
