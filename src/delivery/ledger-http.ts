// Routes of the ledger, which adds up at every moment.
import * as z from 'zod';
import { asActor } from '../accounts/confined.ts';
import type { App } from '../platform/app.ts';
import { listQuery, pageOf, pageOfAll } from '../platform/web-list.ts';
import { timeGiven } from '../platform/web-time.ts';
import type { Web } from '../platform/web.ts';
import type { Delivering } from './delivering.ts';
import { ledger } from './ledger-store.ts';

const LedgerLine = z
  .object({
    destinationId: z.string(),
    received: z.int().describe('The sum of the others, always'),
    delivered: z.int(),
    scheduled: z.int().describe('Those being delivered at this moment included'),
    waiting: z.int().describe('For a retry'),
    parked: z.int().describe('Until a person looks'),
    withheld: z.int().describe('Until lead sharing is switched on'),
  })
  .meta({ id: 'LedgerLine' });
const Ledger = pageOf(LedgerLine).extend({ at: z.date() });

const query = z.strictObject({
  destinationId: z.string().optional(),
  from: timeGiven().optional(),
  to: timeGiven().optional(),
  ...listQuery,
});
const ofPublisher = z.object({ publisherId: z.string() });
const tags = ['Deliveries'];

export function ledgerRoutes(web: Web, app: App, { engine }: Delivering): void {
  web.get(
    '/api/v1/publishers/:publisherId/ledger',
    {
      config: { scope: 'deliveries:read', assigned: true },
      schema: {
        tags,
        summary: 'What became of every delivery, in counts',
        params: ofPublisher,
        querystring: query,
        response: { 200: Ledger },
      },
    },
    async ({ actor, params: { publisherId }, query }) => {
      const filtered = {
        publisherId,
        destinationId: query.destinationId ?? null,
        from: query.from ?? null,
        to: query.to ?? null,
      };
      const lines = await asActor(app, actor, publisherId, (tx) => ledger(tx, filtered, app.clock.now()));
      // A destination that has had nothing yet adds up as well.
      const own = engine.directory
        .recipientsOf(publisherId)
        .filter(
          ({ id, publisherId: owner }) =>
            owner === publisherId && (!query.destinationId || id === query.destinationId),
        );
      const missing = own
        .filter(({ id }) => !lines.some(({ destinationId }) => destinationId === id))
        .map(({ id }) => nothingYet(id));
      const all = [...lines, ...missing];
      return { at: app.clock.now(), ...pageOfAll(all, query, (line) => line.destinationId) };
    },
  );

  web.get(
    '/api/v1/operator/ledger',
    {
      config: { operator: true },
      schema: {
        tags,
        summary: 'The ledger over all publishers',
        querystring: query,
        response: { 200: Ledger },
      },
    },
    async ({ query }) => {
      const filtered = {
        publisherId: null,
        destinationId: query.destinationId ?? null,
        from: query.from ?? null,
        to: query.to ?? null,
      };
      const items = await ledger(app.db, filtered, app.clock.now());
      return { at: app.clock.now(), ...pageOfAll(items, query, (line) => line.destinationId) };
    },
  );
}

function nothingYet(destinationId: string): z.infer<typeof LedgerLine> {
  return { destinationId, received: 0, delivered: 0, scheduled: 0, waiting: 0, parked: 0, withheld: 0 };
}
