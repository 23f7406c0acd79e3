// The address that a programme sends its events to. Whose event it is, is proved before anything else is done with it.
import { hash } from 'node:crypto';
import * as z from 'zod';
import { isToken } from '../catalog/token.ts';
import type { App } from '../platform/app.ts';
import { newId } from '../platform/ids.ts';
import { Refusal } from '../platform/refusal.ts';
import { Problem } from '../platform/web-problem.ts';
import type { Web } from '../platform/web.ts';
import { accountByHook, noteHeard, type AccountRow } from './account-store.ts';
import { openAccount } from './account.ts';
import { hookHash } from './accounts.ts';
import type { CosellDesk } from './desk.ts';
import { insertEvent } from './event-store.ts';

const longest = 64 * 1024;

export function programmeEventRoute(web: Web, app: App, desk: CosellDesk): void {
  void web.register(async (door) => {
    door.removeAllContentTypeParsers();
    door.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    door.post<{ Params: { token: string }; Body: unknown }>(
      '/programme-events/:token',
      {
        bodyLimit: longest,
        schema: {
          tags: ['Co-sell'],
          summary: 'Where a co-sell programme sends its events',
          description:
            'Signed as the programme signs them. What the event names is read at the programme itself; nothing else in it is believed.',
          response: {
            202: z.object({}).describe('Kept; what it names is read soon'),
            400: Problem,
            401: Problem,
            404: Problem,
            413: Problem,
            503: Problem,
          },
        },
        onRequest: async (request, reply) => {
          // Whatever type it claims to be, well formed or not.
          request.headers['content-type'] = 'application/octet-stream';
          const { token } = request.params;
          if (!isToken(token)) return reply.callNotFound();
        },
      },
      async (request, reply) => {
        const account = await accountByHook(app.db, hookHash(request.params.token));
        if (account === undefined) return reply.callNotFound();
        const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        const headers = Object.fromEntries(
          Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
        );
        await takeEvent(app, desk, account, headers, body);
        return reply.code(202).send({});
      },
    );
  });
}

async function takeEvent(
  app: App,
  desk: CosellDesk,
  account: AccountRow,
  headers: Record<string, string>,
  body: Buffer,
): Promise<void> {
  const { publisherId, id: accountId } = account;
  const { programme, ways } = openAccount(app, desk.delivering, account);
  const whose = (await programme.event.verify?.(ways, headers, body)) ?? 'ours';
  if (whose === 'not_ours') {
    app.log.warn({ publisherId, accountId }, 'programme_event.refused');
    throw new Refusal('unauthenticated.not_signed', 'The signature does not hold.');
  }
  if (whose !== 'ours')
    throw new Refusal('unavailable', 'Whose event it is cannot be proved now; send it again.', {
      retryAfterS: 30,
    });
  const event = programme.event.read(body);
  if (event === null) throw new Refusal('malformed_request', 'This is no event of the programme.');
  const now = app.clock.now();
  await app.db.tx(async (tx) => {
    const row = {
      publisherId,
      id: newId('pev', now),
      accountId,
      name: event.name,
      externalId: event.externalId,
      at: event.at === null ? null : new Date(event.at),
      receivedAt: now,
      tries: 0,
    };
    await insertEvent(tx, row, hash('sha256', body, 'buffer'));
    await noteHeard(tx, publisherId, accountId, now);
  });
  desk.wake();
}
