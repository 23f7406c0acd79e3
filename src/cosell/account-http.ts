// Routes of programmes and of a publisher's accounts there.
import * as z from 'zod';
import { may, type Actor } from '../accounts/actor.ts';
import type { App } from '../platform/app.ts';
import { listQuery, pageOf, pageOfAll } from '../platform/web-list.ts';
import { notFound } from '../platform/web-problem.ts';
import type { Web } from '../platform/web.ts';
import { accountById, accountsOf, type AccountRow } from './account-store.ts';
import { endsAt, secretNames } from './account.ts';
import { checkAccount, connectAccount, endAccount, patchAccount } from './accounts.ts';
import type { CosellDesk } from './desk.ts';
import { faultCodes } from './fault.ts';
import { programmeByName, programmes } from './programmes.ts';

const tags = ['Co-sell'];
const path = '/api/v1/publishers/:publisherId';
const params = z.object({ publisherId: z.string() });
const one = params.extend({ accountId: z.string() });
const text = z.string().nullable();
const read = { scope: 'cosell:read' } as const;
/** Whoever enters credentials is whoever may do so for destinations. */
const write = { scope: 'destinations:write' } as const;

export const FaultView = z
  .object({
    code: z.enum(faultCodes).describe('What a program may act on'),
    status: text.describe('HTTP status or the programme’s own code'),
    said: text.describe('The programme’s own words'),
  })
  .meta({ id: 'ProgrammeFault' });

const ProgrammeView = z
  .object({
    name: z.string(),
    title: z.string(),
    fields: z.array(
      z.object({
        name: z.string(),
        kind: z.string(),
        label: z.string(),
        help: z.string(),
        required: z.boolean(),
        maxLength: z.int(),
        options: z.array(z.string()),
      }),
    ),
    masks: z.boolean().describe('Contacts are hidden until a referral is accepted'),
    answerWithinHours: z.number(),
    stages: z.array(z.object({ name: z.string(), ends: z.enum(['won', 'lost']).nullable() })),
    setsStage: z.boolean(),
    declineReasons: z.array(z.string()).nullable().describe('Null: free text'),
    loseReasons: z.array(z.string()).nullable().describe('Null: free text'),
  })
  .meta({ id: 'Programme' });

const AccountView = z
  .object({
    id: z.string(),
    programme: z.string(),
    name: z.string(),
    settings: z.record(z.string(), z.string()).describe('Without secrets'),
    secrets: z.array(z.string()).describe('Names of the secrets that are set'),
    hookUrl: text.describe(
      'A secret address for the programme’s events. Null for those who may not change accounts',
    ),
    polledAt: z.date().nullable().describe('When all was last read'),
    nextPollAt: z.date(),
    heardAt: z.date().nullable().describe('When the last event came'),
    failures: z.int().describe('Readings that failed since'),
    fault: FaultView.nullable(),
    endsAt: z.date().nullable().describe('When a secret ends that its use renews; null: none does'),
    endsSoon: z.boolean().describe('Less than three weeks are left: sign in anew and enter the new one'),
    createdAt: z.date(),
  })
  .meta({ id: 'ProgrammeAccount' });

export function programmeAccountRoutes(web: Web, app: App, desk: CosellDesk): void {
  web.get(
    `${path}/programmes`,
    {
      config: read,
      schema: {
        tags,
        summary: 'The co-sell programmes, and what connecting to each needs',
        params,
        querystring: z.strictObject(listQuery),
        response: { 200: pageOf(ProgrammeView) },
      },
    },
    ({ query }) => pageOfAll(programmes.map(programmeView), query, ({ name }) => name),
  );
  readRoutes(web, app);
  writeRoutes(web, app, desk);
}

function programmeView({ fields, stages, answerWithinMs, ...programme }: (typeof programmes)[number]) {
  const { name, title, masks, setsStage, declineReasons, loseReasons } = programme;
  return {
    name,
    title,
    masks,
    setsStage,
    declineReasons: declineReasons && [...declineReasons],
    loseReasons: loseReasons && [...loseReasons],
    fields: fields.map(({ options = [], ...field }) => ({ ...field, options: [...options] })),
    answerWithinHours: answerWithinMs / 3_600_000,
    stages: stages.map((stage) => ({ name: stage.name, ends: stage.ends ?? null })),
  };
}

function readRoutes(web: Web, app: App): void {
  web.get(
    `${path}/programme-accounts`,
    {
      config: read,
      schema: {
        tags,
        summary: 'List the accounts of programmes',
        params,
        querystring: z.strictObject(listQuery),
        response: { 200: pageOf(AccountView) },
      },
    },
    async ({ actor, params: { publisherId }, query }) => {
      const rows = await app.db.asPublisher(publisherId, (tx) => accountsOf(tx, publisherId));
      return pageOfAll(
        rows.map((row) => accountView(app, actor, row)),
        query,
        ({ id }) => id,
      );
    },
  );

  web.get(
    `${path}/programme-accounts/:accountId`,
    {
      config: read,
      schema: { tags, summary: 'One account of a programme', params: one, response: { 200: AccountView } },
    },
    ({ actor, params: { publisherId, accountId } }) => shown(app, actor, publisherId, accountId),
  );
}

const settings = z.record(z.string().max(100), z.string().max(10_000)).describe('By programme');
const name = z.string().trim().min(1).max(200);

function writeRoutes(web: Web, app: App, desk: CosellDesk): void {
  web.post(
    `${path}/programme-accounts`,
    {
      config: write,
      schema: {
        tags,
        summary: 'Connect an account of a programme',
        params,
        body: z.strictObject({ programme: z.string().max(100), name, settings }),
        response: { 201: AccountView },
      },
    },
    async ({ actor, params: { publisherId }, body }, reply) => {
      const id = await connectAccount(app, actor, publisherId, body);
      return reply.code(201).send(await shown(app, actor, publisherId, id));
    },
  );

  web.patch(
    `${path}/programme-accounts/:accountId`,
    {
      config: write,
      schema: {
        tags,
        summary: 'Change an account; settings that are left out stay',
        params: one,
        body: z.strictObject({ name: name.optional(), settings: settings.optional() }),
        response: { 200: AccountView },
      },
    },
    async ({ actor, params: { publisherId, accountId }, body }) => {
      await patchAccount(app, actor, publisherId, accountId, body);
      return shown(app, actor, publisherId, accountId);
    },
  );

  web.delete(
    `${path}/programme-accounts/:accountId`,
    {
      config: write,
      schema: {
        tags,
        summary: 'Remove an account; its referrals stay',
        params: one,
        response: { 204: z.undefined().describe('Removed') },
      },
    },
    async ({ actor, params: { publisherId, accountId } }, reply) => {
      await endAccount(app, actor, publisherId, accountId);
      return reply.code(204).send();
    },
  );

  web.post(
    `${path}/programme-accounts/:accountId/checks`,
    {
      config: write,
      schema: {
        tags,
        summary: 'Try an account: signs in and reads a page, of which nothing is kept',
        params: one,
        response: { 200: z.object({ outcome: z.enum(['well', 'failed']), fault: FaultView.nullable() }) },
      },
    },
    async ({ params: { publisherId, accountId } }) => {
      const fault = await checkAccount(app, desk.delivering, publisherId, accountId);
      return { outcome: fault === null ? ('well' as const) : ('failed' as const), fault };
    },
  );
}

async function shown(app: App, actor: Actor, publisherId: string, id: string) {
  const row = await app.db.asPublisher(publisherId, (tx) => accountById(tx, publisherId, id));
  if (row === undefined || row.removedAt !== null) throw notFound('account');
  return accountView(app, actor, row);
}

const soonMs = 21 * 86_400_000;

function accountView(app: App, actor: Actor, row: AccountRow): z.infer<typeof AccountView> {
  const programme = programmeByName(row.programme);
  const ends = endsAt(row);
  return {
    id: row.id,
    programme: row.programme,
    name: row.name,
    settings: row.settings,
    secrets: programme === undefined ? [] : secretNames(programme),
    hookUrl: may(actor, 'destinations:write')
      ? `${app.publicUrl()}/programme-events/${app.vault.open(row.hookSealed, row.id)}`
      : null,
    polledAt: row.polledAt,
    nextPollAt: row.nextPollAt,
    heardAt: row.heardAt,
    failures: row.failures,
    fault: row.fault,
    endsAt: ends,
    endsSoon: ends !== null && ends.getTime() - app.clock.now().getTime() < soonMs,
    createdAt: row.createdAt,
  };
}
