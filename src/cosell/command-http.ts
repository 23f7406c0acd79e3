// Routes of what people do with referrals: accept, decline, change, win, lose, propose one of their own.
import * as z from 'zod';
import type { App } from '../platform/app.ts';
import { notFound } from '../platform/web-problem.ts';
import type { Web } from '../platform/web.ts';
import { ask, propose } from './ask.ts';
import { commandById, type CommandRow } from './command-store.ts';
import { AcceptanceInput, changesOf, EndingInput, PatchInput, ProposalInput, WinInput } from './command.ts';
import type { CosellDesk } from './desk.ts';
import { referralById } from './referral-store.ts';
import { CommandView, commandView, referralView } from './referral-view.ts';

const tags = ['Co-sell'];
const path = '/api/v1/publishers/:publisherId';
const params = z.object({ publisherId: z.string() });
const one = params.extend({ referralId: z.string() });
const config = { scope: 'cosell:write' } as const;
const response = { 201: CommandView };
const description =
  'Sent at once; the answer says what came of it: done, waiting for another try, in conflict with a change at the programme, or refused.';

export function referralCommandRoutes(web: Web, app: App, desk: CosellDesk): void {
  answerRoutes(web, app, desk);
  endRoutes(web, app, desk);
  web.patch(
    `${path}/referrals/:referralId`,
    {
      config,
      schema: {
        tags,
        summary: 'Change a referral',
        description,
        params: one,
        body: PatchInput,
        response: { 200: CommandView },
      },
    },
    async ({ actor, params: { publisherId, referralId }, body: { revision, operations } }) => {
      const changes = changesOf(operations);
      return shown(
        app,
        await ask(app, desk, actor, publisherId, referralId, revision, { kind: 'update', changes }),
      );
    },
  );

  web.post(
    `${path}/referrals`,
    {
      config,
      schema: {
        tags,
        summary: 'Propose a referral of your own',
        description,
        params,
        body: ProposalInput,
        response,
      },
    },
    async ({ actor, params: { publisherId }, body }, reply) =>
      reply
        .code(201)
        .send(await shown(app, await propose(app, desk, actor, publisherId, { kind: 'create', ...body }))),
  );

  web.get(
    `${path}/referral-commands/:commandId`,
    {
      config: { scope: 'cosell:read' },
      schema: {
        tags,
        summary: 'What became of something that was asked',
        params: params.extend({ commandId: z.string() }),
        response: { 200: CommandView },
      },
    },
    async ({ params: { publisherId, commandId } }) => {
      const row = await app.db.asPublisher(publisherId, (tx) => commandById(tx, publisherId, commandId));
      if (row === undefined) throw notFound('command');
      return shown(app, row);
    },
  );
}

function answerRoutes(web: Web, app: App, desk: CosellDesk): void {
  web.post(
    `${path}/referrals/:referralId/acceptances`,
    {
      config,
      schema: {
        tags,
        summary: 'Accept a referral',
        description,
        params: one,
        body: AcceptanceInput,
        response,
      },
    },
    async ({ actor, params: { publisherId, referralId }, body: { revision, ...input } }, reply) => {
      const row = await ask(app, desk, actor, publisherId, referralId, revision, {
        kind: 'accept',
        ...input,
      });
      return reply.code(201).send(await shown(app, row));
    },
  );

  web.post(
    `${path}/referrals/:referralId/declines`,
    {
      config,
      schema: { tags, summary: 'Decline a referral', description, params: one, body: EndingInput, response },
    },
    async ({ actor, params: { publisherId, referralId }, body: { revision, ...input } }, reply) => {
      const row = await ask(app, desk, actor, publisherId, referralId, revision, {
        kind: 'decline',
        ...input,
      });
      return reply.code(201).send(await shown(app, row));
    },
  );
}

function endRoutes(web: Web, app: App, desk: CosellDesk): void {
  web.post(
    `${path}/referrals/:referralId/wins`,
    {
      config,
      schema: { tags, summary: 'Say that it is won', description, params: one, body: WinInput, response },
    },
    async ({ actor, params: { publisherId, referralId }, body: { revision } }, reply) => {
      const row = await ask(app, desk, actor, publisherId, referralId, revision, { kind: 'win' });
      return reply.code(201).send(await shown(app, row));
    },
  );

  web.post(
    `${path}/referrals/:referralId/losses`,
    {
      config,
      schema: { tags, summary: 'Say that it is lost', description, params: one, body: EndingInput, response },
    },
    async ({ actor, params: { publisherId, referralId }, body: { revision, ...input } }, reply) => {
      const row = await ask(app, desk, actor, publisherId, referralId, revision, { kind: 'lose', ...input });
      return reply.code(201).send(await shown(app, row));
    },
  );
}

/** What is hidden of the referral is hidden here too. */
async function shown(app: App, row: CommandRow): Promise<z.infer<typeof CommandView>> {
  const { referralId, publisherId } = row;
  const referral =
    referralId === null
      ? undefined
      : await app.db.asPublisher(publisherId, (tx) => referralById(tx, publisherId, referralId));
  return commandView(row, referral !== undefined && referralView(referral, app.clock.now()).masked);
}
