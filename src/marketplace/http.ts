// Routes of the account by which a marketplace's report is read, and of how far its figures go.
import * as z from 'zod';
import { freshnessOf } from '../campaigns/offer-store.ts';
import { importById } from '../campaigns/traffic-store.ts';
import type { App } from '../platform/app.ts';
import { notFound } from '../platform/web-problem.ts';
import type { Web } from '../platform/web.ts';
import { dayGiven } from '../platform/web-time.ts';
import { accountOf, hasten, type AccountRow } from './account-store.ts';
import { checkAccount, checkSteps, endAccount, enterAccount } from './accounts.ts';
import type { MarketplaceDesk } from './desk.ts';
import { faultCodes, needsPerson } from './fault.ts';
import { daysLeft } from './warn.ts';

const tags = ['Campaigns'];
const path = '/api/v1/publishers/:publisherId/marketplace-account';
const params = z.object({ publisherId: z.string() });
const text = z.string().nullable();
const read = { scope: 'campaigns:read' } as const;
/** Whoever enters credentials is whoever may do so for destinations. */
const write = { scope: 'destinations:write' } as const;

const FaultView = z
  .object({
    code: z.enum(faultCodes).describe('What a program may act on'),
    status: text.describe('HTTP status or the far side’s own code'),
    said: text.describe('The far side’s own words'),
    needsPerson: z.boolean().describe('It does not pass by itself'),
  })
  .meta({ id: 'MarketplaceFault' });

const AccountView = z
  .object({
    tenantId: z.string(),
    clientId: z.string(),
    apiUrl: text,
    authority: text,
    secretEndsOn: text.describe('As it was entered; null: not known'),
    secretEndsSoon: z.boolean().describe('Less than 30 days are left'),
    waiting: z.boolean().describe('A report was asked for and is being made there'),
    nextAt: z.date().describe('When it is looked at next'),
    readAt: z.date().nullable().describe('When a report was last read to its end'),
    rows: z.int().nullable().describe('Of that report, without those that could not be read'),
    refused: z.int().nullable().describe('Rows of it that could not be read'),
    fault: FaultView.nullable(),
    failingSince: z.date().nullable().describe('Since then the figures are not renewed'),
    createdAt: z.date(),
  })
  .meta({ id: 'MarketplaceAccount' });

const FreshnessView = z
  .object({
    fromDay: text,
    toDay: text.describe('Up to which day reports told; null: nothing was imported'),
    asOf: z.date().nullable().describe('When the newest report was made'),
    unknownOffers: z.int().describe('Offers that no listing is called like'),
    account: AccountView.nullable().describe('Null: reports are brought by hand'),
  })
  .meta({ id: 'MarketplaceFreshness' });

export function marketplaceRoutes(web: Web, app: App, desk: MarketplaceDesk): void {
  web.get(
    '/api/v1/publishers/:publisherId/marketplace-freshness',
    {
      config: read,
      schema: {
        tags,
        summary: 'How far a marketplace’s figures go, and how they come',
        params,
        response: { 200: FreshnessView },
      },
    },
    ({ params: { publisherId } }) => freshness(app, publisherId),
  );
  writeRoutes(web, app);
  actRoutes(web, app, desk);
}

function freshness(app: App, publisherId: string): Promise<z.infer<typeof FreshnessView>> {
  return app.db.asPublisher(publisherId, async (tx) => {
    const account = await accountOf(tx, publisherId);
    const last = account?.importId ? await importById(tx, publisherId, account.importId) : undefined;
    const shown = account === undefined ? null : { ...view(account, app.clock.now()), ...countsOf(last) };
    return { ...(await freshnessOf(tx, publisherId)), account: shown };
  });
}

type Counted = { added: number; changed: number; unchanged: number; outdated: number; refused: number };
const countsOf = (last: Counted | undefined) => ({
  rows: last === undefined ? null : last.added + last.changed + last.unchanged + last.outdated,
  refused: last?.refused ?? null,
});

function view(account: AccountRow, now: Date) {
  const { settings, secretEndsOn, asked, nextAt, readAt, fault, failingSince, createdAt } = account;
  return {
    tenantId: settings['tenantId']!,
    clientId: settings['clientId']!,
    apiUrl: settings['apiUrl'] ?? null,
    authority: settings['authority'] ?? null,
    secretEndsOn,
    secretEndsSoon: secretEndsOn !== null && daysLeft(secretEndsOn, now) < 30,
    waiting: asked !== null,
    nextAt,
    readAt,
    fault: fault && faultView(fault),
    failingSince,
    createdAt,
  };
}

const faultView = ({ code, status, said }: NonNullable<AccountRow['fault']>) => ({
  code,
  status,
  said,
  needsPerson: needsPerson({ code }),
});

const id = z.string().trim().min(1).max(100);
const address = z.string().trim().max(200).nullable().default(null);

function writeRoutes(web: Web, app: App): void {
  web.put(
    path,
    {
      config: write,
      schema: {
        tags,
        summary: 'Enter the account by which a marketplace’s report is read, or change it',
        params,
        body: z.strictObject({
          tenantId: id,
          clientId: id,
          clientSecret: z
            .string()
            .trim()
            .min(1)
            .max(200)
            .nullable()
            .default(null)
            .describe('Null: it stays as it is'),
          secretEndsOn: dayGiven().nullable().default(null),
          apiUrl: address,
          authority: address,
        }),
        response: { 200: FreshnessView },
      },
    },
    async ({ actor, params: { publisherId }, body }) => {
      await enterAccount(app, actor, publisherId, body);
      return freshness(app, publisherId);
    },
  );

  web.delete(
    path,
    {
      config: write,
      schema: {
        tags,
        summary: 'Remove the account; what was imported stays',
        params,
        response: { 204: z.undefined().describe('Removed') },
      },
    },
    async ({ actor, params: { publisherId } }, reply) => {
      await endAccount(app, actor, publisherId);
      return reply.code(204).send();
    },
  );
}

function actRoutes(web: Web, app: App, desk: MarketplaceDesk): void {
  web.post(
    `${path}/checks`,
    {
      config: write,
      schema: {
        tags,
        summary: 'Try the account: signs in and asks which data there are; makes nothing there',
        params,
        response: {
          200: z.object({
            steps: z.array(
              z.object({
                step: z.enum(checkSteps),
                outcome: z.enum(['well', 'failed', 'not_tried']),
              }),
            ),
            fault: FaultView.nullable(),
          }),
        },
      },
    },
    async ({ params: { publisherId } }) => {
      const account = await app.db.asPublisher(publisherId, (tx) => accountOf(tx, publisherId));
      if (account === undefined) throw notFound('account');
      const { steps, fault } = await checkAccount(app, desk.delivering, account);
      return { steps, fault: fault && faultView(fault) };
    },
  );

  web.post(
    `${path}/imports`,
    {
      config: { scope: 'campaigns:write' },
      schema: {
        tags,
        summary: 'Read the report now instead of at its time; it is made there within minutes',
        params,
        response: { 202: FreshnessView },
      },
    },
    async ({ params: { publisherId } }, reply) => {
      const hastened = await app.db.asPublisher(publisherId, (tx) =>
        hasten(tx, publisherId, app.clock.now()),
      );
      if (!hastened) throw notFound('account');
      return reply.code(202).send(await freshness(app, publisherId));
    },
  );
}
