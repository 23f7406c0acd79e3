// Routes of territories and pools, and the simulation of both before they are saved.
import * as z from 'zod';
import type { App } from '../platform/app.ts';
import { listQuery, page, pageOf, pageOfAll } from '../platform/web-list.ts';
import { notFound } from '../platform/web-problem.ts';
import type { Web } from '../platform/web.ts';
import type { Scorers } from '../scoring/scorers.ts';
import { PoolView, poolView, TerritoriesView, territoriesView } from './assignment-view.ts';
import { waitReasons } from './choose.ts';
import { poolFields } from './pool.ts';
import { poolsOf } from './pool-store.ts';
import { archivePool, changePool, createPool } from './save-pool.ts';
import { saveTerritories } from './save-territories.ts';
import { simulation } from './simulation.ts';
import { newestTerritories, territoriesBefore } from './territory-store.ts';
import { territoriesFields } from './territory.ts';

const tags = ['Assignment'];
const path = '/api/v1/publishers/:publisherId';
const params = z.object({ publisherId: z.string() });
const ofPool = params.extend({ poolId: z.string() });
const note = z.string().trim().max(500).nullable().default(null).describe('Why, for whoever reads it later');

const Simulation = z
  .object({
    leads: z.int(),
    since: z.date(),
    more: z.boolean().describe('There were more than 20,000; the newest were looked at'),
    territories: z.array(
      z.object({
        territoryId: z.string().describe('otherwise: what no territory takes'),
        name: z.string().nullable(),
        poolId: z.string().nullable(),
        leads: z.int(),
        waited: z.int().describe('Of those, how many had to wait before somebody got them'),
        people: z.array(z.object({ userId: z.string(), leads: z.int() })),
        unassigned: z.array(z.object({ reason: z.enum(waitReasons), leads: z.int() })),
      }),
    ),
    people: z.array(z.object({ poolId: z.string(), userId: z.string(), leads: z.int(), due: z.number() })),
  })
  .meta({ id: 'AssignmentSimulation' });

export function territoryRoutes(web: Web, app: App, scorers: Scorers): void {
  mountTerritories(web, app);
  mountPools(web, app);
  web.post(
    `${path}/assignment-simulations`,
    {
      config: { scope: 'assignments:write' },
      schema: {
        tags,
        summary: 'Who would have got how many of the last days’ leads',
        description:
          'By territories and pools as sent, else as saved, with hours and absences as they are now. Caps of open leads are left out. Nothing is kept.',
        params,
        body: z.strictObject({
          days: z.int().min(1).max(90),
          territories: territoriesFields.territories.optional(),
          otherwise: territoriesFields.otherwise.optional(),
          pools: z
            .array(z.strictObject({ id: z.string().max(100), ...poolFields }))
            .max(50)
            .optional()
            .describe('In place of the saved ones of these ids, or new'),
        }),
        response: { 200: Simulation },
      },
    },
    async ({ params: { publisherId }, body }) => simulation(app, scorers, publisherId, body),
  );
}

function mountTerritories(web: Web, app: App): void {
  const current = { tags, summary: 'The territories in use', params, response: { 200: TerritoriesView } };
  web.get(
    `${path}/territories`,
    { config: { scope: 'leads:read' }, schema: current },
    async ({ params: { publisherId } }) =>
      territoriesView(await app.db.asPublisher(publisherId, (tx) => newestTerritories(tx, publisherId))),
  );

  const versions = {
    tags,
    summary: 'List the versions of the territories, newest first',
    params,
    querystring: z.strictObject(listQuery),
    response: { 200: pageOf(TerritoriesView) },
  };
  web.get(
    `${path}/territory-versions`,
    { config: { scope: 'leads:read' }, schema: versions },
    async ({ params: { publisherId }, query: { limit, cursor } }) => {
      const before = cursor === undefined ? null : Number.isInteger(Number(cursor)) ? Number(cursor) : 0;
      const rows = await app.db.asPublisher(publisherId, (tx) =>
        territoriesBefore(tx, publisherId, before, limit + 1),
      );
      return page(rows.map(territoriesView), limit, ({ version }) => String(version));
    },
  );

  const save = {
    tags,
    summary: 'Save the territories, in their order, as a new version',
    description: 'What waits is placed anew. Leads that somebody has stay where they are.',
    params,
    body: z.strictObject({
      ...territoriesFields,
      basedOn: z.int().min(0).describe('The version that was changed; 0: none yet'),
      note,
    }),
    response: { 200: TerritoriesView },
  };
  web.put(
    `${path}/territories`,
    { config: { scope: 'assignments:write' }, schema: save },
    async ({ actor, params: { publisherId }, body }) =>
      territoriesView(await saveTerritories(app, actor, publisherId, body)),
  );
}

function mountPools(web: Web, app: App): void {
  readPools(web, app);
  writePools(web, app);
}

function readPools(web: Web, app: App): void {
  const list = {
    tags,
    summary: 'List the pools in use, with what each member was due and given',
    params,
    querystring: z.strictObject(listQuery),
    response: { 200: pageOf(PoolView) },
  };
  web.get(
    `${path}/pools`,
    { config: { scope: 'people:read' }, schema: list },
    async ({ params: { publisherId }, query }) => {
      const pools = await app.db.asPublisher(publisherId, (tx) => poolsOf(tx, publisherId));
      return pageOfAll(pools.map(poolView), query, ({ name, id }) => `${name.toLowerCase()} ${id}`);
    },
  );

  const get = { tags, summary: 'One pool', params: ofPool, response: { 200: PoolView } };
  web.get(
    `${path}/pools/:poolId`,
    { config: { scope: 'people:read' }, schema: get },
    async ({ params: { publisherId, poolId } }) => shownPool(app, publisherId, poolId),
  );
}

function writePools(web: Web, app: App): void {
  const write = { scope: 'assignments:write' } as const;

  const create = {
    tags,
    summary: 'Make a pool',
    params,
    body: z.strictObject(poolFields),
    response: { 201: PoolView },
  };
  web.post(
    `${path}/pools`,
    { config: write, schema: create },
    async ({ actor, params: { publisherId }, body }, reply) => {
      const id = await createPool(app, actor, publisherId, body);
      return reply.code(201).send(await shownPool(app, publisherId, id));
    },
  );

  const change = {
    tags,
    summary: 'Change a pool and its members',
    description: 'Members who stay keep what they were due and given; who joins begins at nothing.',
    params: ofPool,
    body: z.strictObject({
      ...poolFields,
      basedOn: z.int().positive().describe('The version that was changed'),
    }),
    response: { 200: PoolView },
  };
  web.put(
    `${path}/pools/:poolId`,
    { config: write, schema: change },
    async ({ actor, params: { publisherId, poolId }, body }) => {
      await changePool(app, actor, publisherId, poolId, body);
      return shownPool(app, publisherId, poolId);
    },
  );

  const archive = {
    tags,
    summary: 'Archive a pool that no territory leads to; its ledger stays',
    params: ofPool,
    response: { 204: z.undefined().describe('Archived') },
  };
  web.delete(
    `${path}/pools/:poolId`,
    { config: write, schema: archive },
    async ({ actor, params: { publisherId, poolId } }, reply) => {
      await archivePool(app, actor, publisherId, poolId);
      return reply.code(204).send();
    },
  );
}

async function shownPool(app: App, publisherId: string, poolId: string) {
  const [pool] = await app.db.asPublisher(publisherId, (tx) => poolsOf(tx, publisherId, poolId));
  if (!pool) throw notFound('pool');
  return poolView(pool);
}
