// Routes of scoring: the models of a publisher's storefronts in their versions, what another one would do, and what rules may ask.
import * as z from 'zod';
import { may } from '../accounts/actor.ts';
import { storefronts } from '../catalog/storefronts.ts';
import type { App } from '../platform/app.ts';
import { Refusal } from '../platform/refusal.ts';
import { listQuery, page, pageOf, pageOfAll } from '../platform/web-list.ts';
import { tellConfiguration } from '../platform/configuration.ts';
import type { Web } from '../platform/web.ts';
import { tests } from './condition.ts';
import { defaultModel } from './default-model.ts';
import { factsFor } from './fact-list.ts';
import { ModelView, Preview, SavedModel, saving, trying } from './model-view.ts';
import { versionsOf, type SavedVersion } from './model-store.ts';
import { previewModel } from './preview.ts';
import { saveModel } from './save-model.ts';
import type { Scorers } from './scorers.ts';

const Fact = z
  .object({
    name: z.string().describe('own. and the name for a lead field of your own'),
    kind: z.enum(['text', 'choice', 'number', 'flag']),
    label: z.string().nullable().describe('Of a lead field of your own'),
    known: z.enum(['received', 'scored']).describe('scored: no scoring rule can ask it'),
    tests: z.array(z.enum(tests)),
    choices: z.array(z.object({ value: z.string(), label: z.string().nullable() })).describe('Of a choice'),
  })
  .meta({ id: 'Fact' });

const ofPublisher = z.object({ publisherId: z.string() });
const ofStorefront = ofPublisher.extend({ storefront: z.enum(storefronts.map(({ id }) => id)) });
const tags = ['Scoring'];
const path = '/api/v1/publishers/:publisherId';
const models = `${path}/scoring-models`;
const read = { scope: 'leads:read' } as const;
const write = { scope: 'scoring:write' } as const;

export function scoringRoutes(web: Web, app: App, scorers: Scorers): void {
  readRoutes(web, app);
  writeRoutes(web, app, scorers);
}

function readRoutes(web: Web, app: App): void {
  const facts = {
    tags,
    summary: 'What a condition may ask of a lead, with the tests and the choices of each',
    params: ofPublisher,
    querystring: z.strictObject(listQuery),
    response: { 200: pageOf(Fact) },
  };
  web.get(`${path}/facts`, { config: read, schema: facts }, async ({ params: { publisherId }, query }) => {
    const listed = await app.db.asPublisher(publisherId, (tx) => factsFor(tx, publisherId));
    // In the order in which they are offered.
    const { items, nextCursor } = pageOfAll([...listed.entries()], query, ([nth]) =>
      String(nth).padStart(4, '0'),
    );
    return { items: items.map(([, fact]) => ({ ...fact, tests: [...fact.tests] })), nextCursor };
  });

  const list = {
    tags,
    summary: 'How the leads of each storefront are scored now',
    params: ofPublisher,
    querystring: z.strictObject(listQuery),
    response: { 200: pageOf(ModelView) },
  };
  web.get(models, { config: read, schema: list }, async ({ params: { publisherId }, query }) => {
    const current = await app.db.asPublisher(publisherId, async (tx) => {
      const found: z.infer<typeof ModelView>[] = [];
      for (const { id } of storefronts) {
        const [newest] = await versionsOf(tx, publisherId, id, null, 1);
        found.push(newest ? savedView(newest) : shippedView(id));
      }
      return found;
    });
    return pageOfAll(current, query, ({ storefront }) => storefront);
  });

  const versions = {
    tags,
    summary: 'The versions of a storefront’s model, the newest first; what we ship is the last',
    params: ofStorefront,
    querystring: z.strictObject(listQuery),
    response: { 200: pageOf(ModelView) },
  };
  web.get(`${models}/:storefront/versions`, { config: read, schema: versions }, async ({ params, query }) => {
    const { publisherId, storefront } = params;
    const { limit, cursor } = query;
    const before = cursor === undefined ? null : Number(cursor) || 0;
    const rows = await app.db.asPublisher(publisherId, (tx) =>
      versionsOf(tx, publisherId, storefront, before, limit + 1),
    );
    const all = [
      ...rows.map(savedView),
      ...(before === 0 || rows.length > limit ? [] : [shippedView(storefront)]),
    ];
    return page(all, limit, ({ version }) => String(version));
  });
}

function writeRoutes(web: Web, app: App, scorers: Scorers): void {
  const save = {
    tags,
    summary:
      'Save a model as a new version: it scores new leads at once, and those that are there in the background',
    params: ofStorefront,
    body: saving,
    response: { 200: SavedModel },
  };
  web.put(`${models}/:storefront`, { config: write, schema: save }, async ({ actor, params, body }) => {
    const { publisherId, storefront } = params;
    const { rescoringId, ...saved } = await saveModel(app, actor, publisherId, storefront, body);
    await tellConfiguration(app, publisherId);
    return { ...savedView(saved), rescoringId };
  });

  const preview = {
    tags,
    summary: 'What a model would do to the leads of the last 90 days, before it is saved',
    description: 'Needs `leads:read` as well. Nothing is changed.',
    params: ofStorefront,
    body: trying,
    response: { 200: Preview },
  };
  web.post(
    `${models}/:storefront/previews`,
    { config: write, schema: preview },
    async ({ actor, params, body }) => {
      if (!may(actor, 'leads:read'))
        throw new Refusal('forbidden.key_lacks_scope', 'This needs the scope leads:read.', {
          given: { scope: 'leads:read' },
        });
      return previewModel(app, scorers, params.publisherId, params.storefront, body.model);
    },
  );
}

const savedView = (saved: SavedVersion) => ({ ...saved, shipped: false });

function shippedView(storefront: string): z.infer<typeof ModelView> {
  const model = defaultModel(storefront);
  return { storefront, version: 0, shipped: true, model, note: null, savedBy: null, savedAt: null };
}
